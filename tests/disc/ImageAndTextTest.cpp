// CUE sheets and TOCs as deliveries: the disc that the DDP of the same album is, in other words.
#include "engine/disc/ImageAndText.h"

#include "core/AlbumLayout.h"
#include "core/SafeFile.h"
#include "engine/disc/CdrdaoToc.h"
#include "engine/disc/CompareDiscs.h"
#include "engine/disc/CueSheet.h"
#include "engine/disc/Import.h"
#include "engine/disc/OpenDisc.h"
#include "tests/disc/DiscSupport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ranges>

namespace {

namespace fs = std::filesystem;
using namespace engine::disc;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using tests::messagesOf;

constexpr core::FrameCount second = core::cdRate;
constexpr std::size_t sectorBytes = 2352;
const std::vector<std::string> words = {"cue", "cuebin", "toc"};

/// The folders of the discs, in order.
std::vector<fs::path> discsIn(const fs::path& folder) {
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.is_directory()) folders.push_back(entry.path());
    std::ranges::sort(folders);
    return folders;
}

/// The one file there that ends so.
fs::path fileIn(const fs::path& folder, const std::string& extension) {
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == extension) return entry.path();
    throw std::runtime_error("no " + extension + " in " + folder.string());
}

/// Little-endian samples of the disc's file, whatever it is.
std::string samplesOf(const fs::path& disc, const std::string& word) {
    if (word == "cuebin") return core::readFile(fileIn(disc, ".bin"));
    return engine::delivery::imageBytes(tests::wordsOf(fileIn(disc, ".wav")));
}

core::CdLayout layoutOf(const core::Album& album, int disc = 0) {
    return core::cdLayout(core::layOut(album), disc);
}

class DiscAsText : public testing::Test {
  protected:
    /// As DDP, CUE with WAV, CUE with BIN and TOC, in one pass.
    engine::delivery::DeliveryReport deliver(const tests::SoundingAlbum& sounding, const std::string& name = "out") {
        auto wanted = tests::deliveries({"ddp"});
        for (auto& each : tests::deliveries(words)) wanted.push_back(each);
        for (auto& each : wanted) each.reason = "a test";
        return tests::deliverTo(folder_ / name, sounding, wanted);
    }

    ImportedAlbum import(const fs::path& source, const std::string& name) {
        return importDiscs(source, folder_ / name, library_);
    }

    tests::ScratchFolder folder_;
    engine::source::SourceLibrary library_{folder_ / "cache"};
};

/// Two discs; sound hides ahead of the second.
tests::SoundingAlbum twoDiscs() {
    auto sounding = tests::noiseAlbum(3);
    sounding.album.metadata.catalogueNumber = "LAQ 7";
    sounding.album.tracks[1].opensDisc = true;
    sounding.album.tracks[1].pauseMark = -second;
    return sounding;
}

/// awkwardAlbum with texts that a CUE sheet and CD-Text can hold.
tests::SoundingAlbum sayable() {
    auto sounding = tests::awkwardAlbum();
    sounding.album.tracks[2].metadata.artist = "Señor Ñandú & the 'Quotes'";
    sounding.album.metadata.title = "Été";
    sounding.album.metadata.language = "";
    sounding.album.metadata.genre = "jazz";
    return sounding;
}

TEST_F(DiscAsText, HoldsTheSamplesOfTheImageFromTheFirstTrackOrWhatHidesAheadOfIt) {
    for (const auto& [name, sounding] : {std::pair("plain", tests::noiseAlbum(2)),
                                         {"other rate", tests::noiseAlbum(2, 48000)},
                                         {"awkward", tests::awkwardAlbum()},
                                         {"two discs", twoDiscs()}}) {
        deliver(sounding, name);
        const auto filesets = discsIn(folder_ / name / "ddp");
        for (const auto& word : words) {
            const auto discs = discsIn(folder_ / name / word);
            ASSERT_EQ(discs.size(), filesets.size());
            for (std::size_t n = 0; n < discs.size(); ++n) {
                EXPECT_EQ(discs[n].filename(), filesets[n].filename());
                EXPECT_TRUE(samplesOf(discs[n], word) ==
                            core::readFile(filesets[n] / "IMAGE.DAT").substr(150 * sectorBytes))
                    << name << " " << word << " " << n;
            }
        }
    }
}

TEST_F(DiscAsText, IsTheDiscThatTheDdpIs) {
    for (const auto& [name, each] : {std::pair("awkward", sayable()), {"two discs", twoDiscs()}}) {
        deliver(each, name);
        for (const auto& word : words) {
            const auto compared = compareDiscs(folder_ / name, folder_ / name / word);
            EXPECT_THAT(messagesOf(compared.findings), IsEmpty()) << word;
            for (const auto& found : compared.differences)
                ADD_FAILURE() << name << " " << word << " track " << found.track << " " << found.what << ": "
                              << found.one << " | " << found.other;
        }
    }
}

TEST_F(DiscAsText, GivesTheSameAlbumWhenItIsImportedAndDeliveredAgain) {
    for (const auto& [name, each] : {std::pair("awkward", sayable()), {"two discs", twoDiscs()}}) {
        deliver(each, name);
        const auto first = import(folder_ / name, std::string(name) + ".lacquer");
        deliver({first.album, library_.open(first.album)}, std::string(name) + " again");
        for (const auto& word : words) {
            const auto again = import(folder_ / (std::string(name) + " again") / word, name + word + ".lacquer");
            EXPECT_THAT(messagesOf(again.findings), IsEmpty()) << word;
            for (int disc = 0; disc < core::layOut(first.album).discs; ++disc)
                EXPECT_EQ(layoutOf(again.album, disc), layoutOf(first.album, disc)) << name << " " << word;
            const std::string last = std::string(name) + word + " last";
            deliver({again.album, library_.open(again.album)}, last);
            const auto compared = compareDiscs(folder_ / name / "ddp", folder_ / last / "ddp");
            for (const auto& found : compared.differences)
                ADD_FAILURE() << word << " track " << found.track << " " << found.what << ": " << found.one << " | "
                              << found.other;
        }
    }
}

/// Sound of true zeros for 3 s hides ahead of sound: the file's 2 s of silence are not the disc's.
TEST_F(DiscAsText, KeepsSilenceThatHidesAheadOfTheFirstTrack) {
    auto sounding = tests::noiseAlbum(2);
    sounding.album.tracks[0].pauseMark = -3 * second;
    sounding.album.tracks[0].startMark = second / 20;
    auto wanted = tests::deliveries({"ddp", "cue", "toc"});
    for (auto& each : wanted) each.blankSilence = true;
    tests::deliverTo(folder_ / "out", sounding, wanted);
    const auto fileset = discsIn(folder_ / "out/ddp").front();
    const auto image = core::readFile(fileset / "IMAGE.DAT");
    ASSERT_GT(image.find_first_not_of('\0'), 325 * sectorBytes);
    for (const char* word : {"cue", "toc"})
        EXPECT_THAT(compareDiscs(folder_ / "out/ddp", folder_ / "out" / word).differences, IsEmpty()) << word;
}

TEST_F(DiscAsText, LiesInAFolderOfEachDiscWithThePqSheetBeside) {
    tests::deliverTo(folder_ / "out", twoDiscs(), tests::deliveries({"cue", "toc"}));
    EXPECT_THAT(tests::namesIn(folder_ / "out/cue"),
                ElementsAre("LAQ-7_The-Generators_Weather_disc1", "LAQ-7_The-Generators_Weather_disc1 PQ sheet.txt",
                            "LAQ-7_The-Generators_Weather_disc1/LAQ-7_The-Generators_Weather_disc1.cue",
                            "LAQ-7_The-Generators_Weather_disc1/LAQ-7_The-Generators_Weather_disc1.wav",
                            "LAQ-7_The-Generators_Weather_disc2", "LAQ-7_The-Generators_Weather_disc2 PQ sheet.txt",
                            "LAQ-7_The-Generators_Weather_disc2/LAQ-7_The-Generators_Weather_disc2.cue",
                            "LAQ-7_The-Generators_Weather_disc2/LAQ-7_The-Generators_Weather_disc2.wav"));
    EXPECT_THAT(tests::namesIn(folder_ / "out/toc"),
                Contains("LAQ-7_The-Generators_Weather_disc2/LAQ-7_The-Generators_Weather_disc2.toc"));
}

TEST_F(DiscAsText, IsTakenFromAFolderOnlyWhereItIsOneDelivery) {
    tests::deliverTo(folder_ / "out", twoDiscs(), tests::deliveries({"cue"}));
    const auto discs = discsIn(folder_ / "out/cue");
    EXPECT_EQ(openDiscs(folder_ / "out/cue").discs.size(), 2u);
    EXPECT_EQ(openDiscs(discs[1]).discs.size(), 1u);
    const auto said = [&](const fs::path& folder) { return tests::messageOf([&] { openDiscs(folder); }); };
    EXPECT_THAT(said(folder_ / "out"), HasSubstr("no CUE sheet"));
    fs::copy(fileIn(discs[0], ".cue"), discs[0] / "other.cue");
    EXPECT_THAT(said(discs[0]), HasSubstr("more than one CUE sheet"));
    fs::remove(discs[0] / "other.cue");
    fs::rename(discs[0], folder_ / "out/cue/Somebody else");
    EXPECT_THAT(said(folder_ / "out/cue"), HasSubstr("not of one delivery"));
}

TEST_F(DiscAsText, HasTheDigestOfTheSamplesInTheReportAndOnTheSheet) {
    const auto report = deliver(tests::noiseAlbum(2));
    const auto digestIn = [](const engine::delivery::Delivered& delivered) {
        for (const auto& file : delivered.files)
            if (!file.pcmMd5.empty()) return file.pcmMd5;
        return std::string();
    };
    const std::string digest = digestIn(report.deliveries[1]);
    EXPECT_EQ(digest.size(), 32u);
    EXPECT_EQ(digestIn(report.deliveries[2]), digest);
    EXPECT_EQ(digestIn(report.deliveries[3]), digest);
    EXPECT_THAT(core::readFile(folder_ / "out/cue/The-Generators_Weather PQ sheet.txt"),
                HasSubstr("MD5 of samples    " + digest));
}

TEST_F(DiscAsText, KeepsTheRulesOfTheRedBookAndSaysBeforeWhatATextCannotTell) {
    auto sounding = tests::awkwardAlbum();
    const auto found = [&](const std::string& word) {
        return messagesOf(engine::delivery::findingsFor(sounding.album, tests::deliveries({word}), sounding.sources));
    };
    EXPECT_THAT(found("cue"), Contains(HasSubstr("the \"Quotes\"")));
    EXPECT_THAT(found("cue"), Contains(HasSubstr("language of its texts: 'fr' is lost")));
    EXPECT_THAT(found("toc"), Contains(HasSubstr("CD-Text cannot hold the title of the disc")));
    EXPECT_THAT(found("toc"), Not(Contains(HasSubstr("Quotes"))));
    for (const auto& word : words) EXPECT_THAT(found(word), Not(Contains(HasSubstr("without tags")))) << word;
    sounding.album.tracks[5].endMark = second; // Shorter than 4 s.
    for (const auto& word : words) {
        const auto findings =
            engine::delivery::findingsFor(sounding.album, tests::deliveries({word}), sounding.sources);
        EXPECT_TRUE(std::ranges::any_of(findings, [](const auto& each) {
            return each.track == 6 && each.severity >= core::Severity::rule;
        })) << word;
    }
    auto fast = tests::deliveries({"cue"});
    fast[0].rate = 96000;
    EXPECT_THAT(messagesOf(engine::delivery::findingsFor(sounding.album, fast, sounding.sources)),
                Contains(HasSubstr("always 44.1 kHz")));
}

/// All of the same mix.
tests::SoundingAlbum ninetyNineTracks() {
    auto sounding = tests::noiseAlbum(1);
    const core::Track first = sounding.album.tracks.front();
    for (int n = 2; n <= 99; ++n) {
        core::Track track = first;
        track.id = core::TrackId{sounding.album.nextId++};
        for (auto& clip : track.clips) clip.id = core::ClipId{sounding.album.nextId++};
        track.metadata.title = "Noise \"" + std::to_string(n) + "\"";
        track.metadata.isrc = "GBXYZ26000" + std::string(n < 10 ? "0" : "") + std::to_string(n);
        track.gapFrames = n % 3 == 0 ? 0 : second / 2 + 17 * n;
        sounding.album.tracks.push_back(track);
    }
    return sounding;
}

TEST_F(DiscAsText, HoldsNinetyNineTracksAsOtherProgramsReadThem) {
    const auto sounding = ninetyNineTracks();
    tests::deliverTo(folder_ / "out", sounding, tests::deliveries({"cuebin", "toc"}));
    const auto cd = layoutOf(sounding.album);
    ASSERT_EQ(cd.tracks.size(), 99u);
    std::string breakpoints;
    for (const auto& track : cd.tracks | std::views::drop(1)) {
        const core::SectorPos at = track.index01 - 150;
        char text[32];
        std::snprintf(text, sizeof text, "%d:%02d.%02d\n", static_cast<int>(at / 4500), static_cast<int>(at / 75 % 60),
                      static_cast<int>(at % 75));
        breakpoints += text;
    }
    const auto cue = discsIn(folder_ / "out/cuebin").front();
    const auto toc = discsIn(folder_ / "out/toc").front();
    EXPECT_EQ(openDiscs(cue).discs.front().disc.tracks.size(), 99u);
    if (tests::isInstalled("cuebreakpoints")) {
        EXPECT_EQ(tests::printed(cue, "cuebreakpoints *.cue"), breakpoints);
        EXPECT_EQ(tests::printed(cue, "cueprint -n 99 -t '%t|%p|%i' *.cue"), "Noise '99'|The Generators|GBXYZ2600099");
    }
    if (tests::isInstalled("cdrdao")) {
        const auto shown = tests::printed(toc, "cdrdao show-toc *.toc");
        EXPECT_THAT(shown, Not(HasSubstr("ERROR"))) << shown;
        EXPECT_THAT(shown, HasSubstr("TRACK 99  Mode AUDIO"));
    }
    if (!tests::isInstalled("cdrdao") || !tests::isInstalled("cuebreakpoints"))
        GTEST_SKIP() << "cdrdao or cuetools is not installed";
}

TEST_F(DiscAsText, IsReadByCdrdao) {
    if (!tests::isInstalled("cdrdao")) GTEST_SKIP() << "cdrdao is not installed";
    const auto sounding = tests::awkwardAlbum();
    tests::deliverTo(folder_ / "out", sounding, tests::deliveries({"toc"}));
    const auto disc = discsIn(folder_ / "out/toc").front();
    const auto cd = layoutOf(sounding.album);
    const auto shown = tests::printed(disc, "cdrdao show-toc *.toc");
    EXPECT_THAT(shown, Not(testing::AnyOf(HasSubstr("ERROR"), HasSubstr("WARNING")))) << shown;
    // cdrdao's clock begins where the file does.
    const auto time = [](core::SectorPos at) { return core::sectorTime(at - 150); };
    for (const auto& track : cd.tracks) EXPECT_THAT(shown, HasSubstr("START  " + time(track.index01))) << shown;
    const auto info = tests::printed(disc, "cdrdao toc-info *.toc");
    EXPECT_THAT(info, HasSubstr(time(cd.leadOut))) << info;
    const auto tested = tests::printed(disc, "cdrdao read-test *.toc");
    EXPECT_THAT(tested, Not(HasSubstr("ERROR"))) << tested;
}

TEST_F(DiscAsText, IsReadByCuetools) {
    if (!tests::isInstalled("cueprint")) GTEST_SKIP() << "cuetools is not installed";
    const auto sounding = tests::awkwardAlbum();
    tests::deliverTo(folder_ / "out", sounding, tests::deliveries({"cue"}));
    const auto disc = discsIn(folder_ / "out/cue").front();
    EXPECT_EQ(tests::printed(disc, "cueprint -d '%N|%P|%T\\n' -t '' *.cue"), "6|Björk Ærø|Été à l'île — no. 7\n");
    EXPECT_EQ(tests::printed(disc, "cueprint -n 3 -d '' -t '%t|%p|%i\\n' *.cue"),
              "Noise 3|Señor Ñandú & the 'Quotes'|GBXYZ2600003\n");
    const auto converted = tests::printed(disc, "cueconvert -i cue -o toc *.cue -");
    EXPECT_THAT(converted, HasSubstr("CATALOG \"0123456789012\"")) << converted;
    const auto read = readToc(converted);
    ASSERT_EQ(read.disc.tracks.size(), 6u);
    EXPECT_TRUE(read.disc.tracks[1].copyPermitted && read.disc.tracks[2].preEmphasis);
}

} // namespace
