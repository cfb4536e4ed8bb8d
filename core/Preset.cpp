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
constexpr const char* deliveriesKey = "deliveries";
constexpr const char* fromRateKey = "fromRate";
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

int fromRateOf(const Json& json, const std::filesystem::path& file) {
    if (!json.contains(fromRateKey)) return 0;
    const Json& rate = json[fromRateKey];
    if (!rate.is_number_integer() || std::ranges::find(albumRates, rate.get<std::int64_t>()) == albumRates.end())
        throw Error("fromRate is " + shortJson(rate) + ", should be the rate of an album in Hz, as 88200", file);
    return rate.get<int>();
}

std::vector<Delivery> deliveriesOf(const Json& json, const std::filesystem::path& file) {
    if (!json.contains(deliveriesKey)) return {};
    return presetOf(deliveriesFromJson(json[deliveriesKey], deliveriesKey, {.name = file}), {}, {}).deliveries;
}

/// The first of them that the set would take for that one.
template <class Deliveries>
auto findTarget(Deliveries& deliveries, const Delivery& wanted) {
    return std::ranges::find_if(deliveries, [&](const Delivery& each) { return forSet(each) == forSet(wanted); });
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

Delivery forSet(Delivery delivery) {
    delivery.master.clear();
    delivery.overrides.clear();
    delivery.single.reset();
    delivery.reason.clear();
    if (delivery.folder.is_absolute()) delivery.folder.clear();
    return delivery;
}

Preset presetOf(std::span<const Delivery> deliveries, std::string name, std::string purpose) {
    Preset preset{.name = std::move(name), .purpose = std::move(purpose), .chain = {}};
    for (const Delivery& each : deliveries)
        if (findTarget(preset.deliveries, each) == preset.deliveries.end()) preset.deliveries.push_back(forSet(each));
    return preset;
}

Album withDeliveries(Album album, std::span<const Delivery> deliveries) {
    std::vector<Delivery> chosen;
    for (const Delivery& each : deliveries) {
        const auto kept = findTarget(album.deliveries, each);
        chosen.push_back(kept == album.deliveries.end() ? each : *kept);
    }
    album.deliveries = std::move(chosen);
    return album;
}

Album withMoreDeliveries(Album album, std::span<const Delivery> deliveries) {
    for (const Delivery& each : deliveries)
        if (findTarget(album.deliveries, each) == album.deliveries.end()) album.deliveries.push_back(each);
    return album;
}

Findings rateFindings(const Preset& preset, const Album& album) {
    if (album.rate >= preset.fromRate) return {};
    return {{.severity = Severity::note,
             .message = "\"" + preset.name + "\" is for albums from " + std::to_string(preset.fromRate) +
                        " Hz: this one is at " + std::to_string(album.rate) + " Hz, and so are its files",
             .place = "rate"}};
}

std::string presetText(const Preset& preset) {
    Json json = {{versionKey, newest}, {purposeKey, preset.purpose}};
    if (preset.fromRate > 0) json[fromRateKey] = preset.fromRate;
    if (!preset.deliveries.empty()) {
        json[deliveriesKey] = deliveriesToJson(preset.deliveries);
        return printedJson(json);
    }
    Json chain = chainToJson(preset.chain);
    for (Json& slot : chain) slot.erase("id");
    json[chainKey] = std::move(chain);
    return printedJson(json);
}

Preset presetFrom(std::string_view text, PresetKind kind, const std::filesystem::path& file) {
    const Json json = parsedJson(text, file);
    checkVersion(json, file);
    Preset preset{.name = file.stem().string(), .purpose = purposeOf(json, file), .chain = {}};
    if (kind.isDeliveries()) {
        preset.fromRate = fromRateOf(json, file);
        preset.deliveries = deliveriesOf(json, file);
        if (preset.deliveries.empty()) throw Error("holds no deliveries", file);
        return preset;
    }
    const Module* const module = kind.module();
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
