// What the quality check found is heard where it is, through ALSA's file plug-in.
#include "tests/realtime/SoundServers.h"
#include "tests/ui/QualityStage.h"

#include <gtest/gtest.h>

namespace {

using tests::DeskFixture;

class QualityListen : public testing::Test {
  protected:
    QualityListen() {
        listening().choose({.name = "capfile"});
        shown.check();
    }
    ~QualityListen() override {
        listening().closeDevice();
        listening().choose({}); // for whoever comes next: it is remembered
    }
    ui::Listening& listening() { return shown.fixture.desk().listening(); }
    core::FrameCount played() { return listening().transport().framesPlayed; }
    /// Until so much more than `before` was played and nothing plays any more.
    bool playedBehind(core::FrameCount before) {
        return DeskFixture::waitFor([&] { return played() > before && !listening().transport().playing; });
    }

    tests::AlsaFile alsa;
    tests::QualityStage shown;
};

TEST_F(QualityListen, PlaysFromASecondBeforeThePlaceToASecondBehindItByClickAndByReturn) {
    const int row = shown.rowOf(QStringLiteral("Track 2: The mix: a click"));
    ASSERT_GE(row, 0);
    const core::Finding click = shown.list().quality().found()->at(static_cast<std::size_t>(row));
    constexpr core::FrameCount second = core::cdRate;
    const core::FrameCount whole = second + click.lengthFrames + second;
    const QPoint middle = shown.rows().visualItemRect(shown.rows().item(row, 1)).center();
    QTest::mouseClick(shown.rows().viewport(), Qt::LeftButton, {}, middle);
    ASSERT_TRUE(playedBehind(0));
    EXPECT_EQ(played(), whole);
    EXPECT_EQ(listening().transport().position, click.at.value() + click.lengthFrames + second);
    EXPECT_EQ(shown.fixture.desk().selection().track(), shown.fixture.album().tracks[1].id);
    shown.rows().setCurrentCell(row, 0);
    QTest::keyClick(&shown.rows(), Qt::Key_Return);
    ASSERT_TRUE(playedBehind(whole));
    EXPECT_EQ(played(), 2 * whole);
}

} // namespace
