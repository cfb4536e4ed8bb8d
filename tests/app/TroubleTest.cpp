// What goes wrong says so: one line on standard error that names the thing, the right exit status, nothing lost.
#include "core/ProjectFile.h"
#include "tests/app/Mixes.h"
#include "tests/app/Run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

namespace {

using tests::Desk;

constexpr int failed = 1;
constexpr int wrongUsage = 2;

/// One line that begins with our name and holds the words.
void expectOneLine(const tests::Ran& ran, const std::string& words) {
    EXPECT_TRUE(ran.error.starts_with("lacquer: ")) << ran.error;
    EXPECT_EQ(std::ranges::count(ran.error, '\n'), 1) << ran.error;
    EXPECT_NE(ran.error.find(words), std::string::npos) << ran.error;
    EXPECT_EQ(ran.out, "");
}

class Trouble : public testing::Test {
  protected:
    Trouble() {
        tests::writeMix(desk / ".", {.name = "one.wav"});
        EXPECT_EQ(desk.run({"new", "A.lacquer", "one.wav"}).status, 0);
    }

    void expectFailure(const std::vector<std::string>& arguments, const std::string& words) const {
        const auto ran = desk.run(arguments);
        EXPECT_EQ(ran.status, failed) << arguments.back();
        expectOneLine(ran, words);
    }

    void expectWrongUsage(const std::vector<std::string>& arguments, const std::string& words) const {
        const auto ran = desk.run(arguments);
        EXPECT_EQ(ran.status, wrongUsage) << ran.error;
        expectOneLine(ran, words);
    }

    /// Files cannot be delivered; `show` calls that an error, too.
    void expectCoverStops(const std::string& name) const {
        const auto findings = desk.run({"show", "A.lacquer", "--json"}).json()["findings"];
        const auto isCover = [&](const auto& each) {
            return each["severity"] == "error" && each["message"].template get<std::string>().find(name) != name.npos;
        };
        EXPECT_TRUE(std::ranges::any_of(findings, isCover)) << findings;
        const auto ran = desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "wav16"});
        EXPECT_EQ(ran.status, failed);
        EXPECT_NE(ran.error.find(name), std::string::npos) << ran.error;
    }

    Desk desk;
};

TEST_F(Trouble, AChainThatIsNotThereIsNamedWithOneThatIs) {
    expectFailure({"new", "B.lacquer", "one.wav", "--chain", "loud"}, "Loud but clean");
    EXPECT_FALSE(std::filesystem::exists(desk / "B.lacquer"));
}

TEST_F(Trouble, WrongUsageHasItsOwnStatus) {
    expectWrongUsage({}, "lacquer --help");
    expectWrongUsage({"master"}, "master");
    expectWrongUsage({"show"}, "album");
    expectWrongUsage({"new", "B.lacquer", "one.wav", "--rate", "32000"}, "32000");
    expectWrongUsage({"play", "A.lacquer", "--from", "soon"}, "soon");
    expectWrongUsage({"chain", "A.lacquer", "album", "add", "reverb"}, "reverb");
    expectWrongUsage({"deliver", "A.lacquer", "--to", "out", "--as", "wav16", "--as", "ddp", "--as", "wav16"},
                     "--as wav16: is asked for twice");
    expectWrongUsage({"show", ""}, "empty");
    expectWrongUsage({"deliver", "A.lacquer", "--to", "", "--as", "wav16"}, "--to");
}

TEST_F(Trouble, TakesNoMixForTheAlbum) {
    expectWrongUsage({"new", "two.wav", "one.wav"}, ".lacquer");
    EXPECT_FALSE(std::filesystem::exists(desk / "two.wav"));
}

TEST_F(Trouble, HelpAndVersionAreNoFailure) {
    EXPECT_TRUE(desk.run({"--version"}).out.starts_with("lacquer "));
    for (const char* command : {"new", "show", "set", "chain", "modules", "measure", "deliver", "verify", "play",
                                "replace", "find", "devices"}) {
        const auto ran = desk.run({command, "--help"});
        EXPECT_EQ(ran.status, 0) << command;
        EXPECT_NE(ran.out.find("Usage"), std::string::npos) << command;
        EXPECT_NE(desk.run({"--help"}).out.find(command), std::string::npos) << command;
    }
}

TEST_F(Trouble, NamesTheFileThatIsNotThere) {
    expectFailure({"show", "nowhere.lacquer"}, "nowhere.lacquer");
    expectFailure({"new", "B.lacquer", "one.wav", "nowhere.wav"}, "nowhere.wav");
    expectFailure({"measure", "nowhere.wav"}, "nowhere.wav");
    EXPECT_FALSE(std::filesystem::exists(desk / "B.lacquer"));
}

TEST_F(Trouble, NamesTheFileThatIsNoMusic) {
    std::ofstream(desk / "letter.wav") << "Dear engineer,";
    expectFailure({"new", "B.lacquer", "letter.wav"}, "letter.wav");
    expectFailure({"measure", "letter.wav"}, "letter.wav");
}

TEST_F(Trouble, NamesTheFolderThatIsNoFile) {
    std::filesystem::create_directory(desk / "folder");
    for (const char* command : {"show", "measure"}) expectFailure({command, "folder"}, "folder, not a file");
    expectFailure({"new", "B.lacquer", "folder"}, "folder, not a file");
    expectFailure({"show", "one.wav"}, "one.wav: is not a Lacquer album");
}

TEST_F(Trouble, NamesTheTargetAndNotItsTemporaryName) {
    std::ofstream(desk / "letter") << "Dear engineer,";
    expectFailure({"new", "nowhere/B.lacquer", "one.wav"}, "nowhere: is no folder");
    const auto ran = desk.run({"deliver", "A.lacquer", "--to", "letter", "--as", "wav16"});
    EXPECT_EQ(ran.status, failed);
    EXPECT_NE(ran.error.find("letter/wav16: the folder cannot be made"), std::string::npos) << ran.error;
    EXPECT_EQ(ran.error.find("partial"), std::string::npos) << ran.error;
}

TEST_F(Trouble, SaysWhereTheFilesetIs) {
    ASSERT_EQ(desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "ddp"}).status, 0);
    expectFailure({"verify", "out"}, "there is one in out/ddp");
    std::filesystem::create_directory(desk / "empty");
    expectFailure({"verify", "empty"}, "holds no DDP fileset");
}

TEST_F(Trouble, DoesNotBlameTheMixForTheCache) {
    std::ofstream(desk / "letter") << "Dear engineer,";
    desk.setEnvironment("XDG_CACHE_HOME", (desk / "letter").string());
    expectFailure({"deliver", "A.lacquer", "--to", "out", "--as", "wav16"}, "XDG_CACHE_HOME");
}

TEST_F(Trouble, NamesTheBrokenAlbum) {
    const std::string whole = tests::textOf(desk / "A.lacquer");
    std::ofstream(desk / "A.lacquer") << whole.substr(0, whole.size() / 2);
    expectFailure({"show", "A.lacquer"}, "A.lacquer");
    expectFailure({"set", "A.lacquer", "title=Other"}, "A.lacquer");
    EXPECT_EQ(tests::textOf(desk / "A.lacquer"), whole.substr(0, whole.size() / 2));
}

TEST_F(Trouble, DoesNotOverwriteAnAlbum) {
    const std::string before = tests::textOf(desk / "A.lacquer");
    expectFailure({"new", "A.lacquer", "one.wav"}, "A.lacquer");
    EXPECT_EQ(tests::textOf(desk / "A.lacquer"), before);
}

TEST_F(Trouble, NamesTheKeyAndWhatWouldBeRight) {
    expectFailure({"set", "A.lacquer", "titel=X"}, "title");
    expectFailure({"set", "A.lacquer", "title"}, "KEY=VALUE");
    expectFailure({"set", "A.lacquer", "track.2.gap=1"}, "track.2.gap");
    expectFailure({"set", "A.lacquer", "track.1.gap=soon"}, "track.1.gap");
    expectFailure({"set", "A.lacquer", "track.1.tittle=X"}, "title");
    expectFailure({"set", "A.lacquer", "track.1.clip.1.out=60"}, "5.000 s");
    expectFailure({"set", "A.lacquer", "album.chain.limiter.ceiling=-1"}, "no limiter");
    desk.run({"chain", "A.lacquer", "album", "add", "limiter"});
    expectFailure({"set", "A.lacquer", "album.chain.limiter.ceiling=1"}, "-12 to 0 dBTP");
    expectFailure({"set", "A.lacquer", "album.chain.limiter.celing=-1"}, "ceiling");
    expectFailure({"set", "A.lacquer", "album.chain.reverb.size=1"}, "limiter");
}

TEST_F(Trouble, NamesTheDeviceThatIsNotThere) {
    std::ofstream(desk / "asound.conf") << "</usr/share/alsa/alsa.conf>\n"
                                        << "pcm.nothing { type null }\n"
                                        << "pcm.!default { type plug slave.pcm \"nothing\" }\n";
    desk.setEnvironment("ALSA_CONFIG_PATH", (desk / "asound.conf").string());
    desk.setEnvironment("ASAN_OPTIONS", "detect_leaks=0"); // ALSA's and JACK's own, at the end of the program.
    expectFailure({"play", "A.lacquer", "--device", "no such device"}, "no such device");
}

TEST_F(Trouble, SaysWhenTheDiskBehindStandardOutputIsFull) {
    const auto ran = desk.shell("\"$LACQUER\" modules --json >/dev/full");
    EXPECT_EQ(ran.status, failed);
    EXPECT_NE(ran.error.find("standard output"), std::string::npos);
}

TEST_F(Trouble, SaysWhichMixIsMissing) {
    std::filesystem::remove(desk / "one.wav");
    const auto ran = desk.run({"show", "A.lacquer", "--json"});
    EXPECT_EQ(ran.status, 0);
    EXPECT_NE(ran.json()["findings"].dump().find("one.wav"), std::string::npos);
}

TEST_F(Trouble, SaysWhichCommandFindsAMissingMix) {
    std::filesystem::remove(desk / "one.wav");
    std::filesystem::remove_all(desk / "cache");
    const std::string remedy = "lacquer find";
    for (const auto& ran :
         {desk.run({"show", "A.lacquer"}), desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "wav16"})})
        EXPECT_NE(ran.out.find(remedy), std::string::npos) << ran.out;
}

TEST_F(Trouble, SaysOfAMissingMixOnceInADelivery) {
    std::filesystem::remove(desk / "one.wav");
    std::filesystem::remove_all(desk / "cache");
    const auto ran = desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "wav16"});
    EXPECT_EQ(ran.status, failed);
    EXPECT_NE(ran.error.find("one.wav"), std::string::npos) << ran.error;
    EXPECT_EQ(ran.out.find("error"), ran.out.rfind("error")) << ran.out;
}

TEST_F(Trouble, SaysWhatIsWrongWithTheCover) {
    const auto said = [&] { return desk.run({"show", "A.lacquer", "--json"}).json()["findings"].dump(); };
    std::ofstream(desk / "cover.png") << "GIF89a, in truth";
    ASSERT_EQ(desk.run({"set", "A.lacquer", "cover=cover.png"}).status, 0);
    EXPECT_NE(said().find("is neither a PNG nor a JPEG picture"), std::string::npos) << said();
    expectCoverStops("cover.png");
    std::filesystem::remove(desk / "cover.png");
    EXPECT_NE(said().find("there is no such file"), std::string::npos) << said();
    expectCoverStops("cover.png");
    std::ofstream(desk / "cover.png") << "\x89PNG\r\n\x1a\n and so on";
    EXPECT_NE(said().find("is a damaged picture"), std::string::npos) << said();
    std::ofstream(desk / "cover.png") << std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x0b\xb8\0\0\x0b\xb8", 24);
    EXPECT_EQ(said().find("cover"), std::string::npos) << said();
}

TEST_F(Trouble, FindsAMixThatWasMovedAndRenamed) {
    std::filesystem::create_directories(desk / "attic/old");
    EXPECT_EQ(desk.run({"find", "A.lacquer", "attic"}).out, "no mix is missing\n");
    std::filesystem::rename(desk / "one.wav", desk / "attic/old/first.wav");
    std::filesystem::create_directories(desk / "cellar");
    expectFailure({"find", "A.lacquer", "cellar"}, "one.wav");
    const auto ran = desk.run({"find", "A.lacquer", "attic"});
    EXPECT_EQ(ran.status, 0) << ran.error;
    EXPECT_EQ(core::loadAlbum(desk / "A.lacquer").sources[0].path, desk / "attic/old/first.wav");
}

TEST_F(Trouble, ASoundOfALaterVersionIsKeptAndNotDelivered) {
    ASSERT_EQ(desk.run({"chain", "A.lacquer", "album", "add", "limiter"}).status, 0);
    ASSERT_EQ(desk.run({"set", "A.lacquer", "masters.1.albumChain.1.version=9"}).status, 0);
    ASSERT_EQ(desk.run({"set", "A.lacquer", "album.chain.limiter.ceiling=-2"}).status, 0);
    EXPECT_EQ(core::loadAlbum(desk / "A.lacquer").masters[0].albumChain[0].version, 9);
    const auto ran = desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "wav16"});
    EXPECT_EQ(ran.status, failed);
    EXPECT_NE(ran.error.find("the limiter at place 1 of the chain was made with its sound of version 9"),
              std::string::npos)
        << ran.error;
    EXPECT_FALSE(exists(desk / "out"));
}

} // namespace
