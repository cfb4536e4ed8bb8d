#include "core/SafeFile.h"

#include "core/Error.h"
#include "core/TemporaryFolder.h"
#include "tests/support/FullDisk.h"
#include "tests/support/Scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace core;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

std::vector<std::string> namesIn(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
}

std::string messageOf(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

unsigned modeOf(const std::filesystem::path& path) {
    struct stat is {};
    ::stat(path.c_str(), &is);
    return is.st_mode & 07777;
}

class Safe : public testing::Test {
  protected:
    tests::ScratchFolder folder;
    std::filesystem::path target = folder / "album.lacquer";
};

using SafeFileTest = Safe;
using TemporaryFolderTest = Safe;

} // namespace

TEST_F(SafeFileTest, WritesAndReplaces) {
    writeFile(target, "old");
    writeFile(target, std::string("new\0with all bytes\xff", 20));
    EXPECT_EQ(readFile(target), std::string("new\0with all bytes\xff", 20));
    EXPECT_THAT(namesIn(folder.path()), ElementsAre("album.lacquer"));
}

TEST_F(SafeFileTest, KeepsTheOldFileWhenTheDiskIsFull) {
    writeFile(target, "old");
    {
        const tests::FullDisk full(100'000);
        EXPECT_THAT(messageOf([&] { writeFile(target, std::string(1'000'000, 'x')); }), HasSubstr("cannot be written"));
    }
    EXPECT_EQ(readFile(target), "old");
    EXPECT_THAT(namesIn(folder.path()), ElementsAre("album.lacquer"));
}

TEST_F(SafeFileTest, LeavesOneWholeFileWheneverItIsKilled) {
    const std::string one(300'000, '1');
    const std::string two(200'000, '2');
    writeFile(target, one);
    for (int run = 0; run < 40; ++run) {
        const pid_t child = ::fork();
        if (child == 0)
            for (;;) {
                writeFile(target, two);
                writeFile(target, one);
            }
        ::usleep(static_cast<useconds_t>(500 + 211 * run));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        const std::string found = readFile(target);
        ASSERT_TRUE(found == one || found == two) << found.size() << " bytes in run " << run;
    }
}

TEST_F(SafeFileTest, SaysThatTheDiskIsFull) {
    FileDescriptor full("/dev/full", O_WRONLY);
    EXPECT_THAT(messageOf([&] { full.write("x"); }), HasSubstr("/dev/full: cannot be written: the disk is full"));
}

TEST_F(SafeFileTest, KeepsTheOldFileWhenItIsNotFinished) {
    writeFile(target, "old");
    {
        SafeFile file(target);
        file.write("new");
        EXPECT_EQ(namesIn(folder.path()).size(), 2U);
    }
    EXPECT_EQ(readFile(target), "old");
    EXPECT_THAT(namesIn(folder.path()), ElementsAre("album.lacquer"));
}

TEST_F(SafeFileTest, KeepsTheOldFileWhenWhatIsReadBackDiffers) {
    writeFile(target, "old");
    SafeFile file(target);
    file.write("new");
    for (const auto& name : namesIn(folder.path()))
        if (name.starts_with(".album.lacquer.partial-")) std::ofstream(folder / name, std::ios::app) << "damage";
    EXPECT_THAT(messageOf([&] { file.finish(); }), HasSubstr("does not read back as it was written"));
    EXPECT_EQ(readFile(target), "old");
}

TEST_F(SafeFileTest, WritesNothingWhereItCannotAndNamesTheTarget) {
    EXPECT_THAT(messageOf([&] { writeFile("/proc/album.lacquer", "x"); }),
                HasSubstr("/proc/album.lacquer: cannot be written"));
    EXPECT_THAT(messageOf([&] { writeFile(folder / "none" / "album.lacquer", "x"); }), HasSubstr("no such file or"));
    EXPECT_THAT(messageOf([&] { writeFile(folder.path(), "x"); }), HasSubstr("is not a file"));
    writeFile(target, "x");
    EXPECT_THAT(messageOf([&] { writeFile(target / "below", "x"); }), HasSubstr("cannot be written"));
    EXPECT_THAT(messageOf([&] { readFile(folder.path()); }), HasSubstr("cannot be read"));
}

TEST_F(SafeFileTest, KeepsThePermissionsOfTheFileThatItReplaces) {
    writeFile(target, "old");
    ::chmod(target.c_str(), 0640);
    writeFile(target, "new");
    EXPECT_EQ(modeOf(target), 0640U);
}

TEST_F(SafeFileTest, GivesANewFileThePermissionsOfAnyNewFile) {
    std::ofstream(folder / "other") << "x";
    writeFile(target, "new");
    EXPECT_EQ(modeOf(target), modeOf(folder / "other"));
}

TEST_F(SafeFileTest, ReplacesWhatALinkLeadsToAndKeepsTheLink) {
    std::filesystem::create_directory(folder / "real");
    writeFile(folder.path() / "real" / "a", "old");
    std::filesystem::create_symlink("real/a", target);
    writeFile(target, "new");
    EXPECT_TRUE(std::filesystem::is_symlink(target));
    EXPECT_EQ(readFile(folder.path() / "real" / "a"), "new");
    std::filesystem::create_symlink("loop", folder / "loop");
    EXPECT_THROW(writeFile(folder / "loop", "x"), Error);
}

TEST_F(SafeFileTest, TakesTheLongestNames) {
    const auto longest = folder / std::string(255, 'n');
    writeFile(longest, "x");
    EXPECT_EQ(readFile(longest), "x");
}

TEST_F(SafeFileTest, RenamesOntoWhatExistsOnlyWhenAsked) {
    writeFile(folder / "a", "a");
    writeFile(folder / "b", "b");
    EXPECT_THAT(messageOf([&] { renameWhenWhole(folder / "a", folder / "b"); }), HasSubstr("exists already"));
    EXPECT_EQ(readFile(folder / "b"), "b");
    renameWhenWhole(folder / "a", folder / "b", Existing::replace);
    EXPECT_EQ(readFile(folder / "b"), "a");
}

TEST_F(TemporaryFolderTest, AppearsWhole) {
    const auto made = folder.path() / "out" / "ddp";
    {
        TemporaryFolder temporary(made);
        writeFile(temporary.path() / "IMAGE.DAT", "x");
        EXPECT_FALSE(std::filesystem::exists(made));
        temporary.finish();
    }
    EXPECT_THAT(namesIn(made), ElementsAre("IMAGE.DAT"));
    EXPECT_THAT(namesIn(made.parent_path()), ElementsAre("ddp"));
}

TEST_F(TemporaryFolderTest, IsGoneWhenItIsNotFinished) {
    {
        TemporaryFolder temporary(folder / "ddp");
        writeFile(temporary.path() / "IMAGE.DAT", "x");
    }
    EXPECT_THAT(namesIn(folder.path()), IsEmpty());
}

TEST_F(TemporaryFolderTest, KeepsAnOldOneUnderAnotherNameWhenAsked) {
    const auto made = folder / "ddp";
    for (const char* content : {"first", "second", "third"}) {
        TemporaryFolder temporary(made, Existing::setAside);
        writeFile(temporary.path() / "a", content);
        temporary.finish();
    }
    EXPECT_EQ(readFile(made / "a"), "third");
    const auto names = namesIn(folder.path());
    ASSERT_EQ(names.size(), 3U);
    EXPECT_THAT(names[1], ::testing::StartsWith("ddp of 20"));
    EXPECT_EQ(readFile(folder / names[1] / "a").size() + readFile(folder / names[2] / "a").size(),
              std::string("firstsecond").size());
    std::filesystem::create_directory(folder / "empty");
    TemporaryFolder temporary(folder / "empty", Existing::setAside);
    temporary.finish();
    EXPECT_EQ(namesIn(folder.path()).size(), 4U);
}

TEST_F(TemporaryFolderTest, TakesThePlaceOfAnOldOneOnlyWhenAsked) {
    const auto made = folder / "ddp";
    std::filesystem::create_directory(made);
    writeFile(made / "old", "x");
    EXPECT_THAT(messageOf([&] { const TemporaryFolder refused(made); }), HasSubstr("exists already"));
    EXPECT_THAT(namesIn(folder.path()), ElementsAre("ddp"));
    TemporaryFolder temporary(made, Existing::replace);
    writeFile(temporary.path() / "new", "x");
    temporary.finish();
    EXPECT_THAT(namesIn(made), ElementsAre("new"));
    EXPECT_THAT(namesIn(folder.path()), ElementsAre("ddp"));
}
