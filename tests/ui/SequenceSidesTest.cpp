// The sides of a record in the sequence: opened by their command, with headings that select their tracks.
#include "tests/ui/DeskFixture.h"
#include "ui/sequence/SequenceList.h"
#include "ui/sequence/SequenceModel.h"
#include "ui/sequence/SequencePanel.h"

#include <gtest/gtest.h>

#include <QAction>

namespace {

using ui::sequence::Row;

TEST(SequenceSides, OpenByTheirCommandAndSelectTheirTracksByTheirHeading) {
    tests::DeskFixture desk;
    ui::sequence::SequencePanel panel(desk.desk());
    desk.import(4, 5.0);
    panel.resize(352, 900);
    ASSERT_TRUE(tests::DeskFixture::open(panel));
    const auto id = [&](std::size_t row) { return desk.album().tracks[row].id; };
    const auto& model = static_cast<const ui::sequence::SequenceModel&>(*panel.list().model());
    QAction* const opens = desk.desk().actions().action(QStringLiteral("track.opensSide"));
    desk.desk().selection().selectTrack(id(2));
    EXPECT_FALSE(opens->isChecked());
    opens->trigger();
    EXPECT_TRUE(desk.album().tracks[2].opensSide);
    EXPECT_TRUE(opens->isChecked());
    const QModelIndex heading = model.find(Row::Kind::side, id(2));
    ASSERT_TRUE(heading.isValid());
    EXPECT_TRUE(heading.data(Qt::AccessibleTextRole).toString().startsWith(QStringLiteral("Side B, 2 tracks")));
    QTest::mouseClick(panel.list().viewport(), Qt::LeftButton, {}, panel.list().visualRect(heading).center());
    EXPECT_EQ(desk.desk().selection().tracks(), (std::vector<core::TrackId>{id(2), id(3)}));
    desk.desk().selection().selectTrack(id(2));
    opens->trigger();
    EXPECT_FALSE(model.find(Row::Kind::side, id(2)).isValid());
}

} // namespace
