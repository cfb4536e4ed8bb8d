// module_run: a sound file through Lacquer's own modules. See SoundRun.h.
//
//   module_run mix.wav out.wav float32 equalizer band1.gain=3 limiter drive=6
#include "app/ChainKeys.h"
#include "core/Error.h"
#include "engine/render/Modules.h"
#include "tests/bench/SoundRun.h"

#include <memory>

namespace {

bench::Step stepOf(const bench::NamedModule& named, int rate) {
    const core::Module* const kind = core::findModule(named.name);
    if (!kind) throw core::Error("there is no module \"" + named.name + "\"");
    core::Slot slot{.version = kind->version, .settings = kind->standard()};
    for (const auto& [id, value] : named.settings) app::setRow(slot, id, value, named.name + "." + id);

    const auto module = std::make_shared<engine::render::Module>(
        engine::render::prepared<engine::render::Module>(slot, {.rate = rate, .maxFrames = bench::blockFrames}));
    engine::render::reset(*module);
    return [module](engine::dsp::StereoBlock block) {
        const double begin = bench::cpuSeconds();
        engine::render::process(*module, block);
        return bench::cpuSeconds() - begin;
    };
}

} // namespace

int main(int count, char** words) {
    return bench::runSound(count, words, stepOf);
}
