// The skewed pipeline is the plain cascade, to the bit.
#include "engine/dsp/SectionPipeline.h"
#include "engine/dsp/EqualizerBand.h"
#include "engine/dsp/SimdTargets.h"
#include "tests/support/Signals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

using engine::dsp::Lanes;
using engine::dsp::RestingBiquad;
using engine::dsp::SectionGroup;

namespace {

/// Bells one above the other; the right channel hears others than the left.
RestingBiquad<Lanes> sectionOf(int place) {
    const auto bell = [](double hz, double gainDb) {
        return engine::dsp::designBand({.frequencyHz = hz, .gainDb = gainDb, .q = 2.0}, 44100).sections[0];
    };
    const auto left = bell(100.0 * (place + 1), 4.0);
    const auto right = bell(300.0 * (place + 1), -3.0);
    return engine::dsp::atRest({Lanes{left.bandToBand, right.bandToBand}, Lanes{left.bandIn, right.bandIn},
                                Lanes{left.lowIn, right.lowIn}, Lanes{left.direct, right.direct},
                                Lanes{left.fromBand, right.fromBand}, Lanes{left.fromLow, right.fromLow}});
}

std::vector<Lanes> frames(int count) {
    const auto left = tests::noise(-6.0, count, 1);
    const auto right = tests::noise(-6.0, count, 2);
    std::vector<Lanes> sound;
    for (std::size_t i = 0; i < left.size(); ++i) sound.push_back(Lanes{left[i], right[i]});
    return sound;
}

bool equal(const std::vector<Lanes>& one, const std::vector<Lanes>& other) {
    return std::ranges::equal(one, other, [](Lanes a, Lanes b) { return a[0] == b[0] && a[1] == b[1]; });
}

std::vector<Lanes> plain(int sections, std::vector<Lanes> sound) {
    for (int place = 0; place < sections; ++place) {
        const auto section = sectionOf(place);
        Lanes band{}, low{};
        for (auto& frame : sound) frame = section.process(frame, band, low);
    }
    return sound;
}

} // namespace

TEST(SectionPipeline, IsThePlainCascadeOnEveryTargetInBlocksOfAnyLength) {
    const auto sound = frames(64 * 5);
    for (int sections = 1; sections <= SectionGroup::most; ++sections) {
        const auto wanted = plain(sections, sound);
        for (const auto& target : engine::dsp::simdTargets()) {
            engine::dsp::useSimdTarget(target);
            for (const int block : {64, 192, 320}) {
                SectionGroup group;
                group.clear();
                for (int place = 0; place < sections; ++place) group.append(sectionOf(place));
                auto heard = sound;
                for (int at = 0; at < 64 * 5; at += block)
                    engine::dsp::runThrough(group, heard.data() + at, std::min(block, 64 * 5 - at));
                EXPECT_TRUE(equal(heard, wanted)) << target << " " << sections << " " << block;
            }
        }
    }
    engine::dsp::useSimdTarget({});
}
