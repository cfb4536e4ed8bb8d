#include "core/Parameter.h"

#include "core/rows/ClipperRows.h"
#include "core/rows/CompressorRows.h"
#include "core/rows/DcFilterRows.h"
#include "core/rows/DeEsserRows.h"
#include "core/rows/EqualizerRows.h"
#include "core/rows/GainRows.h"
#include "core/rows/LimiterRows.h"
#include "core/rows/MultibandRows.h"
#include "core/rows/SaturatorRows.h"
#include "core/rows/SpectralBalanceRows.h"
#include "core/rows/StereoRows.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

namespace core {

namespace {

/// At the places that their settings have in the variant.
constexpr std::array<Module, std::variant_size_v<Settings>> all = {
    rows::equalizer, rows::compressor, rows::limiter, rows::gain,     rows::stereo,         rows::multiband,
    rows::deEsser,   rows::saturator,  rows::clipper, rows::dcFilter, rows::spectralBalance};

} // namespace

std::span<const Module> modules() {
    return all;
}

const Module& moduleOf(const Slot& slot) {
    return moduleOf(slot.settings);
}

const Module& moduleOf(const Settings& settings) {
    return all[settings.index()];
}

const Module* findModule(std::string_view id) {
    const auto found = std::ranges::find(all, id, &Module::id);
    return found == all.end() ? nullptr : &*found;
}

std::optional<ParameterRef> findParameter(const Module& module, std::string_view id) {
    int band = 0;
    const bool ofBand = id.starts_with("band") && id.find('.') != std::string_view::npos;
    if (ofBand) {
        const std::string_view number = id.substr(4, id.find('.') - 4);
        const auto [end, problem] = std::from_chars(number.data(), number.data() + number.size(), band);
        if (problem != std::errc{} || end != number.data() + number.size() || number.front() == '0')
            return std::nullopt;
        if (band < 1 || band > module.bands) return std::nullopt;
        --band;
        id.remove_prefix(id.find('.') + 1);
    }
    const auto isIt = [&](const Parameter& row) { return row.id == id && row.banded == ofBand; };
    const auto found = std::ranges::find_if(module.parameters, isIt);
    if (found == module.parameters.end()) return std::nullopt;
    return ParameterRef{&*found, band};
}

std::string parameterId(const ParameterRef& parameter) {
    const std::string id(parameter.row->id);
    return parameter.row->banded ? "band" + std::to_string(parameter.band + 1) + "." + id : id;
}

bool applies(const Slot& slot, const ParameterRef& parameter) {
    return !parameter.row->applies || parameter.row->applies(slot, parameter.band);
}

void assign(Slot& slot, const ParameterRef& parameter, double value) {
    assert(!std::isnan(value));
    const Parameter& row = *parameter.row;
    const double within = std::clamp(value, row.range.min, row.range.max);
    row.set(slot, parameter.band, row.kind == Kind::continuous ? within : std::round(within));
}

double valueAt(const Parameter& row, double way) {
    const auto [min, max] = row.range;
    if (way <= 0.0) return min;
    if (way >= 1.0) return max;
    const double value = row.taper == Taper::logarithmic ? min * std::pow(max / min, way) : min + (max - min) * way;
    return row.kind == Kind::continuous ? value : std::round(value);
}

double wayOf(const Parameter& row, double value) {
    const auto [min, max] = row.range;
    if (value <= min) return 0.0;
    if (value >= max) return 1.0;
    return row.taper == Taper::logarithmic ? std::log(value / min) / std::log(max / min) : (value - min) / (max - min);
}

} // namespace core
