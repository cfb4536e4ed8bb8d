#include "engine/analysis/PrintStretch.h"

#include "core/AlbumLayout.h"
#include "core/Error.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace engine;

namespace {

constexpr int rate = 44100;

/// 12 s of music under a compressor, and a limiter over all.
core::Album mastered() {
    core::Album album = tests::album({tests::track(1, 12 * rate)});
    album.tracks[0].chain = {tests::slot(core::CompressorSettings{.thresholdDb = -24.0, .makeupDb = 3.0})};
    album.masters[0].albumChain = {tests::slot(core::LimiterSettings{.driveDb = 6.0})};
    return album;
}

const source::AudioSources& music() {
    static const auto sources = tests::audio({{1, tests::musicLike(12 * rate, rate, -6.0, 1)}});
    return sources;
}

} // namespace

TEST(PrintStretch, IsThePrintToTheEyeAndAtTheBeginningToTheBit) {
    const core::Album album = mastered();
    const auto whole = tests::render(album, music());
    const core::FramePos begin = core::layOut(album).begin;
    const auto far = analysis::printStretch(album, music(), 9 * rate, 9 * rate + 3000);
    ASSERT_EQ(far.from, 9 * rate);
    ASSERT_EQ(far.to(), 9 * rate + 3000);
    for (core::FramePos n = 0; n < 3000; ++n)
        ASSERT_NEAR(far.samples[static_cast<std::size_t>(2 * n)],
                    whole.left[static_cast<std::size_t>(9 * rate + n - begin)], 1e-3);
    const auto near = analysis::printStretch(album, music(), begin + 2000, begin + 2100);
    for (core::FramePos n = 0; n < 100; ++n)
        ASSERT_EQ(near.samples[static_cast<std::size_t>(2 * n + 1)],
                  static_cast<float>(whole.right[static_cast<std::size_t>(2000 + n)]));
}

TEST(PrintStretch, EndsWhereThePrintDoesAndGivesTheExtremesOfItsFrames) {
    const core::Album album = mastered();
    const core::AlbumLayout layout = core::layOut(album);
    const auto all = analysis::printStretch(album, music(), layout.begin - 500, layout.end + 500);
    EXPECT_EQ(all.from, layout.begin);
    EXPECT_EQ(all.to(), layout.end);
    const auto found = all.between(0, 3 * rate, 3 * rate + 3);
    float high = -2.0F;
    for (core::FramePos frame = 3 * rate; frame < 3 * rate + 3; ++frame)
        high = std::max(high, all.samples[static_cast<std::size_t>(2 * (frame - all.from))]);
    EXPECT_EQ(found.max, high);
    EXPECT_EQ(all.between(0, layout.end, layout.end + 9), source::Extremes{});
    EXPECT_EQ(all.between(1, 9, 9), source::Extremes{});
}

TEST(PrintStretch, StopsWhenAskedTo) {
    std::stop_source asked;
    asked.request_stop();
    EXPECT_THROW(analysis::printStretch(mastered(), music(), 0, rate, asked.get_token()), core::Cancelled);
}
