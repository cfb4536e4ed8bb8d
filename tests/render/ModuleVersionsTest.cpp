// A slot sounds with the DSP version that it was made with. Heard on processors that tell their version by what they
// make of 1.
#include "engine/render/ModuleVersions.h"

#include "core/Parameter.h"
#include "engine/render/Modules.h"
#include "tests/support/Album.h"
#include "tests/support/Signals.h"

#include <gtest/gtest.h>

#include <variant>

namespace {

using engine::dsp::StereoBlock;
using engine::dsp::StreamFormat;
using namespace engine::render;

template <class S, int version>
class Times {
  public:
    using Settings = S;
    static constexpr int dspVersion = version;
    void prepare(const StreamFormat&, const Settings&) {}
    void set(const Settings&, engine::dsp::Arrival) noexcept {}
    void reset() noexcept {}
    void process(StereoBlock block) noexcept {
        for (int i = 0; i < block.frames(); ++i) block.left[i] *= version;
    }
    int latency() const noexcept { return 0; }
};
using Gain1 = Times<core::GainSettings, 1>;
using Gain2 = Times<core::GainSettings, 2>;
using Gain3 = Times<core::GainSettings, 3>;
using Stereo7 = Times<core::StereoSettings, 7>;
static_assert(engine::dsp::Processor<Gain1>);

using Program = std::variant<Gain2, Stereo7, Gain3, Gain1>;

static_assert(newestVersion<Program, core::GainSettings>() == 3);
static_assert(newestVersion<Program, core::LimiterSettings>() == 0);
static_assert(newestVersion<std::variant<engine::dsp::Gain>, core::GainSettings>() == 1); // It says none.
static_assert(hasEveryVersion<Program, core::GainSettings>());
static_assert(!hasEveryVersion<Program, core::StereoSettings>());
static_assert(!hasEveryVersion<Program, core::LimiterSettings>());
static_assert(!hasEveryVersion<std::variant<Gain1, Gain3>, core::GainSettings>());
static_assert(!hasEveryVersion<std::variant<Gain1, Gain2, Gain1>, core::GainSettings>());

double madeOfOne(const core::Slot& slot) {
    auto module = prepared<Program>(slot, {.rate = 44100, .maxFrames = 64});
    auto ones = tests::onBoth(tests::Signal(64, 1.0));
    std::visit([&](auto& processor) { processor.process(ones.block()); }, module);
    return ones.left.front();
}

TEST(ModuleVersions, EachSlotOfAnAlbumGetsItsOwn) {
    auto album = tests::album({tests::track(1, 1000), tests::track(2, 1000)});
    album.tracks[0].chain = {{.version = 1, .settings = core::GainSettings{}},
                             {.version = 3, .settings = core::GainSettings{}}};
    album.tracks[1].chain = {{.version = 2, .settings = core::GainSettings{}}};
    EXPECT_EQ(madeOfOne(album.tracks[0].chain[0]), 1.0);
    EXPECT_EQ(madeOfOne(album.tracks[0].chain[1]), 3.0);
    EXPECT_EQ(madeOfOne(album.tracks[1].chain[0]), 2.0);
}

TEST(ModuleVersions, OneThatTheProgramLacksIsHeardAsTheNewest) {
    EXPECT_EQ(madeOfOne({.version = 4, .settings = core::GainSettings{}}), 3.0);
}

TEST(ModuleVersions, TheNewestOfEveryModuleIsTheOneInItsRow) {
    for (const core::Module& module : core::modules())
        EXPECT_EQ(std::visit([]<class S>(const S&) { return newestVersion<Module, S>(); }, module.standard()),
                  module.version)
            << module.id;
}

} // namespace
