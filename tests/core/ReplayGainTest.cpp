#include "core/ReplayGain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace core;
using testing::Contains;
using testing::IsEmpty;
using testing::Key;
using testing::Not;
using testing::Pair;

namespace {

const Loudness track{.integratedLufs = -9.25, .rangeLu = 4.126, .truePeakDbtp = -1.0};
const Loudness album{.integratedLufs = -11.5, .rangeLu = 7.0, .truePeakDbtp = 0.2};

TEST(ReplayGain, LeadsToItsReferenceWithThePeaksAsFactors) {
    EXPECT_EQ(replayGain(track, album), (ReplayGain{{"REPLAYGAIN_TRACK_GAIN", "-8.75 dB"},
                                                    {"REPLAYGAIN_TRACK_PEAK", "0.891251"},
                                                    {"REPLAYGAIN_TRACK_RANGE", "4.13 dB"},
                                                    {"REPLAYGAIN_ALBUM_GAIN", "-6.50 dB"},
                                                    {"REPLAYGAIN_ALBUM_PEAK", "1.023293"},
                                                    {"REPLAYGAIN_ALBUM_RANGE", "7.00 dB"},
                                                    {"REPLAYGAIN_REFERENCE_LOUDNESS", "-18.00 LUFS"}}));
}

TEST(ReplayGain, OfOpusCountsIn256thsOfADecibel) {
    EXPECT_EQ(opusReplayGain(track, album), (ReplayGain{{"R128_TRACK_GAIN", "-3520"}, {"R128_ALBUM_GAIN", "-2944"}}));
    EXPECT_THAT(opusReplayGain({.integratedLufs = -23.0}, {}), testing::ElementsAre(Pair("R128_TRACK_GAIN", "0")));
}

TEST(ReplayGain, OfOpusStaysInSixteenBits) {
    EXPECT_THAT(opusReplayGain({.integratedLufs = -160.0}, {}), Contains(Pair("R128_TRACK_GAIN", "32767")));
    EXPECT_THAT(opusReplayGain({.integratedLufs = 120.0}, {}), Contains(Pair("R128_TRACK_GAIN", "-32768")));
}

TEST(ReplayGain, SaysNothingOfWhatHasNoLoudness) {
    EXPECT_THAT(replayGain({}, {}), IsEmpty());
    EXPECT_THAT(opusReplayGain({}, {}), IsEmpty());
    EXPECT_THAT(replayGain({.truePeakDbtp = -60.0}, album), Not(Contains(Key("REPLAYGAIN_TRACK_GAIN"))));
}

TEST(ReplayGain, HasNoNameThatReadersDoNotLookFor) {
    for (const auto& gains : {replayGain(track, album), opusReplayGain(track, album)})
        for (const auto& [name, text] : gains)
            EXPECT_THAT(std::vector<std::string>(replayGainNames().begin(), replayGainNames().end()), Contains(name));
}

} // namespace
