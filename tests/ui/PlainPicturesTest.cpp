// The pictures of the gain and of the DC filter: one row each, by mouse and by keys.
#include "tests/ui/ChainStage.h"
#include "ui/chain/DcPicture.h"
#include "ui/chain/LevelTrace.h"

#include <QTest>

#include <gtest/gtest.h>

#include <cmath>

namespace {

using tests::ChainStage;

TEST(PlainPictures, TurnsTheGainByItsLineAndByKeys) {
    ChainStage stage({"gain"});
    auto* const trace = stage.sheet()->findChild<ui::chain::LevelTrace*>();
    ASSERT_TRUE(trace);
    const auto gainDb = [&] { return std::get<core::GainSettings>(stage.track()[0].settings).gainDb; };
    // 24 dB above full scale, 60 below it.
    const QPoint from(trace->width() / 2, qRound(trace->height() * 24.0 / 84.0));
    const QPoint by(0, -qRound(trace->height() * 6.0 / 84.0));
    ChainStage::drag(trace, from, from + by);
    QTest::mouseRelease(trace, Qt::LeftButton, {}, from + by);
    EXPECT_NEAR(gainDb(), 6.0, 0.5);
    trace->setFocus();
    const double dragged = gainDb();
    QTest::keyClick(trace, Qt::Key_Down);
    EXPECT_LT(gainDb(), dragged);
    EXPECT_EQ(trace->spokenValue(), gainDb());
}

TEST(PlainPictures, MovesTheCornerOfTheDcFilterByItsHandleAndByKeys) {
    ChainStage stage({"dcFilter"});
    auto* const picture = stage.sheet()->findChild<ui::chain::DcPicture*>();
    ASSERT_TRUE(picture);
    const auto hz = [&] { return std::get<core::DcFilterSettings>(stage.track()[0].settings).cornerHz; };
    const double before = hz();
    const QPoint from = picture->handle().toPoint();
    // Octaves: over the width, 8 px within the widget, they go from 0.3 to 200 Hz.
    const QPoint by(qRound((picture->width() - 16) / std::log2(200.0 / 0.3)), 0);
    const std::size_t steps = stage.steps();
    ChainStage::drag(picture, from, from + by);
    EXPECT_NEAR(hz() / before, 2.0, 0.05);
    QTest::keyClick(picture, Qt::Key_Escape);
    EXPECT_EQ(hz(), before);
    ChainStage::drag(picture, from, from + by);
    QTest::mouseRelease(picture, Qt::LeftButton, {}, from + by);
    EXPECT_EQ(stage.steps(), steps + 1);
    EXPECT_GT(picture->handle().x(), from.x());
    picture->setFocus();
    const double dragged = hz();
    QTest::keyClick(picture, Qt::Key_Up);
    EXPECT_GT(hz(), dragged);
    QTest::mousePress(picture, Qt::LeftButton, Qt::AltModifier, picture->handle().toPoint());
    EXPECT_EQ(hz(), before);
}

} // namespace
