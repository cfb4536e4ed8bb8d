// Text for a terminal: columns (core/TextColumns.h), numbers and times as people read them.
#pragma once

#include "core/Decimal.h"
#include "core/TextColumns.h"
#include "core/Units.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace app {

using core::decimal;
using core::displayWidth;
using core::fitted;
using core::harmless;
using core::oneLine;
using core::right;
using core::wrapped;

/// "3:05", with hours from 60 minutes on: "1:02:03".
std::string minutes(double seconds);

/// Sectors in a length, whole ones.
core::SectorCount sectorsIn(core::FrameCount frames, int rate);

/// "M:SS", "MM:SS.mmm" or "H:MM:SS" as seconds; nullopt for anything else.
std::optional<double> parseTime(std::string_view text);

/// A whole number, all of the text; nullopt for anything else.
std::optional<long> parseWhole(std::string_view text);

/// A finite number, all of the text; nullopt for anything else.
std::optional<double> parseNumber(std::string_view text);

/// The words nearest to what was typed, at most three, best first; none where nothing is near.
std::vector<std::string> nearest(std::string_view typed, std::span<const std::string> words);

/// "a, b and c".
std::string listed(std::span<const std::string> words);

} // namespace app
