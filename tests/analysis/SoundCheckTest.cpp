// Every kind of fault is planted into clean sound at a known place: it is found there, and nothing in the clean sound.
#include "engine/analysis/SoundCheck.h"
#include "tests/support/Signals.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <gtest/gtest.h>

using namespace engine;
using analysis::Fault;
using analysis::Heard;

namespace {

constexpr int rate = 44100;
constexpr int frames = 8 * rate;
constexpr int place = 3 * rate + rate / 4; // Between the beats

/// Music that begins and ends softly; 24 bits.
tests::StereoSignal clean(int length = frames) {
    auto sound = tests::musicLike(length, rate, -6.0);
    for (auto* channel : {&sound.left, &sound.right}) {
        *channel = tests::faded(std::move(*channel), rate / 10);
        for (double& sample : *channel) sample = std::round(sample * 8388608.0) / 8388608.0;
    }
    return sound;
}

std::vector<Heard> heardOf(tests::StereoSignal sound, const analysis::SoundSettings& settings = {},
                           int blockFrames = 4096) {
    analysis::SoundCheck check(settings);
    for (int at = 0; at < sound.frames(); at += blockFrames)
        check.add(sound.block().part(at, std::min(blockFrames, sound.frames() - at)));
    return check.heard();
}

/// The place of the fault, which has to be the only one that was heard; -1 where it was not.
core::FramePos placeOf(Fault fault, const std::vector<Heard>& heard) {
    EXPECT_EQ(heard.size(), 1U) << "something else too: " << (heard.empty() ? "nothing" : heard.back().finding.message);
    for (const Heard& one : heard)
        if (one.fault == fault) return one.finding.at.value_or(-1);
    return -1;
}

core::Severity severityOf(const std::vector<Heard>& heard) {
    return heard.empty() ? core::Severity::note : heard.front().finding.severity;
}

} // namespace

TEST(SoundCheck, FindsNothingInCleanSound) {
    for (const auto& heard : heardOf(clean())) ADD_FAILURE() << heard.finding.message;
}

TEST(SoundCheck, DoesNotDependOnBlocks) {
    auto sound = clean();
    sound.left[place] += 0.3;
    for (int i = 0; i < 200; ++i) sound.right[2 * rate + i] = 0.0;
    for (double& sample : sound.left) sample = std::clamp(sample, -0.3, 0.3);
    const auto whole = heardOf(sound);
    ASSERT_GE(whole.size(), 3U);
    for (const int blockFrames : {1, 64, 1000, 44100}) {
        const auto blocks = heardOf(sound, {}, blockFrames);
        ASSERT_EQ(blocks.size(), whole.size());
        for (std::size_t n = 0; n < whole.size(); ++n) EXPECT_EQ(blocks[n].finding, whole[n].finding);
    }
}

TEST(SoundCheck, FindsClippingAtFullScaleAndBelow) {
    for (const double ceiling : {1.0, 0.4}) {
        auto sound = clean();
        double top = 0.0;
        for (const double sample : sound.left) top = std::max(top, std::abs(sample));
        for (double& sample : sound.left) sample = std::clamp(sample * 2.0 * ceiling / top, -ceiling, ceiling);
        const auto heard = heardOf(sound, {.targetDbtp = 20.0});
        const auto at = static_cast<std::size_t>(placeOf(Fault::clipped, heard));
        EXPECT_EQ(std::abs(sound.left.at(at)), ceiling);
        EXPECT_EQ(sound.left.at(at), sound.left.at(at + 2));
        EXPECT_EQ(severityOf(heard), core::Severity::warning);
    }
}

TEST(SoundCheck, FindsTheTruePeakAtItsPlace) {
    auto sound = clean();
    for (int i = -40; i <= 40; ++i) { // a soft bump of a tone at a quarter of the rate, whose samples miss its tops
        const double window = 0.5 + 0.5 * std::cos(3.14159265 * i / 41.0);
        sound.left[place + i] += 1.0 * window * std::sin(3.14159265 * (i / 2.0 + 0.25));
    }
    const auto heard = heardOf(sound, {.targetDbtp = -1.0});
    bool found = false;
    for (const Heard& one : heard) {
        if (one.fault != Fault::truePeak) continue;
        found = true;
        EXPECT_LE(std::abs(one.finding.at.value() - place), 20);
    }
    EXPECT_TRUE(found);
}

TEST(SoundCheck, FindsAClickWithinAFewFrames) {
    for (const double height : {0.5, 0.2}) {
        auto sound = clean();
        sound.right[place] += height;
        EXPECT_LE(std::abs(placeOf(Fault::click, heardOf(sound)) - place), 2) << height;
    }
}

TEST(SoundCheck, FindsDropoutsOfZerosAndOfRepeatedSamples) {
    for (const bool zeros : {true, false}) {
        auto sound = clean();
        int at = place; // where it is loud
        while (std::abs(sound.left[static_cast<std::size_t>(at)]) < 0.1) ++at;
        const double held = zeros ? 0.0 : sound.left[static_cast<std::size_t>(at)];
        for (int i = 0; i < 400; ++i) sound.left[static_cast<std::size_t>(at + i)] = held;
        bool found = false;
        for (const Heard& one : heardOf(sound)) {
            if (one.fault != Fault::dropout) continue;
            found = true;
            EXPECT_LE(std::abs(one.finding.at.value() - at), 1);
            EXPECT_LE(std::abs(one.finding.lengthFrames - 400), 1);
        }
        EXPECT_TRUE(found) << (zeros ? "zeros" : "repeated");
    }
}

TEST(SoundCheck, FindsABufferThatIsPlayedAgain) {
    for (const int buffer : {128, 441, 1024, 4096}) {
        for (const int again : {1, 3, 12}) {
            if (again > 3 && buffer < 512) continue; // a tone may be like that
            auto sound = clean();
            int at = place; // where it is loud
            while (std::abs(sound.left[static_cast<std::size_t>(at)]) < 0.1) ++at;
            for (auto* channel : {&sound.left, &sound.right})
                for (int i = 0; i < again * buffer; ++i)
                    (*channel)[static_cast<std::size_t>(at + i)] =
                        (*channel)[static_cast<std::size_t>(at + i - buffer)];
            const auto heard = heardOf(sound);
            const auto found = std::ranges::find(heard, Fault::repeat, &Heard::fault);
            ASSERT_NE(found, heard.end()) << buffer << " frames, " << again << " times";
            EXPECT_EQ(found->finding.at, at);
            EXPECT_EQ(found->finding.lengthFrames, again * buffer);
        }
    }
}

TEST(SoundCheck, TakesNoExactPeriodForABufferPlayedAgain) {
    const auto repeats = [](tests::StereoSignal sound) {
        return std::ranges::any_of(heardOf(std::move(sound)),
                                   [](const Heard& one) { return one.fault == Fault::repeat; });
    };
    for (const int period : {10, 100, 400, 1500}) {
        tests::Signal tone(frames); // to the sample, as a chip plays it, in notes of a quarter of a second
        for (int i = 0; i < frames; ++i)
            tone[static_cast<std::size_t>(i)] = 0.4 * std::sin(2.0 * 3.14159265358979 * (i % period) / period) *
                                                ((i / (rate / 4)) % 3 == 0 ? 0.5 : 1.0);
        EXPECT_FALSE(repeats(tests::onBoth(std::move(tone)))) << period;
    }
    tests::Signal pattern = tests::silence(frames); // strokes of a drum machine, all of them the same, every 80 ms
    const tests::Signal noise = tests::noise(-3.0, 3528);
    for (int i = 0; i < frames; ++i)
        pattern[static_cast<std::size_t>(i)] =
            noise[static_cast<std::size_t>(i % 3528)] * std::exp(-(i % 3528) / 400.0);
    EXPECT_FALSE(repeats(tests::onBoth(std::move(pattern))));
}

TEST(SoundCheck, FindsADeadChannel) {
    auto sound = clean();
    sound.right = tests::silence(frames);
    const auto heard = heardOf(sound);
    EXPECT_EQ(placeOf(Fault::deadChannel, heard), 0);
    EXPECT_EQ(heard.front().finding.message, "the right channel is dead");
}

TEST(SoundCheck, FindsWhereOneChannelFallsSilent) {
    auto sound = clean();
    for (int i = 3 * rate; i < 5 * rate; ++i) sound.left[static_cast<std::size_t>(i)] = 0.0;
    for (const Heard& one : heardOf(sound)) {
        if (one.fault != Fault::silentChannel) continue;
        EXPECT_EQ(one.finding.at, 3 * rate);
        EXPECT_EQ(one.finding.lengthFrames, 2 * rate);
        return;
    }
    FAIL() << "not found";
}

TEST(SoundCheck, FindsDirectCurrent) {
    auto sound = clean();
    for (double& sample : sound.left) sample += 0.01;
    bool found = false;
    for (const Heard& one : heardOf(sound)) found = found || one.fault == Fault::offset;
    EXPECT_TRUE(found);
}

TEST(SoundCheck, FindsOneChannelInTheWrongPolarity) {
    auto sound = clean();
    for (double& sample : sound.right) sample = -sample;
    EXPECT_EQ(placeOf(Fault::monoLoss, heardOf(sound)), 0);
}

TEST(SoundCheck, FindsAStretchOutOfPhase) {
    auto sound = clean(20 * rate);
    for (int i = 10 * rate; i < 14 * rate; ++i)
        sound.right[static_cast<std::size_t>(i)] = -sound.left[static_cast<std::size_t>(i)];
    const auto heard = heardOf(sound);
    EXPECT_EQ(placeOf(Fault::outOfPhase, heard), 10 * rate);
    EXPECT_EQ(heard.front().finding.lengthFrames, 4 * rate);
}

TEST(SoundCheck, FindsTheLowPassOfALossyEncoder) {
    auto sound = tests::onBoth(tests::noise(-12.0, frames));
    EXPECT_TRUE(std::ranges::none_of(heardOf(sound), [](const Heard& one) { return one.fault == Fault::cliff; }));
    constexpr int reach = 256; // of a windowed sinc that cuts at 16 kHz
    tests::Signal taps;
    for (int k = -reach; k <= reach; ++k) {
        const double x = 3.14159265358979 * 2.0 * 16000.0 / rate * k;
        const double ideal = k == 0 ? 2.0 * 16000.0 / rate : 2.0 * 16000.0 / rate * std::sin(x) / x;
        taps.push_back(ideal * (0.42 + 0.5 * std::cos(3.14159265358979 * k / reach) +
                                0.08 * std::cos(2 * 3.14159265358979 * k / reach)));
    }
    tests::Signal cut(sound.left.size());
    for (std::size_t i = taps.size(); i < cut.size(); ++i)
        for (std::size_t k = 0; k < taps.size(); ++k) cut[i] += taps[k] * sound.left[i - k];
    const auto heard = heardOf(tests::onBoth(std::move(cut)));
    const auto found = std::ranges::find(heard, Fault::cliff, &Heard::fault);
    ASSERT_NE(found, heard.end());
    const auto khz = found->finding.message.substr(std::string("nothing above ").size());
    EXPECT_NEAR(std::stod(khz), 16.0, 0.4);
}

TEST(SoundCheck, TellsSixteenBitsInAFileOfTwentyFour) {
    auto sound = clean();
    for (auto* channel : {&sound.left, &sound.right})
        for (double& sample : *channel) sample = std::round(sample * 32768.0) / 32768.0;
    const auto heard = heardOf(sound, {.wordLength = 24});
    EXPECT_EQ(placeOf(Fault::wordLength, heard), 0);
    EXPECT_EQ(severityOf(heard), core::Severity::note);
    EXPECT_TRUE(heardOf(sound, {.wordLength = 16}).empty());
    EXPECT_TRUE(heardOf(clean(), {.wordLength = 24}).empty());
}

TEST(SoundCheck, FindsGapsAndSilentEnds) {
    const auto silence = [](int seconds) { return tests::onBoth(tests::silence(seconds * rate)); };
    const auto inside = heardOf(tests::joined(tests::joined(clean(), silence(4)), clean()));
    EXPECT_LE(std::abs(placeOf(Fault::gap, inside) - frames), rate / 10);
    const auto head = heardOf(tests::joined(silence(3), clean()));
    EXPECT_EQ(placeOf(Fault::head, head), 0);
    EXPECT_LE(std::abs(head.front().finding.lengthFrames - (3 * rate)), rate / 10);
    EXPECT_LE(std::abs(placeOf(Fault::tail, heardOf(tests::joined(clean(), silence(11)))) - frames), rate / 10);
    EXPECT_EQ(placeOf(Fault::silent, heardOf(silence(2))), 0);
}

TEST(SoundCheck, FindsACutReverbAndAHeadInTheMiddleOfTheSound) {
    auto sound = clean();
    sound.left.resize(frames - rate / 2);
    sound.right.resize(frames - rate / 2);
    const auto heard = heardOf(sound);
    EXPECT_EQ(placeOf(Fault::tail, heard), frames - rate / 2 - rate);
    EXPECT_EQ(severityOf(heard), core::Severity::warning);
    EXPECT_TRUE(heardOf(sound, {.isWhole = false}).empty());

    auto late = tests::onBoth(tests::joined(tests::sine(441.0, -12.0, rate, rate, 90.0), tests::silence(rate)));
    for (auto* channel : {&late.left, &late.right})
        for (int i = 0; i < rate / 2; ++i) (*channel)[static_cast<std::size_t>(rate / 2 + i)] *= 1.0 - 2.0 * i / rate;
    EXPECT_EQ(placeOf(Fault::head, heardOf(late)), 0);
}
