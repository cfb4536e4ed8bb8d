// The ceiling of a delivery is that of its files, by a judge that shares nothing with the guard.
#include "core/AudioFile.h"
#include "tests/delivery/DeliverySupport.h"
#include "tests/support/Album.h"
#include "tests/support/PeakMeter.h"
#include "tests/support/Signals.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

constexpr double ceilingDbtp = -1.0;

/// Music, driven by 12 dB into a limiter with that ceiling.
tests::SoundingAlbum drivenAlbum(int rate, double limitDbtp) {
    const int frames = 3 * rate / 5;
    const auto music = tests::musicLike(frames, rate);
    std::vector<float> interleaved;
    for (std::size_t i = 0; i < music.left.size(); ++i)
        for (const double sample : {music.left[i], music.right[i]}) interleaved.push_back(static_cast<float>(sample));
    core::Track track = tests::track(1, frames);
    track.startMark = 0;
    tests::SoundingAlbum made{.album = tests::album({track}, rate), .sources = {}};
    core::Slot limiter;
    limiter.settings = core::LimiterSettings{.driveDb = 12.0, .ceilingDbtp = limitDbtp};
    made.album.masters[0].albumChain = {limiter};
    made.sources.audio[core::SourceId{1}] = engine::source::AudioSource::fromMemory(rate, interleaved);
    return made;
}

tests::StereoSignal soundOf(const std::filesystem::path& path) {
    core::AudioFile file(path);
    std::vector<double> interleaved(2 * static_cast<std::size_t>(file.facts().frames));
    file.read(std::span(interleaved));
    tests::StereoSignal sound;
    for (std::size_t i = 0; i < interleaved.size(); i += 2) {
        sound.left.push_back(interleaved[i]);
        sound.right.push_back(interleaved[i + 1]);
    }
    return sound;
}

/// At every rate and word, dithered strongly where there is dither.
void expectUnderTheCeiling(const tests::SoundingAlbum& album) {
    const tests::ScratchFolder folder;
    std::vector<core::Delivery> wanted;
    for (const int rate : {44100, 48000, 96000, 192000})
        for (const std::string word : {"wav16", "flac24", "wav32f"}) {
            core::Delivery delivery = tests::deliveries({word}).front();
            delivery.rate = rate;
            delivery.ceilingDbtp = ceilingDbtp;
            delivery.dither = core::Delivery::Dither::strongShaping;
            delivery.folder = word + "-" + std::to_string(rate);
            wanted.push_back(delivery);
        }
    for (const auto& delivered : tests::deliverTo(folder.path(), album, wanted).deliveries) {
        auto sound = soundOf(delivered.files.back().path);
        const double peakDbtp = tests::truePeakDbtp(sound.block());
        EXPECT_LE(peakDbtp, ceilingDbtp + 0.001) << delivered.format << " " << delivered.rate;
        EXPECT_GT(peakDbtp, ceilingDbtp - 0.05) << delivered.format << " " << delivered.rate;
    }
}

TEST(DeliveredPeak, OfALimitedAlbumIsAtMostTheCeiling) {
    for (const int rate : {44100, 48000, 96000, 192000}) expectUnderTheCeiling(drivenAlbum(rate, ceilingDbtp));
}

TEST(DeliveredPeak, OfAnAlbumLimitedToFullScaleIsAtMostTheCeiling) {
    expectUnderTheCeiling(drivenAlbum(44100, 0.0));
}

} // namespace
