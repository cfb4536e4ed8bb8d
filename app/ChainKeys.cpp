#include "app/ChainKeys.h"
#include "app/Text.h"
#include "core/Error.h"
#include "engine/analysis/AutomaticMakeup.h"

#include <algorithm>
#include <vector>

namespace app {

namespace {

/// The numbers of a range as a person would type them: no more decimals than they need.
std::string plain(double value) {
    std::string said = decimal(value, 2);
    while (said.ends_with('0')) said.pop_back();
    if (said.ends_with('.')) said.pop_back();
    return said;
}

std::vector<std::string> rowIds(const core::Module& module) {
    std::vector<std::string> ids;
    for (const core::Parameter& row : module.parameters)
        ids.push_back((row.banded ? "band1." : "") + std::string(row.id));
    ids.emplace_back("enabled");
    return ids;
}

[[noreturn]] void refuseRow(const core::Module& module, std::string_view row, const std::string& key) {
    const std::vector<std::string> ids = rowIds(module);
    const std::vector<std::string> near = nearest(row, ids);
    const std::string bands = module.bands > 0 ? " (bands 1 to " + std::to_string(module.bands) + ")" : "";
    throw core::Error(key + ": the " + std::string(module.id) + " has no \"" + std::string(row) + "\"; " +
                      (near.empty() ? "" : "near it: " + listed(near) + "; ") + "it has " + listed(ids) + bands);
}

double parseRow(const core::Parameter& row, std::string_view value, const std::string& key) {
    const auto refuse = [&]() -> double {
        throw core::Error(key + ": \"" + std::string(value) + "\" is not " + rangeOf(row));
    };
    if (row.kind == core::Kind::toggle) return parseSwitch(value, key) ? 1.0 : 0.0;
    if (row.kind == core::Kind::choice) {
        const auto choice = std::ranges::find(row.choices, value);
        return choice == row.choices.end() ? refuse() : static_cast<double>(choice - row.choices.begin());
    }
    const auto number = parseNumber(value);
    if (!number || *number < row.range.min || *number > row.range.max) return refuse();
    return *number;
}

} // namespace

std::size_t slotNamed(const core::Chain& chain, std::string_view name, const std::string& owner) {
    if (const auto place = parseWhole(name)) {
        if (*place >= 1 && *place <= static_cast<long>(chain.size())) return static_cast<std::size_t>(*place - 1);
        throw core::Error(owner + " has " +
                          (chain.empty()
                               ? "no modules"
                               : std::to_string(chain.size()) + (chain.size() == 1 ? " module" : " modules")) +
                          ", so none at place " + std::string(name));
    }
    if (!core::findModule(name)) {
        std::vector<std::string> ids;
        for (const core::Module& module : core::modules()) ids.emplace_back(module.id);
        throw core::Error("there is no module \"" + std::string(name) + "\"; there are " + listed(ids));
    }
    std::vector<std::string> places;
    for (std::size_t n = 0; n < chain.size(); ++n)
        if (core::moduleOf(chain[n]).id == name) places.push_back(std::to_string(n + 1));
    if (places.empty()) throw core::Error(owner + " has no " + std::string(name) + ": add it with lacquer chain");
    if (places.size() > 1)
        throw core::Error(owner + " has more than one " + std::string(name) + ", at places " + listed(places) +
                          ": say the place in place of the name");
    return static_cast<std::size_t>(*parseWhole(places.front()) - 1);
}

void setRow(core::Slot& slot, std::string_view row, std::string_view value, const std::string& key) {
    if (row == "enabled") {
        slot.enabled = parseSwitch(value, key);
        return;
    }
    const core::ParameterRef parameter = rowNamed(core::moduleOf(slot), row, key);
    engine::analysis::turnByHand(slot, parameter, parseRow(*parameter.row, value, key));
}

core::ParameterRef rowNamed(const core::Module& module, std::string_view row, const std::string& key) {
    const auto found = core::findParameter(module, row);
    if (!found) refuseRow(module, row, key);
    return *found;
}

std::string rangeOf(const core::Parameter& row) {
    if (row.kind == core::Kind::toggle) return "on or off";
    if (row.kind == core::Kind::choice) {
        std::string all;
        for (std::size_t n = 0; n < row.choices.size(); ++n)
            all += (n == 0 ? "" : n + 1 == row.choices.size() ? " or " : ", ") + std::string(row.choices[n]);
        return all;
    }
    const std::string_view unit = core::unitName(row.unit);
    return plain(row.range.min) + " to " + plain(row.range.max) + (unit.empty() ? "" : " " + std::string(unit));
}

bool parseSwitch(std::string_view value, const std::string& key) {
    if (value == "on" || value == "true" || value == "yes" || value == "1") return true;
    if (value == "off" || value == "false" || value == "no" || value == "0") return false;
    throw core::Error(key + ": \"" + std::string(value) + "\" is neither on nor off");
}

} // namespace app
