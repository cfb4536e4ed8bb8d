// What Apple Digital Masters asks for, and what clips once it is AAC.
#include "engine/delivery/AppleRules.h"

#include "core/Ffmpeg.h"
#include "engine/source/SourceLibrary.h"
#include "tests/delivery/DeliverySupport.h"

#include "core/AudioFileWriter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace engine::delivery;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr int rate = 44100;

/// A mix of four seconds in a file of that word length and rate, imported at `albumRate`.
std::shared_ptr<const engine::source::AudioSource> imported(const tests::ScratchFolder& folder,
                                                            core::Delivery::WordLength word, int albumRate) {
    std::vector<std::int32_t> words(2 * 4 * rate);
    for (std::size_t i = 0; i < words.size(); ++i) words[i] = static_cast<std::int32_t>(i * 2654435761U);
    const auto path = folder / "mix.wav";
    core::AudioFileWriter writer(path, core::Delivery::Format::wav, word, rate, 4 * rate);
    writer.write(std::span<const std::int32_t>(words));
    writer.finish();
    engine::source::SourceLibrary library(folder / "cache");
    return library.import(path, albumRate).audio;
}

std::vector<std::string> saidOf(const core::Delivery& delivery, core::Delivery::WordLength word, int albumRate = rate) {
    const tests::ScratchFolder folder;
    auto sounding = tests::noiseAlbum(1, albumRate);
    sounding.sources.audio[core::SourceId{1}] = imported(folder, word, albumRate);
    auto& clips = sounding.album.tracks[0].clips;
    clips.push_back(clips.front()); // one mix all the same
    std::vector<std::string> said;
    for (const auto& finding : appleFindings(sounding.album, delivery, sounding.sources.audio))
        said.push_back(finding.message);
    return said;
}

using enum core::Delivery::WordLength;

TEST(AppleRules, AskForTwentyFourBitsAtTheNativeRateFromTheMixOn) {
    const auto alac = deliveryNamed("alac24").value();
    EXPECT_THAT(saidOf(alac, int24), IsEmpty());
    EXPECT_THAT(saidOf(alac, int16), testing::ElementsAre(HasSubstr("no more than 16 bits")));
    EXPECT_THAT(saidOf(alac, int24, 96000), testing::ElementsAre(HasSubstr("44100 Hz and is upsampled to 96000")));
    EXPECT_THAT(saidOf(alac, int24, 22050), IsEmpty()); // the mix has more than the album
    EXPECT_THAT(saidOf(deliveryNamed("aac").value(), int24), IsEmpty());
    auto aac = deliveryNamed("aac").value();
    aac.wordLength = int16; // which it has not
    EXPECT_THAT(saidOf(aac, int24), IsEmpty());
    EXPECT_THAT(saidOf(deliveryNamed("alac16").value(), int24), testing::ElementsAre(HasSubstr("too few bits")));
    auto lower = deliveryNamed("aac").value();
    lower.rate = 44100;
    const auto said = saidOf(lower, int24, 48000);
    EXPECT_EQ(said.size(), 2U); // upsampled, and brought down again
    EXPECT_THAT(said.front(), HasSubstr("below the album's 48000 Hz"));
}

TEST(AppleRules, AreNotSaidOfOtherFormats) {
    EXPECT_THAT(saidOf(deliveryNamed("wav16").value(), int16), IsEmpty());
    EXPECT_THAT(saidOf(deliveryNamed("mp3").value(), int16), IsEmpty());
}

TEST(AppleRules, OversAfterDecodingAreMeasuredWithTheirPlace) {
    if (!core::hasFfmpeg()) GTEST_SKIP() << "no ffmpeg on PATH";
    const tests::ScratchFolder folder;
    const auto oversOf = [&](double peakDb, const char* name) {
        const auto report =
            tests::deliverTo(folder / name, tests::noiseAlbum(2, rate, peakDb), tests::deliveries({"aac"}));
        core::Findings overs;
        for (const auto& finding : report.findings)
            if (finding.message.find("decoded again it passes full scale") != std::string::npos)
                overs.push_back(finding);
        return overs;
    };
    const auto loud = oversOf(-0.1, "loud");
    ASSERT_EQ(loud.size(), 2U);
    EXPECT_EQ(loud[1].track, 2);
    EXPECT_EQ(loud[1].severity, core::Severity::warning);
    EXPECT_GT(loud[1].at.value(), 4 * rate);
    const auto layout = core::layOut(tests::noiseAlbum(2, rate, -0.1).album);
    EXPECT_GT(loud[1].at.value(), layout.tracks[1].start);
    EXPECT_THAT(oversOf(-14.0, "soft"), IsEmpty());
}

} // namespace
