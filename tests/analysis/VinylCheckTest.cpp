// What is hard to cut is planted into sound and found at its place; what is not is left in peace.
#include "engine/analysis/VinylCheck.h"
#include "engine/analysis/QualityCheck.h"
#include "tests/support/Album.h"
#include "tests/support/Signals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <optional>

using namespace engine;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

constexpr int rate = 44100;

/// Two channels of a sine, the right one turned by so many degrees.
tests::StereoSignal lows(double hz, double peakDb, double turned, int frames = 4 * rate) {
    return {tests::sine(hz, peakDb, frames, rate), tests::sine(hz, peakDb, frames, rate, turned)};
}

/// A voice: a low note with overtones and breath, its S a burst of noise round 7.5 kHz of 100 ms every second.
tests::StereoSignal voice(double bodyDb, std::optional<double> burstDb, int seconds = 8) {
    const int frames = seconds * rate;
    tests::Signal sound = tests::sine(220.0, bodyDb, frames, rate);
    for (const auto& [hz, db] : {std::pair{440.0, -4.0}, {880.0, -8.0}, {1760.0, -14.0}}) {
        const auto overtone = tests::sine(hz, bodyDb + db, frames, rate);
        for (std::size_t i = 0; i < sound.size(); ++i) sound[i] += overtone[i];
    }
    for (int second = 0; burstDb && second < seconds; ++second) {
        // Carriers close together beat like noise does.
        const int length = rate / 10;
        tests::Signal burst(static_cast<std::size_t>(length));
        for (const double hz : {6500.0, 7100.0, 7600.0, 8300.0}) {
            const auto part = tests::sine(hz, *burstDb - 6.0, length, rate, hz);
            for (std::size_t i = 0; i < burst.size(); ++i) burst[i] += part[i];
        }
        burst = tests::faded(std::move(burst), rate / 200);
        for (std::size_t i = 0; i < burst.size(); ++i)
            sound[static_cast<std::size_t>(second * rate + rate / 2) + i] += burst[i];
    }
    return tests::onBoth(std::move(sound));
}

analysis::GrooveSound heard(tests::StereoSignal sound, int blockFrames = 4096) {
    analysis::GrooveSound groove(rate);
    for (int at = 0; at < sound.frames(); at += blockFrames)
        groove.add(sound.block().part(at, std::min(blockFrames, sound.frames() - at)));
    return groove;
}

/// An album of those tracks, a second apart, and its sound.
struct Sounding {
    core::Album album;
    source::AudioSources audio;
};
Sounding albumOf(std::vector<tests::StereoSignal> sounds) {
    Sounding made;
    std::vector<core::Track> tracks;
    for (std::size_t n = 0; n < sounds.size(); ++n) {
        const auto id = static_cast<std::uint32_t>(n + 1);
        tracks.push_back(tests::track(id, sounds[n].frames()));
        if (n > 0) tracks.back().gapFrames = rate;
        std::vector<float> both;
        for (std::size_t i = 0; i < sounds[n].left.size(); ++i)
            for (const double value : {sounds[n].left[i], sounds[n].right[i]})
                both.push_back(static_cast<float>(value));
        made.audio[core::SourceId{id}] = source::AudioSource::fromMemory(rate, both);
    }
    made.album = tests::album(std::move(tracks), rate);
    made.album.deliveries = {{.format = core::Delivery::Format::vinyl}};
    return made;
}

} // namespace

TEST(GrooveSound, FindsLowsThatAreOutOfPhaseAndNoOthers) {
    EXPECT_EQ(heard(lows(60.0, -12.0, 0.0)).outOfPhaseLows().count(), 0);
    EXPECT_EQ(heard(lows(60.0, -12.0, 60.0)).outOfPhaseLows().count(), 0); // wide, but not turned
    const auto turned = heard(lows(60.0, -12.0, 180.0)).outOfPhaseLows();
    ASSERT_EQ(turned.count(), 1);
    EXPECT_NEAR(static_cast<double>(turned.worst().front().lengthFrames), 4.0 * rate, 0.03 * rate);
    EXPECT_EQ(heard(lows(60.0, -12.0, 120.0)).outOfPhaseLows().count(), 1);
    EXPECT_EQ(heard(lows(60.0, -40.0, 180.0)).outOfPhaseLows().count(), 0);   // too soft to lift anything
    EXPECT_EQ(heard(lows(1000.0, -12.0, 180.0)).outOfPhaseLows().count(), 0); // no lows
}

TEST(GrooveSound, FindsLowsOutOfPhaseWhereTheyAre) {
    auto sound = tests::joined(lows(60.0, -12.0, 0.0), lows(60.0, -12.0, 180.0, rate));
    sound = tests::joined(sound, lows(60.0, -12.0, 0.0));
    const auto seen = heard(std::move(sound)).outOfPhaseLows();
    ASSERT_EQ(seen.count(), 1);
    EXPECT_NEAR(static_cast<double>(seen.worst().front().at), 4.0 * rate, 0.05 * rate);
    EXPECT_NEAR(static_cast<double>(seen.worst().front().lengthFrames), 1.0 * rate, 0.1 * rate);
}

TEST(GrooveSound, FindsSharpSibilantsAndNotSoftOnes) {
    const auto sharp = heard(voice(-20.0, -6.0)).sibilants();
    EXPECT_EQ(sharp.count(), 8);
    EXPECT_NEAR(std::fmod(static_cast<double>(sharp.worst().front().at) / rate, 1.0), 0.5, 0.03);
    EXPECT_EQ(heard(voice(-20.0, -24.0)).sibilants().count(), 0);
    EXPECT_EQ(heard(voice(-20.0, std::nullopt)).sibilants().count(), 0);
    EXPECT_EQ(heard(voice(-60.0, -46.0)).sibilants().count(), 0); // too soft for anyone to hear
    auto onOne = voice(-20.0, -6.0);
    onOne.left.assign(onOne.left.size(), 0.0);
    EXPECT_EQ(heard(onOne).sibilants().count(), 8);
    for (tests::Signal* side : {&onOne.left, &onOne.right})
        side->resize(static_cast<std::size_t>(7 * rate + rate / 2 + rate / 20)); // in the middle of the last S
    EXPECT_EQ(heard(onOne).sibilants().count(), 8);
    // A cymbal that goes on is no sibilant.
    EXPECT_EQ(heard(tests::onBoth(tests::sine(7500.0, -6.0, 6 * rate, rate))).sibilants().count(), 0);
}

TEST(GrooveSound, SaysTheSameWhateverTheBlocks) {
    const auto sound = voice(-20.0, -6.0);
    const auto one = heard(sound, 1);
    const auto many = heard(sound, 30000);
    EXPECT_EQ(one.sibilants().worst(), many.sibilants().worst());
    EXPECT_EQ(one.brightestDb(), many.brightestDb());
}

TEST(GrooveSound, MeasuresHowBrightItIs) {
    // The mean square of a sine is 3.01 dB under its peak; the two cuts take less than a decibel.
    EXPECT_NEAR(heard(lows(7500.0, -20.0, 0.0)).brightestDb().value(), -23.5, 0.5);
    EXPECT_LT(heard(lows(300.0, -6.0, 0.0)).brightestDb().value(), -80.0);
    EXPECT_EQ(heard(lows(7500.0, -20.0, 0.0, 2 * rate)).brightestDb(), std::nullopt); // no three seconds
}

TEST(VinylCheck, SaysWhichTrackAndWhenAndProposesTheRemedy) {
    const auto sounding = albumOf({lows(60.0, -12.0, 0.0), lows(60.0, -12.0, 180.0), voice(-20.0, -6.0)});
    const auto found = analysis::checkVinyl(sounding.album, sounding.audio);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].track, 2);
    EXPECT_NEAR(static_cast<double>(found[0].at.value()), 0.2 * rate + 5.0 * rate, 0.1 * rate);
    EXPECT_THAT(found[0].message, HasSubstr("Mono below of the Stereo module"));
    EXPECT_EQ(found[1].track, 3);
    EXPECT_THAT(found[1].message, HasSubstr("a de-esser"));
}

TEST(VinylCheck, MindsBrightTracksWhereTheGrooveIsShort) {
    auto sounding = albumOf({lows(7500.0, -30.0, 0.0, 10 * rate), lows(7500.0, -20.0, 0.0, 10 * rate)});
    EXPECT_THAT(analysis::checkVinyl(sounding.album, sounding.audio), IsEmpty()); // at the rim of a long side
    sounding.album.vinyl.goodMinutes = 0.3;
    sounding.album.vinyl.mostMinutes = 0.37;
    const auto found = analysis::checkVinyl(sounding.album, sounding.audio);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].track, 2);
    EXPECT_THAT(found[0].message, HasSubstr("10.0 dB over those of the tracks before it"));
    std::swap(sounding.album.tracks[0].clips, sounding.album.tracks[1].clips); // the bright one first
    EXPECT_THAT(analysis::checkVinyl(sounding.album, sounding.audio), IsEmpty());
}

TEST(VinylCheck, HoldsABrightTrackAgainstTheBrightestOfItsSide) {
    const auto tone = [](double peakDb) { return lows(7500.0, peakDb, 0.0, 10 * rate); };
    const auto said = [](Sounding sounding, double minutes, std::size_t opensSide = 0) {
        sounding.album.tracks[opensSide].opensSide = true;
        sounding.album.vinyl.goodMinutes = sounding.album.vinyl.mostMinutes = minutes;
        return analysis::checkVinyl(sounding.album, sounding.audio).size();
    };
    EXPECT_EQ(said(albumOf({tone(-30.0), tone(-20.0)}), 0.37), 1U);
    EXPECT_EQ(said(albumOf({tone(-30.0), tone(-20.0)}), 0.18, 1), 0U) << "it opens another side";
    EXPECT_EQ(said(albumOf({tone(-60.0), tone(-50.0)}), 0.37), 0U) << "both are soft";
    EXPECT_EQ(said(albumOf({tone(-20.0), tone(-30.0), tone(-25.0)}), 0.55), 0U) << "the first is brighter";
}

TEST(VinylCheck, SaysThePlaceOnTheAlbumsClockAtAnyRateAndBehindHiddenSound) {
    auto sounding = albumOf({tests::joined(lows(60.0, -12.0, 0.0, 2 * rate), lows(60.0, -12.0, 180.0, 2 * rate))});
    sounding.album.tracks[0].pauseMark = 0;
    sounding.album.tracks[0].startMark = rate;
    const auto found = analysis::checkVinyl(sounding.album, sounding.audio);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NEAR(static_cast<double>(found[0].at.value()), 1.0 * rate, 0.05 * rate);
    const auto layout = core::layOut(sounding.album);
    analysis::VinylCheck check(sounding.album, layout, 2 * rate);
    const auto twice = [](double turned) {
        return tests::StereoSignal{tests::sine(60.0, -12.0, 2 * rate, 2 * rate),
                                   tests::sine(60.0, -12.0, 2 * rate, 2 * rate, turned)};
    };
    auto sound = tests::joined(twice(0.0), twice(180.0));
    check.add(0, sound.block());
    ASSERT_EQ(check.findings().size(), 1U);
    EXPECT_NEAR(static_cast<double>(check.findings()[0].at.value()), 1.0 * rate, 0.05 * rate);
    EXPECT_NEAR(static_cast<double>(check.findings()[0].lengthFrames), 1.0 * rate, 0.05 * rate);
}

TEST(VinylCheck, HearsTheMasterThatTheRecordIsMadeOf) {
    auto sounding = albumOf({lows(60.0, -12.0, 180.0)});
    core::StereoSettings mono;
    mono.monoBelowHz = 200.0;
    sounding.album.masters.push_back({.name = "vinyl", .albumChain = {{.id = core::SlotId{90}, .settings = mono}}});
    EXPECT_EQ(analysis::checkVinyl(sounding.album, sounding.audio).size(), 1U);
    sounding.album.deliveries[0].master = "gone"; // which stops that delivery, and not this
    EXPECT_EQ(analysis::checkVinyl(sounding.album, sounding.audio).size(), 1U);
    sounding.album.deliveries.clear();
    EXPECT_EQ(analysis::checkVinyl(sounding.album, sounding.audio).size(), 1U) << "the album as it is";
    sounding.album.deliveries = {{.format = core::Delivery::Format::vinyl}};
    sounding.album.deliveries[0].master = "vinyl";
    EXPECT_THAT(analysis::checkVinyl(sounding.album, sounding.audio), IsEmpty());
}

TEST(VinylCheck, IsPartOfTheQualityCheckOfAnAlbumThatBecomesARecord) {
    auto sounding = albumOf({lows(60.0, -12.0, 120.0)});
    const auto isSaid = [&] {
        const auto found = analysis::checkQuality(sounding.album, sounding.audio);
        return std::ranges::any_of(
            found, [](const auto& each) { return each.message.find("lift the needle") != std::string::npos; });
    };
    EXPECT_TRUE(isSaid());
    sounding.album.deliveries.clear();
    EXPECT_FALSE(isSaid());
}

TEST(VinylCheck, KnowsWhereTheGrooveIs) {
    EXPECT_EQ(analysis::grooveRadiusMm({}, 0.0), 146.0);
    EXPECT_EQ(analysis::grooveRadiusMm({}, 1.0), 60.3);
    EXPECT_EQ(analysis::grooveRadiusMm({.inches = 10}, 0.0), 120.6);
    EXPECT_EQ(analysis::grooveRadiusMm({.inches = 7}, 2.0), 54.0);
}
