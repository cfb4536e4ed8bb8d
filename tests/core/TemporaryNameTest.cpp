// What killed saves and deliveries leave under temporary names is swept by the next; what living ones write is not.
#include "core/TemporaryName.h"

#include "core/Error.h"
#include "core/SafeFile.h"
#include "core/TemporaryFolder.h"
#include "tests/support/Scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

using namespace core;
using testing::ElementsAre;
using testing::SizeIs;
using testing::UnorderedElementsAre;

namespace {

std::vector<std::string> namesIn(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) names.push_back(entry.path().filename());
    return names;
}

/// Another process that does this, and is killed.
void killedIn(const std::function<void()>& act) {
    const pid_t child = ::fork();
    if (child == 0) {
        act();
        ::kill(::getpid(), SIGKILL);
    }
    ::waitpid(child, nullptr, 0);
}

class TemporaryNames : public testing::Test {
  protected:
    tests::ScratchFolder folder;
    std::filesystem::path target = folder / "album.lacquer";
};

} // namespace

TEST_F(TemporaryNames, OfAKilledSaveAreSweptByTheNextInTheSameFolder) {
    killedIn([&] {
        SafeFile file(target);
        file.write("half");
        ::kill(::getpid(), SIGKILL);
    });
    ASSERT_THAT(namesIn(folder.path()), SizeIs(1));
    writeFile(folder / "other.lacquer", "whole");
    EXPECT_THAT(namesIn(folder.path()), ElementsAre("other.lacquer"));
}

TEST_F(TemporaryNames, OfAKilledDeliveryAreSweptWithAllThatIsInThem) {
    killedIn([&] {
        const TemporaryFolder made(folder / "ddp");
        writeFile(made.path() / "IMAGE.DAT", "half");
        ::kill(::getpid(), SIGKILL);
    });
    ASSERT_THAT(namesIn(folder.path()), SizeIs(1));
    TemporaryFolder next(folder / "wav24");
    next.finish();
    EXPECT_THAT(namesIn(folder.path()), ElementsAre("wav24"));
}

TEST_F(TemporaryNames, OfTheLivingAreNotSwept) {
    TemporaryFolder delivery(folder / "ddp");
    writeFile(delivery.path() / "IMAGE.DAT", "x");
    SafeFile save(target);
    save.write("mine");
    writeFile(target, "another's");
    sweepTemporaries(folder.path());
    save.finish();
    delivery.finish();
    EXPECT_EQ(readFile(target), "mine");
    EXPECT_THAT(namesIn(folder.path()), UnorderedElementsAre("album.lacquer", "ddp"));
    EXPECT_THAT(namesIn(folder / "ddp"), ElementsAre("IMAGE.DAT"));
}

TEST_F(TemporaryNames, LetTwoProcessesWriteTheSameAtOnce) {
    std::vector<pid_t> writers;
    for (const std::string bytes : {"one", "two"}) {
        const pid_t child = ::fork();
        if (child == 0) {
            try {
                for (int i = 0; i < 300; ++i) {
                    writeFile(target, bytes);
                    TemporaryFolder made(folder / bytes, Existing::replace);
                    made.finish();
                }
                ::_exit(0);
            } catch (const Error&) {
                ::_exit(1);
            }
        }
        writers.push_back(child);
    }
    for (const pid_t child : writers) {
        int status = -1;
        ::waitpid(child, &status, 0);
        EXPECT_EQ(status, 0);
    }
    EXPECT_THAT(namesIn(folder.path()), UnorderedElementsAre("album.lacquer", "one", "two"));
}

TEST_F(TemporaryNames, AreNoOthers) {
    for (const auto* name :
         {".a.partial-0badcaf", ".a.partial-0badcafe.txt", "a.partial-0badcafe", ".partial-0badcafe"})
        writeFile(folder / name, "a person's");
    std::filesystem::create_symlink("/etc", folder / ".a.partial-0badcafe");
    sweepTemporaries(folder.path());
    EXPECT_THAT(namesIn(folder.path()), SizeIs(5));
}
