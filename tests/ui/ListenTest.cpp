// A part of a module alone, in the chain: only the monitor changes, never the album.
#include "tests/ui/ChainStage.h"
#include "ui/chain/ModulePicture.h"

#include <gtest/gtest.h>

#include <QToolButton>

namespace {

using engine::analysis::Audition;
using Listen = engine::MonitorChoice::Listen;
using Stage = tests::ChainStage;

struct Room : Stage {
    using Stage::Stage;
    ui::Listening& listening() { return desk().listening(); }
    QToolButton* button() { return sheet()->findChild<QToolButton*>(QStringLiteral("listen")); }
    bool canListen() { return desk().actions().action(QStringLiteral("chain.listen"))->isEnabled(); }
    void select(core::SlotId slot) {
        desk().selection().selectSlot(slot);
        turn();
    }
};

TEST(Listen, SolosABandAndFollowsToTheNextOne) {
    Room room({"multiband"});
    const core::Album before = room.album();
    const core::SlotId slot = room.track()[0].id;
    ASSERT_TRUE(room.button());
    room.button()->click();
    EXPECT_EQ(room.listening().part(), (Audition{slot, 0}));
    EXPECT_EQ(room.listening().monitor().listen, Listen::part);
    EXPECT_TRUE(room.button()->isChecked());
    emit room.sheet()->findChild<ui::chain::ModulePicture*>()->bandChosen(2);
    EXPECT_EQ(room.listening().part(), (Audition{slot, 2}));
    room.run("chain.listen");
    EXPECT_FALSE(room.listening().part());
    EXPECT_EQ(room.listening().monitor().listen, Listen::master);
    EXPECT_FALSE(room.button()->isChecked());
    EXPECT_EQ(room.album(), before) << "what is listened to is nobody's but the listener's";
}

TEST(Listen, EndsWithAnotherModuleAnotherChoiceAndTheSlot) {
    Room room({"limiter", "gain"});
    const core::SlotId limiter = room.track()[0].id, gain = room.track()[1].id;
    room.select(limiter);
    room.button()->click();
    EXPECT_EQ(room.listening().part(), (Audition{limiter, 0}));
    room.select(gain);
    EXPECT_FALSE(room.listening().part());
    EXPECT_FALSE(room.canListen());
    EXPECT_FALSE(room.button());
    room.select(limiter);
    EXPECT_FALSE(room.button()->isChecked());
    room.button()->click();
    engine::MonitorChoice master = room.listening().monitor();
    master.listen = Listen::master;
    room.listening().setMonitor(master);
    EXPECT_FALSE(room.listening().part());
    EXPECT_FALSE(room.button()->isChecked());
    room.button()->click();
    room.run("chain.remove");
    Stage::turn();
    EXPECT_FALSE(room.listening().part());
    EXPECT_EQ(room.listening().monitor().listen, Listen::master);
}

TEST(Listen, GoesOnWithWhatTheBandBecomes) {
    Room room({"equalizer"});
    room.select(room.track()[0].id);
    room.sheet()->findChild<QToolButton*>(QStringLiteral("addBand"))->click();
    Stage::turn();
    room.button()->click();
    ASSERT_TRUE(room.listening().part());
    room.desk().undo(); // there is no band any more
    Stage::turn();
    EXPECT_FALSE(room.listening().part());
}

} // namespace
