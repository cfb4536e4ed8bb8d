#include "app/Presets.h"

#include "app/Text.h"
#include "core/Error.h"

#include <string>
#include <vector>

namespace app {

core::Preset presetNamed(const core::Module* module, std::string_view name) {
    const core::PresetShelf shelf = core::presetShelf(module);
    if (const core::Preset* const found = shelf.find(name)) return *found;
    for (const std::string& trouble : shelf.troubles)
        if (trouble.find("/" + std::string(name) + ".json: ") != std::string::npos) throw core::Error(trouble);
    std::vector<std::string> names;
    for (const auto* const presets : {&shelf.own, &shelf.factory})
        for (const core::Preset& preset : *presets) names.push_back(preset.name);
    const std::vector<std::string> near = nearest(name, names);
    std::vector<std::string> said = near.empty() ? names : near;
    for (std::string& each : said) each = "\"" + each + "\"";
    const std::string kind = module ? "preset of the " + std::string(module->id) : "saved chain";
    throw core::Error("there is no " + kind + " \"" + std::string(name) + "\"; " +
                      (near.empty() ? "there are " : "near it: ") + listed(said));
}

} // namespace app
