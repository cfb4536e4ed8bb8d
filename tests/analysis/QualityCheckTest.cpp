// The album's check: mixes and print, every place on the album's clock.
#include "engine/analysis/QualityCheck.h"
#include "core/AlbumLayout.h"
#include "core/Error.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"

#include <algorithm>
#include <cstdlib>
#include <gtest/gtest.h>
#include <string>
#include <vector>

using namespace engine;

namespace {

constexpr int rate = core::cdRate;
constexpr int frames = 6 * rate;

tests::StereoSignal music(std::uint64_t seed = 1) {
    auto sound = tests::musicLike(frames, rate, -6.0, seed);
    sound.left = tests::faded(std::move(sound.left), rate / 10);
    sound.right = tests::faded(std::move(sound.right), rate / 10);
    return sound;
}

core::Album twoTracks() {
    auto album = tests::album({tests::track(1, frames), tests::track(2, frames)});
    album.tracks[1].gapFrames = 2 * rate;
    return album;
}

const core::Finding* findingOf(const core::Findings& findings, const std::string& words) {
    for (const core::Finding& finding : findings)
        if (finding.message.find(words) != std::string::npos) return &finding;
    return nullptr;
}

std::string all(const core::Findings& findings) {
    std::string text;
    for (const core::Finding& finding : findings) text += finding.message + '\n';
    return text;
}

} // namespace

TEST(QualityCheck, FindsNothingInACleanAlbum) {
    const auto findings = analysis::checkQuality(twoTracks(), tests::audio({{1, music()}, {2, music(2)}}));
    EXPECT_TRUE(findings.empty()) << all(findings);
}

TEST(QualityCheck, SaysWhereAClickOfAMixIsOnTheAlbumAndSaysItOnce) {
    auto album = twoTracks();
    album.tracks[1].clips[0].region = {rate, frames - rate}; // Begins a second into its mix
    auto second = music(2);
    second.left[3 * rate + rate / 4] += 0.4;
    const auto findings = analysis::checkQuality(album, tests::audio({{1, music()}, {2, second}}));
    const auto* click = findingOf(findings, "a click");
    ASSERT_NE(click, nullptr) << all(findings);
    const auto layout = core::layOut(album);
    EXPECT_LE(std::abs(click->at.value() - (layout.tracks[1].in + 2 * rate + rate / 4)), 2);
    EXPECT_EQ(click->track, 2);
    EXPECT_EQ(
        std::ranges::count_if(findings, [](const auto& f) { return f.message.find("click") != std::string::npos; }), 1);
}

TEST(QualityCheck, HearsSidesAndPolarityTurnedAgainstTheMix) {
    struct Case {
        core::StereoSettings settings;
        std::string says;
    };
    const std::vector<Case> cases = {
        {{.swapSides = true}, "left and right are swapped"},
        {{.invertLeft = true, .invertRight = true}, "the polarity is inverted"},
        {{.invertLeft = true}, "the left channel's polarity is inverted"},
        {{.invertRight = true}, "the right channel's polarity is inverted"},
        {{.invertLeft = true, .invertRight = true, .swapSides = true}, "swapped and the polarity is inverted"}};
    for (const Case& one : cases) {
        auto album = twoTracks();
        album.tracks[1].chain.push_back(tests::slot(one.settings));
        const auto layout = core::layOut(album);
        const auto findings = analysis::checkQuality(album, tests::audio({{1, music()}, {2, music(2)}}));
        const auto* turned = findingOf(findings, one.says);
        ASSERT_NE(turned, nullptr) << one.says << ", but:\n" << all(findings);
        EXPECT_EQ(turned->track, 2);
        EXPECT_EQ(turned->at, layout.tracks[1].in);
        EXPECT_EQ(turned->severity, core::Severity::note) << "the chain is set so";
    }
}

TEST(QualityCheck, HearsTailsAndHeadsThatTheEditCuts) {
    auto album = twoTracks();
    album.tracks[0].clips[0].region = {0, frames - rate / 2};
    const auto sources = tests::audio({{1, music()}, {2, music(2)}});
    const auto findings = analysis::checkQuality(album, sources);
    const auto* tail = findingOf(findings, "the reverb may be cut");
    ASSERT_NE(tail, nullptr) << all(findings);
    EXPECT_EQ(tail->at, core::layOut(album).tracks[0].soundEnd() - rate);
    album.tracks[0].fadeOut.lengthFrames = rate;
    EXPECT_EQ(findingOf(analysis::checkQuality(album, sources), "reverb"), nullptr);
}

TEST(QualityCheck, HearsWhatIsWrongAtASeam) {
    auto album = twoTracks();
    album.tracks[1].gapFrames = 0;
    const auto tone = [](double peakDb, double phase) {
        return tests::onBoth(tests::sine(441.0, peakDb, frames, rate, phase));
    };
    const core::FramePos seam = core::layOut(album).tracks[1].in;
    const auto well = analysis::checkQuality(album, tests::audio({{1, tone(-6.0, 0.0)}, {2, tone(-6.0, 0.0)}}));
    EXPECT_EQ(findingOf(well, "seam"), nullptr) << all(well);
    const auto jump = analysis::checkQuality(album, tests::audio({{1, tone(-6.0, 0.0)}, {2, tone(-26.0, 0.0)}}));
    const auto* level = findingOf(jump, "the level jumps by -20 dB at the seam");
    ASSERT_NE(level, nullptr) << all(jump);
    EXPECT_EQ(level->at, seam - rate);
    const auto click = analysis::checkQuality(album, tests::audio({{1, tone(-6.0, 0.0)}, {2, tone(-6.0, 90.0)}}));
    const auto* found = findingOf(click, "a click at the seam");
    ASSERT_NE(found, nullptr) << all(click);
    EXPECT_LE(std::abs(found->at.value() - seam), 2);
}

TEST(QualityCheck, HearsPeaksOverTheLowestCeilingOfTheDeliveries) {
    auto album = twoTracks();
    const auto sources = tests::audio({{1, music()}, {2, music(2)}});
    EXPECT_EQ(findingOf(analysis::checkQuality(album, sources), "true peak"), nullptr);
    album.deliveries.push_back({.ceilingDbtp = -12.0});
    const auto findings = analysis::checkQuality(album, sources);
    const auto* peak = findingOf(findings, "over -12.0 dBTP");
    ASSERT_NE(peak, nullptr) << all(findings);
    EXPECT_EQ(peak->severity, core::Severity::warning);
}

TEST(QualityCheck, IsTheSameWhateverTheThreads) {
    auto second = music(2);
    second.left[3 * rate + rate / 4] += 0.4;
    const auto sources = tests::audio({{1, music()}, {2, second}});
    EXPECT_EQ(analysis::checkQuality(twoTracks(), sources, {}, {}, 1),
              analysis::checkQuality(twoTracks(), sources, {}, {}, 2));
}

TEST(QualityCheck, Stops) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THROW(analysis::checkQuality(twoTracks(), tests::audio({{1, music()}, {2, music(2)}}), {}, stop.get_token()),
                 core::Cancelled);
}
