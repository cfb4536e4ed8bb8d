// What an album chain commonly holds: eight bands of equalizer, a compressor, a limiter at work.
#pragma once

#include "tests/support/Render.h"

namespace bench {

inline core::Chain masteringChain() {
    core::EqualizerSettings equalizer;
    for (std::size_t i = 0; i < 8; ++i)
        equalizer.bands[i] = {.on = true, .frequencyHz = 60.0 * (1 << i), .gainDb = i % 2 ? 2.0 : -2.0};
    return {tests::slot(equalizer), tests::slot(core::CompressorSettings{}),
            tests::slot(core::LimiterSettings{.driveDb = 3.0})};
}

} // namespace bench
