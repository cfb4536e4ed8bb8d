// The engine's face while no device is open: what it says of itself, and where its transport goes.
#include "engine/Engine.h"
#include "core/Error.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <gtest/gtest.h>

#include <future>

using namespace core;
using engine::DeviceState;
using engine::Engine;
using tests::track;

namespace {

constexpr FrameCount length = 10 * cdRate;

/// Three tracks of ten seconds that start at 0, 10 and 20 s.
Album threeTracks() {
    std::vector<Track> tracks;
    for (int i = 0; i < 3; ++i) {
        tracks.push_back(track(1, length));
        tracks.back().startMark = 0;
    }
    return tests::album(std::move(tracks));
}

/// One and the same source for all albums.
const engine::source::AudioSources& tone() {
    static const auto sources =
        tests::audio({{1, tests::onBoth(tests::sine(1000.0, -6.0, static_cast<int>(length), cdRate))}});
    return sources;
}

} // namespace

TEST(Engine, IsClosedAndSilentToBeginWith) {
    Engine engine;
    EXPECT_EQ(engine.device().kind, DeviceState::Kind::closed);
    EXPECT_FALSE(engine.transport().playing);
    EXPECT_EQ(engine.meters().momentaryLufs, std::nullopt);
    EXPECT_LE(engine.meters().truePeakDbtp[0], -200.0);
    EXPECT_THROW(engine.play(), Error);
    EXPECT_THROW(engine.openDevice({}), Error);
    engine.stop();
    engine.nextTrack();
    engine.previousTrack();
}

TEST(Engine, StepsThroughTheTracks) {
    Engine engine;
    engine.show(threeTracks(), tone());
    const auto position = [&] { return engine.transport().position; };
    EXPECT_EQ(position(), 0);
    engine.nextTrack();
    EXPECT_EQ(position(), length);
    engine.nextTrack();
    engine.nextTrack(); // there is none
    EXPECT_EQ(position(), 2 * length);
    engine.locate(2 * length + 3 * cdRate);
    engine.previousTrack();
    EXPECT_EQ(position(), 2 * length); // to the start of this track
    engine.locate(2 * length + cdRate);
    engine.previousTrack();
    EXPECT_EQ(position(), length); // within its first 2 s to the one before
    engine.previousTrack();
    engine.previousTrack();
    EXPECT_EQ(position(), 0);
}

TEST(Engine, KeepsThePositionWithinTheAlbum) {
    Engine engine;
    engine.show(threeTracks(), tone());
    engine.locate(-5);
    EXPECT_EQ(engine.transport().position, 0);
    engine.locate(100 * length);
    EXPECT_EQ(engine.transport().position, 3 * length);
    Album shorter = threeTracks();
    shorter.tracks.pop_back();
    engine.show(shorter, tone());
    EXPECT_EQ(engine.transport().position, 2 * length);
}

TEST(Engine, ShowsManyAlbumsWithoutADeviceToTakeThem) {
    Engine engine;
    Album album = threeTracks();
    for (int i = 0; i < 200; ++i) {
        album.tracks[0].levelDb = -0.01 * i;
        engine.show(album, tone());
    }
    EXPECT_EQ(engine.transport().position, 0);
}

TEST(Engine, SaysByHowMuchTheChainsDelayTheSound) {
    Engine engine;
    EXPECT_EQ(engine.latencyFrames(), 0);
    Album album = threeTracks();
    engine.show(album, tone());
    EXPECT_EQ(engine.latencyFrames(), 0);
    album.tracks[1].chain = {tests::slot(LimiterSettings{})};
    engine.show(album, tone());
    const int limiter = engine.latencyFrames();
    EXPECT_GT(limiter, 0);
    album.tracks[0].chain = album.tracks[1].chain; // beside it: no later
    engine.show(album, tone());
    EXPECT_EQ(engine.latencyFrames(), limiter);
    album.masters[0].albumChain = album.tracks[1].chain; // behind it
    engine.show(album, tone());
    EXPECT_EQ(engine.latencyFrames(), 2 * limiter);
}

TEST(Engine, FollowsWithTheSameGraphAndTakesAnotherOneFromTheThreadThatBuiltIt) {
    Engine engine;
    Album album = threeTracks();
    engine.show(album, tone());
    album.tracks[1].levelDb = -3.0;
    EXPECT_TRUE(engine.follow(album, tone()));
    album.tracks[1].chain = {tests::slot(LimiterSettings{})};
    album.tracks[2].startMark = -cdRate;
    EXPECT_FALSE(engine.follow(album, tone()));
    EXPECT_EQ(engine.latencyFrames(), 0); // nothing was changed
    engine.show(std::async(std::launch::async, [&] { return Engine::build(album, tone()); }).get());
    EXPECT_GT(engine.latencyFrames(), 0);
    engine.nextTrack();
    engine.nextTrack();
    EXPECT_EQ(engine.transport().position, layOut(album).tracks[2].start);
    std::get<LimiterSettings>(album.tracks[1].chain[0].settings).ceilingDbtp = -2.0;
    EXPECT_TRUE(engine.follow(album, tone()));
}

TEST(Engine, TakesWhatTheListenerWantsWithoutADevice) {
    Engine engine;
    engine.monitor({.levelDb = -6.0, .dim = true, .mono = true, .listen = engine::MonitorChoice::Listen::source});
    engine.watch(SlotId{1});
    engine.compareWith(Engine::build(threeTracks(), tone()));
    engine.show(threeTracks(), tone());
    for (int i = 0; i < 100; ++i) EXPECT_TRUE(engine.followCompared(threeTracks(), tone()));
    engine.compareWith();
    EXPECT_FALSE(engine.watched());
    EXPECT_FALSE(engine.transport().bitExact); // nobody hears it
    EXPECT_EQ(engine.transport().callbackLoad, 0.0);
    EXPECT_THROW(engine.testTone(true), Error);
    engine.testTone(false);
}
