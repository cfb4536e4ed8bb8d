// Findings about chains: part of AlbumFindings.h.
#include "core/AlbumFindings.h"
#include "core/Automation.h"
#include "core/EqualizerVersions.h"
#include "core/rows/EqualizerRows.h"

#include <algorithm>
#include <cmath>
#include <numbers>
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

/// How far the nearest pole or zero of the band's analogue prototype lies from the frequency axis, Hz; those on it left
/// out.
double nearestRootHz(const EqualizerBand& band) {
    using enum EqualizerBand::Type;
    const auto root = [](double damping) { // of s^2 + damping s + 1
        const double half = 0.5 * damping;
        return half < 1.0 ? half : half - std::sqrt(half * half - 1.0);
    };
    const double gain = std::pow(10.0, std::abs(band.gainDb) / 40.0);
    const double order = band.slopeDbPerOctave / 6.0;
    switch (band.type) {
    case bell:
        return band.frequencyHz * std::min(root(gain / band.q), root(1.0 / (gain * band.q)));
    case lowShelf:
    case highShelf:
        return band.frequencyHz / std::sqrt(gain) * root(1.0 / band.q);
    case tilt:
        return band.frequencyHz / gain * root(1.0 / band.q);
    case notch:
    case bandPass:
        return band.frequencyHz * root(1.0 / band.q);
    case lowCut:
    case highCut:
        return band.frequencyHz * (order == 1.0 ? 1.0 : root(2.0 * std::sin(std::numbers::pi / (2.0 * order))));
    }
    return 0.0;
}

/// Whether an equalizer of linear or mixed phase makes the band within 0.1 dB of its curve from 20 Hz to 20 kHz where
/// that is above -40 dB, and below it at most 1 dB over it: responses ring for the longer the nearer their roots lie to
/// the axis, and the taps are as long as they are. (The limits of that distance times that length were found by a
/// sweep, which a test repeats.) Up to version 2 of the equalizer's sound taps filled the middle of a notch: of
/// that, at least 40 dB.
bool holds(const Slot& slot, int taps, const EqualizerBand& band, int rate) {
    using enum EqualizerBand::Type;
    const auto phase = std::get<EqualizerSettings>(slot.settings).phase;
    const bool fills = fillsZeros(slot.version);
    if (!band.on || (hasGain(band.type) && band.gainDb == 0.0)) return true;
    const int tapRate = rate / ((rate + 47999) / 48000); // There are more of them at higher rates.
    const double seconds = static_cast<double>(taps) / tapRate;
    // What rises by 6 dB an octave from 0 Hz has a corner there.
    const bool hasCorner = band.type == bandPass || (band.type == lowCut && band.slopeDbPerOctave == 6);
    if (fills && hasCorner && 20.0 * seconds < 2.0) return false;
    const double ofCut = phase == EqualizerSettings::Phase::mixed ? 4.5 : 2.6;
    const double ofNotch = fills ? 24.0 : 5.0;
    const double least = band.type == notch ? ofNotch : isCut(band.type) ? ofCut : 1.5;
    return nearestRootHz(band) * seconds >= least;
}

void tapFindings(const Owner& owner, int rate, Findings& findings) {
    constexpr int mostTaps = rows::tapCounts.back();
    eachBand(owner, [&](const Slot& slot, const EqualizerBand& band, const std::string& name, const std::string&,
                        const std::string& place) {
        const auto& equalizer = std::get<EqualizerSettings>(slot.settings);
        const auto heldBy = [&](int taps) { return holds(slot, taps, band, rate); };
        if (equalizer.phase == EqualizerSettings::Phase::minimum || heldBy(equalizer.taps)) return;
        int taps = equalizer.taps;
        while (taps < mostTaps && !heldBy(taps)) taps *= 2;
        const std::string more = heldBy(taps) ? std::to_string(taps) + " taps or " : "";
        findings.push_back({Severity::note, owner.track,
                            name + " is sharper than " + std::to_string(equalizer.taps) +
                                " taps can make it, and comes out softer: take " + more + "minimum phase",
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
