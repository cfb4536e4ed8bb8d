// What the listener wants: heard behind the tap to the bit, and never in it.
#include "engine/analysis/Comparison.h"
#include "engine/dsp/FixedMath.h"
#include "tests/realtime/Listener.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"
#include "tests/support/Tone.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace core;
using engine::MonitorChoice;
using tests::Heard;
using tests::Listener;
using tests::slot;
using Order = Listener::Command::Kind;

namespace {

constexpr int length = 60000;
constexpr FrameCount glide = cdRate / 50;
constexpr auto source = MonitorChoice::Listen::source;

const engine::source::AudioSources& music() {
    static const auto sources = tests::audio({{1, tests::musicLike(length, cdRate, -3.0, 1)}});
    return sources;
}

/// Music from frame 0 on through a late track chain and an album chain.
Album mastered() {
    Track only = tests::track(1, length);
    only.startMark = 0;
    only.chain = {slot(CompressorSettings{.thresholdDb = -24.0}), slot(LimiterSettings{.driveDb = 6.0})};
    Album made = tests::album({only});
    made.masters[0].albumChain = {slot(GainSettings{.gainDb = -1.5})};
    return made;
}

Album mixes(double gainDb = 4.0) {
    return engine::analysis::comparisonAlbum(mastered(), std::vector{gainDb});
}

Listener& playing(Listener& listener, const MonitorChoice& choice = {}) {
    listener.show(mastered(), music());
    listener.compareWith(mixes(), music());
    listener.listen({.choice = choice});
    for (int i = 0; i < 40; ++i) listener.hear(64); // time to prime
    listener.play();
    return listener;
}

/// Frame by frame, as floats; `make` gives what the listener is to hear of a frame of the print.
template <class Make>
std::size_t differences(const Heard& heard, const tests::StereoSignal& sound, std::size_t soundFrom, Make make) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < heard.frames(); ++i) {
        const auto [left, right] = make(sound.left.at(soundFrom + i), sound.right.at(soundFrom + i));
        count +=
            heard.samples[2 * i] != static_cast<float>(left) || heard.samples[2 * i + 1] != static_cast<float>(right);
    }
    return count;
}

std::pair<double, double> itself(double left, double right) {
    return {left, right};
}

const tests::StereoSignal& print() {
    static const auto made = tests::render(mastered(), music());
    return made;
}

const tests::StereoSignal& source4Db() {
    static const auto made = tests::render(mixes(), music());
    return made;
}

void expectTapped(Listener& listener, std::size_t from, std::size_t frames) {
    const auto tapped = listener.tapped();
    ASSERT_EQ(tapped.size(), frames);
    std::size_t different = 0;
    for (std::size_t i = 0; i < frames; ++i)
        different += tapped[i].left != static_cast<float>(print().left[from + i]) ||
                     tapped[i].right != static_cast<float>(print().right[from + i]);
    EXPECT_EQ(different, 0u);
}

/// The largest second difference of the left channel.
double roughness(const Heard& heard) {
    double most = 0.0;
    for (std::size_t i = 2; i < heard.frames(); ++i)
        most = std::max(most, std::abs(double{heard.left(i)} - 2.0 * heard.left(i - 1) + heard.left(i - 2)));
    return most;
}

/// Of a 100 Hz tone without chains, so that a click shows.
const engine::source::AudioSources& tone() {
    static const auto sources = tests::audio({{1, tests::onBoth(tests::sine(100.0, -6.0, length, cdRate))}});
    return sources;
}

Album plain(double levelDb = 0.0) {
    Track only = tests::track(1, length);
    only.startMark = 0;
    only.levelDb = levelDb;
    return tests::album({only});
}

} // namespace

TEST(Monitor, ChangesNoBitWhileItIsNeutral) {
    Listener listener;
    EXPECT_EQ(differences(playing(listener).hear(20000, {256, 77}), print(), 0, itself), 0u);
    EXPECT_TRUE(listener.state().untouched);
    listener.listen({.choice = {.levelDb = -3.0, .dim = true, .mono = true}});
    listener.hear(2000);
    EXPECT_FALSE(listener.state().untouched);
    listener.listen({});
    listener.hear(glide);
    EXPECT_EQ(differences(listener.hear(20000), print(), 22000 + glide, itself), 0u);
    EXPECT_TRUE(listener.state().untouched);
    expectTapped(listener, 0, 42000 + glide);
}

TEST(Monitor, SetsLevelDimAndMonoToTheBit) {
    const struct {
        MonitorChoice choice;
        double gain;
    } cases[] = {{{.levelDb = -7.5}, engine::dsp::fixed::dbToGain(-7.5)},
                 {{.dim = true}, engine::dsp::fixed::dbToGain(-20.0)},
                 {{.levelDb = -7.5, .dim = true}, engine::dsp::fixed::dbToGain(-27.5)},
                 {{.mono = true}, 1.0},
                 {{.levelDb = -7.5, .mono = true}, engine::dsp::fixed::dbToGain(-7.5)}};
    for (const auto& [choice, gain] : cases) {
        const auto wanted = [&choice = choice, gain = gain](double left, double right) {
            if (choice.mono) left = right = (left + right) / 2.0;
            return std::pair(left * gain, right * gain);
        };
        Listener fromTheStart;
        EXPECT_EQ(differences(playing(fromTheStart, choice).hear(5000), print(), 0, wanted), 0u);
        Listener later;
        playing(later).hear(1000);
        later.listen({.choice = choice});
        later.hear(glide, {50});
        EXPECT_EQ(differences(later.hear(5000, {123}), print(), 1000 + glide, wanted), 0u);
        expectTapped(later, 0, 6000 + glide);
    }
}

TEST(Monitor, GlidesWithoutAClick) {
    const double steady = 0.5012 * std::pow(2.0 * 3.14159265 * 100.0 / cdRate, 2.0);
    for (const MonitorChoice& choice :
         {MonitorChoice{.dim = true}, MonitorChoice{.levelDb = 6.0}, MonitorChoice{.listen = source}}) {
        Listener listener;
        listener.show(plain(), tone());
        listener.compareWith(plain(-12.0), tone());
        listener.hear(2048);
        listener.play();
        listener.hear(4410);
        listener.listen({.choice = choice});
        Heard heard = listener.hear(8000, {64});
        listener.listen({});
        const Heard back = listener.hear(8000, {64});
        heard.samples.insert(heard.samples.end(), back.samples.begin(), back.samples.end());
        EXPECT_LT(roughness(heard), 8.0 * steady); // at once: thousands of times
    }
}

TEST(Monitor, LetsGoOfTheSourceWithoutAClick) {
    Listener listener;
    listener.show(plain(), tone());
    listener.compareWith(plain(-12.0), tone());
    listener.listen({.choice = {.listen = source}});
    listener.hear(2048);
    listener.play();
    Heard heard = listener.hear(4500);
    listener.compareWithNothing();
    const Heard after = listener.hear(4500);
    heard.samples.insert(heard.samples.end(), after.samples.begin(), after.samples.end());
    EXPECT_LT(roughness(heard), 8.0 * 0.5012 * std::pow(2.0 * 3.14159265 * 100.0 / cdRate, 2.0));
}

TEST(Monitor, PlaysTheSourceFromItsFirstFrame) {
    for (const auto& blocks : {std::vector{256}, std::vector{1, 1024, 33}}) {
        Listener listener;
        EXPECT_EQ(differences(playing(listener, {.listen = source}).hear(40000, blocks), source4Db(), 0, itself), 0u);
        expectTapped(listener, 0, 40000);
    }
}

TEST(Monitor, StartsTheSourceWhereTheAlbumBeginsNow) {
    Album hidden = mastered();
    hidden.tracks[0].startMark = 5 * 588;
    hidden.tracks[0].pauseMark = 0; // its first five sectors are heard ahead of track 1
    Listener listener;
    playing(listener, {.listen = source}).stop();
    listener.show(hidden, music());
    listener.locate(-5 * 588);
    listener.hear(4000);
    ASSERT_EQ(listener.state().position, -5 * 588);
    listener.show(mastered(), music());
    listener.hear(4000);
    listener.play();
    EXPECT_EQ(differences(listener.hear(500), source4Db(), 0, itself), 0u);
}

TEST(Monitor, ChangesOverBetweenPrintAndSourceAtTheSameFrame) {
    Listener listener;
    playing(listener).hear(10000);
    listener.listen({.choice = {.listen = source}});
    listener.hear(4000, {64}); // gets ready, 20 ms of change
    EXPECT_EQ(differences(listener.hear(10000, {64, 500}), source4Db(), 14000, itself), 0u);
    listener.listen({});
    listener.hear(glide);
    EXPECT_EQ(differences(listener.hear(10000), print(), 24000 + glide, itself), 0u);
    listener.listen({.choice = {.levelDb = 0.0, .listen = source}}); // and again
    listener.hear(4000);
    EXPECT_EQ(differences(listener.hear(10000), source4Db(), 38000 + glide, itself), 0u);
    expectTapped(listener, 0, 48000 + glide);
}

TEST(Monitor, ChangesItsMindAtAnyMomentOfAChangeOver) {
    const double steady = 0.5012 * std::pow(2.0 * 3.14159265 * 100.0 / cdRate, 2.0);
    for (const int moment : {1, 500, 2000, 2100, 2500, 2900, 3000, 3500}) {
        Listener listener;
        listener.show(plain(), tone());
        listener.compareWith(plain(-12.0), tone());
        listener.hear(2048);
        listener.play();
        Heard heard = listener.hear(1000);
        for (const MonitorChoice& choice :
             {MonitorChoice{.listen = source}, MonitorChoice{}, MonitorChoice{.listen = source}}) {
            listener.listen({.choice = choice});
            const Heard more = listener.hear(moment, {64});
            heard.samples.insert(heard.samples.end(), more.samples.begin(), more.samples.end());
        }
        EXPECT_LT(roughness(heard), 8.0 * steady) << moment;
        listener.hear(4000, {64});
        const auto all = tests::render(plain(-12.0), tone());
        EXPECT_EQ(differences(listener.hear(1000), all, static_cast<std::size_t>(5000 + 3 * moment), itself), 0u);
    }
}

TEST(Monitor, FollowsLocatesAndLoopsWithTheSource) {
    Listener listener;
    playing(listener, {.listen = source}).hear(1000);
    listener.locate(30000);
    listener.hear(1000); // 5 ms of the old, 5 ms up
    EXPECT_EQ(differences(listener.hear(3000), source4Db(), 31000 - 220, itself), 0u);
    listener.order(Order::loop, 40000, 45000);
    listener.locate(44000);
    listener.hear(220 + 1000 + 1000);
    EXPECT_EQ(differences(listener.hear(3000), source4Db(), 41000, itself), 0u);
    listener.stop();
    EXPECT_EQ(listener.hear(1000).left(999), 0.0F);
    EXPECT_EQ(listener.state().position, 44000);
    listener.hear(1000);
    listener.play();
    EXPECT_EQ(differences(listener.hear(500), source4Db(), 44000, itself), 0u);
}

TEST(Monitor, StopsAtAnyMomentOfAChangeOverAndStartsAsItIsWanted) {
    for (const int moment : {1, 300, 1500, 2200, 2600, 2900, 3500}) {
        for (const bool toSource : {true, false}) {
            Listener listener;
            playing(listener, toSource ? MonitorChoice{} : MonitorChoice{.listen = source}).hear(5000, {64});
            listener.listen({.choice = toSource ? MonitorChoice{.listen = source} : MonitorChoice{}});
            listener.hear(moment, {64});
            listener.stop();
            listener.hear(5000, {64});
            listener.play();
            const Album wanted = toSource ? mixes() : mastered();
            const auto expected = tests::render(wanted, music(), 5000 + moment, 5500 + moment); // chains begin anew
            EXPECT_EQ(differences(listener.hear(500), expected, 0, itself), 0u) << moment;
        }
    }
}

TEST(Monitor, HasChangedOverWhenALoopBeginsAnew) {
    Listener listener;
    listener.show(plain(), music());
    listener.compareWith(mixes(), music());
    listener.listen({.choice = {.listen = source}});
    listener.order(Order::loop, 1000, 5000);
    listener.hear(2048);
    listener.play();
    listener.hear(4800);
    listener.listen({});
    const Heard heard = listener.hear(1024, {1024}); // the round ends 200 frames on; 5 ms up
    const auto expected = tests::render(plain(), music());
    for (std::size_t i = 420; i < 1024; ++i) ASSERT_EQ(heard.left(i), static_cast<float>(expected.left[800 + i]));
}

TEST(Monitor, HearsThePrintWhereThereIsNothingToCompareWith) {
    Listener listener;
    listener.show(mastered(), music());
    listener.listen({.choice = {.listen = source}});
    for (int i = 0; i < 40; ++i) listener.hear(64);
    listener.play();
    EXPECT_EQ(differences(listener.hear(5000), print(), 0, itself), 0u);
    listener.compareWith(mixes(), music()); // now there is
    listener.hear(4000, {64});
    EXPECT_EQ(differences(listener.hear(5000), source4Db(), 9000, itself), 0u);
    listener.compareWithNothing();
    listener.hear(glide);
    EXPECT_EQ(differences(listener.hear(5000), print(), 14000 + glide, itself), 0u);
    Album elsewhere = mixes();
    elsewhere.rate = 96000;
    listener.compareWith(elsewhere, music()); // not at the print's rate
    EXPECT_EQ(differences(listener.hear(5000), print(), 19000 + glide, itself), 0u);
}

TEST(Monitor, FollowsChangesOfWhatIsComparedWith) {
    Listener listener;
    playing(listener, {.listen = source}).hear(5000);
    listener.compareWith(mixes(-2.0), music()); // another level: a glide
    listener.hear(2000);
    const auto softer = tests::render(mixes(-2.0), music());
    EXPECT_EQ(differences(listener.hear(5000), softer, 7000, itself), 0u);
    Album faded = mixes(-2.0);
    faded.tracks[0].fadeOut.lengthFrames = 30000;
    listener.compareWith(faded, music()); // another graph
    listener.hear(10000, {64});
    const auto other = tests::render(faded, music());
    const Heard heard = listener.hear(20000);
    EXPECT_EQ(differences(heard, other, 22000, itself), 0u);
    EXPECT_GT(differences(heard, softer, 22000, itself), 5000u);
    expectTapped(listener, 0, 42000);
}

TEST(TestTone, SoundsInTurnOnBothSidesWhileStopped) {
    Listener listener;
    listener.show(mastered(), music());
    listener.listen({.choice = {.dim = true, .mono = true}, .testTone = true});
    const Heard heard = listener.hear(2 * cdRate);
    EXPECT_FALSE(listener.state().silent);
    EXPECT_FALSE(listener.state().untouched);
    for (const int side : {0, 1}) {
        tests::Signal on, off;
        for (int i = side * cdRate + 2000; i < side * cdRate + 42000; ++i) {
            on.push_back(heard.samples[static_cast<std::size_t>(2 * i + side)]);
            off.push_back(heard.samples[static_cast<std::size_t>(2 * i + 1 - side)]);
        }
        EXPECT_NEAR(tests::toneDb(on, 1000.0, cdRate), -20.0, 0.001);
        EXPECT_LT(tests::thdPlusNoiseDb(on, 1000.0, cdRate), -120.0);
        EXPECT_EQ(off, tests::silence(40000));
    }
    EXPECT_LT(roughness(heard), 0.1 * std::pow(2.0 * 3.14159265 * 1000.0 / cdRate, 2.0) * 1.2);
    listener.listen({});
    listener.hear(glide);
    const Heard after = listener.hear(1000);
    EXPECT_EQ(after.firstSound(), after.frames());
    EXPECT_TRUE(listener.state().silent);
    EXPECT_TRUE(listener.tapped().empty());
}

TEST(TestTone, TakesThePlaceOfThePrintAtTheLoudspeakerOnly) {
    Listener listener;
    playing(listener).hear(5000);
    listener.listen({.testTone = true});
    listener.hear(glide);
    const Heard heard = listener.hear(5000);
    for (std::size_t i = 0; i < heard.frames(); ++i) {
        ASSERT_EQ(heard.samples[2 * i + 1], 0.0F);
        ASSERT_LT(std::abs(heard.left(i)), 0.1001F);
    }
    listener.listen({});
    listener.hear(glide);
    EXPECT_EQ(differences(listener.hear(5000), print(), 10000 + 2 * glide, itself), 0u);
    expectTapped(listener, 0, 15000 + 2 * glide);
}

TEST(TestTone, IsGoneWithTheDevice) {
    Listener listener;
    listener.listen({.testTone = true});
    listener.hear(5000);
    listener.player.halt();
    EXPECT_TRUE(listener.player.silent());
    EXPECT_TRUE(listener.state().silent);
}
