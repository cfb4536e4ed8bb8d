#include "core/Recovery.h"

#include "core/Edits.h"
#include "core/Error.h"
#include "core/ProjectFile.h"
#include "core/SafeFile.h"
#include "tests/support/Album.h"
#include "tests/support/FullAlbum.h"
#include "tests/support/Scratch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>
#include <fstream>

#include <sys/wait.h>
#include <unistd.h>

using namespace core;
using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

/// A folder of its own for each test, and a document.
class RecoveryTest : public testing::Test {
  protected:
    void edit(const std::string& title) {
        document.change("Title", [&](Album album) {
            album.metadata.title = title;
            return album;
        });
    }

    std::size_t files() const {
        std::error_code none;
        return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder, none), fs::directory_iterator()));
    }

    /// What a session leaves that keeps its document and is then killed.
    template <class Session>
    void crash(Session session) {
        const pid_t child = fork();
        if (child == 0) {
            session();
            kill(getpid(), SIGKILL);
        }
        int status = 0;
        waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status));
    }

    tests::ScratchFolder scratch;
    const fs::path& folder = scratch.path();
    Document document{normalised(tests::fullAlbum("/music/album"))};
    const Recovery::Clock::time_point start{};
};

} // namespace

TEST_F(RecoveryTest, WritesNothingForACleanDocument) {
    Recovery recovery("/music/a.lacquer", folder);
    recovery.keep(document, start);
    recovery.keep(document, start + 1h);
    EXPECT_EQ(files(), 0u);
}

TEST_F(RecoveryTest, AnEditIsWrittenAfterTheDelayHoweverManyFollow) {
    Recovery recovery("/music/a.lacquer", folder, 2s);
    for (int tenth = 0; tenth < 20; ++tenth) {
        edit(std::to_string(tenth));
        recovery.keep(document, start + tenth * 100ms);
        EXPECT_EQ(files(), 0u);
    }
    edit("last");
    recovery.keep(document, start + 2s);
    EXPECT_EQ(files(), 2u); // the copy and its lock
}

TEST_F(RecoveryTest, TheCopyOfALivingSessionIsNotOffered) {
    Recovery recovery("/music/a.lacquer", folder, 0s);
    edit("a");
    recovery.keep(document, start);
    EXPECT_EQ(files(), 2u);
    EXPECT_TRUE(recoverable(folder).empty());
    EXPECT_EQ(files(), 2u);
}

TEST_F(RecoveryTest, WhatAKilledSessionHadEditedIsOfferedAndRestored) {
    crash([&] {
        static Recovery recovery("/music/a.lacquer", folder, 0s);
        edit("unsaved");
        recovery.keep(document, start);
    });
    edit("unsaved");
    const auto left = recoverable(folder);
    ASSERT_EQ(left.size(), 1u);
    EXPECT_EQ(left[0].album, "/music/a.lacquer");
    EXPECT_EQ(restored(left[0]), document.album());
    discard(left[0]);
    EXPECT_TRUE(recoverable(folder).empty());
    EXPECT_EQ(files(), 0u);
}

TEST_F(RecoveryTest, TwoKilledSessionsOfOneAlbumLeaveTwoCopies) {
    for (const auto* title : {"one", "two"})
        crash([&] {
            static Recovery recovery(title == std::string("one") ? "/music/a.lacquer" : "", folder, 0s);
            edit(title);
            recovery.keep(document, start);
        });
    auto left = recoverable(folder);
    ASSERT_EQ(left.size(), 2u);
    std::ranges::sort(left, {}, &Recoverable::album);
    EXPECT_TRUE(left[0].album.empty());
    EXPECT_EQ(restored(left[0]).metadata.title, "two");
    EXPECT_EQ(restored(left[1]).metadata.title, "one");
}

TEST_F(RecoveryTest, SavingTakesTheCopyAway) {
    Recovery recovery("/music/a.lacquer", folder, 0s);
    edit("a");
    recovery.keep(document, start);
    document.markSaved();
    recovery.keep(document, start + 1s);
    EXPECT_EQ(files(), 0u);
    edit("b");
    recovery.keep(document, start + 2s);
    EXPECT_EQ(files(), 2u);
}

TEST_F(RecoveryTest, EndingInOrderTakesTheCopyAway) {
    {
        Recovery recovery("/music/a.lacquer", folder, 0s);
        edit("a");
        recovery.keep(document, start);
        EXPECT_EQ(files(), 2u);
    }
    EXPECT_EQ(files(), 0u);
}

TEST_F(RecoveryTest, TheCopyFollowsEveryEditAndUndo) {
    crash([&] {
        static Recovery recovery("/music/a.lacquer", folder, 1s);
        edit("a");
        edit("b");
        recovery.keep(document, start);
        recovery.keep(document, start + 1s);
        document.undo();
        recovery.keep(document, start + 2s);
        recovery.keep(document, start + 3s);
    });
    const auto left = recoverable(folder);
    ASSERT_EQ(left.size(), 1u);
    EXPECT_EQ(restored(left[0]).metadata.title, "a");
}

TEST_F(RecoveryTest, TheSavedAlbumIsNeverTouched) {
    const fs::path saved = folder / "album.lacquer";
    saveAlbum(saved, document.album());
    const auto bytes = readFile(saved);
    Recovery recovery(saved, folder / "recovery", 0s);
    edit("a");
    recovery.keep(document, start);
    EXPECT_EQ(readFile(saved), bytes);
}

TEST_F(RecoveryTest, AFolderThatCannotBeWrittenIsSaidAndTriedAgain) {
    const fs::path blocked = folder / "blocked";
    std::ofstream(blocked) << "a file where the folder should be";
    Recovery recovery("/music/a.lacquer", blocked, 2s);
    edit("a");
    recovery.keep(document, start);
    EXPECT_THROW(recovery.keep(document, start + 2s), Error);
    EXPECT_NO_THROW(recovery.keep(document, start + 3s));
    fs::remove(blocked);
    recovery.keep(document, start + 4s);
    EXPECT_TRUE(fs::is_directory(blocked));
}

TEST_F(RecoveryTest, ACopyThatIsBeingWrittenHoldsNothingYet) {
    Recovery recovery("/music/a.lacquer", folder, 0s);
    edit("a");
    const auto write = recovery.due(document, start);
    EXPECT_FALSE(recovery.holds(document));
    write();
    recovery.wrote();
    EXPECT_TRUE(recovery.holds(document));
}

TEST_F(RecoveryTest, AWriteThatMissedLeavesTheCopyBeforeAndIsTriedAgain) {
    Recovery recovery("/music/a.lacquer", folder, 0s);
    edit("a");
    recovery.keep(document, start);
    edit("b");
    ASSERT_TRUE(recovery.due(document, start));
    recovery.missed(start);
    EXPECT_FALSE(recovery.holds(document));
    document.undo();
    EXPECT_TRUE(recovery.holds(document));
    document.redo();
    recovery.keep(document, start);
    EXPECT_TRUE(recovery.holds(document));
}

TEST_F(RecoveryTest, ACopyThatIsBeingWrittenWhenTheAlbumIsSavedElsewhereIsWrittenAgain) {
    Recovery recovery("/music/a.lacquer", folder, 0s);
    edit("a");
    const auto write = recovery.due(document, start);
    recovery.saveAs("/music/b.lacquer");
    write();
    recovery.wrote();
    EXPECT_FALSE(recovery.holds(document));
    EXPECT_TRUE(recovery.due(document, start));
}

TEST_F(RecoveryTest, BrokenCopiesAreOfferedAndSayThatTheyAreBroken) {
    std::ofstream(folder / "untitled-1.lock");
    std::ofstream(folder / "untitled-1.recovery") << "lacquer-recovery 1 999\n/x";
    std::ofstream(folder / "untitled-2.recovery") << "something else";
    const auto left = recoverable(folder);
    ASSERT_EQ(left.size(), 2u);
    for (const auto& each : left) EXPECT_THROW(restored(each), Error);
}

TEST_F(RecoveryTest, WhatDeadSessionsLeftWithoutACopyIsSweptAway) {
    std::ofstream(folder / "untitled-1.lock");
    std::ofstream(folder / ".untitled-1.recovery.partial-0badcafe");
    EXPECT_TRUE(recoverable(folder).empty());
    EXPECT_EQ(files(), 0u);
    EXPECT_TRUE(recoverable(folder / "nowhere").empty());
}

TEST_F(RecoveryTest, ACopyThatIsTakenOverHasAnOwnerAgainAndStaysUntilThereIsANewerOne) {
    crash([&] {
        static Recovery recovery("/music/a.lacquer", folder, 0s);
        edit("first crash");
        recovery.keep(document, start);
    });
    crash([&] {
        const auto left = recoverable(folder).front();
        static Recovery recovery(left, 2s);
        static auto taken = Document::recovered(restored(left), document.album());
        recovery.keep(taken, start);
    });
    const auto left = recoverable(folder);
    ASSERT_EQ(left.size(), 1u);
    EXPECT_EQ(restored(left[0]).metadata.title, "first crash");

    const Recovery taken(left[0]);
    EXPECT_TRUE(recoverable(folder).empty());
    EXPECT_THROW(Recovery{left[0]}, Error);
}

TEST_F(RecoveryTest, PathsOfAnyBytesComeBack) {
    const fs::path odd = "/music/new\nline \xff.lacquer";
    crash([&] {
        static Recovery recovery(odd, folder, 0s);
        edit("a");
        recovery.keep(document, start);
    });
    const auto left = recoverable(folder);
    ASSERT_EQ(left.size(), 1u);
    EXPECT_EQ(left[0].album, odd);
}
