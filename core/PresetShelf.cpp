#include "core/PresetShelf.h"

#include "core/Error.h"
#include "core/FileName.h"
#include "core/ShelfFiles.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>

namespace core {

namespace {

namespace fs = std::filesystem;

fs::path shelfOf(PresetKind kind) {
    if (kind.isDeliveries()) return "deliveries";
    return kind.module() ? fs::path("presets") / kind.module()->id : fs::path("chains");
}

/// Never outside its folder: a safe name has no separator and is neither "." nor "..".
fs::path fileOf(PresetKind kind, std::string_view name, const fs::path& folder) {
    const std::string safe = safeFileName(name, maxFileNameBytes - shelfEnding.size());
    if (safe.empty()) throw Error("\"" + std::string(name) + "\" is no name for a file: it needs a letter or digit");
    return folder / shelfOf(kind) / (safe + std::string(shelfEnding));
}

std::vector<Preset> factoryOf(PresetKind kind) {
    const std::string shelf = shelfOf(kind).generic_string();
    std::vector<Preset> presets;
    for (const FactoryPreset& each : factoryPresets())
        if (each.shelf == shelf)
            presets.push_back(presetFrom(each.text, kind, fs::path(std::string(each.name) + std::string(shelfEnding))));
    return presets;
}

const Preset* named(const std::vector<Preset>& presets, std::string_view name) {
    const auto found =
        std::ranges::find(presets, lowered(name), [](const Preset& preset) { return lowered(preset.name); });
    return found == presets.end() ? nullptr : &*found;
}

} // namespace

fs::path userFolder() {
    const char* data = std::getenv("XDG_DATA_HOME");
    if (data && fs::path(data).is_absolute()) return fs::path(data) / "lacquer";
    const char* home = std::getenv("HOME");
    return fs::path(home ? home : "/tmp") / ".local" / "share" / "lacquer";
}

const Preset* PresetShelf::find(std::string_view name) const {
    const Preset* const ownOne = named(own, name);
    return ownOne ? ownOne : named(factory, name);
}

PresetShelf presetShelf(PresetKind kind, const fs::path& folder) {
    PresetShelf shelf{.factory = factoryOf(kind), .own = {}, .troubles = {}};
    for (const fs::path& file : shelfFiles(folder / shelfOf(kind))) {
        try {
            shelf.own.push_back(presetFrom(shelfText(file), kind, file));
        } catch (const Error& error) {
            shelf.troubles.emplace_back(error.what());
        }
    }
    std::ranges::sort(shelf.own, {}, [](const Preset& preset) { return std::pair(lowered(preset.name), preset.name); });
    std::ranges::sort(shelf.troubles);
    return shelf;
}

std::string savePreset(PresetKind kind, Preset preset, Existing existing, const fs::path& folder) {
    assert(existing != Existing::setAside);
    const fs::path file = fileOf(kind, preset.name, folder);
    preset.name = file.stem().string();
    if (named(factoryOf(kind), preset.name))
        throw Error("\"" + preset.name + "\" is the name of one that Lacquer brings along: choose another");
    // What differs by capitals only would be found under either name.
    if (existing == Existing::keep && named(presetShelf(kind, folder).own, preset.name))
        throw Error("there is a preset \"" + preset.name + "\" already: choose another name, or replace it");
    const std::string text = presetText(preset);
    if (presetText(presetFrom(text, kind, file)) != text)
        throw Error("the preset would not load as it is; nothing was saved", file);
    std::error_code problem;
    fs::create_directories(file.parent_path(), problem);
    if (problem) throw Error("cannot be made: " + problem.message(), file.parent_path());
    writeFile(file, text);
    return preset.name;
}

std::string renamePreset(PresetKind kind, std::string_view from, std::string to, const fs::path& folder) {
    const PresetShelf shelf = presetShelf(kind, folder);
    const Preset* const found = named(shelf.own, from);
    if (!found) throw Error("is no longer there", fileOf(kind, from, folder));
    const fs::path before = fileOf(kind, found->name, folder);
    const fs::path after = fileOf(kind, to, folder);
    const Preset* const taken = named(shelf.own, after.stem().string());
    if (named(shelf.factory, after.stem().string()) || (taken && taken != found))
        throw Error("there is a preset \"" + after.stem().string() + "\" already: choose another name");
    std::error_code problem;
    fs::rename(before, after, problem);
    if (problem) throw Error("cannot be renamed: " + problem.message(), before);
    return after.stem().string();
}

void removePreset(PresetKind kind, std::string_view name, const fs::path& folder) {
    const fs::path file = fileOf(kind, name, folder);
    std::error_code problem;
    if (!fs::remove(file, problem))
        throw Error(problem ? "cannot be removed: " + problem.message() : "is no longer there", file);
}

} // namespace core
