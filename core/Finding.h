// A finding: something about the album that its maker should know, as a value in a list.
#pragma once

#include "core/Units.h"

#include <optional>
#include <string>
#include <vector>

namespace core {

enum class Severity {
    note,    ///< Worth knowing.
    warning, ///< Probably not wanted.
    rule,    ///< Breaks a rule of the format: needs a typed reason, which the report prints.
    error,   ///< Cannot be written: stops a delivery.
};

/// The word of the command line and of JSON: "note", "warning", "rule", "error".
constexpr const char* severityName(Severity severity) {
    switch (severity) {
    case Severity::note:
        return "note";
    case Severity::warning:
        return "warning";
    case Severity::rule:
        return "rule";
    case Severity::error:
        return "error";
    }
    return "";
}

struct Finding {
    Severity severity = Severity::note;
    std::optional<int> track; ///< Number on the album, from 1; nullopt for the album itself.
    std::string message;      ///< One sentence that names the thing and what to do.
    std::string place = {}; ///< Of the project file, where the remedy is typed: "tracks.3.metadata.isrc". Empty = none.
    std::optional<FramePos> at =
        {};                      ///< Where it is heard, on the clock of what was checked (the album's, or a file's).
    FrameCount lengthFrames = 0; ///< From there on; 0 = a moment, or no place.
    bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

} // namespace core
