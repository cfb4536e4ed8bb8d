// Changes of the album while it plays: heard soon, never as a click.
#include "tests/realtime/Listener.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace core;
using tests::album;
using tests::audio;
using tests::Heard;
using tests::Listener;
using tests::onBoth;
using tests::slot;
using tests::track;

namespace {

constexpr int length = 88200;
constexpr double toneHz = 100.0;

/// One and the same source for all plans.
const engine::source::AudioSources& tone() {
    static const auto sources = audio({{1, onBoth(tests::sine(toneHz, -6.0, length, cdRate))}});
    return sources;
}

/// A tone through an album chain of one gain, and of more modules if asked.
Album toneAlbum(double gainDb, Chain more = {}) {
    Track only = track(1, length);
    only.startMark = 0;
    Album made = album({only});
    made.masters[0].albumChain = {slot(GainSettings{.gainDb = gainDb})};
    for (const Slot& each : more) made.masters[0].albumChain.push_back(each);
    std::uint32_t id = 1000;
    for (Slot& each : made.masters[0].albumChain) each.id = SlotId{id++};
    return made;
}

/// The largest second difference, over what a steady tone of the highest level has: 1 = no click at all.
double clicks(const Heard& heard) {
    double most = 0.0;
    for (std::size_t i = 2; i < heard.frames(); ++i)
        most = std::max(most, std::abs(double{heard.left(i)} - 2.0 * heard.left(i - 1) + heard.left(i - 2)));
    const double step = 2.0 * 3.14159265358979 * toneHz / cdRate;
    return most / (0.5012 * step * step);
}

double peak(const Heard& heard, std::size_t from) {
    double most = 0.0;
    for (std::size_t i = from; i < heard.frames(); ++i) most = std::max(most, std::abs(double{heard.left(i)}));
    return most;
}

Listener& playing(Listener& listener, const Album& made) {
    listener.show(made, tone());
    listener.hear(1024);
    listener.play();
    listener.hear(4410);
    return listener;
}

} // namespace

TEST(LiveChange, TurnsAKnobWithoutAClick) {
    Listener listener;
    playing(listener, toneAlbum(0.0)).show(toneAlbum(-12.0), tone());
    const Heard heard = listener.hear(8820);
    EXPECT_LT(clicks(heard), 5.0); // the tone at once 12 dB lower: 3600
    EXPECT_NEAR(peak(heard, 4410), 0.5012 * 0.2512, 0.001);
}

TEST(LiveChange, FadesToAnotherGraphWithoutAClick) {
    Listener listener;
    playing(listener, toneAlbum(0.0)).show(toneAlbum(-12.0, {slot(StereoSettings{})}), tone());
    const Heard heard = listener.hear(22050, {64});
    EXPECT_LT(clicks(heard), 2.0);
    EXPECT_NEAR(peak(heard, 13230), 0.5012 * 0.2512, 0.001);
    EXPECT_EQ(listener.state().position, 4410 + 22050); // no frame was lost or waited for
}

TEST(LiveChange, KeepsTheSoundAtItsPlaceWhenTheGraphIsLater) {
    Listener listener;
    LimiterSettings limiter;
    limiter.ceilingDbtp = 0.0;
    playing(listener, toneAlbum(0.0)).show(toneAlbum(0.0, {slot(limiter)}), tone());
    const Heard heard = listener.hear(22050, {128, 512});
    const auto expected = tests::sine(toneHz, -6.0, length, cdRate);
    for (std::size_t i = 0; i < heard.frames(); ++i) ASSERT_NEAR(heard.left(i), expected[4410 + i], 1e-4);
}

TEST(LiveChange, PlaysOnlyTheNewestOfManyNewGraphs) {
    Listener listener;
    playing(listener, toneAlbum(0.0));
    for (int i = 1; i <= 20; ++i) {
        listener.show(toneAlbum(-0.5 * i, Chain(static_cast<std::size_t>(i), slot(StereoSettings{}))), tone());
        if (i == 3) listener.hear(441);
    }
    const Heard heard = listener.hear(44100 / 2, {64});
    EXPECT_LT(clicks(heard), 2.0);
    EXPECT_NEAR(peak(heard, 17640), 0.5012 * std::pow(10.0, -10.0 / 20.0), 0.001);
}

TEST(LiveChange, FinishesOneChangeOfGraphBeforeTheNext) {
    for (const int moment : {1000, 4000, 6500, 6700, 6900, 7100, 7300, 8000}) { // around the crossfade
        Listener listener;
        playing(listener, toneAlbum(0.0)).show(toneAlbum(-12.0, {slot(StereoSettings{})}), tone());
        Heard heard = listener.hear(moment, {50});
        listener.show(toneAlbum(-3.0, Chain(2, slot(StereoSettings{}))), tone());
        const Heard rest = listener.hear(26460, {50});
        heard.samples.insert(heard.samples.end(), rest.samples.begin(), rest.samples.end());
        EXPECT_LT(clicks(heard), 2.0) << moment;
        EXPECT_NEAR(peak(rest, 22050), 0.5012 * 0.7079, 0.001) << moment;
    }
}

TEST(LiveChange, GoesOnWithTheNewGraphAfterALocate) {
    Listener listener;
    playing(listener, toneAlbum(0.0)).show(toneAlbum(-12.0, {slot(StereoSettings{})}), tone());
    listener.hear(512);
    listener.locate(30000);
    const Heard heard = listener.hear(4410);
    EXPECT_LT(clicks(heard), 2.0);
    EXPECT_NEAR(peak(heard, 1000), 0.5012 * 0.2512, 0.001);
}

TEST(LiveChange, StopsAtAnyMomentOfAChangeWithoutAClick) {
    for (const int moment : {1, 500, 2000, 5000, 5600, 6000, 6400, 7000}) {
        Listener listener;
        playing(listener, toneAlbum(0.0)).show(toneAlbum(-12.0, {slot(StereoSettings{})}), tone());
        Heard heard = listener.hear(moment, {64});
        listener.stop();
        const Heard dying = listener.hear(1000, {64});
        heard.samples.insert(heard.samples.end(), dying.samples.begin(), dying.samples.end());
        EXPECT_LT(clicks(heard), 2.0) << moment; // a hard stop at the peak: 4900
        EXPECT_EQ(dying.left(999), 0.0F);
    }
}

TEST(LiveChange, StartsWithTheNewestSettingsWithoutAGlide) {
    Listener listener;
    listener.show(toneAlbum(0.0), tone());
    listener.hear(1024);
    listener.show(toneAlbum(-12.0), tone());
    listener.hear(1024);
    listener.play();
    const Heard heard = listener.hear(4410);
    const auto print = tests::render(toneAlbum(-12.0), tone(), 0, 4410);
    for (std::size_t i = 0; i < heard.frames(); ++i) ASSERT_EQ(heard.left(i), static_cast<float>(print.left[i]));
}

TEST(LiveChange, MovesAPointOfACourseWithoutAClick) {
    const auto automated = [](double from) {
        Album made = toneAlbum(0.0);
        made.tracks[0].chain = {slot(GainSettings{})};
        made.tracks[0].chain[0].id = SlotId{50};
        made.tracks[0].automation = {
            {.slot = SlotId{50}, .parameter = "gain", .points = {{0, from}, {length, -6.0}}, .unknown = {}}};
        return made;
    };
    Listener listener;
    playing(listener, automated(0.0));
    for (int i = 1; i <= 10; ++i) listener.show(automated(-2.0 * i), tone());
    const Heard heard = listener.hear(22050, {64});
    EXPECT_LT(clicks(heard), 2.0);
    const auto print = tests::render(automated(-20.0), tone(), 4410 + 17640, 4410 + 22050);
    for (std::size_t i = 0; i < print.left.size(); ++i)
        ASSERT_EQ(heard.left(17640 + i), static_cast<float>(print.left[i])) << i;
}

TEST(LiveChange, EndsWhereTheAlbumEndsNow) {
    Listener listener;
    playing(listener, toneAlbum(0.0));
    Album shorter = toneAlbum(0.0);
    shorter.tracks[0].clips[0].region.lengthFrames = 3000;
    listener.show(shorter, tone());
    listener.hear(22050);
    EXPECT_TRUE(listener.state().ended);
}
