// Rows of parameters as the window says and reads them: names, values, what is typed, and how far a key or a notch of
// the wheel goes. Pure functions.
#pragma once

#include "core/Parameter.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace ui::controls {

/// "Side-chain high-pass".
QString nameOf(const core::Parameter& row);

/// "Equalizer".
QString nameOf(const core::Module& module);

/// "Equalizer: band 3 gain".
QString labelOf(const core::Module& module, const core::ParameterRef& parameter);

/// "−1.2 dB", "2.90 kHz", "Low shelf".
QString said(const core::Parameter& row, double value);

/// What a choice or switch can be: "Bell", "Low shelf" ... or "off", "on"; without the unit. Empty for numbers.
QStringList choicesOf(const core::Parameter& row);

/// What was typed as a value of the row, in the row's unit or in one that follows from it: "-1.2", "−1,2 dB", "2.9k",
/// "0.3 s", "4:1", "low shelf". Not clamped. nullopt for what is none.
std::optional<double> typed(const core::Parameter& row, const QString& text);

/// The value that many steps on, within the range: a step is 0.1 of a decibel or per cent of the way; 1 % of the range
/// in percent; 1 % of the way where the taper is logarithmic. Choices go one by one.
double stepped(const core::Parameter& row, double value, double steps);

/// Where the arc of a knob begins: at 0 where the range goes to both sides of it, else at the least.
double originOf(const core::Parameter& row);

} // namespace ui::controls
