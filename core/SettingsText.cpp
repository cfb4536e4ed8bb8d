#include "core/SettingsText.h"

#include "core/Parameter.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace core {

namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : std::string(between)) + part;
    return all;
}

std::string bandOf(const Slot& slot, const Module& module, int band) {
    const auto value = [&](std::string_view id) {
        const auto row = std::ranges::find_if(module.parameters,
                                              [&](const Parameter& each) { return each.banded && each.id == id; });
        return describe(*row, row->get(slot, band));
    };
    const auto& equalizer = std::get<EqualizerSettings>(slot.settings);
    const EqualizerBand& set = equalizer.bands.at(static_cast<std::size_t>(band));
    std::vector<std::string> parts = {"band " + std::to_string(band + 1), value("type"), value("frequency")};
    if (isCut(set.type)) {
        parts.push_back(value("slope"));
        if (set.resonanceQ != EqualizerBand{}.resonanceQ) parts.push_back("Q " + value("resonance"));
    } else {
        if (hasGain(set.type)) parts.push_back(value("gain"));
        parts.push_back("Q " + value("q"));
    }
    const bool follows = equalizer.phase == EqualizerSettings::Phase::minimum && mayFollow(set.type, slot.version);
    if (follows && set.rangeDb != 0.0) {
        parts.push_back("range " + value("range"));
        parts.push_back("over " + value("threshold"));
        if (set.threshold == EqualizerBand::Threshold::relative) parts.push_back("of the whole");
    }
    if (set.channel != EqualizerBand::Channel::stereo) parts.push_back(value("channel"));
    return joined(parts, " ");
}

/// What was set, and ceilings always: they are promises.
std::vector<std::string> rowsOf(const Slot& slot, const Module& module) {
    std::vector<std::string> said;
    for (const Parameter& row : module.parameters)
        if (!row.banded && (row.unit == Unit::dbtp || row.get(slot, 0) != row.standard))
            said.push_back(std::string(row.label) + " " + describe(row, row.get(slot, 0)));
    return said;
}

} // namespace

std::string settingsOf(const Slot& slot) {
    const Module& module = moduleOf(slot);
    std::vector<std::string> said;
    if (const auto* equalizer = std::get_if<EqualizerSettings>(&slot.settings))
        for (int band = 0; band < module.bands; ++band)
            if (equalizer->bands.at(static_cast<std::size_t>(band)).on) said.push_back(bandOf(slot, module, band));
    for (std::string& row : rowsOf(slot, module)) said.push_back(std::move(row));
    return said.empty() ? "at its standard" : joined(said, ", ");
}

} // namespace core
