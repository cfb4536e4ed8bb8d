// The ledger at the delivery page: revisions, their approval, and files that are dropped to be recognised.
#include "ui/delivery/Revisions.h"
#include "core/Ledger.h"
#include "tests/ui/DeliveryStage.h"
#include "ui/delivery/Proof.h"
#include "ui/delivery/Targets.h"

#include <gtest/gtest.h>

#include <QDropEvent>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace {

using namespace ui::delivery;
using tests::DeskFixture;

class Revised : public testing::Test {
  protected:
    Revised() {
        shown.fixture.saveAs(shown.fixture.folder() / "A.lacquer");
        shown.window.findChild<Targets*>()->add({});
        shown.edit([](core::Album& album) {
            album.metadata.title = "Blue";
            album.tracks[0].metadata.title = "One";
        });
    }
    void deliver(const std::string& into) {
        shown.page->setFolder(shown.fixture.folder() / into);
        shown.page->deliver();
        ASSERT_TRUE(shown.fixture.waitFor([&] { return !shown.page->delivering(); }));
    }
    bool says(const QString& words) const {
        return std::ranges::any_of(shown.page->findChildren<QLabel*>(), [&](const QLabel* each) {
            return each->isVisible() && each->text().contains(words);
        });
    }
    core::Ledger ledger() const { return core::readLedger(shown.fixture.folder() / "A.ledger"); }
    void approve(const QString& note) {
        shown.fixture.desk().actions().action(QStringLiteral("album.approve"))->trigger();
        auto* const question = shown.page->findChild<QInputDialog*>();
        ASSERT_TRUE(question);
        question->setTextValue(note);
        question->accept();
        ASSERT_TRUE(shown.fixture.waitFor([&] { return !ledger().approvals.empty(); }));
    }

    tests::DeliveryStage shown{1};
};

TEST_F(Revised, StandInTheLedgerAndInTheProof) {
    deliver("one");
    EXPECT_TRUE(shown.fixture.waitFor([&] { return says(QStringLiteral("Revision 1 of the album")); }));
    const core::Ledger found = ledger();
    ASSERT_EQ(found.entries.size(), 1U);
    EXPECT_EQ(found.entries[0].title, "Blue");
    EXPECT_EQ(found.entries[0].deliveries[0].format, "wav24");
    EXPECT_EQ(found.entries[0].deliveries[0].files.size(), 2U);
}

TEST_F(Revised, WantAReasonWhereAnotherOneIsApproved) {
    approve(QStringLiteral("Ann: go"));
    EXPECT_EQ(ledger().approvals[0].note, "Ann: go");
    EXPECT_TRUE(shown.button(QStringLiteral("Deliver 1"))->isEnabled());
    shown.edit([](core::Album& album) { album.tracks[0].levelDb = -1.0; });
    EXPECT_FALSE(shown.button(QStringLiteral("Deliver 1"))->isEnabled());
    auto* const reason = shown.window.findChild<FindingCards*>()->findChild<QLineEdit*>();
    ASSERT_TRUE(reason);
    reason->setText(QStringLiteral("Ann wants to hear it"));
    EXPECT_TRUE(shown.button(QStringLiteral("Deliver 1"))->isEnabled());
    deliver("two");
    ASSERT_EQ(ledger().entries.size(), 1U);
    EXPECT_EQ(ledger().entries[0].reason, "Ann wants to hear it");
    EXPECT_EQ(ledger().entries[0].revision, 2);
}

TEST_F(Revised, AreNamedOfFilesThatAreDroppedOnThePage) {
    deliver("one");
    const auto folder = shown.fixture.folder() / "one" / "wav24";
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(QString::fromStdString(folder.string()))});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(shown.page, &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(shown.page, &drop);
    EXPECT_TRUE(shown.fixture.waitFor([&] { return says(QStringLiteral("is track 1, \"One\", of \"Blue\"")); }));
    EXPECT_EQ(shown.fixture.album().tracks.size(), 1U) << "nothing is imported there";
}

} // namespace
