// What is heard, by a device that is a test: against the print to the bit, and by ear where it may differ from it.
#include "tests/realtime/Listener.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <xmmintrin.h>

using namespace core;
using tests::album;
using tests::audio;
using tests::Heard;
using tests::Listener;
using tests::onBoth;
using tests::ramp;
using tests::slot;
using tests::track;
using Order = Listener::Command::Kind;

namespace {

/// Two pieces of music with different chains that overlap, under an album chain.
Album busyAlbum() {
    CompressorSettings compressor;
    compressor.thresholdDb = -24.0;
    Track first = track(1, 30000);
    first.chain = {slot(compressor)};
    Track second = track(2, 30000);
    second.gapFrames = -2000;
    second.chain = {slot(GainSettings{.gainDb = -1.5})};
    Album made = album({first, second});
    LimiterSettings limiter;
    limiter.driveDb = 6.0;
    made.masters[0].albumChain = {slot(compressor), slot(limiter)};
    for (Slot& each : made.masters[0].albumChain) each.id = SlotId{made.nextId++};
    return made;
}

engine::source::AudioSources music() {
    return audio({{1, tests::musicLike(30000, cdRate, -3.0, 1)}, {2, tests::musicLike(30000, cdRate, -1.0, 2)}});
}

/// The ramp from 1 on, starting at its first sample: left channel = place + 1.
Album rampAlbum(FrameCount frames) {
    Track only = track(1, frames);
    only.startMark = 0;
    return album({only});
}

engine::source::AudioSources rampSource(int frames) {
    return audio({{1, onBoth(ramp(frames))}});
}

/// The largest second difference: a step shows as twice its height, a smooth sound hardly.
double roughness(const Heard& heard, std::size_t from, std::size_t to) {
    double most = 0.0;
    for (std::size_t i = from + 2; i < to; ++i)
        most = std::max(most, std::abs(double{heard.left(i)} - 2.0 * heard.left(i - 1) + heard.left(i - 2)));
    return most;
}

void expectThePrint(const Heard& heard, const tests::StereoSignal& print) {
    ASSERT_GE(heard.frames(), static_cast<std::size_t>(print.frames()));
    std::size_t different = 0;
    for (std::size_t i = 0; i < print.left.size(); ++i)
        different += heard.samples[2 * i] != static_cast<float>(print.left[i]) ||
                     heard.samples[2 * i + 1] != static_cast<float>(print.right[i]);
    EXPECT_EQ(different, 0u);
}

} // namespace

TEST(Player, SendsTheDeviceWhatTheFileGets) {
    const Album made = busyAlbum();
    const auto sources = music();
    const FramePos end = tests::planOf(made, sources)->end;
    for (const FramePos from : {0, 1, 777, 27999, 40000}) {
        for (const auto& blocks : {std::vector{256}, std::vector{1}, std::vector{64, 1, 4096, 333}}) {
            Listener listener;
            listener.show(made, sources);
            listener.locate(from);
            for (int i = 0; i < 40; ++i) listener.hear(64); // time to prime
            listener.play();
            const FrameCount frames =
                std::min<FrameCount>(end - from, blocks.size() == 1 && blocks[0] == 1 ? 3000 : end);
            const Heard heard = listener.hear(frames, blocks);
            expectThePrint(heard, tests::render(made, sources, from, from + frames));
        }
    }
}

// A filter of the album chain rings on in the gap, through numbers that are no normal floats.
TEST(Player, SendsTheDeviceWhatTheFileGetsHoweverFaint) {
    EqualizerSettings lowCut;
    lowCut.bands[0] = {.on = true, .type = EqualizerBand::Type::lowCut, .frequencyHz = 100.0};
    Track second = track(2, 1000);
    second.gapFrames = cdRate;
    Album made = album({track(1, 30000), second});
    made.masters[0].albumChain = {slot(lowCut)};
    const auto sources = music();
    const auto plan = tests::planOf(made, sources);
    const auto print = tests::render(made, sources, plan->begin, plan->end);
    const auto isFaint = [](double value) { return std::fpclassify(static_cast<float>(value)) == FP_SUBNORMAL; };
    ASSERT_TRUE(std::ranges::any_of(print.left, isFaint));

    Listener listener;
    listener.show(made, sources);
    for (int i = 0; i < 40; ++i) listener.hear(64); // time to prime
    listener.play();
    expectThePrint(listener.hear(plan->end - plan->begin), print);
}

TEST(Player, BeginsWithTheFirstFrameOfThePrint) {
    Listener listener;
    listener.show(rampAlbum(1000), rampSource(1000));
    listener.play();
    const Heard heard = listener.hear(1500);
    const std::size_t first = heard.firstSound();
    for (std::size_t i = 0; i < 1000; ++i) ASSERT_EQ(heard.left(first + i), static_cast<float>(i + 1));
}

TEST(Player, EndsByItselfWithTheAlbum) {
    Listener listener;
    listener.show(rampAlbum(1000), rampSource(1000));
    listener.play();
    const Heard heard = listener.hear(3000);
    EXPECT_FALSE(listener.state().playing);
    EXPECT_TRUE(listener.state().ended);
    EXPECT_EQ(listener.state().position, 1000);
    EXPECT_EQ(listener.state().framesPlayed, 1000);
    EXPECT_EQ(heard.left(heard.firstSound() + 1000), 0.0F);
}

TEST(Player, StartsAgainFromTheBeginAfterTheEnd) {
    Listener listener;
    listener.show(rampAlbum(1000), rampSource(1000));
    listener.play();
    listener.hear(3000);
    listener.play();
    const Heard again = listener.hear(1200);
    EXPECT_EQ(again.left(again.firstSound()), 1.0F);
    EXPECT_EQ(listener.state().framesPlayed, 2000);
}

TEST(Player, DiesAwayAfterAStopAndGoesOnWhereItWas) {
    Listener listener;
    listener.show(rampAlbum(20000), rampSource(20000));
    listener.hear(256);
    listener.play();
    listener.hear(1024);
    listener.stop();
    const Heard dying = listener.hear(512);
    EXPECT_EQ(listener.state().position, 1024);
    EXPECT_EQ(listener.state().framesPlayed, 1024);
    constexpr std::size_t rampFrames = 220; // 5 ms
    EXPECT_NEAR(dying.left(rampFrames / 2 - 1), (1024.0 + rampFrames / 2) / 2.0, 0.01);
    EXPECT_LT(roughness(dying, 0, dying.frames()), 1.0); // a step: 1000
    for (std::size_t i = rampFrames; i < dying.frames(); ++i) ASSERT_EQ(dying.left(i), 0.0F);
    listener.play();
    EXPECT_EQ(listener.hear(10).left(0), 1025.0F);
}

TEST(Player, LocatesToTheSampleWhilePlaying) {
    Listener listener;
    listener.show(rampAlbum(20000), rampSource(20000));
    listener.hear(256);
    listener.play();
    listener.hear(1024);
    listener.locate(10000);
    const Heard heard = listener.hear(2000, {100});
    EXPECT_EQ(listener.state().framesPlayed, 1024 + 2000 - 220);
    EXPECT_EQ(heard.left(1000), 10000.0F + 1000 - 220 + 1); // the old sound took 5 ms to die away
    EXPECT_LT(roughness(heard, 0, heard.frames()), 10.0);   // a step: thousands
}

TEST(Player, LoopsToTheSample) {
    Listener listener;
    listener.show(rampAlbum(20000), rampSource(20000));
    listener.order(Order::loop, 3000, 5000);
    listener.locate(4000);
    listener.hear(256);
    listener.play();
    const Heard heard = listener.hear(8000, {64, 500, 17});
    for (const std::size_t i : {100u, 500u, 700u}) EXPECT_EQ(heard.left(i), 4001.0F + static_cast<float>(i));
    for (const std::size_t round : {1000u, 3000u, 5000u})
        for (const std::size_t i : {300u, 1000u, 1700u})
            EXPECT_EQ(heard.left(round + i), 3001.0F + static_cast<float>(i));
    EXPECT_LT(roughness(heard, 0, heard.frames()), 10.0); // a step: thousands
}

TEST(Player, LoopsEndlesslyHoweverShortTheLoop) {
    Listener listener;
    listener.show(rampAlbum(20000), rampSource(20000));
    listener.order(Order::loop, 100, 101);
    listener.play();
    listener.hear(5000, {4096});
    EXPECT_TRUE(listener.state().playing);
    listener.order(Order::endLoop);
    listener.hear(30000);
    EXPECT_TRUE(listener.state().ended);
}

TEST(Player, PlaysUntilAPlaceAndNoFurther) {
    Listener listener;
    listener.show(rampAlbum(20000), rampSource(20000));
    listener.order(Order::playUntil, 3000);
    listener.hear(256);
    listener.play();
    const Heard heard = listener.hear(4000);
    for (std::size_t i = 0; i < 3000; ++i) ASSERT_EQ(heard.left(i), static_cast<float>(i + 1));
    EXPECT_EQ(heard.left(3000 + 220), 0.0F);
    EXPECT_EQ(listener.state().position, 3000);
    EXPECT_EQ(listener.state().framesPlayed, 3000);
    EXPECT_FALSE(listener.state().playing);
    EXPECT_FALSE(listener.state().ended);
    listener.play(); // and on from there
    EXPECT_EQ(listener.hear(100).left(50), 3051.0F);
}

TEST(Player, TapsThePrintThatIsHeard) {
    Listener listener;
    listener.show(rampAlbum(1000), rampSource(1000));
    listener.play();
    listener.hear(3000);
    std::vector<engine::realtime::StereoFrame> tapped(2000);
    ASSERT_EQ(listener.doors.tap.sound.pop(tapped), 1000u);
    for (std::size_t i = 0; i < 1000; ++i) ASSERT_EQ(tapped[i].left, static_cast<float>(i + 1));
    EXPECT_EQ(listener.state().droppedFrames, 0u);
}

TEST(Player, CountsWhatTheTapHasNoRoomFor) {
    Listener listener;
    const int frames = static_cast<int>(listener.doors.tap.sound.capacity()) + 500;
    listener.show(rampAlbum(frames), rampSource(frames));
    listener.play();
    listener.hear(frames + 5000, {1024});
    EXPECT_EQ(listener.state().droppedFrames, 500u);
    EXPECT_EQ(listener.state().framesPlayed, frames);
}

TEST(Player, TellsTheMetersByHowMuchTheAlbumChainTurnsDown) {
    Listener listener;
    listener.show(busyAlbum(), music());
    listener.play();
    listener.hear(20000);
    engine::realtime::GainReduction reduction;
    bool onAlbum = false, onTrack = false;
    while (listener.doors.tap.gainReduction.pop(reduction))
        if (reduction.gainReductionDb < -1.0F) (reduction.onAlbumChain ? onAlbum : onTrack) = true;
    EXPECT_TRUE(onAlbum);
    EXPECT_TRUE(onTrack);
}

TEST(Player, ObeysManyOrdersInOrder) {
    Listener listener;
    listener.show(rampAlbum(20000), rampSource(20000));
    for (int i = 0; i < 100; ++i) {
        listener.play();
        listener.locate(100 * i);
        if (i % 2) listener.stop();
    }
    EXPECT_EQ(listener.state().obeyed, 0u);
    listener.hear(2000, {37});
    EXPECT_EQ(listener.state().obeyed, 250u);
    EXPECT_FALSE(listener.state().playing);
    listener.play();
    EXPECT_EQ(listener.hear(100).left(99), 9900.0F + 100);
}

TEST(Player, ObeysWithoutADeviceButGetsNoChainReady) {
    Listener listener;
    const Album made = busyAlbum();
    listener.show(made, music());
    listener.listen({.watched = made.masters[0].albumChain[1].id});
    for (int i = 0; i < 10; ++i) listener.player.idle();
    listener.locate(20000);
    listener.player.idle();
    EXPECT_EQ(listener.state().position, 20000);
    EXPECT_TRUE(listener.watched().empty()) << "no frame has gone through the chain";
    listener.hear(64); // a device has come: it primes first
    EXPECT_FALSE(listener.watched().empty());
}

TEST(Player, IsSilentWithoutAnAlbum) {
    Listener listener;
    listener.play();
    const Heard heard = listener.hear(1000);
    EXPECT_EQ(heard.firstSound(), heard.frames());
    listener.show(album({}), {});
    listener.hear(1000);
    EXPECT_TRUE(listener.state().ended);
}

TEST(Player, FlushesDenormalsWhileItRendersAndLeavesTheDevicesFloatingPointAlone) {
    constexpr unsigned statusBits = 0x3F; // What has happened, not what is to happen.
    constexpr unsigned flushBits = 0x8000;
    const auto throughGainOf = [](double db) {
        Track only = track(1, 3000);
        only.startMark = 0;
        only.clips[0].gainDb = db;
        only.levelDb = -db;
        Listener listener;
        listener.show(album({only}), audio({{1, onBoth(tests::Signal(3000, 0x1p-26))}}));
        listener.play();
        return listener.hear(2048, {64, 1000}).left(2000);
    };
    const unsigned before = _mm_getcsr();
    for (const unsigned mode : {before & ~flushBits, before | flushBits}) {
        _mm_setcsr(mode);
        EXPECT_NEAR(throughGainOf(-5980.0), 0x1p-26, 1e-14); // 1.5e-307 on its way: a normal number
        EXPECT_EQ(throughGainOf(-6000.0), 0.0F);             // 1.5e-308
        EXPECT_EQ(_mm_getcsr() & ~statusBits, mode & ~statusBits);
    }
    _mm_setcsr(before);
}
