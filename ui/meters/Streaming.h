// What streaming services turn an album to when it is played as an album. Playback references, not mastering goals.
#pragma once

#include "core/Loudness.h"

#include <QString>

#include <optional>
#include <vector>

namespace ui::meters {

/// As the services stated it in 2025.
struct StreamingService {
    QString name;
    double referenceLufs = -14.0;
    /// Quieter albums are turned up as far as this true peak allows; nullopt = never.
    std::optional<double> raisesToDbtp;
    QString says; ///< The rule in a sentence.
};

std::vector<StreamingService> streamingServices();

struct Streamed {
    double gainDb = 0.0;
    double lufs = 0.0; ///< At which it is heard.
};

/// nullopt for an album without loudness.
std::optional<Streamed> streamed(const StreamingService& service, const core::Loudness& album);

/// "-3.0 dB → -14".
QString words(const std::optional<Streamed>& streamed);

} // namespace ui::meters
