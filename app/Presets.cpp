#include "app/Presets.h"

#include "app/Text.h"
#include "core/Error.h"

#include <string>
#include <vector>

namespace app {

namespace {

std::string wordsFor(core::PresetKind kind) {
    if (kind.isDeliveries()) return "set of deliveries";
    return kind.module() ? "preset of the " + std::string(kind.module()->id) : "saved chain";
}

} // namespace

core::Preset presetNamed(core::PresetKind kind, std::string_view name) {
    const core::PresetShelf shelf = core::presetShelf(kind);
    if (const core::Preset* const found = shelf.find(name)) return *found;
    for (const std::string& trouble : shelf.troubles)
        if (trouble.find("/" + std::string(name) + ".json: ") != std::string::npos) throw core::Error(trouble);
    std::vector<std::string> names;
    for (const auto* const presets : {&shelf.own, &shelf.factory})
        for (const core::Preset& preset : *presets) names.push_back(preset.name);
    const std::vector<std::string> near = nearest(name, names);
    const bool all = near.empty() || kind.isDeliveries(); // Few enough to be told in a line.
    std::vector<std::string> said = all ? names : near;
    for (std::string& each : said) each = "\"" + each + "\"";
    throw core::Error("there is no " + wordsFor(kind) + " \"" + std::string(name) + "\"; " +
                      (all ? "there are " : "near it: ") + listed(said));
}

} // namespace app
