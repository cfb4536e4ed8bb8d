// lv2_run: a sound file through LV2 plug-ins, each named by its URI. See SoundRun.h.
//
//   lv2_run mix.wav out.wav float32 'http://gareus.org/oss/lv2/dpl#stereo' truepeak=1
#include "tests/bench/Lv2Plugin.h"

int main(int count, char** words) {
    return bench::runSound(count, words, [](const bench::NamedModule& named, int rate) -> bench::Step {
        const auto plugin = std::make_shared<bench::Lv2Plugin>(named, rate);
        return [plugin](engine::dsp::StereoBlock block) { return plugin->process(block); };
    });
}
