// Filesets as plants want them, discs whose starts lie ahead of the sound, and filesets in archives.
#include "core/AlbumLayout.h"
#include "core/Error.h"
#include "core/PlantShelf.h"
#include "core/SafeFile.h"
#include "engine/delivery/DdpPackets.h"
#include "engine/delivery/Verify.h"
#include "engine/delivery/ZipArchive.h"
#include "engine/source/Digest.h"
#include "tests/delivery/DeliverySupport.h"
#include "tests/support/FullDisk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>

namespace {

using namespace engine::delivery;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
namespace fs = std::filesystem;

std::vector<std::string> messages(const Verification& verification) {
    std::vector<std::string> made;
    for (const auto& finding : verification.findings) made.push_back(finding.message);
    return made;
}

core::Delivery ddp(const std::string& plant = {}, bool zipped = false) {
    return {.format = core::Delivery::Format::ddp,
            .wordLength = core::Delivery::WordLength::int16,
            .plant = plant,
            .zipped = zipped};
}

const std::string setName = "The-Generators_Weather";

std::string recordOf(const std::string& records, std::size_t n, std::size_t bytes) {
    return records.substr(n * bytes, bytes);
}

TEST(DdpPlant, StandardAndNoneGiveTheSameBytes) {
    const tests::ScratchFolder folder;
    const auto album = tests::noiseAlbum(2);
    tests::deliverTo(folder / "a", album, {ddp()});
    tests::deliverTo(folder / "b", album, {ddp("Standard")});
    for (const auto& name : tests::namesIn(folder / "a/ddp"))
        if (!fs::is_directory(folder / "a/ddp" / name)) {
            EXPECT_EQ(core::readFile(folder / "a/ddp" / name), core::readFile(folder / "b/ddp" / name)) << name;
        }
    const std::string map = core::readFile(folder / "a/ddp" / setName / "DDPMS");
    EXPECT_EQ(fieldText(recordOf(map, 2, 128), ddpMap::storage), "7");
    EXPECT_EQ(fieldText(recordOf(map, 2, 128), ddpMap::scrambled), "0");
}

TEST(DdpPlant, EachIsWrittenAsItWantsAndFoundToBeSo) {
    const tests::ScratchFolder folder;
    const auto album = tests::noiseAlbum(2);
    for (const char* const plant : {"Codes everywhere", "Older readers", "User data"}) {
        tests::deliverTo(folder / plant, album, {ddp(plant)});
        auto asked = album.album;
        asked.deliveries = {ddp(plant)};
        const auto verification = verifyDdp(folder / plant / "ddp", asked, album.sources);
        EXPECT_THAT(messages(verification), IsEmpty()) << plant;
        EXPECT_THAT(verification.checked, Contains(HasSubstr("as \"" + std::string(plant) + "\" wants it")));
    }
    const std::string codes = core::readFile(folder / "Codes everywhere/ddp" / setName / "PQDESCR");
    for (const std::size_t mark : {1, 2, 3, 4})
        EXPECT_EQ(fieldText(recordOf(codes, mark, 64), ddpPq::isrc), mark < 3 ? "GBXYZ2600001" : "GBXYZ2600002");
    EXPECT_EQ(fieldText(recordOf(codes, 6, 64), ddpPq::upc), "0123456789012");
    const std::string map = core::readFile(folder / "Older readers/ddp" / setName / "DDPMS");
    EXPECT_THAT(recordOf(map, 1, 128).substr(14, 8), "     448");
    EXPECT_EQ(recordOf(map, 1, 128).substr(ddpMap::nameWidth.offset, ddpMap::nameWidth.width), " 17");
    EXPECT_EQ(recordOf(map, 2, 128).substr(22, 8), "        ");
    EXPECT_EQ(fieldText(recordOf(map, 2, 128), ddpMap::scrambled), "1");
    EXPECT_TRUE(fs::exists(folder / "Older readers/ddp" / setName / "SD"));
    const std::string sums = core::readFile(folder / "User data/ddp" / setName / "MD5-Checksum.md5");
    EXPECT_THAT(sums, HasSubstr(" *IMAGE.DAT\r\n"));
}

TEST(DdpPlant, OneIsNotTheOther) {
    const tests::ScratchFolder folder;
    const auto album = tests::noiseAlbum(2);
    tests::deliverTo(folder.path(), album, {ddp()});
    const auto wants = [&](const char* plant) { return messages(verifyDdp(folder / "ddp", core::plantNamed(plant))); };
    EXPECT_THAT(wants("Standard"), IsEmpty());
    auto small = core::plantNamed("Standard");
    small.pqFile = "pqdescr";
    EXPECT_THAT(messages(verifyDdp(folder / "ddp", small)), IsEmpty()) << "case is no matter";
    EXPECT_THAT(wants("Codes everywhere"), Contains(HasSubstr("PQ packet 2 has no ISRC")));
    EXPECT_THAT(wants("Codes everywhere"), Contains(HasSubstr("PQ packet 1 has no UPC")));
    EXPECT_THAT(wants("Older readers"), Contains(HasSubstr("SCR is '0'; the plant wants '1'")));
    for (const char* packet : {"DDPMS packet 0 ", "DDPMS packet 1 ", "DDPMS packet 2 "})
        EXPECT_THAT(wants("Older readers"), Contains(AllOf(HasSubstr(packet), HasSubstr("zeros ahead of its number"))));
    EXPECT_THAT(wants("Older readers"), Contains(HasSubstr("has a sector; the plant wants it blank")));
    EXPECT_THAT(wants("Older readers"), Contains(HasSubstr("called PQDESCR; the plant wants SD")));
    EXPECT_THAT(wants("User data"), Contains(HasSubstr("SSM is '7'; the plant wants '0'")));
    EXPECT_THAT(wants("User data"), Contains(HasSubstr("no MD5-Checksum.md5")));
}

TEST(DdpPlant, AnUnknownOneStopsTheDeliveryBeforeItsFirstByte) {
    const tests::ScratchFolder folder;
    const auto album = tests::noiseAlbum(1);
    EXPECT_THAT(tests::messageOf([&] { tests::deliverTo(folder.path(), album, {ddp("Nowhere")}); }),
                HasSubstr("there is no plant profile \"Nowhere\""));
    EXPECT_THAT(tests::namesIn(folder.path()), IsEmpty());
}

TEST(DdpOffsets, TheImageHoldsEverySampleAndTheFilesAreCutWhereTheyWere) {
    std::mt19937 random(5);
    const auto any = [&] { return core::SectorCount{std::uniform_int_distribution(0, 150)(random)}; };
    for (const int rate : {44100, 96000}) {
        auto album = tests::noiseAlbum(3, rate);
        album.album.tracks[1].gapFrames = -rate / 4;
        album.album.tracks[2].opensDisc = rate == 96000;
        const tests::ScratchFolder folder;
        auto wanted = tests::deliveries({"ddp", "wav16"});
        wanted[1].rate = 44100;
        const auto plain = tests::deliverTo(folder / "plain", album, wanted);
        for (int round = 0; round < 3; ++round) {
            // The tracks have only some sectors more than the 4 s that they need.
            album.album.pqOffsets = {any(), any() % 4, any(), any()};
            const auto moved = tests::deliverTo(folder / std::to_string(round), album, wanted);
            EXPECT_EQ(tests::joinedTracks(moved.deliveries[1]), tests::joinedTracks(plain.deliveries[1]));
            const auto layout = core::layOut(album.album);
            for (int disc = 0; disc < layout.discs; ++disc) {
                const std::string name = setName + (layout.discs > 1 ? "_disc" + std::to_string(disc + 1) : "");
                const auto read = [&](const std::string& of) {
                    return core::readFile(folder / of / "ddp" / name / "IMAGE.DAT");
                };
                const std::string image = read(std::to_string(round));
                const std::string old = read("plain");
                const auto ahead = static_cast<std::size_t>(album.album.pqOffsets.firstStart * 2352);
                const auto behind = static_cast<std::size_t>(album.album.pqOffsets.lastEnd * 2352);
                ASSERT_EQ(image.size(), old.size() + ahead + behind);
                EXPECT_EQ(image.substr(ahead, old.size()), old);
                EXPECT_EQ(image.find_first_not_of('\0', 0), ahead + old.find_first_not_of('\0', 0));
                EXPECT_EQ(image.find_last_not_of('\0'), ahead + old.find_last_not_of('\0'));
                EXPECT_EQ(image.size(), static_cast<std::size_t>(core::cdLayout(layout, disc).leadOut) * 2352);
            }
            EXPECT_THAT(messages(verifyDdp(folder / std::to_string(round) / "ddp", album.album, album.sources)),
                        IsEmpty());
        }
    }
}

TEST(DdpZip, HoldsTheFolderAloneAndThePqSheetLiesBeside) {
    const tests::ScratchFolder folder;
    auto album = tests::noiseAlbum(2);
    album.album.metadata.artist = "Größe";
    const std::string name = "Größe_Weather";
    tests::deliverTo(folder / "open", album, {ddp()});
    const auto report = tests::deliverTo(folder / "zip", album, {ddp({}, true)});
    EXPECT_THAT(tests::namesIn(folder / "zip/ddp"), ElementsAre(name + " PQ sheet.txt", name + ".zip"));
    const ZipArchive zip(folder / "zip/ddp" / (name + ".zip"));
    std::vector<std::string> names;
    for (const auto& member : zip.members()) {
        names.push_back(member.name);
        std::string bytes;
        zip.read(member, [&](std::string_view piece) { bytes += piece; });
        EXPECT_EQ(bytes, core::readFile(folder / "open/ddp" / member.name)) << member.name;
    }
    EXPECT_THAT(names, ElementsAre(name + "/DDPID", name + "/DDPMS", name + "/CDTEXT.BIN", name + "/PQDESCR",
                                   name + "/IMAGE.DAT", name + "/CHECKSUM.MD5"));
    EXPECT_EQ(report.deliveries[0].files[0].sha256, engine::source::sha256OfFile(folder / "zip/ddp" / (name + ".zip")));
    EXPECT_EQ(core::readFile(folder / "zip/ddp" / (name + " PQ sheet.txt")),
              core::readFile(folder / "open/ddp" / (name + " PQ sheet.txt")));
}

TEST(DdpZip, TheSameAlbumGivesTheSameBytesWhereverTheDayBegins) {
    const tests::ScratchFolder folder;
    const auto album = tests::noiseAlbum(1);
    tests::deliverTo(folder / "a", album, {ddp({}, true)});
    ASSERT_EQ(setenv("TZ", "Pacific/Auckland", 1), 0);
    tzset();
    tests::deliverTo(folder / "b", album, {ddp({}, true)});
    unsetenv("TZ");
    tzset();
    const std::string file = "ddp/" + setName + ".zip";
    EXPECT_EQ(core::readFile(folder / "a" / file), core::readFile(folder / "b" / file));
}

TEST(DdpZip, IsVerifiedByItsFolderAndByItself) {
    const tests::ScratchFolder folder;
    auto album = tests::noiseAlbum(2);
    album.album.tracks[1].opensDisc = true;
    album.album.deliveries = {ddp({}, true)};
    tests::deliverTo(folder.path(), album, album.album.deliveries);
    EXPECT_THAT(messages(verifyDdp(folder / "ddp", album.album, album.sources)), IsEmpty());
    const auto second = verifyDdp(folder / "ddp" / (setName + "_disc2.zip"), album.album, album.sources);
    EXPECT_THAT(messages(second), IsEmpty());
    EXPECT_THAT(second.checked, Contains(HasSubstr("frames are the album's")));
    EXPECT_EQ(second.tracks, 1);
}

TEST(DdpZip, FlippedBytesOfWhatItHoldsAreFound) {
    const tests::ScratchFolder folder;
    tests::deliverTo(folder.path(), tests::noiseAlbum(1), {ddp({}, true)});
    const fs::path file = folder / "ddp" / (setName + ".zip");
    const std::string sound = core::readFile(file);
    std::mt19937 random(17);
    for (int round = 0; round < 20; ++round) {
        std::string bytes = sound;
        const auto at = std::uniform_int_distribution<std::size_t>(100, bytes.size() - 2000)(random);
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << round % 8));
        core::writeFile(file, bytes);
        EXPECT_THAT(tests::messageOf([&] { verifyDdp(file); }), HasSubstr(".zip")) << at;
    }
    core::writeFile(file, sound.substr(0, sound.size() / 2));
    EXPECT_THAT(tests::messageOf([&] { verifyDdp(file); }), HasSubstr("cannot be read as a zip archive"));
}

TEST(DdpZip, AFullDiskLeavesNothingAndSaysSo) {
    const tests::ScratchFolder folder;
    const auto album = tests::noiseAlbum(1);
    tests::deliverTo(folder / "a", album, {ddp()});
    const auto image = fs::file_size(folder / "a/ddp" / setName / "IMAGE.DAT");
    const tests::FullDisk full(image + 50); // Room for the image, none for the archive.
    const auto message = tests::messageOf([&] { tests::deliverTo(folder / "b", album, {ddp({}, true)}); });
    EXPECT_THAT(message, HasSubstr("the archive cannot be written"));
    EXPECT_TRUE(message.starts_with((folder / "b/ddp" / (setName + ".zip")).string())) << message;
    EXPECT_FALSE(fs::exists(folder / "b"));
}

TEST(DdpZip, LeadsNowhereElse) {
    const tests::ScratchFolder folder;
    fs::create_directories(folder / "in/..bad");
    core::writeFile(folder / "in/..bad/x", "x");
    zipFolder(folder / "in/..bad", std::vector<std::string>{"x"}, folder / "good.zip");
    EXPECT_THAT(tests::messageOf([&] { ZipArchive(folder / "good.zip").unpack(folder / "out"); }), "");
    EXPECT_EQ(core::readFile(folder / "out/..bad/x"), "x");
    const std::string good = core::readFile(folder / "good.zip");
    for (const std::string evil : {"../../x", "a/./b/x", "/tmp/.x", "..\\..\\x"}) {
        std::string bytes = good;
        for (std::size_t at = 0; (at = bytes.find("..bad/x", at)) != std::string::npos; ++at)
            bytes.replace(at, evil.size(), evil);
        core::writeFile(folder / "evil.zip", bytes);
        EXPECT_THAT(tests::messageOf([&] { ZipArchive(folder / "evil.zip").unpack(folder / "out2"); }),
                    HasSubstr("would lead out of its folder"))
            << evil;
    }
    EXPECT_FALSE(fs::exists(folder / "x"));
    EXPECT_THAT(tests::messageOf([&] { verifyDdp(folder / "good.zip"); }), HasSubstr("holds no DDP fileset"));
}

TEST(DdpZip, TakesNoOthersPlaceNeitherPackedNorUnpacked) {
    const tests::ScratchFolder folder;
    fs::create_directories(folder / "set");
    for (const char* name : {"x", "y"}) core::writeFile(folder / "set" / name, name);
    const std::vector<std::string> names = {"x", "y"};
    zipFolder(folder / "set", names, folder / "set.zip");
    const std::string bytes = core::readFile(folder / "set.zip");
    EXPECT_THAT(tests::messageOf([&] { zipFolder(folder / "set", names, folder / "set.zip"); }),
                HasSubstr("the archive cannot be made"));
    EXPECT_EQ(core::readFile(folder / "set.zip"), bytes);
    std::string twice = bytes;
    for (std::size_t at = 0; (at = twice.find("set/y", at)) != std::string::npos; ++at) twice.replace(at, 5, "set/x");
    core::writeFile(folder / "twice.zip", twice);
    EXPECT_THAT(tests::messageOf([&] { ZipArchive(folder / "twice.zip").unpack(folder / "out"); }), HasSubstr("set/x"));
    EXPECT_EQ(core::readFile(folder / "out/set/x"), "x");
}

TEST(DdpZip, ItsFilesCanBeReadByAllOnceUnpacked) {
    const tests::ScratchFolder folder;
    fs::create_directories(folder / "set");
    core::writeFile(folder / "set/x", "x");
    fs::permissions(folder / "set/x", fs::perms::owner_read | fs::perms::owner_write);
    zipFolder(folder / "set", std::vector<std::string>{"x"}, folder / "set.zip");
    const std::string bytes = core::readFile(folder / "set.zip");
    const std::size_t entry = bytes.find("PK\x01\x02");
    ASSERT_NE(entry, std::string::npos);
    EXPECT_EQ(bytes[entry + 5], 3) << "made on Unix";
    EXPECT_EQ(bytes.substr(entry + 38, 4), std::string("\0\0\xA4\x81", 4)) << "a plain file, 0644";
}

} // namespace
