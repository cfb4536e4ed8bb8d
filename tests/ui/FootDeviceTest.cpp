// The foot over real devices: ALSA's file plug-in, and a JACK server that dies.
#include "tests/realtime/SoundServers.h"
#include "tests/ui/FootFixture.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <functional>

namespace {

using tests::DeskFixture;
using tests::Foot;

TEST_F(Foot, SaysTheRealDeviceOnceOneIsOpen) {
    const tests::AlsaFile alsa;
    fixture.import(1, 1.0);
    EXPECT_TRUE(says(QStringLiteral("no device open")));
    fixture.desk().listening().choose({.name = "capfile"}, true);
    EXPECT_TRUE(DeskFixture::waitFor([this] { return says(QStringLiteral("device 44\u00a0100\u00a0Hz (ALSA)")); }));
    EXPECT_TRUE(DeskFixture::waitFor([this] { return says(QStringLiteral(" \u00b7 bit-exact")); }));
    fixture.desk().listening().closeDevice();
    fixture.desk().listening().choose({});
}

/// A killed JACK server leaves PortAudio waiting in this process for minutes: so in a process of its own.
[[noreturn]] void loseTheDevice(DeskFixture& fixture, const std::function<bool()>& offers) {
    tests::JackServer server(44100);
    if (!server.runs()) std::_Exit(2);
    fixture.import(1, 1.0);
    fixture.desk().listening().choose({.hostApi = "JACK"}, true);
    const auto isOpen = [&] { return fixture.desk().listening().device().kind == engine::DeviceState::Kind::running; };
    if (!DeskFixture::waitFor(isOpen) || offers()) std::_Exit(3);
    server.kill();
    std::_Exit(DeskFixture::waitFor(offers) ? 0 : 1);
}

TEST_F(Foot, OffersToOpenALostDeviceAgain) {
    if (!tests::JackServer::isInstalled()) GTEST_SKIP() << "there is no jackd";
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    const auto offers = [this] {
        return button(QStringLiteral("Open the audio device again")) && says(QStringLiteral("device lost")) &&
               says(QStringLiteral("Trouble:"));
    };
    EXPECT_EXIT(loseTheDevice(fixture, offers), testing::ExitedWithCode(0), "");
}

} // namespace
