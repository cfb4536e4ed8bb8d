// The window for everyone: contrast of words, no row broken by a long or foreign title, motion where it is wanted.
#include "tests/ui/DeskFixture.h"
#include "ui/controls/Words.h"
#include "ui/meters/Levels.h"
#include "ui/meters/SpectrumMeter.h"
#include "ui/theme/Motion.h"
#include "ui/theme/Palette.h"
#include "ui/theme/Theme.h"

#include <gtest/gtest.h>

#include <QAbstractButton>

#include <cmath>

namespace {

using tests::DeskFixture;

/// Relative luminance (WCAG 2.1).
double luminance(QColor colour) {
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(QColor a, QColor b) {
    const double light = std::max(luminance(a), luminance(b));
    const double dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

TEST(Everyone, CanReadEveryWord) {
    using namespace ui::palette;
    for (const QColor ground : {background, panel, raised})
        for (const QColor words : {text, dim, amber, blue, teal, good, wrongText})
            EXPECT_GE(contrast(words, ground), 4.5)
                << words.name().toStdString() << " on " << ground.name().toStdString();
    for (const QColor words : {text, dim, amber, wrongText})
        EXPECT_GE(contrast(words, selection), 4.5) << words.name().toStdString();
    EXPECT_GE(contrast(background, amber), 4.5);
    EXPECT_GE(contrast(text, line), 4.5);   // a button that is held down
    EXPECT_GE(contrast(faint, panel), 3.0); // marks and lines: what is not text
    EXPECT_GE(contrast(wrong, panel), 3.0);
}

TEST(Everyone, KeepsTheWindowsSizesWithAnyTitle) {
    DeskFixture fixture;
    fixture.import(3);
    ui::MainWindow window(fixture.desk());
    window.resize(1280, 720);
    window.show();
    const QSize before = window.minimumSizeHint();
    fixture.desk().change(QStringLiteral("Titles"), [](core::Album album) {
        album.metadata.title = std::string(300, 'W');
        album.tracks[0].metadata.title = std::string(400, 'M');
        album.tracks[1].metadata.title = "\u6d77\u306e\u4e0a\u306e\u5149\u3068\u98a8\u306e\u6b4c";
        album.tracks[2].metadata.title = "\u05e9\u05d9\u05e8 \u05e9\u05dc \u05d4\u05d9\u05dd";
        return album;
    });
    DeskFixture::turn();
    EXPECT_EQ(window.size(), QSize(1280, 720));
    EXPECT_LE(window.minimumSizeHint().width(), std::max(before.width(), 1280));
}

/// Silence after a loud moment, a frame later.
template <class Meter>
std::string fallen(bool reduced) {
    ui::theme::chooseReducedMotion(reduced);
    Meter meter;
    meter.resize(200, 200);
    engine::MeterReading loud;
    loud.samplePeakDb.fill(-1.0);
    loud.rmsDb.fill(-10.0);
    loud.spectrumDb.fill(-20.0F);
    meter.setVisible(true);
    meter.show(loud, true, 0.016);
    meter.show(loud, false, 0.016);
    ui::theme::chooseReducedMotion(false);
    return meter.reading().toStdString();
}

TEST(Everyone, WhoAsksForLessMotionSeesNothingGlide) {
    using namespace ui::meters;
    EXPECT_EQ(fallen<SpectrumMeter>(true), "silence");
    EXPECT_NE(fallen<SpectrumMeter>(false), "silence");
    EXPECT_EQ(fallen<Levels>(true).substr(0, 12), "left silence");
    EXPECT_NE(fallen<Levels>(false).substr(0, 12), "left silence");
    EXPECT_EQ(ui::tickMsFor(true, true, true), ui::tickMsFor(true, false, false));
    EXPECT_LT(ui::tickMsFor(true, true, false), ui::tickMsFor(true, true, true));
}

TEST(Everyone, ChoosesLessMotionInTheMenuAndKeepsIt) {
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    QAction* const choice = fixture.desk().actions().action(QStringLiteral("view.reducedMotion"));
    choice->trigger();
    EXPECT_TRUE(ui::theme::reducedMotion());
    ui::theme::findOutAboutMotion(window); // as at the next start
    EXPECT_TRUE(ui::theme::reducedMotion());
    choice->trigger();
    EXPECT_FALSE(ui::theme::reducedMotion());
}

TEST(Everyone, SeesWordsCutWhereTheirReadingEnds) {
    const QFont font = ui::theme::words();
    const QString latin = QStringLiteral("a title that is far too long for its place");
    const QString arabic = QString::fromUtf8("\u0645\u064a\u0646\u0627\u0621 \u0627\u0644\u0644\u064a\u0644 "
                                             "\u0627\u0644\u0637\u0648\u064a\u0644");
    EXPECT_EQ(ui::elided(latin, font, 4000), latin);
    EXPECT_TRUE(ui::elided(latin, font, 60).endsWith(QChar(0x2026)));
    // The mark keeps the dots at the left end.
    EXPECT_TRUE(ui::elided(arabic, font, 40).endsWith(QString::fromUtf8("\u2026\u200f")));
    for (const QString& words : {latin, arabic})
        EXPECT_LE(QFontMetrics(font).horizontalAdvance(ui::elided(words, font, 40)), 40);
}

TEST(Everyone, PressesTheFocusedButtonWithEnter) {
    DeskFixture fixture;
    fixture.import(1);
    ui::MainWindow window(fixture.desk());
    window.show();
    window.activateWindow();
    QAbstractButton* mono = nullptr;
    for (auto* button : window.findChildren<QAbstractButton*>())
        if (button->text() == QStringLiteral("Mono")) mono = button;
    ASSERT_TRUE(mono);
    mono->setFocus();
    QTest::keyClick(mono, Qt::Key_Return);
    EXPECT_TRUE(fixture.desk().listening().monitor().mono);
}

} // namespace
