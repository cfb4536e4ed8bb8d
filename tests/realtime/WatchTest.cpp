// The watched slot: what goes in and what comes out of it, and that watching changes nothing.
#include "engine/dsp/FixedMath.h"
#include "tests/realtime/Listener.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <gtest/gtest.h>

using namespace core;
using tests::Heard;
using tests::Listener;
using tests::slot;

namespace {

constexpr int length = 40000;
constexpr SlotId trackGain{100}, trackLimiter{101}, albumGain{200}, albumLimiter{201};

Album album(double trackGainDb = -6.0) {
    Track first = tests::track(1, length);
    first.startMark = 0;
    first.chain = {slot(GainSettings{.gainDb = trackGainDb}), slot(LimiterSettings{.driveDb = 12.0})};
    first.chain[0].id = trackGain;
    first.chain[1].id = trackLimiter;
    Album made = tests::album({first, tests::track(1, length)});
    made.masters[0].albumChain = {slot(GainSettings{.gainDb = -3.0}), slot(LimiterSettings{})};
    made.masters[0].albumChain[0].id = albumGain;
    made.masters[0].albumChain[1].id = albumLimiter;
    return made;
}

const engine::source::AudioSources& music() {
    static const auto sources = tests::audio({{1, tests::musicLike(length, cdRate, -1.0, 1)}});
    return sources;
}

Listener& playing(Listener& listener, std::optional<SlotId> watched) {
    listener.show(album(), music());
    listener.listen({.watched = watched});
    for (int i = 0; i < 40; ++i) listener.hear(64); // time to prime
    listener.play();
    return listener;
}

void expectGain(const std::vector<engine::render::SlotQuantum>& quanta, SlotId slot, double gainDb) {
    const double gain = engine::dsp::fixed::dbToGain(gainDb);
    float loudest = 0.0F;
    for (const auto& quantum : quanta) {
        ASSERT_EQ(quantum.slot, slot);
        ASSERT_FALSE(quantum.turnsDown);
        ASSERT_EQ(quantum.gainReductionDb, 0.0F);
        for (const std::size_t side : {0u, 1u})
            for (std::size_t i = 0; i < quantum.in[0].size(); ++i) {
                ASSERT_NEAR(quantum.out[side][i], gain * double{quantum.in[side][i]}, 1e-7);
                loudest = std::max(loudest, quantum.in[side][i]);
            }
    }
    EXPECT_GT(loudest, 0.1F);
}

} // namespace

TEST(Watch, ShowsWhatGoesInAndComesOutOfASlotOfATrackOrTheAlbum) {
    for (const auto& [watched, gainDb] : {std::pair(trackGain, -6.0), std::pair(albumGain, -3.0)}) {
        Listener listener;
        playing(listener, watched).hear(20000);
        const auto quanta = listener.watched();
        EXPECT_NEAR(static_cast<double>(quanta.size()), 20000.0 / 64.0, 40.0); // and what is read ahead
        expectGain(quanta, watched, gainDb);
    }
}

TEST(Watch, ShowsTheReductionOfALimiter) {
    Listener listener;
    playing(listener, trackLimiter).hear(20000);
    float deepest = 0.0F;
    for (const auto& quantum : listener.watched()) {
        ASSERT_TRUE(quantum.turnsDown);
        deepest = std::min(deepest, quantum.gainReductionDb);
        for (const auto& side : quantum.out)
            ASSERT_LE(*std::ranges::max_element(side), engine::dsp::fixed::dbToGain(LimiterSettings{}.ceilingDbtp));
    }
    EXPECT_LT(deepest, -3.0F);
    EXPECT_GT(deepest, -12.0F);
}

TEST(Watch, ChangesNoBit) {
    const auto print = tests::render(album(), music());
    for (const auto watched : {trackLimiter, albumLimiter}) {
        Listener listener;
        const Heard heard = playing(listener, watched).hear(30000, {64, 1024, 7});
        std::size_t different = 0;
        for (std::size_t i = 0; i < heard.frames(); ++i)
            different += heard.left(i) != static_cast<float>(print.left[i]);
        EXPECT_EQ(different, 0u);
        EXPECT_FALSE(listener.watched().empty());
    }
}

TEST(Watch, IsNowhereUnlessItIsAskedFor) {
    Listener listener;
    playing(listener, std::nullopt).hear(5000);
    EXPECT_TRUE(listener.watched().empty());
    listener.listen({.watched = albumGain});
    listener.hear(5000);
    expectGain(listener.watched(), albumGain, -3.0);
    listener.listen({.watched = trackGain}); // another one
    listener.hear(5000);
    expectGain(listener.watched(), trackGain, -6.0);
    listener.listen({});
    listener.hear(5000);
    EXPECT_TRUE(listener.watched().empty());
    listener.listen({.watched = SlotId{999}}); // of no chain
    listener.hear(5000);
    EXPECT_TRUE(listener.watched().empty());
}

TEST(Watch, GoesOnInTheNextGraph) {
    Listener listener;
    playing(listener, trackGain).hear(5000);
    Album other = album(-9.0);
    other.tracks[0].chain.push_back(slot(StereoSettings{}));
    listener.show(other, music());
    listener.hear(15000, {64});
    listener.watched();
    listener.hear(5000);
    expectGain(listener.watched(), trackGain, -9.0);
}

TEST(Watch, IsSilentWhileItsTrackIs) {
    Listener listener;
    playing(listener, trackGain);
    listener.locate(length + 3 * cdRate);
    listener.hear(5000);
    listener.watched();
    listener.hear(5000);
    EXPECT_TRUE(listener.watched().empty());
}
