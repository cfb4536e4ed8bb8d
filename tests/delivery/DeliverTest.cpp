#include "engine/delivery/Deliver.h"

#include "core/AudioFile.h"
#include "core/Error.h"
#include "core/SafeFile.h"
#include "core/Tags.h"
#include "tests/delivery/DeliverySupport.h"
#include "tests/support/FullDisk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

namespace {

using namespace engine::delivery;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(Deliver, JoinedTrackFilesAreTheAlbumFile) {
    const tests::ScratchFolder folder;
    for (const int rate : {44100, 88200}) {
        const auto album = tests::noiseAlbum(2, rate);
        auto wanted = tests::deliveries({"wav16", "flac24", "flac20"});
        wanted[0].rate = 48000;
        wanted[0].dither = core::Delivery::Dither::strongShaping;
        wanted[2].dither = core::Delivery::Dither::highPassTpdf;
        const auto report = tests::deliverTo(folder.path() / std::to_string(rate), album, wanted);
        for (const auto& delivered : report.deliveries) {
            ASSERT_EQ(delivered.files.size(), 3);
            EXPECT_EQ(tests::joinedTracks(delivered), tests::wordsOf(delivered.files[2].path));
        }
    }
}

TEST(Deliver, ImageFromTrackOneOnIsTheJoinedTracksButForZerosAtTheEnd) {
    const tests::ScratchFolder folder;
    for (const int rate : {44100, 48000}) {
        auto wanted = tests::deliveries({"ddp", "wav16"});
        wanted[1].rate = 44100;
        if (rate == 48000)
            for (auto& each : wanted) each.dither = core::Delivery::Dither::strongShaping;
        const auto report = tests::deliverTo(folder.path() / std::to_string(rate), tests::noiseAlbum(2, rate), wanted);
        const auto image = core::readFile(report.deliveries[0].path / "The-Generators_Weather/IMAGE.DAT");
        const auto words = tests::joinedTracks(report.deliveries[1]);
        constexpr std::size_t pause = 150 * 2352;
        EXPECT_EQ(image.size() % 2352, 0);
        EXPECT_EQ(image.find_first_not_of('\0'), pause + image.substr(pause).find_first_not_of('\0'));
        ASSERT_LE(2 * words.size(), image.size() - pause);
        EXPECT_LT(image.size() - pause - 2 * words.size(), 2352);
        for (std::size_t n = 0; n < words.size(); ++n) {
            const auto low = static_cast<unsigned char>(image[pause + 2 * n]);
            const auto high = static_cast<unsigned char>(image[pause + 2 * n + 1]);
            ASSERT_EQ(static_cast<std::int16_t>(low | (high << 8)), words[n] >> 16) << n;
        }
        EXPECT_EQ(image.find_first_not_of('\0', pause + 2 * words.size()), std::string::npos);
    }
}

TEST(Deliver, ThreadsAndBlocksChangeNoBit) {
    const tests::ScratchFolder folder;
    const auto album = tests::noiseAlbum(1, 48000, 3.0);
    std::vector<std::string> digests;
    for (const auto& [threads, block] : {std::pair{1, 4096}, {0, 64}, {3, 1000}}) {
        auto wanted = tests::deliveries({"ddp", "wav24", "flac16"});
        wanted[0].dither = core::Delivery::Dither::strongShaping;
        wanted[1].ceilingDbtp = -1.0;
        const auto report = deliver(
            album.album, wanted, album.sources,
            {.folder = folder.path() / std::to_string(block), .render = {.threads = threads, .blockFrames = block}});
        std::string all;
        for (const auto& delivered : report.deliveries)
            for (const auto& file : delivered.files) all += file.sha256 + "\n";
        digests.push_back(all);
    }
    EXPECT_EQ(digests[0], digests[1]);
    EXPECT_EQ(digests[0], digests[2]);
}

TEST(Deliver, GivesFilesTheirNamesAndTags) {
    const tests::ScratchFolder folder;
    auto album = tests::noiseAlbum(2);
    album.album.metadata.catalogueNumber = "LQ 1";
    album.album.tracks[1].metadata.title = "Back/Forth?";
    const auto report = tests::deliverTo(folder.path(), album, tests::deliveries({"wav24", "ddp"}));
    EXPECT_THAT(tests::namesIn(folder.path()),
                ElementsAre("ddp", "ddp/LQ-1_The-Generators_Weather", "ddp/LQ-1_The-Generators_Weather PQ sheet.txt",
                            "ddp/LQ-1_The-Generators_Weather/CDTEXT.BIN",
                            "ddp/LQ-1_The-Generators_Weather/CHECKSUM.MD5", "ddp/LQ-1_The-Generators_Weather/DDPID",
                            "ddp/LQ-1_The-Generators_Weather/DDPMS", "ddp/LQ-1_The-Generators_Weather/IMAGE.DAT",
                            "ddp/LQ-1_The-Generators_Weather/PQDESCR", "wav24", "wav24/01 Noise 1.wav",
                            "wav24/02 Back-Forth.wav", "wav24/The Generators - Weather.wav"));
    const auto tags = core::readTags(report.deliveries[0].files[1].path);
    EXPECT_EQ(tags.title, "Back/Forth?");
    EXPECT_EQ(tags.artist, "The Generators");
    EXPECT_EQ(tags.trackNumber, 2);
    EXPECT_EQ(tags.isrc, "GBXYZ2600002");
}

TEST(Deliver, ReportsWhatIsInTheFiles) {
    const tests::ScratchFolder folder;
    const auto report = tests::deliverTo(folder.path(), tests::noiseAlbum(2), tests::deliveries({"wav24"}));
    const auto& delivered = report.deliveries.at(0);
    EXPECT_EQ(delivered.format, "wav24");
    EXPECT_EQ(delivered.rate, 44100);
    ASSERT_EQ(delivered.tracks.size(), 2);
    EXPECT_EQ(delivered.tracks[1].startFrames, delivered.tracks[0].lengthFrames);
    EXPECT_EQ(core::audioFacts(delivered.files[1].path).frames, delivered.tracks[1].lengthFrames);
    EXPECT_NEAR(delivered.tracks[0].loudness.samplePeakDb.value(), -6.0, 0.01);
    EXPECT_TRUE(delivered.album.integratedLufs.has_value());
    EXPECT_EQ(std::filesystem::file_size(delivered.files[0].path), delivered.files[0].bytes);
    EXPECT_EQ(delivered.files[0].sha256.size(), 64);
    EXPECT_GT(report.timesRealTime, 0.0);
}

TEST(Deliver, SaysWhereTheGuardHadToTurnDown) {
    const tests::ScratchFolder folder;
    const auto report = tests::deliverTo(folder.path(), tests::noiseAlbum(1, 44100, 1.0), tests::deliveries({"wav16"}));
    const auto guarded = std::ranges::find_if(
        report.findings, [](const auto& finding) { return finding.message.starts_with("wav16: the guard took"); });
    ASSERT_NE(guarded, report.findings.end());
    EXPECT_EQ(guarded->severity, core::Severity::warning);
    EXPECT_EQ(guarded->track, 1);
    EXPECT_THAT(guarded->message, HasSubstr("1.00 dB"));
    EXPECT_THAT(guarded->message, HasSubstr("full scale"));
}

TEST(Deliver, FloatsAtTheAlbumsRateAreThePrintOverFullScaleAndUnderAllNormalNumbersToo) {
    for (const double peakDb : {3.0, -780.0}) {
        const tests::ScratchFolder folder;
        const auto album = tests::noiseAlbum(1, 44100, peakDb);
        const auto report = tests::deliverTo(folder.path(), album, tests::deliveries({"wav32f"}));
        core::AudioFile file(report.deliveries[0].files[0].path);
        const auto source = album.sources.audio.begin()->second->samples();
        ASSERT_TRUE(std::ranges::any_of(source, [](float sample) { return sample != 0.0F; }));
        std::vector<float> sound(static_cast<std::size_t>(2 * file.facts().frames));
        file.read(std::span(sound));
        // The file starts 200 ms ahead of the sound.
        ASSERT_EQ(sound.size(), source.size() + 2 * 8820);
        EXPECT_TRUE(std::equal(source.begin(), source.end(), sound.begin() + 2 * 8820));
    }
}

TEST(Deliver, TwoDiscsGetAFolderEach) {
    const tests::ScratchFolder folder;
    auto album = tests::noiseAlbum(2);
    album.album.tracks[1].opensDisc = true;
    tests::deliverTo(folder.path(), album, tests::deliveries({"ddp"}));
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "ddp/The-Generators_Weather_disc1/IMAGE.DAT"));
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "ddp/The-Generators_Weather_disc2/IMAGE.DAT"));
}

TEST(Deliver, AnExistingTargetFailsBeforeAnythingIsRendered) {
    const tests::ScratchFolder folder;
    const auto album = tests::noiseAlbum(1);
    core::writeFile(folder.path() / "wav16", "precious");
    bool began = false;
    const auto message = tests::messageOf([&] {
        deliver(album.album, tests::deliveries({"wav24", "wav16"}), album.sources, {.folder = folder.path()},
                [&](const auto&) { began = true; });
    });
    EXPECT_THAT(message, HasSubstr("wav16: exists already"));
    EXPECT_FALSE(began);
    EXPECT_THAT(tests::namesIn(folder.path()), ElementsAre("wav16"));
    EXPECT_EQ(core::readFile(folder.path() / "wav16"), "precious");
}

TEST(Deliver, ReplacesAnExistingTargetWhenAsked) {
    const tests::ScratchFolder folder;
    const auto album = tests::noiseAlbum(1);
    std::filesystem::create_directories(folder.path() / "wav16");
    core::writeFile(folder.path() / "wav16/old.wav", "old");
    deliver(album.album, tests::deliveries({"wav16"}), album.sources,
            {.folder = folder.path(), .existing = core::Existing::replace, .render = {.threads = 1}});
    EXPECT_THAT(tests::namesIn(folder.path()),
                ElementsAre("wav16", "wav16/01 Noise 1.wav", "wav16/The Generators - Weather.wav"));
}

TEST(Deliver, KeepsWhatStandsThereAndHasSaidUnderWhichName) {
    const tests::ScratchFolder folder;
    const auto album = tests::noiseAlbum(1);
    std::filesystem::create_directories(folder.path() / "wav16");
    core::writeFile(folder.path() / "wav16/notes.txt", "precious");
    const auto wanted = tests::deliveries({"wav16"});
    const auto ahead = findingsAt(album.album, wanted, folder.path(), core::Existing::setAside);
    ASSERT_EQ(ahead.size(), 1U);
    EXPECT_EQ(ahead[0].severity, core::Severity::note);
    EXPECT_EQ(ahead[0].place, "deliveries.1.folder");
    deliver(album.album, wanted, album.sources,
            {.folder = folder.path(), .existing = core::Existing::setAside, .render = {.threads = 1}});
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "wav16/01 Noise 1.wav"));
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "wav16/notes.txt"));
    for (const auto& name : tests::namesIn(folder.path()))
        if (name.ends_with("/notes.txt")) {
            EXPECT_THAT(ahead[0].message, HasSubstr("1 file): it is kept as '" + name.substr(0, name.find('/')) + "'"));
            EXPECT_EQ(core::readFile(folder.path() / name), "precious");
            return;
        }
    FAIL() << "the notes are gone";
}

TEST(Deliver, NeverWritesOverTheMixesOfTheAlbum) {
    const tests::ScratchFolder folder;
    auto album = tests::noiseAlbum(1);
    std::filesystem::create_directories(folder.path() / "wav16");
    album.album.sources[0].path = folder.path() / "wav16/Mix.wav";
    core::writeFile(album.album.sources[0].path, "precious");
    for (const auto existing : {core::Existing::replace, core::Existing::setAside})
        EXPECT_THAT(tests::messageOf([&] {
                        deliver(album.album, tests::deliveries({"wav16"}), album.sources,
                                {.folder = folder.path(), .existing = existing});
                    }),
                    HasSubstr("'Mix.wav', a mix of this album"));
    EXPECT_THAT(tests::namesIn(folder.path()), ElementsAre("wav16", "wav16/Mix.wav"));
}

TEST(Deliver, ACancelAtAnyMomentLeavesNothing) {
    const tests::ScratchFolder folder;
    const auto album = tests::noiseAlbum(1);
    for (const int threads : {1, 0}) {
        for (const double share : {0.0, 0.1, 0.4, 0.84, 0.9}) {
            std::stop_source stop;
            const auto told = [&](const DeliveryProgress& progress) {
                if (progress.share >= share) stop.request_stop();
            };
            EXPECT_THROW(deliver(album.album, tests::deliveries({"ddp", "flac16", "cue", "cuebin", "toc"}),
                                 album.sources, {.folder = folder.path() / "out", .render = {.threads = threads}}, told,
                                 stop.get_token()),
                         core::Cancelled)
                << share;
            EXPECT_THAT(tests::namesIn(folder.path()), IsEmpty());
        }
    }
}

TEST(Deliver, AFullDiskLeavesNothingAndSaysSo) {
    const tests::ScratchFolder folder;
    const auto album = tests::noiseAlbum(1);
    for (const auto& word : {"ddp", "wav24", "flac16", "cue", "cuebin", "toc"}) {
        for (const int threads : {1, 0}) {
            const tests::FullDisk full(300000);
            const auto message = tests::messageOf([&] {
                deliver(album.album, tests::deliveries({word}), album.sources,
                        {.folder = folder.path(), .render = {.threads = threads}});
            });
            EXPECT_THAT(message, HasSubstr("cannot be written")) << word;
            EXPECT_TRUE(message.starts_with((folder.path() / word / "").string())) << message;
            EXPECT_THAT(tests::namesIn(folder.path()), IsEmpty());
        }
    }
}

TEST(Deliver, AFolderThatCannotBeMadeIsNamed) {
    const tests::ScratchFolder folder;
    const auto album = tests::noiseAlbum(1);
    core::writeFile(folder.path() / "file", "");
    EXPECT_THAT(tests::messageOf([&] { tests::deliverTo(folder.path() / "file", album, tests::deliveries({"ddp"})); }),
                HasSubstr("file/ddp: the folder cannot be made"));
}

TEST(Deliver, ClearsAwayWhatADeadRunHasLeft) {
    const tests::ScratchFolder folder;
    std::filesystem::create_directories(folder.path() / ".wav16.partial-0badcafe/deep");
    std::filesystem::create_directories(folder.path() / ".ddp.partial-0badcafe");
    std::filesystem::create_directories(folder.path() / ".other.partial-mine");
    tests::deliverTo(folder.path(), tests::noiseAlbum(1), tests::deliveries({"wav16"}));
    EXPECT_THAT(tests::namesIn(folder.path()), ElementsAre(".other.partial-mine", "wav16", "wav16/01 Noise 1.wav",
                                                           "wav16/The Generators - Weather.wav"));
}

TEST(Deliver, WhatCannotBeWrittenNamesItselfBeforeAByteIsWritten) {
    const tests::ScratchFolder folder;
    const auto album = tests::noiseAlbum(2);
    const auto fails = [&](tests::SoundingAlbum changed, std::vector<core::Delivery> wanted) {
        const auto message = tests::messageOf([&] { tests::deliverTo(folder.path(), changed, wanted); });
        EXPECT_THAT(tests::namesIn(folder.path()), IsEmpty());
        return message;
    };
    auto missing = album;
    missing.sources.missing = {core::SourceId{2}};
    missing.album.sources[1].path = "/mixes/two.wav";
    EXPECT_THAT(fails(missing, tests::deliveries({"wav16"})), HasSubstr("/mixes/two.wav"));

    auto tooShort = album;
    tooShort.album.tracks[0].clips[0].region.lengthFrames = 44100;
    EXPECT_THAT(fails(tooShort, tests::deliveries({"ddp"})), HasSubstr("track 1"));

    auto fields = tests::deliveries({"wav16"});
    fields[0].names = "{nmber} {title}";
    EXPECT_THAT(fails(album, fields), HasSubstr("{nmber}"));

    auto twice = tests::deliveries({"wav16", "wav16"});
    EXPECT_THAT(fails(album, twice), HasSubstr("wav16"));

    auto nested = tests::deliveries({"wav16", "wav24", "flac24"});
    nested[0].folder = "files";
    nested[1].folder = "files/high";
    EXPECT_THAT(fails(album, nested), HasSubstr("files/high"));
    nested[1].folder = "files/"; // the same one
    EXPECT_THAT(fails(album, nested), HasSubstr("files"));

    auto hidden = album;
    hidden.album.tracks[0].pauseMark = -140 * 44100;
    EXPECT_THAT(fails(hidden, tests::deliveries({"ddp"})), HasSubstr("pause"));

    auto outside = tests::deliveries({"wav16"});
    outside[0].folder = "../elsewhere";
    EXPECT_THAT(fails(album, outside), HasSubstr("elsewhere"));

    auto fast = tests::deliveries({"mp3"});
    fast[0].rate = 96000;
    EXPECT_THAT(fails(album, fast), HasSubstr("96000 Hz; 44100 and 48000 can"));

    auto cover = album;
    cover.album.metadata.cover = "/no/cover.png";
    EXPECT_THAT(fails(cover, tests::deliveries({"wav16"})), HasSubstr("/no/cover.png"));
}

TEST(Deliver, ABrokenRuleAsksForAReasonAndTheReportPrintsIt) {
    const tests::ScratchFolder folder;
    auto album = tests::noiseAlbum(1);
    album.album.metadata.upc = "0123456789013";
    const DeliveryOptions options{.folder = folder.path(), .render = {.threads = 1}};
    EXPECT_THAT(tests::messageOf([&] { deliver(album.album, tests::deliveries({"ddp"}), album.sources, options); }),
                HasSubstr("give a reason"));
    auto answered = options;
    answered.reason = "printed on the sleeve already";
    const auto report = deliver(album.album, tests::deliveries({"ddp"}), album.sources, answered);
    EXPECT_TRUE(std::ranges::any_of(report.findings, [](const auto& finding) {
        return finding.message.find("printed on the sleeve already") != std::string::npos;
    }));
}

TEST(Deliver, AReasonAnswersForItsOwnDeliveryOnly) {
    const tests::ScratchFolder folder;
    auto album = tests::noiseAlbum(1);
    album.album.metadata.upc = "0123456789013";
    const DeliveryOptions options{.folder = folder.path(), .render = {.threads = 1}};
    auto wanted = tests::deliveries({"ddp", "wav16"});
    wanted[1].reason = "said of the files";
    EXPECT_THAT(tests::messageOf([&] { deliver(album.album, wanted, album.sources, options); }),
                HasSubstr("give a reason"));
    wanted[0].reason = "said of the disc";
    EXPECT_NO_THROW(deliver(album.album, wanted, album.sources, options));
}

TEST(Deliver, ListsWhatADeliverySetsOtherwise) {
    const tests::ScratchFolder folder;
    auto [album, sources] = tests::noiseAlbum(1);
    album.masters[0].albumChain = {{.id = core::SlotId{901}, .settings = core::LimiterSettings{.ceilingDbtp = -2.0}}};
    album.tracks[0].chain = {{.id = core::SlotId{902}, .settings = core::GainSettings{}}};
    auto wanted = tests::deliveries({"wav16"});
    wanted[0].overrides = {
        {.slot = core::SlotId{901}, .settings = core::LimiterSettings{.ceilingDbtp = -9.0}},
        {.slot = core::SlotId{902}, .bypass = true},
    };
    const auto report = tests::deliverTo(folder.path(), {album, sources}, wanted);
    std::vector<std::string> said;
    for (const auto& finding : report.findings) said.push_back(finding.message);
    EXPECT_THAT(said, testing::Contains("wav16: for this delivery the limiter of the album chain is set otherwise: "
                                        "Ceiling -9.0 dBTP (else -2.0 dBTP)"));
    EXPECT_THAT(said, testing::Contains("wav16: for this delivery the gain of the track is set otherwise: bypassed"));
}

TEST(Deliver, TellsItsProgressToTheEnd) {
    const tests::ScratchFolder folder;
    const auto album = tests::noiseAlbum(1);
    double last = -1.0;
    bool rises = true;
    deliver(album.album, tests::deliveries({"wav16"}), album.sources, {.folder = folder.path()},
            [&](const DeliveryProgress& progress) {
                rises = rises && progress.share >= last;
                last = progress.share;
            });
    EXPECT_TRUE(rises);
    EXPECT_EQ(last, 1.0);
}

TEST(Deliver, TwentyBitsStandInFilesOf24AndTheReportSaysSo) {
    const tests::ScratchFolder folder;
    auto wanted = tests::deliveries({"wav20", "flac20"});
    wanted[1].dither = core::Delivery::Dither::gentleShaping;
    const auto report = tests::deliverTo(folder.path(), tests::noiseAlbum(1), wanted);
    EXPECT_EQ(report.deliveries[0].word, "20 bit in 24, TPDF dither");
    EXPECT_EQ(report.deliveries[1].word, "20 bit in 24, gently shaped dither");
    for (const auto& delivered : report.deliveries) {
        EXPECT_EQ(core::audioFacts(delivered.files[0].path).wordLength, 24);
        std::int32_t used = 0;
        for (const std::int32_t word : tests::wordsOf(delivered.files[0].path)) used |= word;
        EXPECT_EQ(used & 0xfff, 0);
        EXPECT_NE(used & 0x1000, 0);
    }
}

TEST(Deliver, GapsHaveDitherUnlessTheyAreToBeBlank) {
    const tests::ScratchFolder folder;
    auto wanted = tests::deliveries({"wav16", "ddp"});
    for (auto& each : wanted) each.blankSilence = true;
    auto album = tests::noiseAlbum(2);
    const auto silent = [](const std::vector<std::int32_t>& words) {
        return std::all_of(words.end() - 2 * 8820, words.end(), [](std::int32_t word) { return word == 0; });
    };
    const auto blank = tests::deliverTo(folder / "blank", album, wanted);
    EXPECT_TRUE(silent(tests::wordsOf(blank.deliveries[0].files[0].path)));
    const auto plain = tests::deliverTo(folder / "plain", album, tests::deliveries({"wav16"}));
    EXPECT_FALSE(silent(tests::wordsOf(plain.deliveries[0].files[0].path)));
}

TEST(Deliver, TheAlbumsSeedIsTheDithers) {
    const tests::ScratchFolder folder;
    auto album = tests::noiseAlbum(1);
    const auto words = [&](const char* name) {
        return tests::joinedTracks(tests::deliverTo(folder / name, album, tests::deliveries({"wav16"})).deliveries[0]);
    };
    const auto first = words("first");
    EXPECT_EQ(words("again"), first);
    album.album.ditherSeed = 2;
    EXPECT_NE(words("other"), first);
}

} // namespace
