// The quality check on the delivery page: begun by hand, shown with its places, and no news of another sound than that
// which was checked.
#include "tests/ui/QualityStage.h"
#include "ui/controls/Words.h"

#include <gtest/gtest.h>

namespace {

using tests::DeskFixture;
using Checked = tests::QualityStage;

TEST(QualityList, SaysNothingBeforeItIsAskedAndThenTimeGravityAndSentence) {
    Checked shown;
    EXPECT_FALSE(shown.rows().isVisible());
    EXPECT_TRUE(shown.says(QStringLiteral("not checked yet")));
    shown.check();
    const int row = shown.rowOf(QStringLiteral("Track 2: The mix: a click"));
    ASSERT_GE(row, 0);
    EXPECT_TRUE(shown.rows().isVisible());
    EXPECT_EQ(shown.rows().item(row, 1)->text().left(9), QStringLiteral("Track 2: "));
    const auto at = shown.list().quality().found()->at(static_cast<std::size_t>(row)).at;
    ASSERT_TRUE(at);
    EXPECT_LE(std::abs(*at - shown.clickOnAlbum()), 2);
    EXPECT_EQ(shown.rows().item(row, 0)->text(), ui::clock(*at, core::cdRate));
    EXPECT_TRUE(
        shown.rows().item(row, 0)->data(Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("Warning, ")));
}

TEST(QualityList, IsOldAfterAnEditOfTheSoundAndNewAgainWhenThatIsUndone) {
    Checked shown;
    shown.check();
    EXPECT_TRUE(shown.list().quality().isCurrent());
    shown.edit([](core::Album& album) { album.metadata.title = "Another title"; });
    EXPECT_TRUE(shown.list().quality().isCurrent()) << "a title is not heard";
    shown.edit([](core::Album& album) { album.tracks[1].levelDb = -1.0; });
    EXPECT_FALSE(shown.list().quality().isCurrent());
    EXPECT_TRUE(shown.says(QStringLiteral("has changed since")));
    EXPECT_FALSE(shown.rows().isEnabled());
    EXPECT_GE(shown.rowOf(QStringLiteral("Track 2: The mix: a click")), 0) << "what was found stays to be read";
    shown.fixture.desk().undo();
    EXPECT_TRUE(shown.rows().isEnabled());
    shown.edit([](core::Album& album) { album.deliveries.push_back({.ceilingDbtp = -3.0}); });
    EXPECT_FALSE(shown.list().quality().isCurrent()) << "peaks are held against another target";
}

TEST(QualityList, CanBeCancelledAndBegunAnew) {
    Checked shown;
    shown.asks().click();
    EXPECT_TRUE(shown.list().quality().isRunning());
    EXPECT_EQ(shown.asks().text(), QStringLiteral("Cancel"));
    shown.asks().click();
    EXPECT_FALSE(shown.list().quality().isRunning());
    shown.fixture.settle();
    EXPECT_FALSE(shown.list().quality().found());
    shown.asks().click();
    shown.fixture.settle();
    EXPECT_TRUE(shown.list().quality().found());
}

TEST(QualityList, ForgetsWhatWasFoundInAnotherAlbum) {
    Checked shown;
    shown.check();
    ASSERT_TRUE(shown.list().quality().found());
    shown.fixture.desk().newAlbum();
    EXPECT_FALSE(shown.list().quality().found());
    EXPECT_FALSE(shown.rows().isVisible());
    EXPECT_FALSE(shown.asks().isEnabled()) << "there is nothing to check";
}

} // namespace
