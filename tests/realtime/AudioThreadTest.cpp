// The third law: set, reset, process and Player::fill never allocate, lock or touch a file. Runs where the watch can
// see: in builds without a sanitizer.
#include "engine/analysis/Comparison.h"
#include "tests/realtime/AudioThreadWatch.h"
#include "tests/realtime/Listener.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <mutex>
#include <unistd.h>

using namespace core;
using tests::AudioThreadWatch;
using tests::Listener;
using tests::slot;
using Order = Listener::Command::Kind;

namespace {

class AudioThread : public testing::Test {
  protected:
    void SetUp() override {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        GTEST_SKIP() << "the sanitizer has a malloc of its own: this test runs in the release preset";
#endif
        AudioThreadWatch::offences = 0;
        AudioThreadWatch::lastOffence = "none";
    }
};

Chain everyModule(std::uint32_t firstId, double gainDb) {
    EqualizerSettings equalizer;
    equalizer.bands[0] = {.on = true, .frequencyHz = 200.0, .gainDb = gainDb};
    equalizer.bands[1] = {.on = true, .type = EqualizerBand::Type::lowCut, .frequencyHz = 30.0 + gainDb};
    equalizer.bands[2] = {.on = true, .rangeDb = -6.0, .thresholdDb = -50.0};
    CompressorSettings compressor;
    compressor.thresholdDb = -30.0 + gainDb;
    LimiterSettings limiter;
    limiter.driveDb = gainDb;
    Chain chain = {slot(equalizer), slot(compressor), slot(StereoSettings{.widthPercent = 100.0 + gainDb}),
                   slot(GainSettings{.gainDb = gainDb}), slot(limiter)};
    for (Slot& each : chain) each.id = SlotId{firstId++};
    return chain;
}

Album everythingAlbum(double gainDb) {
    Track first = tests::track(1, 30000);
    first.chain = everyModule(500, gainDb);
    first.levelDb = gainDb / 2.0;
    first.automation = {AutomationLane{.slot = SlotId{503}, .parameter = "gain", .points = {{0, -3.0}, {20000, 3.0}}}};
    Track second = tests::track(2, 30000);
    second.gapFrames = -3000;
    second.fadeIn = {.lengthFrames = 3000};
    Album made = tests::album({first, second});
    made.masters[0].albumChain = everyModule(600, -gainDb);
    return made;
}

} // namespace

TEST_F(AudioThread, WatchSeesWhatItForbids) {
    std::mutex mutex;
    const int file = ::open("/dev/zero", O_RDONLY);
    int seen = 0;
    const auto expectSeen = [&](const char* call, auto offend) {
        {
            const AudioThreadWatch watch;
            offend();
        }
        EXPECT_GT(AudioThreadWatch::offences, seen) << call;
        seen = AudioThreadWatch::offences;
    };
    std::vector<int> numbers;
    expectSeen("malloc", [&] { numbers.resize(1000); });
    expectSeen("free", [&] { std::vector<int>().swap(numbers); });
    expectSeen("lock", [&] { const std::lock_guard lock(mutex); });
    char byte = 0;
    expectSeen("read", [&] { EXPECT_EQ(::read(file, &byte, 1), 1); });
    ::close(file);
}

TEST_F(AudioThread, NeverWaitsNorAllocatesWhateverItPlays) {
    const auto sources =
        tests::audio({{1, tests::musicLike(30000, cdRate, -1.0, 1)}, {2, tests::musicLike(30000, cdRate, -1.0, 2)}});
    Listener listener;
    const auto hear = [&](FrameCount frames) { listener.hear(frames, {64, 1024, 7}); };
    hear(500);
    listener.show(everythingAlbum(1.0), sources);
    hear(2000);
    listener.play();
    hear(10000);
    listener.show(everythingAlbum(2.0), sources); // a knob
    hear(5000);
    Album restructured = everythingAlbum(2.0);
    restructured.masters[0].albumChain.pop_back();
    listener.show(restructured, sources); // another graph
    hear(10000);
    listener.locate(26000);
    hear(5000);
    listener.order(Order::loop, 26000, 28000);
    hear(9000);
    listener.order(Order::endLoop);
    listener.stop();
    hear(1000);
    listener.play();
    hear(60000); // over the seam, to the end
    EXPECT_TRUE(listener.state().ended);
    EXPECT_EQ(AudioThreadWatch::offences, 0) << AudioThreadWatch::lastOffence;
}

TEST_F(AudioThread, NeverWaitsNorAllocatesHoweverOneListens) {
    const auto sources =
        tests::audio({{1, tests::musicLike(30000, cdRate, -1.0, 1)}, {2, tests::musicLike(30000, cdRate, -1.0, 2)}});
    const Album made = everythingAlbum(1.0);
    const std::vector gains{3.0, 1.0};
    Album mixes = engine::analysis::comparisonAlbum(made, gains);
    engine::MonitorChoice compared{.levelDb = -3.0, .mono = true, .listen = engine::MonitorChoice::Listen::source};
    Listener listener;
    const auto hear = [&](FrameCount frames) { listener.hear(frames, {64, 1024, 7}); };
    listener.show(made, sources);
    listener.compareWith(mixes, sources);
    listener.listen({.watched = SlotId{600}}); // whose bands are laid aside too
    hear(2000);
    listener.play();
    hear(5000);
    listener.listen({.choice = compared, .watched = SlotId{504}}); // joins what plays
    hear(8000);
    mixes.tracks[0].levelDb = -2.0;
    listener.compareWith(mixes, sources); // another level
    hear(3000);
    mixes.tracks[0].fadeIn.lengthFrames = 500;
    listener.compareWith(mixes, sources); // another graph
    hear(9000);
    listener.locate(26000);
    hear(5000);
    listener.listen({.choice = {.dim = true}, .testTone = true, .watched = SlotId{604}});
    hear(5000);
    listener.compareWithNothing();
    listener.listen({});
    hear(3000);
    EXPECT_GT(listener.watched().size(), 300u);
    EXPECT_EQ(AudioThreadWatch::offences, 0) << AudioThreadWatch::lastOffence;
}
