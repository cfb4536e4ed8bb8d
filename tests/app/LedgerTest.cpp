// What the ledger is for, through the program: files that are checked against it, recognised by it, and approved in it.
#include "core/SafeFile.h"
#include "tests/app/Mixes.h"
#include "tests/app/Run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using tests::Desk;

constexpr double seconds = 9.0;

/// Where FLAC has its own MD5 of the samples (RFC 9639, section 8.2).
std::string md5InFlac(const fs::path& file) {
    const std::string bytes = tests::textOf(file).substr(26, 16);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        hex += {digits[value >> 4], digits[value & 15]};
    }
    return hex;
}

void flip(const fs::path& file, std::uintmax_t place, int bit) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekg(static_cast<std::streamoff>(place));
    const char byte = static_cast<char>(stream.get() ^ (1 << bit));
    stream.seekp(static_cast<std::streamoff>(place));
    stream.put(byte);
}

class Ledgers : public testing::Test {
  protected:
    Ledgers() {
        tests::writeMix(desk / ".", {.name = "One.wav", .encoding = 0, .seconds = seconds});
        tests::writeMix(desk / ".", {.name = "Two.wav", .encoding = 0, .seconds = seconds});
        expectDone({"new", "A.lacquer", "One.wav", "Two.wav", "--title", "Blue", "--artist", "Nobody"});
    }

    void expectDone(const std::vector<std::string>& arguments) const {
        const auto ran = desk.run(arguments);
        EXPECT_EQ(ran.status, 0) << arguments.front() << ": " << ran.error;
    }
    nlohmann::json identified(const std::string& file) const {
        return desk.run({"identify", file, "--json"}).json()["files"][0]["found"];
    }

    Desk desk;
};

TEST_F(Ledgers, FindEveryFlippedByte) {
    const std::vector<std::string> formats = {"wav16", "flac24", "mp3", "cue", "cuebin", "toc"};
    std::vector<std::string> order = {"deliver", "A.lacquer", "--to", "out"};
    for (const auto& format : formats) order.insert(order.end(), {"--as", format});
    expectDone(order);
    std::vector<fs::path> files;
    for (const auto& each : fs::recursive_directory_iterator(desk / "out"))
        if (each.is_regular_file()) files.push_back(each.path());
    std::ranges::sort(files);
    ASSERT_EQ(files.size(), 21U); // Of a disc: its sound, its text, the PQ sheet twice.
    std::mt19937 random(1);
    for (int n = 0; n < 100; ++n) {
        const fs::path& file = files[random() % files.size()];
        const std::uintmax_t place = random() % fs::file_size(file);
        const int bit = static_cast<int>(random() % 8);
        flip(file, place, bit);
        const auto ran = desk.run({"verify", file.parent_path().string()});
        EXPECT_EQ(ran.status, 1) << file << " at " << place;
        EXPECT_NE(ran.out.find(file.filename().string().substr(0, 6)), std::string::npos) << ran.out;
        flip(file, place, bit);
    }
    for (const auto& format : formats) expectDone({"verify", "out/" + format});
}

TEST_F(Ledgers, FindAFileThatIsGoneAndNameAStranger) {
    expectDone({"deliver", "A.lacquer", "--to", "out", "--as", "wav16"});
    core::writeFile(desk / "out/wav16/letter.txt", "hello");
    const auto stranger = desk.run({"verify", "out/wav16"});
    EXPECT_EQ(stranger.status, 0) << stranger.error;
    EXPECT_NE(stranger.out.find("letter.txt"), std::string::npos) << stranger.out;
    fs::rename(desk / "out/wav16", desk / "moved");
    fs::remove(desk / "moved/02 Two.wav");
    const auto gone = desk.run({"verify", "moved", "--against", "A.lacquer"});
    EXPECT_EQ(gone.status, 1);
    EXPECT_NE(gone.out.find("02 Two.wav is missing"), std::string::npos) << gone.out;
    const auto unknown = desk.run({"verify", "data"});
    EXPECT_EQ(unknown.status, 1);
    EXPECT_NE(unknown.error.find("no ledger knows it"), std::string::npos) << unknown.error;
}

TEST_F(Ledgers, KnowAFileByItsBytesItsSamplesAndItsSound) {
    const auto delivered =
        desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "wav16", "--as", "flac16", "--as", "mp3", "--json"});
    ASSERT_EQ(delivered.status, 0) << delivered.error;
    EXPECT_EQ(delivered.json()["revision"], 1);
    const auto flac = delivered.json()["deliveries"][1]["files"];
    for (const auto& file : flac) EXPECT_EQ(file["pcmMd5"], md5InFlac(file["path"].get<std::string>()));
    EXPECT_EQ(delivered.json()["deliveries"][0]["files"][1]["pcmMd5"], flac[1]["pcmMd5"]);
    EXPECT_TRUE(delivered.json()["deliveries"][2]["files"][0]["pcmMd5"].is_null());

    // Another tag: the same samples. Another coding of them: the same sound.
    fs::copy(desk / "out/wav16/02 Two.wav", desk / "same.wav");
    const auto same = identified("same.wav");
    ASSERT_EQ(same.size(), 1U);
    EXPECT_EQ(same[0]["by"], "bytes");
    EXPECT_EQ(same[0]["track"], 2);
    EXPECT_EQ(same[0]["title"], "Two");
    EXPECT_EQ(same[0]["album"], "Blue");
    core::writeFile(desk / "longer.wav", tests::textOf(desk / "same.wav") + std::string("LIST\4\0\0\0INFO", 12));
    const auto samples = identified("longer.wav");
    ASSERT_EQ(samples.size(), 1U);
    EXPECT_EQ(samples[0]["by"], "samples");
    EXPECT_EQ(samples[0]["track"], 2);

    expectDone({"set", "A.lacquer", "track.2.level=-3"});
    expectDone({"deliver", "A.lacquer", "--to", "soft", "--as", "mp3"});
    const std::string mp3 = tests::textOf(desk / "soft/mp3/02 Two.mp3");
    core::writeFile(desk / "coded.mp3", mp3 + std::string(128, '\0')); // Other bytes.
    const auto sound = identified("coded.mp3");
    ASSERT_EQ(sound.size(), 1U);
    EXPECT_EQ(sound[0]["by"], "sound");
    EXPECT_EQ(sound[0]["track"], 2);
    EXPECT_GT(sound[0]["alike"], 0.85);

    const auto album = identified("out/mp3/Nobody - Blue.mp3");
    EXPECT_EQ(album[0]["by"], "bytes");
    EXPECT_TRUE(album[0]["track"].is_null());
    tests::writeMix(desk / ".", {.name = "Other.wav", .encoding = 0, .seconds = seconds, .song = "another"});
    const auto unknown = desk.run({"identify", "Other.wav"});
    EXPECT_EQ(unknown.status, 1);
    EXPECT_NE(unknown.out.find("no ledger knows it"), std::string::npos) << unknown.out;
}

TEST_F(Ledgers, CountRevisionsByWhatIsHeardAndWritten) {
    const auto revision = [&](const std::string& to) {
        return desk.run({"deliver", "A.lacquer", "--to", to, "--as", "wav16", "--json"}).json()["revision"].get<int>();
    };
    EXPECT_EQ(revision("1"), 1);
    EXPECT_EQ(revision("2"), 1);
    expectDone({"set", "A.lacquer", "track.1.title=Uno"});
    EXPECT_EQ(revision("3"), 2);
    expectDone({"set", "A.lacquer", "track.1.title=One"});
    EXPECT_EQ(revision("4"), 1);
    fs::create_directory(desk / "elsewhere");
    for (const char* name : {"A.lacquer", "A.ledger", "One.wav", "Two.wav"})
        fs::rename(desk / name, desk / "elsewhere" / name);
    const auto moved = desk.run({"deliver", "elsewhere/A.lacquer", "--to", "5", "--as", "wav16", "--json"});
    EXPECT_EQ(moved.json()["revision"], 1) << moved.error;
}

TEST_F(Ledgers, AskForAReasonOnceARevisionIsApproved) {
    expectDone({"approve", "A.lacquer", "--note", "Ann: go"});
    expectDone({"deliver", "A.lacquer", "--to", "one", "--as", "wav16"});
    EXPECT_EQ(identified("one/wav16/01 One.wav")[0]["approved"], true);
    expectDone({"set", "A.lacquer", "track.1.level=-1"});
    const auto refused = desk.run({"deliver", "A.lacquer", "--to", "two", "--as", "wav16"});
    EXPECT_EQ(refused.status, 1);
    EXPECT_NE(refused.error.find("revision 2 of the album, which nobody has approved"), std::string::npos)
        << refused.error;
    EXPECT_FALSE(fs::exists(desk / "two"));
    expectDone({"deliver", "A.lacquer", "--to", "two", "--as", "wav16", "--reason", "Ann wants to hear it"});
    EXPECT_NE(tests::textOf(desk / "A.ledger").find("Ann wants to hear it"), std::string::npos);
}

TEST_F(Ledgers, ThatCannotBeWrittenTakeNoDeliveryBack) {
    fs::create_directory(desk / "A.ledger");
    const auto ran = desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "wav16", "--json"});
    EXPECT_EQ(ran.status, 1);
    fs::remove(desk / "A.ledger");
    fs::create_symlink("nowhere/A.ledger", desk / "A.ledger");
    const auto broken = desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "wav16", "--json"});
    EXPECT_EQ(broken.status, 0) << broken.error;
    EXPECT_TRUE(broken.json()["revision"].is_null());
    EXPECT_TRUE(fs::exists(desk / "out/wav16/01 One.wav"));
    EXPECT_NE(broken.json()["findings"].dump().find("the ledger does not have it"), std::string::npos);
}

TEST_F(Ledgers, GiveThePqSheetTheRevisionThatTheyWriteDown) {
    const auto sheetIn = [&](const std::string& folder) {
        expectDone({"deliver", "A.lacquer", "--to", folder, "--as", "ddp"});
        return desk.shell("cat " + folder + "/ddp/*.txt").out;
    };
    EXPECT_NE(sheetIn("first").find("\nRevision          1\n"), std::string::npos);
    expectDone({"set", "A.lacquer", "track.2.gap=3"});
    EXPECT_NE(sheetIn("second").find("\nRevision          2\n"), std::string::npos);
}

TEST_F(Ledgers, AreInTheReportWithReasonAndApproval) {
    expectDone({"approve", "A.lacquer", "--note", "Ann: it stays"});
    expectDone({"set", "A.lacquer", "track.2.gap=3"});
    expectDone({"deliver", "A.lacquer", "--to", "out", "--as", "wav24", "--reason", "she is on holiday"});
    expectDone({"report", "A.lacquer"});
    const std::string page = tests::textOf(desk / "A.report.html");
    for (const char* text : {"she is on holiday", "not this one; revision 1 is", "Quality check of the sound", "wav24"})
        EXPECT_NE(page.find(text), std::string::npos) << text;
    const auto text = desk.shell("pdftotext A.report.pdf - | tr '\\n' ' '");
    ASSERT_FALSE(text.out.empty()) << text.error;
    for (const char* words : {"MASTERING REPORT", "she is on holiday", "not this one; revision 1 is", "1/2"})
        EXPECT_NE(text.out.find(words), std::string::npos) << words << " in " << text.out;
    expectDone({"report", "A.lacquer", "--to", "only.pdf"});
    EXPECT_EQ(tests::textOf(desk / "only.pdf").substr(0, 5), "%PDF-");
    EXPECT_EQ(desk.run({"report", "A.lacquer", "--to", "x.doc"}).status, 2);
}

} // namespace
