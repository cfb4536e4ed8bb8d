// Findings about chains: part of AlbumFindings.h.
#include "core/AlbumFindings.h"
#include "core/Automation.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace core {

namespace {

/// Whose chain, for the finding's track and its place in the project file.
struct Owner {
    const Chain& chain;
    std::optional<int> track;
    std::string place; ///< "tracks.3.chain".
};

void versionFindings(const Owner& owner, Findings& findings) {
    for (std::size_t n = 0; n < owner.chain.size(); ++n) {
        const Slot& slot = owner.chain[n];
        const Module& module = moduleOf(slot);
        if (slot.version <= module.version) continue;
        findings.push_back({Severity::error, owner.track,
                            "the " + std::string(module.id) + " at place " + std::to_string(n + 1) +
                                " of the chain was made with its sound of version " + std::to_string(slot.version) +
                                ", and this Lacquer has it up to version " + std::to_string(module.version) +
                                ", which is what is heard: update Lacquer, or put in a new one in its place",
                            owner.place + "." + std::to_string(n + 1) + ".version"});
    }
}

/// Why the band's range does nothing, and what to do; empty where it does something.
std::string_view whyItRests(const Slot& slot, const EqualizerBand& band) {
    if (std::get<EqualizerSettings>(slot.settings).phase != EqualizerSettings::Phase::minimum)
        return "bands do in minimum phase alone; set its range to 0, or take that phase";
    if (!hasGain(band.type))
        return "cuts, notches and band-passes have no gain that could; set its range to 0, or take another type";
    if (!mayFollow(band.type, slot.version))
        return "tilts do from version 2 of the equalizer's sound on; set its range to 0, or put in a new equalizer";
    return {};
}

/// Calls `say` with the slot, the band's settings, "band 2 of the equalizer at place 1 of the chain", its number and
/// the place of the slot's settings, for every band of the equalizers that are on.
template <class Say>
void eachBand(const Owner& owner, Say say) {
    for (std::size_t n = 0; n < owner.chain.size(); ++n) {
        const Slot& slot = owner.chain[n];
        const auto* const equalizer = std::get_if<EqualizerSettings>(&slot.settings);
        if (!equalizer || !slot.enabled) continue;
        const std::string place = std::to_string(n + 1);
        for (std::size_t band = 0; band < equalizer->bands.size(); ++band) {
            const std::string number = std::to_string(band + 1);
            say(slot, equalizer->bands[band],
                "band " + number + " of the equalizer at place " + place + " of the chain", number,
                owner.place + "." + place + ".settings");
        }
    }
}

void rangeFindings(const Owner& owner, Findings& findings) {
    eachBand(owner, [&](const Slot& slot, const EqualizerBand& band, const std::string& name, const std::string& number,
                        const std::string& place) {
        const std::string_view why = whyItRests(slot, band);
        if (!band.on || band.rangeDb == 0.0 || why.empty()) return;
        findings.push_back({Severity::note, owner.track,
                            name + " has a range and does not follow the level: " + std::string(why),
                            place + ".band" + number + ".range"});
    });
}

/// Whether an equalizer of linear or mixed phase makes the band within about half a decibel at its frequency: bells and
/// band-passes ring for the longer the nearer their poles and zeros lie to the frequency axis, and the taps are as long
/// as they are. (0.5 dB where that distance times that length is 0.75: found by a sweep, which a test repeats.)
bool holds(int taps, const EqualizerBand& band, int rate) {
    using enum EqualizerBand::Type;
    if (!band.on || (band.type != bell && band.type != bandPass) || (band.type == bell && band.gainDb == 0.0))
        return true;
    const double nearer = band.type == bell ? std::pow(10.0, std::abs(band.gainDb) / 40.0) : 1.0;
    const double distanceHz = band.frequencyHz / (2.0 * band.q * nearer);
    const int tapRate = rate / ((rate + 47999) / 48000); // There are more of them at higher rates.
    return distanceHz * taps / tapRate >= 0.75;
}

void tapFindings(const Owner& owner, int rate, Findings& findings) {
    constexpr int mostTaps = 65536;
    eachBand(owner, [&](const Slot& slot, const EqualizerBand& band, const std::string& name, const std::string&,
                        const std::string& place) {
        const auto& equalizer = std::get<EqualizerSettings>(slot.settings);
        if (equalizer.phase == EqualizerSettings::Phase::minimum || holds(equalizer.taps, band, rate)) return;
        int taps = equalizer.taps;
        while (taps < mostTaps && !holds(taps, band, rate)) taps *= 2;
        const std::string more = holds(taps, band, rate) ? std::to_string(taps) + " taps or " : "";
        findings.push_back({Severity::note, owner.track,
                            name + " is narrower than " + std::to_string(equalizer.taps) +
                                " taps can make it, and comes out weaker: take " + more + "minimum phase",
                            place + ".taps"});
    });
}

void automationFindings(const Track& track, const PlacedTrack& placed, Findings& findings) {
    for (std::size_t n = 0; n < track.automation.size(); ++n) {
        const AutomationLane& lane = track.automation[n];
        const auto parameter = automatedParameter(track, lane.slot, lane.parameter);
        if (!parameter) continue;
        const Range range = parameter->row->range;
        const auto beyond = std::ranges::count_if(lane.points, [&](const AutomationPoint& point) {
            return point.value < range.min || point.value > range.max;
        });
        if (beyond == 0) continue;
        const bool one = beyond == 1;
        findings.push_back({Severity::warning, placed.number,
                            std::to_string(beyond) + (one ? " point" : " points") + " of the automation of " +
                                lane.parameter + (one ? " lies" : " lie") + " beyond " +
                                describe(*parameter->row, range.min) + " to " + describe(*parameter->row, range.max) +
                                ": the limit is heard; move " + (one ? "it" : "them"),
                            placeOf(placed, "automation." + std::to_string(n + 1))});
    }
}

} // namespace

Findings chainFindings(const Album& album, const AlbumLayout& layout) {
    Findings findings;
    const auto ofChain = [&](const Owner& owner) {
        versionFindings(owner, findings);
        rangeFindings(owner, findings);
        tapFindings(owner, album.rate, findings);
    };
    for (std::size_t n = 0; n < album.masters.size(); ++n)
        ofChain({album.masters[n].albumChain, {}, "masters." + std::to_string(n + 1) + ".albumChain"});
    for (const PlacedTrack& placed : layout.tracks) {
        const Track& track = album.tracks[placed.row];
        ofChain({track.chain, placed.number, placeOf(placed, "chain")});
        automationFindings(track, placed, findings);
    }
    return findings;
}

} // namespace core
