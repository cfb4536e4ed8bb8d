#include "engine/analysis/Audition.h"

#include "engine/dsp/Compressor.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace engine::analysis {

namespace {

using namespace core;
using Channel = EqualizerBand::Channel;
using Type = EqualizerBand::Type;
using Parts = std::vector<Settings>;

constexpr double silentDb = -200.0;

/// That channel and no other.
void addOnly(Parts& parts, Channel channel) {
    StereoSettings stereo;
    if (channel == Channel::mid) stereo.widthPercent = 0.0;
    if (channel == Channel::side) stereo.midDb = silentDb;
    if (channel == Channel::left) stereo.balanceDb = silentDb;
    if (channel == Channel::right) stereo.balanceDb = -silentDb;
    if (channel != Channel::stereo) parts.emplace_back(stereo);
}

Channel channelOf(DynamicsChannel channel) {
    if (channel == DynamicsChannel::mid) return Channel::mid;
    return channel == DynamicsChannel::side ? Channel::side : Channel::stereo;
}

/// What lets through where the band works. A tilt works everywhere.
EqualizerBand regionOf(const EqualizerBand& band) {
    EqualizerBand region{.on = true, .type = Type::bandPass, .frequencyHz = band.frequencyHz, .q = band.q};
    if (band.type == Type::lowShelf || band.type == Type::lowCut) region.type = Type::highCut;
    if (band.type == Type::highShelf || band.type == Type::highCut) region.type = Type::lowCut;
    if (isCut(band.type)) region.slopeDbPerOctave = band.slopeDbPerOctave;
    region.on = band.type != Type::tilt;
    return region;
}

Parts partsOf(const EqualizerSettings& settings, int at) {
    const auto place = static_cast<std::size_t>(at);
    if (place >= settings.bands.size() || !settings.bands[place].on) return {};
    EqualizerSettings region;
    region.bands[0] = regionOf(settings.bands[place]);
    Parts parts{region};
    addOnly(parts, settings.bands[place].channel);
    return parts;
}

Parts partsOf(MultibandSettings settings, int at) {
    if (at >= settings.count) return {};
    for (std::size_t band = 0; band < settings.bands.size(); ++band)
        if (band != static_cast<std::size_t>(at)) settings.bands[band] = {.ratio = 1.0, .gainDb = silentDb};
    return {settings};
}

Parts partsOf(const CompressorSettings& settings) {
    Parts parts{dsp::sideChainOf(settings)};
    addOnly(parts, channelOf(settings.channel));
    return parts;
}

/// The high band of its crossover: Linkwitz-Riley of the 4th order is Butterworth's second one, twice.
Parts partsOf(const DeEsserSettings& settings) {
    EqualizerSettings high;
    for (const std::size_t band : {0U, 1U})
        high.bands[band] = {.on = true, .type = Type::lowCut, .frequencyHz = settings.frequencyHz};
    Parts parts{high};
    addOnly(parts, channelOf(settings.channel));
    return parts;
}

/// The limiter or clipper, and the drive taken off again.
template <class Settings>
Parts atUnity(const Settings& settings) {
    return {settings, GainSettings{.gainDb = -settings.driveDb}};
}

Parts partsOf(const Slot& slot, int band) {
    switch (auditionKind(moduleOf(slot))) {
    case AuditionKind::none:
        return {};
    case AuditionKind::region:
        return partsOf(std::get<EqualizerSettings>(slot.settings), band);
    case AuditionKind::band:
        return partsOf(std::get<MultibandSettings>(slot.settings), band);
    case AuditionKind::sideChain:
        if (const auto* const compressor = std::get_if<CompressorSettings>(&slot.settings)) return partsOf(*compressor);
        return partsOf(std::get<DeEsserSettings>(slot.settings));
    case AuditionKind::unityGain:
        if (const auto* const limiter = std::get_if<LimiterSettings>(&slot.settings)) return atUnity(*limiter);
        return atUnity(std::get<ClipperSettings>(slot.settings));
    }
    return {};
}

/// Whether the chain had the slot and now ends with the part of it. New slots get ids from `nextId` on.
bool endWith(Chain& chain, const Audition& audition, std::uint32_t nextId) {
    const auto found = std::ranges::find(chain, audition.slot, &Slot::id);
    if (found == chain.end()) return false;
    Parts parts = partsOf(*found, audition.band);
    if (parts.empty()) return false;
    chain.erase(found, chain.end());
    for (std::size_t part = 0; part < parts.size(); ++part) {
        Slot slot;
        slot.id = part == 0 ? audition.slot : SlotId{nextId++};
        slot.settings = std::move(parts[part]);
        chain.push_back(std::move(slot));
    }
    return true;
}

void leaveOutAutomation(Track& track, SlotId auditioned) {
    std::erase_if(track.automation, [&](const AutomationLane& lane) {
        return lane.slot == auditioned || std::ranges::find(track.chain, lane.slot, &Slot::id) == track.chain.end();
    });
}

} // namespace

AuditionKind auditionKind(const Module& module) {
    if (module.id == "equalizer") return AuditionKind::region;
    if (module.id == "multiband") return AuditionKind::band;
    if (module.id == "compressor" || module.id == "deEsser") return AuditionKind::sideChain;
    if (module.id == "limiter" || module.id == "clipper") return AuditionKind::unityGain;
    return AuditionKind::none;
}

std::optional<Album> auditionAlbum(const Album& album, const Audition& audition) {
    Album heard = album;
    bool found = false;
    for (Track& track : heard.tracks) {
        if (!endWith(track.chain, audition, heard.nextId)) continue;
        leaveOutAutomation(track, audition.slot);
        heard.masters.front().albumChain.clear();
        found = true;
    }
    found = endWith(heard.masters.front().albumChain, audition, heard.nextId) || found;
    return found ? std::optional(std::move(heard)) : std::nullopt;
}

} // namespace engine::analysis
