// `lacquer play` through ALSA's file plug-in: what a device gets is what a file gets.
#include "tests/app/Mixes.h"
#include "tests/app/Run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

namespace {

using tests::Desk;

/// A desk whose default device writes what it gets to capture.raw, as fast as it can.
class Play : public testing::Test {
  protected:
    Play() {
        std::ofstream(desk / "asound.conf") << "</usr/share/alsa/alsa.conf>\n"
                                            << "pcm.capfile { type file slave.pcm \"null\" file \""
                                            << (desk / "capture.raw").string() << "\" format \"raw\" }\n"
                                            << "pcm.!default { type plug slave.pcm \"capfile\" }\n";
        desk.setEnvironment("ALSA_CONFIG_PATH", (desk / "asound.conf").string());
        desk.setEnvironment("JACK_NO_START_SERVER", "1");
        desk.setEnvironment("ASAN_OPTIONS", "detect_leaks=0"); // ALSA's and JACK's own, at the end of the program.
        tests::writeMix(desk / ".", {.name = "one.wav"});
        tests::writeMix(desk / ".", {.name = "two.caf", .peakDb = 3.0});
        EXPECT_EQ(desk.run({"new", "A.lacquer", "one.wav", "two.caf", "--gap", "0"}).status, 0);
    }

    std::vector<float> captured() const {
        const std::string bytes = tests::textOf(desk / "capture.raw");
        std::vector<float> samples(bytes.size() / sizeof(float));
        std::memcpy(samples.data(), bytes.data(), samples.size() * sizeof(float));
        return samples;
    }

    Desk desk;
};

TEST_F(Play, SaysHowItWent) {
    const auto ran = desk.run({"play", "A.lacquer", "--json"});
    ASSERT_EQ(ran.status, 0) << ran.error;
    const auto json = ran.json();
    EXPECT_EQ(json["rate"], 44100);
    EXPECT_EQ(json["hostApi"], "ALSA");
    EXPECT_TRUE(json["dropouts"].is_number_unsigned()); // how many is the machine's affair
    EXPECT_GE(json["framesPlayed"], 10 * 44100);
    for (const char* key : {"device", "blockFrames", "maxCallbackLoad"}) EXPECT_TRUE(json.contains(key)) << key;
}

/// Without the zeros at both ends.
std::vector<float> trimmed(const std::vector<float>& samples) {
    const auto sounds = [](float sample) { return sample != 0.0F; };
    const auto first = std::ranges::find_if(samples, sounds);
    const auto last = std::find_if(samples.rbegin(), samples.rend(), sounds).base();
    return first < last ? std::vector<float>(first, last) : std::vector<float>();
}

TEST_F(Play, SendsTheDeviceWhatAFloatDeliveryHolds) {
    ASSERT_EQ(desk.run({"play", "A.lacquer"}).status, 0);
    const auto ran = desk.run({"deliver", "A.lacquer", "--to", "out", "--as", "wav32f", "--json"});
    ASSERT_EQ(ran.status, 0) << ran.error;
    std::vector<float> delivered;
    const auto files = ran.json()["deliveries"][0]["files"];
    for (const auto& file : files) {
        const auto samples = tests::samplesFloat(file["path"].get<std::string>());
        if (samples.size() > delivered.size()) delivered = samples; // The album file is the longest.
    }
    const std::vector<float> heard = trimmed(captured());
    EXPECT_GT(heard.size(), 800'000U);
    EXPECT_TRUE(heard == trimmed(delivered));
}

TEST_F(Play, PlaysFromATrackAndForATime) {
    const auto ran = desk.run({"play", "A.lacquer", "--from", "2", "--for", "1.5", "--json"});
    ASSERT_EQ(ran.status, 0) << ran.error;
    EXPECT_EQ(ran.json()["framesPlayed"], 66150);
}

} // namespace
