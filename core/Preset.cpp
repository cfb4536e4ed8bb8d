#include "core/Preset.h"

#include "core/Edits.h"
#include "core/Error.h"
#include "core/JsonReader.h"
#include "core/JsonText.h"
#include "core/JsonWriter.h"

#include <algorithm>
#include <cassert>

namespace core {

namespace {

constexpr const char* versionKey = "lacquerPreset";
constexpr const char* purposeKey = "for";
constexpr const char* chainKey = "chain";
constexpr int newest = 1;

void checkVersion(const Json& json, const std::filesystem::path& file) {
    if (!json.is_object() || !json.contains(versionKey))
        throw Error("is not a Lacquer preset: it does not begin with the key \"lacquerPreset\"", file);
    const Json& version = json[versionKey];
    if (!version.is_number_integer() || version.get<std::int64_t>() < 1)
        throw Error("has " + shortJson(version) + " as its file version, should be a whole number from 1", file);
    if (version.get<std::int64_t>() > newest)
        throw Error("was made by a newer Lacquer (preset version " + shortJson(version) + ", this one reads up to " +
                        std::to_string(newest) + "): update Lacquer",
                    file);
}

std::string purposeOf(const Json& json, const std::filesystem::path& file) {
    if (!json.contains(purposeKey)) return {};
    const Json& purpose = json[purposeKey];
    if (!purpose.is_string()) throw Error("for is " + shortJson(purpose) + ", should be text", file);
    return purpose.get<std::string>();
}

/// Within its ranges, without ids: those are of where it goes.
Chain clean(Chain chain) {
    Album album;
    album.masters.front().albumChain = std::move(chain);
    chain = normalised(std::move(album)).masters.front().albumChain;
    for (Slot& slot : chain) slot.id = {};
    return chain;
}

} // namespace

Preset presetOf(const Slot& slot, std::string name, std::string purpose) {
    Slot kept = slot;
    kept.id = {};
    kept.enabled = true;
    kept.alternative.reset();
    kept.swapped = false;
    return {std::move(name), std::move(purpose), {std::move(kept)}};
}

void usePreset(Slot& slot, const Preset& preset) {
    const Slot& held = preset.chain.front();
    assert(&moduleOf(held) == &moduleOf(slot));
    slot.version = held.version;
    slot.mixPercent = held.mixPercent;
    slot.inputDb = held.inputDb;
    slot.outputDb = held.outputDb;
    slot.settings = held.settings;
}

std::string presetText(const Preset& preset) {
    Json chain = chainToJson(preset.chain);
    for (Json& slot : chain) slot.erase("id");
    return printedJson({{versionKey, newest}, {purposeKey, preset.purpose}, {chainKey, std::move(chain)}});
}

Preset presetFrom(std::string_view text, const Module* module, const std::filesystem::path& file) {
    const Json json = parsedJson(text, file);
    checkVersion(json, file);
    Preset preset{file.stem().string(), purposeOf(json, file), {}};
    if (json.contains(chainKey))
        preset.chain =
            clean(chainFromJson(json[chainKey], chainKey, {.folder = {}, .name = file, .strictBelow = std::nullopt}));
    if (preset.chain.empty()) throw Error("holds no module", file);
    if (module && (preset.chain.size() != 1 || &moduleOf(preset.chain.front()) != module))
        throw Error("is not a preset of the " + std::string(module->id) + ": chain should hold that module alone",
                    file);
    return preset;
}

} // namespace core
