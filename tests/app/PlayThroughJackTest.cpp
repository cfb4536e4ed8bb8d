// `lacquer play` through a JACK server over its dummy driver: what leaves the program's ports is what a file gets.
#include "tests/app/Mixes.h"
#include "tests/app/Run.h"
#include "tests/realtime/SoundServers.h"
#include "tests/support/Waiting.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace std::chrono_literals;

constexpr int periodFrames = 4096;

std::vector<float> albumFileOf(const nlohmann::json& delivery) {
    std::vector<float> longest;
    for (const auto& file : delivery["files"]) {
        const auto samples = tests::samplesFloat(file["path"].get<std::string>());
        if (samples.size() > longest.size()) longest = samples;
    }
    return longest;
}

struct Heard {
    std::vector<float> samples; ///< Interleaved, without the silence around.
    bool missedSome = false;    ///< The recorder came too late: nothing can be said of the samples.
};

Heard playedAndHeard(const tests::Desk& desk) {
    tests::JackRecorder recorder;
    auto playing = std::async(std::launch::async, [&] {
        return desk.run({"play", "A.lacquer", "--device", "system", "--block", std::to_string(periodFrames), "--json"});
    });
    bool isConnected = false;
    while (!isConnected && playing.wait_for(1ms) == std::future_status::timeout)
        isConnected = recorder.connectTo("lacquer");
    const auto played = playing.get();
    EXPECT_EQ(played.status, 0) << played.error;
    const auto said = played.json();
    EXPECT_EQ(said["rate"], 44100);
    EXPECT_EQ(said["blockFrames"], periodFrames);
    EXPECT_NE(said["hostApi"].get<std::string>().find("JACK"), std::string::npos);
    return {tests::trimmed(recorder.recorded()), recorder.missedSome()};
}

TEST(PlayThroughJack, SendsItsPortsWhatAFloatDeliveryHolds) {
    if (!tests::JackServer::isInstalled()) GTEST_SKIP() << "jackd is not installed";
    const tests::JackServer server(44100, periodFrames);
    ASSERT_TRUE(server.runs());
    tests::Desk desk;
    desk.setEnvironment("ASAN_OPTIONS", "detect_leaks=0"); // JACK's own, at the end of the program.
    // The silence leaves the recorder time to find the ports.
    tests::writeMix(desk / ".", {.name = "one.wav", .seconds = 2.0, .silenceAhead = 3.0});
    tests::writeMix(desk / ".", {.name = "two.caf", .peakDb = 3.0, .seconds = 2.0});
    ASSERT_EQ(desk.run({"new", "A.lacquer", "one.wav", "two.caf", "--gap", "0", "--chain", "safety"}).status, 0);
    const auto delivered = desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "wav32f", "--json"});
    ASSERT_EQ(delivered.status, 0) << delivered.error;

    const std::vector<float> meant = tests::trimmed(albumFileOf(delivered.json()["deliveries"][0]));
    Heard heard;
    ASSERT_TRUE(tests::comes([&] {
        heard = playedAndHeard(desk);
        return !heard.missedSome;
    }));
    EXPECT_GT(heard.samples.size(), 2U * 3 * 44100);
    ASSERT_EQ(heard.samples.size(), meant.size());
    const auto differs = std::ranges::mismatch(heard.samples, meant).in1 - heard.samples.begin();
    EXPECT_EQ(differs, std::ssize(meant)) << "they differ from sample " << differs << " on";
}

} // namespace
