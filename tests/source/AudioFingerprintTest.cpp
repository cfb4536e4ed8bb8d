#include "engine/source/AudioFingerprint.h"
#include "engine/source/PcmDigest.h"
#include "engine/source/Resampler.h"
#include "tests/support/Signals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace {

using engine::source::AudioFingerprint;
using engine::source::findIn;
using tests::StereoSignal;

constexpr int rate = 44100;
constexpr int seconds = 20;

AudioFingerprint fingerprintOf(StereoSignal sound, int at = rate) {
    engine::source::Fingerprinter fingerprinter(at);
    fingerprinter.add(sound.block());
    return fingerprinter.finish();
}

/// The middle `length` seconds.
StereoSignal middle(const StereoSignal& sound, int length) {
    const auto from = (sound.frames() - length * rate) / 2, to = from + length * rate;
    return {{sound.left.begin() + from, sound.left.begin() + to},
            {sound.right.begin() + from, sound.right.begin() + to}};
}

void expectFound(const AudioFingerprint& heard, const AudioFingerprint& kept, double atSeconds, double mostErrors) {
    const auto match = findIn(heard, kept);
    ASSERT_TRUE(match);
    EXPECT_LT(match->errorRate, mostErrors);
    EXPECT_NEAR(engine::source::secondsAt(match->at), atSeconds, 0.03);
}

class Fingerprints : public testing::Test {
  protected:
    StereoSignal song = tests::musicLike(seconds * rate, rate, -3.0);
    AudioFingerprint kept = fingerprintOf(middle(song, 10));
};

TEST_F(Fingerprints, FindAStretchInItsRecording) {
    expectFound(fingerprintOf(song), kept, 5.0, 0.1);
}

TEST_F(Fingerprints, FindItWithNoiseAnotherLevelAndAnotherTone) {
    StereoSignal heard = song;
    const auto hiss = tests::noise(-26.0, song.frames(), 7);
    double low = 0.0;
    for (std::size_t i = 0; i < heard.left.size(); ++i) {
        low += 0.1 * (heard.left[i] - low); // Some 700 Hz: a heavy hand on the treble.
        heard.left[i] = 0.3 * low + 0.3 * hiss[i];
        heard.right[i] *= 0.3;
    }
    expectFound(fingerprintOf(heard), kept, 5.0, 0.25);
}

TEST_F(Fingerprints, FindItAtAnotherRate) {
    engine::source::Resampler resampler(rate, 96000);
    engine::source::Fingerprinter fingerprinter(96000);
    const auto take = [&](engine::dsp::StereoBlock block) { fingerprinter.add(block); };
    resampler.add(song.block(), take);
    resampler.finish(take);
    expectFound(fingerprinter.finish(), kept, 5.0, 0.1);
}

TEST_F(Fingerprints, KnowNoOtherRecording) {
    // Two tones higher, and two tones lower: other notes at another tempo.
    for (const int heardAs : {55'000, 35'000}) EXPECT_FALSE(findIn(fingerprintOf(song, heardAs), kept)) << heardAs;
    EXPECT_FALSE(findIn(fingerprintOf(tests::onBoth(tests::noise(-10.0, seconds * rate))), kept));
}

TEST_F(Fingerprints, AreNoneOfSilenceAndOfAMoment) {
    EXPECT_TRUE(fingerprintOf(tests::onBoth(tests::silence(seconds * rate))).empty());
    EXPECT_TRUE(fingerprintOf(middle(song, 1)).empty());
    EXPECT_FALSE(findIn({}, {}));
    EXPECT_FALSE(findIn(kept, fingerprintOf(song))); // It is longer than what is heard.
}

TEST_F(Fingerprints, DoNotDependOnTheBlocks) {
    engine::source::Fingerprinter fingerprinter(rate);
    for (int from = 0, length = 1; from < song.frames(); from += length, length = length % 9000 + 777)
        fingerprinter.add(song.block().part(from, std::min(length, song.frames() - from)));
    EXPECT_EQ(fingerprinter.finish(), fingerprintOf(song));
}

std::string md5Of(const std::vector<std::uint8_t>& bytes) {
    engine::source::Md5 md5;
    md5.add(bytes.data(), bytes.size());
    return md5.hex();
}

TEST(PcmDigests, AreOfTheBytesThatTheWordsNeed) {
    const std::vector<std::int32_t> words = {0x12340000, -0x00010000, 0x56789A00};
    engine::source::PcmDigest of16(16), of20(20), of24(24), floats(32);
    of16.add(words);
    of20.add(words);
    of24.add(words);
    EXPECT_EQ(of16.hex(), md5Of({0x34, 0x12, 0xFF, 0xFF, 0x78, 0x56}));
    EXPECT_EQ(of24.hex(), md5Of({0x00, 0x34, 0x12, 0x00, 0xFF, 0xFF, 0x9A, 0x78, 0x56}));
    EXPECT_EQ(of20.hex(), of24.hex());
    floats.add(std::vector<float>{1.0F, -2.0F});
    EXPECT_EQ(floats.hex(), md5Of({0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0}));
}

} // namespace
