// The engine through real back ends, on a machine with no sound card.
#include "core/Error.h"
#include "engine/Engine.h"
#include "engine/realtime/PortAudio.h"
#include "tests/realtime/SoundServers.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"
#include "tests/support/Waiting.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>

using namespace core;
using engine::DeviceChoice;
using engine::DeviceState;
using engine::Engine;
using testing::HasSubstr;
using tests::comes;
using tests::slot;
using tests::track;

namespace {

/// Two pieces of music over a segue, through chains, one of them over full scale.
Album musicAlbum(int rate) {
    Track first = track(1, rate);
    first.chain = {slot(CompressorSettings{.thresholdDb = -24.0, .makeupDb = 6.0})};
    Track second = track(2, rate);
    second.gapFrames = -rate / 10;
    Album made = tests::album({first, second}, rate);
    made.masters[0].albumChain = {slot(GainSettings{.gainDb = 4.0})};
    made.masters[0].albumChain[0].id = SlotId{made.nextId++};
    return made;
}

engine::source::AudioSources music(int rate) {
    return tests::audio({{1, tests::musicLike(rate, rate, -1.0, 1)}, {2, tests::musicLike(rate, rate, -1.0, 2)}}, rate);
}

/// The print as floats, without the zeros at both ends.
std::vector<float> printOf(const Album& album, const engine::source::AudioSources& sources) {
    const auto print = tests::render(album, sources);
    std::vector<float> samples;
    for (std::size_t i = 0; i < print.left.size(); ++i) {
        samples.push_back(static_cast<float>(print.left[i]));
        samples.push_back(static_cast<float>(print.right[i]));
    }
    return tests::trimmed(samples);
}

std::string messageOf(const std::function<void()>& act) {
    try {
        act();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

void expectTheSame(const std::vector<float>& recorded, const std::vector<float>& expected) {
    ASSERT_EQ(recorded.size(), expected.size());
    const auto [at, other] = std::ranges::mismatch(recorded, expected);
    EXPECT_TRUE(at == recorded.end()) << "from value " << at - recorded.begin();
}

class ThroughJack : public testing::Test {
  protected:
    void SetUp() override {
        if (!tests::JackServer::isInstalled()) GTEST_SKIP() << "jackd is not installed (Debian package jackd2)";
    }
};

const DeviceChoice jackOutput = {.name = "system", .hostApi = "JACK"};

} // namespace

TEST(ThroughAlsaFile, TheDeviceGetsThePrintToTheBit) {
    for (const int rate : {44100, 96000, 192000}) {
        const auto sources = music(rate);
        const tests::AlsaFile alsa;
        Engine engine;
        engine.show(musicAlbum(rate), sources);
        engine.openDevice({.name = "default"});
        EXPECT_EQ(engine.device().kind, DeviceState::Kind::running);
        EXPECT_EQ(engine.device().rate, rate);
        engine.play();
        EXPECT_TRUE(engine.transport().playing);
        ASSERT_TRUE(comes([&] { return engine.transport().ended; }));
        engine.closeDevice();
        EXPECT_GT(engine.transport().maxCallbackLoad, 0.0);
        EXPECT_EQ(engine.transport().framesPlayed, tests::planOf(musicAlbum(rate), sources)->end);
        expectTheSame(tests::trimmed(alsa.recorded()), printOf(musicAlbum(rate), sources));
    }
}

TEST(ThroughAlsaFile, TheMetersReadWhatIsHeard) {
    const tests::AlsaFile alsa;
    const auto tone = tests::onBoth(tests::sine(1000.0, -18.0, 3 * 44100, 44100));
    Engine engine;
    Track only = track(1, 3 * 44100);
    only.startMark = 0; // no silence ahead
    engine.show(tests::album({only}), tests::audio({{1, tone}}));
    engine.openDevice({});
    engine.play();
    ASSERT_TRUE(comes([&] { return engine.transport().ended; }));
    const auto reads = [&] { return engine.meters().sinceReset.samplePeakDb.value_or(-200.0) > -18.01; };
    ASSERT_TRUE(comes(reads));
    EXPECT_EQ(engine.meters().droppedFrames, 0u);
    ASSERT_TRUE(comes([&] { return engine.meters().sinceReset.integratedLufs.has_value(); }));
    EXPECT_NEAR(*engine.meters().sinceReset.integratedLufs, -18.0, 0.1); // as EBU Tech 3341, case 1
    const auto isReset = [&] {
        engine.resetMeters(); // again where it came between the sound that was heard and the last of it to be read
        return !engine.meters().sinceReset.integratedLufs;
    };
    EXPECT_TRUE(comes(isReset));
}

TEST(ThroughAlsaFile, TheMonitorIsHeardAndNotMeasured) {
    const tests::AlsaFile alsa;
    Track only = track(1, 3 * 44100);
    only.startMark = 0;
    Album album = tests::album({only});
    album.masters[0].albumChain = {slot(GainSettings{.gainDb = -6.0})};
    album.masters[0].albumChain[0].id = SlotId{70};
    const auto sources = tests::audio({{1, tests::onBoth(tests::sine(1000.0, -12.0, 3 * 44100, 44100))}});
    Engine engine;
    engine.watch(SlotId{70});
    engine.show(album, sources);
    engine.openDevice({});
    EXPECT_TRUE(engine.transport().bitExact);
    engine.monitor({.dim = true});
    EXPECT_FALSE(engine.transport().bitExact);
    engine.play();
    ASSERT_TRUE(comes([&] { return engine.transport().ended; }));
    ASSERT_TRUE(comes([&] { return engine.meters().samplePeakDb[0] > -18.01; }));
    ASSERT_TRUE(comes([&] { return engine.watched() && engine.watched()->steps > 50; }));
    EXPECT_NEAR(engine.watched()->peakInDb[0], -12.0, 0.01);
    EXPECT_NEAR(engine.watched()->peakOutDb[0], -18.0, 0.01);
    EXPECT_GT(engine.transport().callbackLoad, 0.0);
    engine.monitor({});
    EXPECT_TRUE(comes([&] { return engine.transport().bitExact; }));
    engine.closeDevice();
    const auto heard = alsa.recorded();
    EXPECT_NEAR(*std::ranges::max_element(heard), std::pow(10.0, -38.0 / 20.0), 1e-5);
}

TEST(ThroughAlsaFile, TheTestToneIsHeardUntilItIsTurnedOffOrTheDeviceClosed) {
    const tests::AlsaFile alsa;
    Engine engine;
    engine.show(musicAlbum(44100), music(44100));
    engine.openDevice({});
    engine.testTone(true);
    EXPECT_FALSE(engine.transport().bitExact);
    ASSERT_TRUE(comes([&] { return tests::trimmed(alsa.recorded()).size() > 10000; }));
    engine.closeDevice();
    const auto heard = tests::trimmed(alsa.recorded());
    EXPECT_NEAR(*std::ranges::max_element(heard), 0.1F, 1e-4F);
    EXPECT_LT(std::abs(heard.at(heard.size() - 1)), 0.001F); // not cut off
    engine.openDevice({});
    EXPECT_TRUE(comes([&] { return engine.transport().bitExact; }));
}

TEST(Devices, AreListedWithTheRatesTheyTake) {
    const tests::AlsaFile alsa;
    const auto devices = Engine::devices();
    const auto found = std::ranges::find(devices, "capfile", &engine::DeviceDescription::name);
    ASSERT_NE(found, devices.end());
    EXPECT_EQ(found->hostApi, "ALSA");
    EXPECT_EQ(found->rates, std::vector<int>(albumRates.begin(), albumRates.end()));
    EXPECT_EQ(std::ranges::count_if(devices, &engine::DeviceDescription::isDefault), 1);
}

TEST(Devices, AreOpenedByAUniquePartOfTheirName) {
    const tests::AlsaFile alsa;
    Engine engine;
    engine.show(musicAlbum(44100), music(44100));
    engine.openDevice({.name = "CAPF", .hostApi = "alsa"});
    EXPECT_EQ(engine.device().name, "capfile");
    EXPECT_THAT(messageOf([&] { engine.openDevice({.name = "a"}); }), HasSubstr("more than one"));
    EXPECT_THAT(messageOf([&] { engine.openDevice({.name = "harpsichord"}); }),
                testing::AllOf(HasSubstr("\"harpsichord\""), HasSubstr("capfile (ALSA)")));
    EXPECT_EQ(engine.device().kind, DeviceState::Kind::closed);
    EXPECT_THAT(engine.device().says, HasSubstr("harpsichord"));
}

TEST(Devices, LeaveOutAlsasWayIntoJack) {
    const tests::NoSound sound(
        "pcm.jack { type plug slave.pcm \"null\" }\npcm.card { type plug slave.pcm \"null\" }\n");
    const auto devices = Engine::devices();
    ASSERT_EQ(devices.size(), 1u);
    EXPECT_EQ(devices[0].name, "card");
    EXPECT_TRUE(devices[0].isDefault);
    Engine engine;
    engine.show(musicAlbum(44100), music(44100));
    EXPECT_THAT(messageOf([&] { engine.openDevice({.name = "jack"}); }), HasSubstr("\"jack\""));
}

TEST(Devices, AreNotNeededForAnythingButSound) {
    const tests::NoSound none;
    EXPECT_TRUE(Engine::devices().empty());
    Engine engine;
    engine.show(musicAlbum(44100), music(44100));
    EXPECT_THAT(messageOf([&] { engine.openDevice({}); }), HasSubstr("no audio output"));
    EXPECT_THAT(messageOf([&] { engine.play(); }), HasSubstr("no audio output"));
    engine.locate(12345);
    EXPECT_EQ(engine.transport().position, 12345);
    EXPECT_FALSE(engine.transport().playing);
}

TEST(Devices, AreClosedWhenTheAlbumsRateChanges) {
    const tests::AlsaFile alsa;
    Engine engine;
    engine.show(musicAlbum(44100), music(44100));
    engine.openDevice({});
    engine.show(musicAlbum(96000), music(96000));
    EXPECT_EQ(engine.device().kind, DeviceState::Kind::closed);
    EXPECT_THAT(engine.device().says, HasSubstr("96000"));
    engine.openDevice({});
    EXPECT_EQ(engine.device().rate, 96000);
}

TEST_F(ThroughJack, TheDeviceGetsThePrintToTheBit) {
    const tests::JackServer server(44100);
    ASSERT_TRUE(server.runs());
    const auto sources = music(44100);
    const auto print = printOf(musicAlbum(44100), sources);
    tests::JackRecorder recorder;
    Engine engine;
    engine.show(musicAlbum(44100), sources);
    engine.openDevice(jackOutput);
    ASSERT_TRUE(recorder.connectTo("lacquer"));
    ASSERT_TRUE(comes([&] { return recorder.isAhead(); }));
    engine.play();
    ASSERT_TRUE(comes([&] { return engine.transport().ended; }));
    EXPECT_EQ(engine.device().kind, DeviceState::Kind::running);
    EXPECT_EQ(engine.device().blockFrames, 256);
    EXPECT_TRUE(comes([&] { return recorder.heard() >= print.size(); }));
    EXPECT_FALSE(recorder.missedSome());
    expectTheSame(tests::trimmed(recorder.recorded()), print);
}

TEST_F(ThroughJack, ARefusedRateSaysWhichOneIsTaken) {
    const tests::JackServer server(48000);
    ASSERT_TRUE(server.runs());
    Engine engine;
    engine.show(musicAlbum(44100), music(44100));
    EXPECT_THAT(messageOf([&] { engine.openDevice(jackOutput); }),
                testing::AllOf(HasSubstr("system (JACK"), HasSubstr("44100 Hz"), HasSubstr("it takes 48000 Hz")));
    engine.show(musicAlbum(48000), music(48000));
    engine.openDevice(jackOutput);
    EXPECT_EQ(engine.device().kind, DeviceState::Kind::running);
}

TEST_F(ThroughJack, ARunningServerIsTheDefaultWhereItHasTheRate) {
    const tests::JackServer server(48000);
    ASSERT_TRUE(server.runs());
    const tests::AlsaFile alsa;
    server.select();
    const auto devices = Engine::devices();
    const auto standard = std::ranges::find_if(devices, &engine::DeviceDescription::isDefault);
    ASSERT_NE(standard, devices.end());
    EXPECT_THAT(standard->hostApi, HasSubstr("JACK"));
    Engine engine;
    engine.show(musicAlbum(48000), music(48000));
    engine.openDevice({});
    EXPECT_THAT(engine.device().hostApi, HasSubstr("JACK"));
    engine.show(musicAlbum(44100), music(44100));
    engine.openDevice({});
    EXPECT_EQ(engine.device().hostApi, "ALSA");
    EXPECT_EQ(engine.device().name, "default");
}

// The last one, since PortAudio finds no new device in a process where it waits for a dead server.
/// 0: as it should be.
int serverThatDiesWhileNothingIsOpen() {
    tests::JackServer server(44100);
    const engine::realtime::PortAudio library; // which becomes its client
    if (!server.runs() || !engine::realtime::isInJack()) return 1;
    server.kill();
    return engine::realtime::isInJack() ? 2 : 0;
}

TEST_F(ThroughJack, AServerThatDiesWhileNothingIsOpenIsNotMissed) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(std::_Exit(serverThatDiesWhileNothingIsOpen()), testing::ExitedWithCode(0), "");
}

TEST_F(ThroughJack, AServerThatDiesLeavesTheEngineUsable) {
    tests::JackServer server(44100);
    ASSERT_TRUE(server.runs());
    const tests::AlsaFile alsa;
    server.select();
    const auto sources = music(44100);
    Engine engine;
    engine.show(musicAlbum(44100), sources);
    engine.openDevice(jackOutput);
    engine.loop(0, 40000);
    engine.play();
    ASSERT_TRUE(comes([&] { return engine.transport().framesPlayed > 4410; }));
    server.kill();
    ASSERT_TRUE(comes([&] { return engine.device().kind == DeviceState::Kind::lost; }));
    EXPECT_THAT(engine.device().says, HasSubstr("system (JACK"));
    EXPECT_FALSE(engine.transport().playing);
    EXPECT_THAT(messageOf([&] { engine.play(); }), HasSubstr("system (JACK"));
    engine.locate(5000);
    EXPECT_EQ(engine.transport().position, 5000);

    EXPECT_THAT(messageOf([&] { engine.openDevice(jackOutput); }), HasSubstr("another audio output"));
    engine.openDevice({}); // which is not the dead one
    EXPECT_EQ(engine.device().name, "default");
    engine.openDevice({.name = "capfile"}); // which takes over
    engine.loop(std::nullopt);
    engine.locate(0);
    engine.play();
    ASSERT_TRUE(comes([&] { return engine.transport().ended; }));
    engine.closeDevice();
    expectTheSame(tests::trimmed(alsa.recorded()), printOf(musicAlbum(44100), sources));
}
