// What stands between the album and its delivery: the cards of the delivery page and where their remedies lead.
#include "tests/ui/DeliveryStage.h"
#include "ui/delivery/FindingCard.h"
#include "ui/delivery/FindingCards.h"
#include "ui/delivery/MetadataModel.h"
#include "ui/delivery/Proof.h"
#include "ui/delivery/Targets.h"

#include <gtest/gtest.h>

#include <algorithm>

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace {

using namespace ui::delivery;
using tests::DeskFixture;
using Shown = tests::DeliveryStage;

TEST(Findings, LeadToTheCellThatMendsThem) {
    Shown shown(2);
    shown.table->model()->setData(shown.table->model()->index(2, MetadataModel::isrcColumn()),
                                  QStringLiteral("NOA1B26"));
    shown.page->setFolder(shown.fixture.folder() / "out");
    shown.window.findChild<Targets*>()->add(
        {.format = core::Delivery::Format::ddp, .wordLength = core::Delivery::WordLength::int16});
    EXPECT_FALSE(shown.button(QStringLiteral("Deliver 1"))->isEnabled());
    auto* const cards = shown.window.findChild<FindingCards*>();
    QPushButton* mend = nullptr;
    for (auto* each : cards->findChildren<QPushButton*>())
        if (each->accessibleName().contains(QStringLiteral("NOA1B26"))) mend = each;
    ASSERT_TRUE(mend);
    mend->click();
    EXPECT_EQ(shown.table->currentIndex().row(), 2);
    EXPECT_EQ(shown.table->currentIndex().column(), MetadataModel::isrcColumn());
    shown.table->model()->setData(shown.table->currentIndex(), QStringLiteral("NOA1B2600001"));
    EXPECT_TRUE(shown.button(QStringLiteral("Deliver 1"))->isEnabled());
}

TEST(Findings, AreAllThereAtOnce) {
    FindingCards cards;
    static_cast<QWidget&>(cards).show();
    cards.show(core::Findings(15, {core::Severity::note, 1, "a note"}));
    int seen = 0;
    for (const auto* label : cards.findChildren<QLabel*>())
        if (label->isVisible() && label->text().contains(QStringLiteral("A note"))) ++seen;
    EXPECT_EQ(seen, 15);
}

TEST(Findings, KeepTheirCardsAndTheOrderOfTheirGravity) {
    using core::Severity;
    FindingCards cards;
    static_cast<QWidget&>(cards).show();
    const auto inOrder = [&] {
        DeskFixture::turn();
        auto all = cards.findChildren<FindingCard*>();
        std::ranges::sort(all, {}, [](const FindingCard* card) { return card->y(); });
        return all;
    };
    const core::Finding note{Severity::note, 1, "a note"};
    const core::Finding wrong{Severity::error, 2, "ISRC 'A'"};
    cards.show({note, wrong});
    const auto before = inOrder();
    ASSERT_EQ(before.size(), 2);
    EXPECT_EQ(before[0]->finding(), wrong);
    const core::Finding typedOn{Severity::error, 2, "ISRC 'AB'"};
    const core::Finding rule{Severity::rule, {}, "a rule"};
    cards.show({rule, note, typedOn});
    const auto after = inOrder();
    ASSERT_EQ(after.size(), 3);
    EXPECT_EQ(after[0], before[0]) << "another card for each letter that is typed";
    EXPECT_EQ(after[0]->finding(), typedOn);
    EXPECT_EQ(after[1]->finding(), rule);
    EXPECT_EQ(after[2], before[1]);
    cards.show({});
    EXPECT_TRUE(inOrder().empty());
}

TEST(Findings, LeadToTheFieldOfTheAlbumOrOfTheTargetThatMendsThem) {
    Shown shown(1);
    auto* const targets = shown.window.findChild<Targets*>();
    targets->add({.format = core::Delivery::Format::flac});
    targets->add({.names = "{tune}"});
    shown.edit([](core::Album& album) { album.metadata.date = "yesterday"; });
    targets->findChildren<QCheckBox*>().front()->click(); // so the second row is the first that is asked for
    ASSERT_TRUE(shown.remedy(QStringLiteral("yesterday")));
    shown.remedy(QStringLiteral("yesterday"))->click();
    EXPECT_EQ(shown.window.focusWidget()->accessibleName(), QStringLiteral("Date"));
    ASSERT_TRUE(shown.remedy(QStringLiteral("tune")));
    shown.remedy(QStringLiteral("tune"))->click();
    EXPECT_EQ(shown.window.focusWidget()->accessibleName(), QStringLiteral("Names of target 2"));
}

TEST(Findings, AreOfTheNewestAlbumAlone) {
    Shown shown(1);
    shown.window.findChild<Targets*>()->add({.format = core::Delivery::Format::wav});
    shown.fixture.settle();
    for (const char* date : {"first", "second", "third"})
        shown.edit([date](core::Album& album) { album.metadata.date = date; });
    EXPECT_TRUE(shown.remedy(QStringLiteral("third")));
    EXPECT_FALSE(shown.remedy(QStringLiteral("first")));
}

TEST(Findings, LeadToTheTrackWhoseMarksAreWrong) {
    Shown shown(2);
    shown.window.findChild<Targets*>()->add({.format = core::Delivery::Format::ddp});
    shown.edit([](core::Album& album) { album.tracks[1].endMark = 44100; });
    auto* const show = shown.remedy(QStringLiteral("a track needs 4 s"));
    ASSERT_TRUE(show);
    EXPECT_TRUE(show->text().contains(QStringLiteral("Show the track")));
    show->click();
    EXPECT_EQ(shown.window.page(), ui::MainWindow::Page::album);
    EXPECT_EQ(shown.fixture.desk().selection().track(), shown.fixture.album().tracks[1].id);
}

TEST(Findings, AreMendedByAnEditWhereNoFieldIs) {
    Shown shown(1);
    shown.edit([](core::Album& album) {
        album.masters.push_back({.name = "main"});
        album.deliveries = {{.master = "vinyl"}};
    });
    for (const char* words : {"vinyl", "masters are named"}) {
        auto* const mend = shown.remedy(QString::fromLatin1(words));
        ASSERT_TRUE(mend) << words;
        mend->click();
        EXPECT_FALSE(shown.remedy(QString::fromLatin1(words))) << words;
    }
    EXPECT_EQ(shown.fixture.album().masters[1].name, "main 2");
}

TEST(Findings, TakeATypedReasonThatTheAlbumKeepsAndTheProofSays) {
    Shown shown(1);
    shown.window.findChild<Targets*>()->add({.format = core::Delivery::Format::ddp});
    shown.edit([](core::Album& album) { album.metadata.upc = "4006381333932"; }); // the last digit should be a 1
    shown.page->setFolder(shown.fixture.folder() / "out");
    EXPECT_FALSE(shown.button(QStringLiteral("Deliver 1"))->isEnabled());
    auto* const reason = shown.window.findChild<FindingCards*>()->findChild<QLineEdit*>();
    ASSERT_TRUE(reason && reason->isVisible());
    QTest::keyClicks(reason, QStringLiteral("as the label wants it"));
    ASSERT_TRUE(shown.button(QStringLiteral("Deliver 1"))->isEnabled());
    shown.page->deliver();
    ASSERT_TRUE(shown.fixture.waitFor([&] { return !shown.page->delivering(); }));
    EXPECT_EQ(shown.fixture.album().deliveries[0].reason, "as the label wants it");
    bool isSaid = false;
    for (const auto* each : shown.window.findChild<Proof*>()->findChildren<QLabel*>())
        isSaid = isSaid || each->text().contains(QStringLiteral("as the label wants it"));
    EXPECT_TRUE(isSaid);
}

} // namespace
