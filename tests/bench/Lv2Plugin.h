// An LV2 plug-in with two channels, run offline: the peers that Lacquer is measured beside. It gets what LV2 calls
// urid:map, options and fixed block lengths; no worker and no state.
#pragma once

#include "engine/dsp/StereoBlock.h"
#include "tests/bench/SoundRun.h"

#include <memory>

namespace bench {

class Lv2Plugin {
  public:
    /// The name is the plug-in's URI, the settings are the symbols of its control inputs; others stand at their
    /// defaults. Throws core::Error for a plug-in or a symbol that is not there, and for a value that is no number.
    Lv2Plugin(const NamedModule& named, int rate);
    ~Lv2Plugin();

    /// Takes blockFrames in place. Gives the CPU seconds that the plug-in took; those of turning our doubles into its
    /// floats and back are not counted.
    double process(engine::dsp::StereoBlock block);

  private:
    struct Hosting;
    std::unique_ptr<Hosting> hosting_;
};

} // namespace bench
