// A sound file through modules, offline: what module_run (ours) and lv2_run (the peers') have in common, so that both
// are measured by one hand on one sound.
#pragma once

#include "engine/dsp/StereoBlock.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace bench {

/// A module as the command line says it: its name, and its settings as they were typed.
struct NamedModule {
    std::string name;
    std::vector<std::pair<std::string, std::string>> settings;
};

inline constexpr int blockFrames = 4096;

/// Takes a block of blockFrames in place, and gives the CPU seconds that the module itself took for it.
using Step = std::function<double(engine::dsp::StereoBlock)>;

/// Makes the module, for a rate in Hz. Throws core::Error.
using MakeStep = std::function<Step(const NamedModule&, int rate)>;

/// CPU seconds of this process so far, all its threads.
double cpuSeconds();

/// All of main: PROGRAM IN OUT float32|int16 [MODULE [ID=VALUE]...]...
/// The sound passes the modules in their order and becomes a WAV as long as it was; 16 bits get our triangular dither.
/// OUT "-" writes nothing. Prints two figures: the CPU seconds of the modules, and those of all the work, reading and
/// writing included, but not of making the modules. Exit status 1 with a line on standard error, 2 for wrong usage.
int runSound(int count, char** words, const MakeStep& make);

} // namespace bench
