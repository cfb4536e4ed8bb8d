// A parameter is a row. Range, unit, taper, default and file id live here and nowhere else: clamping, the project file,
// knobs, the command line, automation and tests all read the row.
#pragma once

#include "core/Chain.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace core {

enum class Unit { none, db, dbtp, hz, ms, ratio, percent, q, dbPerOctave, degrees };

/// How a knob's way (0 to 1) maps to the range.
enum class Taper { linear, logarithmic };

enum class Kind {
    continuous,
    choice, ///< The value is the index of `choices`.
    toggle, ///< 0 or 1.
};

struct Range {
    double min = 0.0;
    double max = 1.0;
};

struct Parameter {
    std::string_view
        id; ///< In the project file and on the command line: "ceiling". Of a band: "gain", said "band3.gain".
    std::string_view label; ///< For people: "Ceiling".
    Unit unit = Unit::none;
    Range range;
    double standard = 0.0;
    Taper taper = Taper::linear;
    Kind kind = Kind::continuous;
    std::span<const std::string_view> choices = {}; ///< Ids of the choices.
    bool structural = false;                        ///< A change rebuilds the graph: it may move latency.
    bool automatable = true;
    bool banded = false; ///< Stands once for every band of the module.
    double (*get)(const Slot&, int band) = nullptr;
    void (*set)(Slot&, int band, double value) = nullptr; ///< Value within range; see assign for clamping.
    bool (*applies)(const Slot&, int band) = nullptr;     ///< nullptr = always; see the function below.
};

struct Module {
    std::string_view id;    ///< "limiter".
    std::string_view label; ///< "Limiter".
    std::string_view says;  ///< One line: what it is for.
    int version = 1;        ///< Newest DSP version: raised when its sound changes (engine/render/Modules.h).
    int bands = 0;          ///< How often the banded rows stand.
    std::span<const Parameter> parameters; ///< Of the module, with its slot's mix and trims where it has them.
    Settings (*standard)() = nullptr;      ///< Settings with every row at its standard.
};

/// Every module, in the order of the Settings variant.
std::span<const Module> modules();

const Module& moduleOf(const Slot& slot);
const Module& moduleOf(const Settings& settings);

/// The module of that id; nullptr when there is none.
const Module* findModule(std::string_view id);

/// A row with its band.
struct ParameterRef {
    const Parameter* row = nullptr;
    int band = 0; ///< From 0; 0 for rows without bands.
    double get(const Slot& slot) const { return row->get(slot, band); }
};

/// "ceiling" or "band3.gain" of a module; nullopt when it has no such row or band.
std::optional<ParameterRef> findParameter(const Module& module, std::string_view id);

/// The id as findParameter takes it.
std::string parameterId(const ParameterRef& parameter);

/// Whether the row changes anything while the others stand as they do: the gain of a band does not where that cuts.
bool applies(const Slot& slot, const ParameterRef& parameter);

/// Sets the row, clamped to its range; choices and toggles rounded.
void assign(Slot& slot, const ParameterRef& parameter, double value);

/// A knob's way (0 to 1) to a value of the row, and back.
double valueAt(const Parameter& row, double way);
double wayOf(const Parameter& row, double value);

/// "dB", "Hz", ... ; empty for none.
std::string_view unitName(Unit unit);

/// A value as people read it: "-1.0 dBTP", "bell", "on".
std::string describe(const Parameter& row, double value);

} // namespace core
