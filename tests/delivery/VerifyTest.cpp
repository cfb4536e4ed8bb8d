#include "engine/delivery/Verify.h"

#include "core/Error.h"
#include "core/SafeFile.h"
#include "engine/delivery/DdpPackets.h"
#include "tests/delivery/DeliverySupport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>

namespace {

using namespace engine::delivery;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> messages(const Verification& verification) {
    std::vector<std::string> made;
    for (const auto& finding : verification.findings) made.push_back(finding.message);
    return made;
}

/// A sound set of two tracks, made once; each test works on a copy.
class VerifyDdp : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        made_ = new tests::ScratchFolder;
        album_ = new tests::SoundingAlbum(tests::noiseAlbum(2));
        tests::deliverTo(made_->path(), *album_, tests::deliveries({"ddp"}));
    }
    static void TearDownTestSuite() {
        delete made_;
        delete album_;
    }
    VerifyDdp() { std::filesystem::copy(made_->path() / "ddp/The-Generators_Weather", set()); }

    std::filesystem::path set() const { return folder_.path() / "set"; }
    std::string read(const std::string& name) const { return core::readFile(set() / name); }

    /// Changes a file and mends the checksums, so that what is found is not just that something changed.
    void change(const std::string& name, const std::function<void(std::string&)>& edit) const {
        auto bytes = read(name);
        edit(bytes);
        core::writeFile(set() / name, bytes);
        std::filesystem::remove(set() / "CHECKSUM.MD5");
    }
    void put(const std::string& name, std::size_t record, const Field& field, const std::string& text) const {
        const std::size_t bytes = name == "PQDESCR" ? ddpPq::bytes : 128;
        change(name, [&](std::string& all) { all.replace(record * bytes + field.offset, text.size(), text); });
    }
    std::vector<std::string> found() const { return messages(verifyDdp(set())); }

    static tests::ScratchFolder* made_;
    static tests::SoundingAlbum* album_;
    tests::ScratchFolder folder_;
};

tests::ScratchFolder* VerifyDdp::made_ = nullptr;
tests::SoundingAlbum* VerifyDdp::album_ = nullptr;

TEST_F(VerifyDdp, FindsNothingWrongWithOurOwn) {
    const auto verification = verifyDdp(set());
    EXPECT_THAT(messages(verification), IsEmpty());
    EXPECT_THAT(verification.checked, Contains(HasSubstr("checksums: 5 files")));
    EXPECT_EQ(verification.tracks, 2);
    EXPECT_EQ(verification.sectors, static_cast<std::int64_t>(std::filesystem::file_size(set() / "IMAGE.DAT")) / 2352);
}

TEST_F(VerifyDdp, FindsItsAlbumInIt) {
    const auto verification = verifyDdp(set(), album_->album, album_->sources);
    EXPECT_THAT(messages(verification), IsEmpty());
    EXPECT_THAT(verification.checked, Contains(HasSubstr("content: all")));
}

TEST_F(VerifyDdp, FindsEveryFlippedByteByTheChecksums) {
    for (const auto& name : {"DDPID", "DDPMS", "PQDESCR", "CDTEXT.BIN", "CHECKSUM.MD5"}) {
        const auto sound = read(name);
        for (std::size_t at = 0; at < sound.size(); at += 13) {
            auto bytes = sound;
            bytes[at] = static_cast<char>(bytes[at] ^ 0x20);
            core::writeFile(set() / name, bytes);
            EXPECT_FALSE(verifyDdp(set()).findings.empty()) << name << " byte " << at;
        }
        core::writeFile(set() / name, sound);
    }
    auto image = read("IMAGE.DAT");
    image[image.size() / 2] ^= 1;
    core::writeFile(set() / "IMAGE.DAT", image);
    EXPECT_THAT(found(), Contains(HasSubstr("IMAGE.DAT is not as it was")));
}

TEST_F(VerifyDdp, FindsOneSampleThatIsNotTheAlbums) {
    change("IMAGE.DAT", [](std::string& image) { image[400 * 2352] ^= 1; });
    const auto verification = verifyDdp(set(), album_->album, album_->sources);
    EXPECT_THAT(messages(verification), Contains(HasSubstr("differs from the album in 1 of")));
    EXPECT_THAT(messages(verification), Contains(HasSubstr("first in sector 400")));
}

TEST_F(VerifyDdp, FindsMarksTextsAndCodesThatAreNotTheAlbums) {
    auto other = album_->album;
    other.metadata.title = "Climate";
    other.metadata.upc = "036000291452";
    other.tracks[0].metadata.isrc = "GBXYZ2600009";
    other.tracks[1].metadata.copyPermitted = true;
    other.tracks[1].startMark = -5000;
    const auto found = messages(verifyDdp(set(), other, album_->sources));
    EXPECT_THAT(found, Contains(HasSubstr("'Weather' is not the album's 'Climate'")));
    EXPECT_THAT(found, Contains(HasSubstr("UPC '0123456789012' is not the album's '0036000291452'")));
    EXPECT_THAT(found, Contains(HasSubstr("GBXYZ2600009")));
    EXPECT_THAT(found, Contains(HasSubstr("other flags than the album's track 2")));
    EXPECT_THAT(found, Contains(HasSubstr("track 2 index 1 is at")));
}

TEST_F(VerifyDdp, NamesThePacketAndTheFieldThatAreWrong) {
    struct Case {
        const char* file;
        std::size_t record;
        Field field;
        const char* text;
        const char* says;
    };
    const Case cases[] = {
        {"DDPID", 0, ddpId::level, "DDP 3.00", "DDPID level"},
        {"DDPID", 0, ddpId::type, "DV", "DDPID type"},
        {"DDPID", 0, ddpId::upc, "0036000291452", "is not that of the PQ descriptor"},
        {"DDPMS", 1, ddpMap::valid, "XXXX", "DDPMS packet 1 MPV"},
        {"DDPMS", 2, ddpMap::length, "00000009", "DDPMS packet 2 DSL"},
        {"DDPMS", 2, ddpMap::mode, "00", "DDPMS packet 2 CDM"},
        {"DDPMS", 2, ddpMap::storage, "8", "DDPMS packet 2 SSM"},
        {"DDPMS", 2, ddpMap::pregap2, " 151", "DDPMS packet 2 PRE2"},
        {"DDPMS", 2, ddpMap::start, "00000077", "DDPMS packet 2 DSS"},
        {"DDPMS", 2, ddpMap::fileOffset, "000000008", "DDPMS packet 2 OFS"},
        {"DDPMS", 0, ddpMap::fileName, "NOTHERE.BIN", "DDPMS packet 0 DSI"},
        {"DDPMS", 0, ddpMap::fileName, "../DDPID   ", "DDPMS packet 0 DSI"},
        {"DDPMS", 0, ddpMap::fileName, "..         ", "is no plain file name"},
        {"PQDESCR", 2, ddpPq::valid, "VVVM", "PQ packet 2 SPV"},
        {"PQDESCR", 2, ddpPq::seconds, "60", "PQ packet 2 SEC"},
        {"PQDESCR", 2, ddpPq::sectors, "75", "PQ packet 2 FRM"},
        {"PQDESCR", 2, ddpPq::seconds, "01", "first pause is shorter"},
        {"PQDESCR", 3, ddpPq::track, "07", "PQ packet 3 TRK"},
        {"PQDESCR", 2, ddpPq::control, "41", "PQ packet 2 CB1"},
        {"PQDESCR", 2, ddpPq::control, "11", "PQ packet 2 CB1: flags change"},
        {"PQDESCR", 1, ddpPq::isrc, "GBXYZ26000A1", "PQ packet 1 ISRC"},
        {"PQDESCR", 0, ddpPq::upc, "1111111111111", "UPC"},
    };
    for (const auto& each : cases) {
        std::filesystem::remove_all(set());
        std::filesystem::copy(made_->path() / "ddp/The-Generators_Weather", set());
        put(each.file, each.record, each.field, each.text);
        EXPECT_THAT(found(), Contains(HasSubstr(each.says)));
    }
}

TEST_F(VerifyDdp, TakesTheHabitsOfOtherPrograms) {
    // One lead-out, blanks for zeros, no start of the stream, another name and lower case on the disk.
    change("PQDESCR", [](std::string& pq) { pq.resize(pq.size() - ddpPq::bytes); });
    const auto length = std::to_string(std::filesystem::file_size(set() / "PQDESCR"));
    put("DDPMS", 1, ddpMap::length, std::string(8 - length.size(), ' ') + length);
    put("DDPMS", 1, ddpMap::fileName, "SD     ");
    put("DDPMS", 2, ddpMap::start, "        ");
    put("DDPMS", 2, ddpMap::scrambled, "1");
    std::filesystem::rename(set() / "PQDESCR", set() / "sd");
    for (const auto& finding : verifyDdp(set(), album_->album, album_->sources).findings)
        EXPECT_EQ(finding.severity, core::Severity::warning) << finding.message;
}

TEST_F(VerifyDdp, ReadsListsOfChecksumsAsOthersWriteThem) {
    auto list = read("CHECKSUM.MD5");
    std::filesystem::remove(set() / "CHECKSUM.MD5");
    std::string other = "; made elsewhere\r\n";
    for (const char c : list)
        other += c == '*' ? std::string(" ") : c == '\n' ? std::string("\r\n") : std::string(1, c);
    core::writeFile(set() / "md5-checksum.md5", other);
    EXPECT_THAT(found(), IsEmpty());
}

TEST_F(VerifyDdp, WarnsOfSoundInTheFirstTwoSeconds) {
    change("IMAGE.DAT", [](std::string& image) { image[1000] = 1; });
    EXPECT_THAT(found(), Contains(HasSubstr("not silent")));
}

TEST_F(VerifyDdp, SaysWhatIsMissing) {
    for (const auto& name : {"IMAGE.DAT", "DDPMS"}) {
        std::filesystem::remove(set() / name);
        EXPECT_THAT(found(), Contains(HasSubstr(name)));
    }
    EXPECT_THROW(verifyDdp(set() / "nowhere"), core::Error);
}

TEST_F(VerifyDdp, RefusesAFolderThatIsNoFileset) {
    std::filesystem::remove(set() / "DDPMS");
    EXPECT_NO_THROW(verifyDdp(set()));
    std::filesystem::remove(set() / "DDPID");
    EXPECT_THROW(verifyDdp(set()), core::Error);
}

TEST_F(VerifyDdp, FollowsNoLinkOutOfTheFolder) {
    std::filesystem::rename(set() / "CDTEXT.BIN", folder_.path() / "outside.bin");
    std::filesystem::create_symlink(folder_.path() / "outside.bin", set() / "CDTEXT.BIN");
    EXPECT_THAT(found(), Contains(HasSubstr("there is no file 'CDTEXT.BIN'")));
}

TEST_F(VerifyDdp, FollowsNoLinkToAnotherDisc) {
    std::filesystem::create_directory(folder_.path() / "discs");
    std::filesystem::create_directory_symlink(set(), folder_.path() / "discs/disc1");
    EXPECT_THROW(verifyDdp(folder_.path() / "discs"), core::Error);
}

TEST_F(VerifyDdp, SurvivesMarksOfWhichNoneIsAStart) {
    change("PQDESCR", [](std::string& all) { all += all.substr(all.size() - ddpPq::bytes); });
    const std::size_t marks = read("PQDESCR").size() / ddpPq::bytes;
    EXPECT_EQ(marks, 8u); // A vector of marks has no room past its end then.
    for (std::size_t mark = 0; mark < marks; ++mark) put("PQDESCR", mark, ddpPq::index, "00");
    EXPECT_THAT(found(), Contains(HasSubstr("index 01")));
}

// Run under AddressSanitizer: whatever the bytes, the answer is findings.
TEST_F(VerifyDdp, SurvivesGarbage) {
    std::mt19937 random(20261122);
    const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    std::filesystem::resize_file(set() / "IMAGE.DAT", 2352 * 10);
    const auto names = std::to_array<std::string>({"DDPID", "DDPMS", "PQDESCR", "CDTEXT.BIN", "CHECKSUM.MD5"});
    for (int round = 0; round < 400; ++round) {
        const auto& name = names[below(names.size())];
        const auto sound = read(name);
        auto bytes = sound;
        for (std::size_t n = 1 + below(6); n > 0 && !bytes.empty(); --n)
            bytes[below(bytes.size())] = below(3) ? static_cast<char>(below(256)) : "0 9A/."[below(6)];
        if (below(4) == 0) bytes.resize(below(2 * bytes.size() + 1), static_cast<char>(below(256)));
        core::writeFile(set() / name, bytes);
        const bool withAlbum = round % 40 == 0; // That takes a render.
        const auto verification = withAlbum ? verifyDdp(set(), album_->album, album_->sources) : verifyDdp(set());
        EXPECT_FALSE(verification.findings.empty());
        core::writeFile(set() / name, sound);
    }
}

TEST(VerifyDiscs, FindsEveryDiscOfAnAlbumAndEachAlone) {
    const tests::ScratchFolder folder;
    auto album = tests::noiseAlbum(2);
    album.album.tracks[1].opensDisc = true;
    tests::deliverTo(folder.path(), album, tests::deliveries({"ddp"}));
    const auto both = verifyDdp(folder.path() / "ddp", album.album, album.sources);
    EXPECT_THAT(messages(both), IsEmpty());
    EXPECT_EQ(both.tracks, 2);
    EXPECT_THAT(messages(verifyDdp(folder.path() / "ddp/The-Generators_Weather_disc2", album.album, album.sources)),
                IsEmpty());
    std::filesystem::remove(folder.path() / "ddp/The-Generators_Weather_disc2/DDPID");
    EXPECT_THAT(messages(verifyDdp(folder.path() / "ddp")), Contains(HasSubstr("DDPID")));
    std::filesystem::remove_all(folder.path() / "ddp/The-Generators_Weather_disc2");
    EXPECT_THAT(messages(verifyDdp(folder.path() / "ddp", album.album, album.sources)),
                Contains(HasSubstr("the album has 2")));
}

TEST(VerifyDiscs, FindsSoundThatHidesInTheFirstPause) {
    const tests::ScratchFolder folder;
    auto album = tests::noiseAlbum(2);
    album.album.tracks[0].pauseMark = -44100;
    tests::deliverTo(folder.path(), album, tests::deliveries({"ddp"}));
    EXPECT_THAT(messages(verifyDdp(folder.path() / "ddp", album.album, album.sources)), IsEmpty());
    const auto map = core::readFile(folder.path() / "ddp/The-Generators_Weather/DDPMS");
    EXPECT_GT(fieldNumber(std::string_view(map).substr(256), ddpMap::pregap2).value(), 150);
}

TEST(VerifyDiscs, TakesTheAlbumsOwnDeliveryWithItsCeiling) {
    const tests::ScratchFolder folder;
    auto album = tests::noiseAlbum(1, 48000, 0.0);
    album.album.deliveries = tests::deliveries({"ddp"});
    album.album.deliveries[0].ceilingDbtp = -1.0;
    tests::deliverTo(folder.path(), album, album.album.deliveries);
    EXPECT_THAT(messages(verifyDdp(folder.path() / "ddp", album.album, album.sources)), IsEmpty());
    album.album.deliveries.clear();
    EXPECT_THAT(messages(verifyDdp(folder.path() / "ddp", album.album, album.sources)),
                Contains(HasSubstr("differs from the album")));
}

} // namespace
