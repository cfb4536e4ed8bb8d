// What the command line may ask of a delivery beside its own settings: of deliver, and of verify, which has to expect
// the same.
#pragma once

#include "core/Album.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

namespace app {

struct TargetOptions {
    std::optional<double> ceilingDbtp;
    std::optional<std::string> dither; ///< One of core::ditherNames.
    bool blankSilence = false;
    std::optional<std::string> plant; ///< Name of a profile, of DDPs.

    /// Adds them to the command; they live as long as it is parsed.
    void addTo(CLI::App& command);
    bool any() const { return ceilingDbtp || dither || blankSilence || plant; }
    void applyTo(core::Delivery& delivery) const;
};

} // namespace app
