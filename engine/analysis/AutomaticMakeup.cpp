#include "engine/analysis/AutomaticMakeup.h"

#include "core/Automation.h"
#include "core/ChainEdits.h"
#include "core/ProjectFile.h"
#include "engine/analysis/LoudnessMatch.h"
#include "engine/source/Digest.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace engine::analysis {

namespace {

double rounded(const core::Parameter& row, double valueDb) {
    return std::clamp(std::round(valueDb * 100.0) / 100.0, row.range.min, row.range.max);
}

/// The sound that is measured: the slot's own make-up is not in it, so that it is the same whatever that was.
std::optional<core::Album> measuredSound(const core::Album& album, core::SlotId slot) {
    auto sound = soundUpTo(album, slot);
    if (!sound) return std::nullopt;
    return core::withSlot(*std::move(sound), slot, [](core::Slot& each) {
        if (const auto row = makeupRow(each)) core::assign(each, *row, 0.0);
        if (auto* const compressor = std::get_if<core::CompressorSettings>(&each.settings))
            compressor->makeupByLoudness = false;
    });
}

std::string digestOf(const core::Album& sound) {
    const std::string text = core::toJson(sound, {});
    source::Sha256 digest;
    digest.add(text.data(), text.size());
    return digest.hex();
}

/// Whether all its mixes are.
bool isThere(const core::Album& sound, const source::AudioSources& audio) {
    return std::ranges::all_of(sound.sources, [&](const core::Source& each) { return audio.contains(each.id); });
}

/// Those whose make-up follows the loudness, in the order of the sound.
std::vector<const core::Slot*> automaticSlots(const core::Album& album) {
    std::vector<const core::Slot*> slots;
    for (const core::Track& track : album.tracks)
        for (const core::Slot& slot : track.chain)
            if (isMadeUpByLoudness(slot) && !core::findLane(track, slot.id, core::parameterId(*makeupRow(slot))))
                slots.push_back(&slot);
    for (const core::Master& master : album.masters)
        for (const core::Slot& slot : master.albumChain)
            if (isMadeUpByLoudness(slot)) slots.push_back(&slot);
    return slots;
}

} // namespace

bool isMadeUpByLoudness(const core::Slot& slot) {
    const auto* const compressor = std::get_if<core::CompressorSettings>(&slot.settings);
    return compressor && compressor->makeupByLoudness;
}

std::vector<core::SlotId> madeUpByLoudness(const core::Album& album) {
    std::vector<core::SlotId> slots;
    for (const core::Slot* slot : automaticSlots(album)) slots.push_back(slot->id);
    return slots;
}

void turnByHand(core::Slot& slot, const core::ParameterRef& row, double value) {
    const auto automatic = makeupRow(slot);
    core::assign(slot, row, value);
    if (isMadeUpByLoudness(slot) && automatic->row == row.row)
        std::get<core::CompressorSettings>(slot.settings).makeupByLoudness = false;
}

std::optional<std::string> makeupKey(const core::Album& album, core::SlotId slot) {
    const auto sound = measuredSound(album, slot);
    return sound ? std::optional(digestOf(*sound)) : std::nullopt;
}

void AutomaticMakeup::trust(const core::Album& album) {
    for (const core::Slot* slot : automaticSlots(album))
        makeupDb_[*makeupKey(album, slot->id)] = makeupRow(*slot)->get(*slot);
}

std::vector<core::SlotId> AutomaticMakeup::stale(const core::Album& album) const {
    std::vector<core::SlotId> slots;
    for (const core::Slot* slot : automaticSlots(album)) {
        const auto measured = makeupDb_.find(*makeupKey(album, slot->id));
        const bool current =
            measured != makeupDb_.end() && (!measured->second || *measured->second == makeupRow(*slot)->get(*slot));
        if (!current) slots.push_back(slot->id);
    }
    return slots;
}

core::Album AutomaticMakeup::followed(core::Album album, const source::AudioSources& audio,
                                      const source::Progress& progress, const std::stop_token& stop) {
    const auto slots = madeUpByLoudness(album);
    for (std::size_t n = 0; n < slots.size(); ++n) {
        const auto part = [&](double share) {
            if (progress) progress((static_cast<double>(n) + share) / static_cast<double>(slots.size()));
        };
        const core::Album sound = *measuredSound(album, slots[n]);
        const std::string key = digestOf(sound);
        const core::ParameterRef row = *makeupRow(core::slotOf(album, slots[n]));
        if (!makeupDb_.contains(key)) {
            if (!isThere(sound, audio)) continue;
            const auto changeLu = loudnessChangeLu(sound, slots[n], audio, part, stop);
            makeupDb_[key] = changeLu ? std::optional(rounded(*row.row, -*changeLu)) : std::nullopt;
        }
        const std::optional<double> makeupDb = makeupDb_.at(key);
        if (!makeupDb) continue;
        album =
            core::withSlot(std::move(album), slots[n], [&](core::Slot& slot) { core::assign(slot, row, *makeupDb); });
    }
    return album;
}

} // namespace engine::analysis
