// `lacquer check`: faults of files and albums with their times, and the exit status that scripts go by.
#include "tests/app/Mixes.h"
#include "tests/app/Run.h"

#include <cstdlib>
#include <gtest/gtest.h>
#include <sndfile.hh>

#include <cmath>
#include <string>
#include <vector>

namespace {

using tests::Desk;

constexpr int rate = 44100;

/// A soft chord of ten seconds that fades at both ends, 24 bits, with a click at `clickFrame`; negative = none.
void writeChord(const std::filesystem::path& file, int clickFrame) {
    std::vector<float> sound;
    for (int i = 0; i < 10 * rate; ++i) {
        const double fade = std::min({1.0, i / 44100.0, (10.0 * rate - i) / 44100.0});
        const double click = i == clickFrame ? 0.4 : 0.0;
        for (const double fifth : {1.5, 1.498}) // not quite the same on both sides
            sound.push_back(static_cast<float>(0.1 * fade * (std::sin(i * 0.03) + std::sin(i * 0.03 * fifth)) + click));
    }
    SndfileHandle out(file.string(), SFM_WRITE, SF_FORMAT_WAV | SF_FORMAT_PCM_24, 2, rate);
    out.write(sound.data(), static_cast<sf_count_t>(sound.size()));
}

TEST(Check, SaysOfAFileWhenItClicks) {
    const Desk desk;
    writeChord(desk / "clean.wav", -1);
    writeChord(desk / "click.wav", 4 * rate);
    const auto clean = desk.run({"check", "clean.wav"});
    EXPECT_EQ(clean.status, 0) << clean.out << clean.error;
    EXPECT_NE(clean.out.find("nothing found"), std::string::npos);

    const auto clicked = desk.run({"check", "click.wav", "--json"});
    EXPECT_EQ(clicked.status, 1);
    const auto finding = clicked.json()["checked"][0]["findings"][0];
    EXPECT_EQ(finding["severity"], "warning");
    EXPECT_NEAR(finding["atFrames"].get<double>(), 4.0 * rate, 2.0);
    EXPECT_NEAR(std::stod(finding["time"].get<std::string>().substr(2)), 4.0, 0.002);
    EXPECT_NE(desk.run({"check", "click.wav"}).out.find("warning"), std::string::npos);
}

TEST(Check, SaysOfAnAlbumWhichTrackClicksAndWhen) {
    const Desk desk;
    writeChord(desk / "one.wav", -1);
    writeChord(desk / "two.wav", 4 * rate);
    ASSERT_EQ(desk.run({"new", "a.lacquer", "one.wav", "two.wav", "--gap", "2"}).status, 0);
    const auto ran = desk.run({"check", "a.lacquer", "--json"});
    EXPECT_EQ(ran.status, 1);
    EXPECT_EQ(ran.json()["well"], false);
    const auto finding = ran.json()["checked"][0]["findings"][0];
    EXPECT_EQ(finding["track"], 2);
    const double firstSound = 0.2; // A start mark lies 200 ms ahead of the sound
    EXPECT_NEAR(finding["atFrames"].get<double>(), (firstSound + 10 + 2 + 4) * rate, 2.0);
}

} // namespace
