#include "app/Keys.h"
#include "app/AutomationKeys.h"
#include "app/ChainKeys.h"
#include "app/Text.h"
#include "app/VinylKeys.h"
#include "core/Edits.h"
#include "core/Error.h"
#include "core/MetadataFields.h"
#include "core/ProjectFile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

namespace app {

namespace {

struct Assignment {
    std::string key;
    std::string value;
};

/// The texts of the album by their keys, its cover among them; those of a track, with its flags.
std::vector<std::string> albumTexts() {
    std::vector<std::string> keys;
    for (const auto& field : core::metadataFields())
        if (field.album) keys.emplace_back(field.key);
    keys.emplace_back("cover");
    return keys;
}

std::vector<std::string> trackTexts() {
    std::vector<std::string> keys;
    for (const auto& field : core::metadataFields())
        if (field.track) keys.emplace_back(field.key);
    for (const auto& flag : core::metadataFlags()) keys.emplace_back(flag.key);
    return keys;
}

bool isAmong(std::string_view key, const std::vector<std::string>& keys) {
    return std::ranges::find(keys, key) != keys.end();
}

constexpr double longestSeconds = 86400.0;

Assignment parsed(const std::string& argument) {
    const std::size_t equals = argument.find('=');
    if (equals == std::string::npos || equals == 0)
        throw core::Error("\"" + argument + "\" is not KEY=VALUE: title=\"Blue Hour\", track.2.gap=1.5");
    return {argument.substr(0, equals), argument.substr(equals + 1)};
}

/// The key up to its first dot, which is taken off it with the dot.
std::string_view head(std::string_view& key) {
    const std::size_t dot = key.find('.');
    const std::string_view first = key.substr(0, dot);
    key.remove_prefix(dot == std::string_view::npos ? key.size() : dot + 1);
    return first;
}

double numberOf(const Assignment& set, double least, double most, const std::string& what) {
    const auto number = parseNumber(set.value);
    if (!number || *number < least || *number > most)
        throw core::Error(set.key + ": \"" + set.value + "\" is not " + what);
    return *number;
}

core::FrameCount framesOf(const Assignment& set, int rate, bool negative) {
    const std::string what = negative ? "a number of seconds, such as 1.5 (negative: a segue)"
                                      : "a number of seconds from 0 on, such as 1.5";
    return std::llround(numberOf(set, negative ? -longestSeconds : 0.0, longestSeconds, what) * rate);
}

double decibelsOf(const Assignment& set) {
    return numberOf(set, -100.0, 40.0, "a number of decibels from -100 to 40, such as -0.8");
}

/// Trims a clip: what stays keeps its place in the album.
void trim(const core::Album& album, core::Clip& clip, bool inPoint, const Assignment& set) {
    const core::FramePos at = framesOf(set, album.rate, false);
    const core::Source* source = core::findSource(album, clip.source);
    const core::FrameCount whole = source ? core::convertFrames(source->frames, source->rate, album.rate)
                                          : clip.region.from + clip.region.lengthFrames;
    const core::FramePos out = clip.region.from + clip.region.lengthFrames;
    if (inPoint ? at >= out : at <= clip.region.from)
        throw core::Error(set.key + ": the in point has to lie ahead of the out point; now in is " +
                          decimal(static_cast<double>(clip.region.from) / album.rate, 3) + " s, out " +
                          decimal(static_cast<double>(out) / album.rate, 3) + " s");
    if (at > whole)
        throw core::Error(set.key + ": the mix is " + decimal(static_cast<double>(whole) / album.rate, 3) + " s long");
    if (inPoint) {
        clip.offset += at - clip.region.from;
        clip.region = {.from = at, .lengthFrames = out - at};
    } else {
        clip.region.lengthFrames = at - clip.region.from;
    }
}

/// False where the key is none of the short ones.
bool setClip(const core::Album& album, core::Track& track, std::string_view rest, const Assignment& set) {
    const std::string_view number = head(rest);
    const auto place = parseWhole(number);
    if (!place || *place < 1 || *place > static_cast<long>(track.clips.size()))
        throw core::Error(set.key + ": there is no clip \"" + std::string(number) + "\"; the track has " +
                          std::to_string(track.clips.size()));
    core::Clip& clip = track.clips[static_cast<std::size_t>(*place - 1)];
    if (rest == "gain")
        clip.gainDb = decibelsOf(set);
    else if (rest == "in" || rest == "out")
        trim(album, clip, rest == "in", set);
    else if (rest == "fadeIn")
        clip.fadeIn.lengthFrames = framesOf(set, album.rate, false);
    else if (rest == "fadeOut")
        clip.fadeOut.lengthFrames = framesOf(set, album.rate, false);
    else
        return false;
    return true;
}

/// Sets one row; a band that stands untouched is switched on by it.
std::optional<std::string> setSlot(core::Chain& chain, std::string_view rest, const std::string& owner,
                                   const Assignment& set, bool switchesItself) {
    const std::string_view name = head(rest);
    if (name.empty() || rest.empty())
        throw core::Error(set.key + ": name a module and what to set of it, as in album.chain.limiter.ceiling=-1");
    core::Slot& slot = chain[slotNamed(chain, name, owner)];
    const core::Slot before = slot;
    setRow(slot, rest, set.value, set.key);
    const auto row = core::findParameter(core::moduleOf(slot), rest);
    auto* equalizer = std::get_if<core::EqualizerSettings>(&slot.settings);
    if (!equalizer || !row || !row->row->banded || row->row->id == "on" || switchesItself) return std::nullopt;
    const auto band = static_cast<std::size_t>(row->band);
    if (std::get<core::EqualizerSettings>(before.settings).bands.at(band) != core::EqualizerBand{}) return std::nullopt;
    equalizer->bands.at(band).on = true;
    return "switched on band " + std::to_string(row->band + 1) + " of the equalizer of " + owner;
}

class Keys {
  public:
    Keys(core::Album album, std::vector<Assignment> all, const std::filesystem::path& folder)
        : applied_{.album = std::move(album), .notes = {}}, all_(std::move(all)), folder_(folder) {}

    KeysApplied apply() {
        for (const Assignment& set : all_) apply(set);
        applied_.album = core::normalised(std::move(applied_.album));
        return std::move(applied_);
    }

  private:
    void apply(const Assignment& set) {
        std::string_view rest = set.key;
        const std::string_view first = head(rest);
        if (isAmong(set.key, albumTexts()))
            place("metadata." + set.key, set);
        else if (first == "track")
            applyToTrack(rest, set);
        else if (first == "album")
            applyToAlbum(rest, set);
        else if (first == "vinyl" && setVinyl(applied_.album.vinyl, rest, set.value, set.key))
            return;
        else if (set.key == "rate")
            applyRate(set);
        else
            placeOfFile(set.key, set.key, shortKeys(), set);
    }

    /// Checked as the file's, but what lies at frames keeps its time.
    void applyRate(const Assignment& set) {
        const core::Album before = applied_.album;
        place("rate", set);
        applied_.album = core::withRate(before, applied_.album.rate);
    }

    void applyToAlbum(std::string_view rest, const Assignment& set) {
        const std::string_view what = head(rest);
        if (what == "chain" && namesPoint(rest))
            throw core::Error(set.key + ": a course runs along a track: automate a module of a track's chain");
        if (what == "chain") return slot(applied_.album.masters.front().albumChain, rest, "the album chain", set);
        if (rest.empty() && isAmong(what, albumTexts())) return place("metadata." + std::string(what), set);
        refuse(set.key);
    }

    void applyToTrack(std::string_view rest, const Assignment& set) {
        core::Album& album = applied_.album;
        const std::string_view number = head(rest);
        core::Track& track = trackNumbered(album, number, set.key);
        const std::string owner = "track " + std::string(number);
        std::string_view inner = rest;
        const std::string_view what = head(inner);
        if (rest == "gap")
            track.gapFrames = framesOf(set, album.rate, true);
        else if (rest == "level")
            track.levelDb = decibelsOf(set);
        else if (rest == "fadeIn")
            track.fadeIn.lengthFrames = framesOf(set, album.rate, false);
        else if (rest == "fadeOut")
            track.fadeOut.lengthFrames = framesOf(set, album.rate, false);
        else if (what == "chain" && namesPoint(inner))
            album = withAutomation(album, track.id, inner, set.value, owner + "'s chain", set.key);
        else if (what == "chain")
            slot(track.chain, inner, owner + "'s chain", set);
        else if (what == "clip" && setClip(album, track, inner, set))
            return;
        else if (what == "clip")
            place("tracks." + std::string(number) + ".clips." + std::string(inner), set);
        else if (isAmong(rest, trackTexts()))
            place("tracks." + std::string(number) + ".metadata." + std::string(rest), set);
        else
            placeOfFile("tracks." + std::string(number) + "." + std::string(rest), rest, trackKeys(), set);
    }

    void slot(core::Chain& chain, std::string_view rest, const std::string& owner, const Assignment& set) {
        const std::string on = set.key.substr(0, set.key.rfind('.')) + ".on";
        const bool switchesItself = std::ranges::find(all_, on, &Assignment::key) != all_.end();
        if (auto note = setSlot(chain, rest, owner, set, switchesItself)) applied_.notes.push_back(std::move(*note));
    }

    void place(const std::string& where, const Assignment& set) {
        const bool isSwitch = where.ends_with(".copyPermitted") || where.ends_with(".preEmphasis") ||
                              where.ends_with(".enabled") || where.ends_with(".opensDisc") ||
                              where.ends_with(".opensSide");
        const std::string value = !isSwitch ? set.value : parseSwitch(set.value, set.key) ? "true" : "false";
        applied_.album = core::withValueAt(applied_.album, where, value, folder_);
    }

    /// A place of the file by its own name; where there is none such, with the short keys that were perhaps meant.
    void placeOfFile(const std::string& where, std::string_view typed, const std::vector<std::string>& known,
                     const Assignment& set) {
        try {
            place(where, set);
        } catch (const core::Error& why) {
            const std::vector<std::string> near = nearest(typed, known);
            if (near.empty()) throw;
            throw core::Error(std::string(why.what()) + "; near it: " + listed(near));
        }
    }

    [[noreturn]] static void refuse(const std::string& key) {
        throw core::Error("unknown key \"" + key + "\"; there are " + listed(shortKeys()) +
                          ", and every place of the project file");
    }

    static std::vector<std::string> trackKeys() {
        std::vector<std::string> keys = trackTexts();
        for (const char* key : {"gap", "level", "fadeIn", "fadeOut", "clip", "chain", "opensSide"})
            keys.emplace_back(key);
        return keys;
    }

    static std::vector<std::string> shortKeys() {
        std::vector<std::string> keys = albumTexts();
        for (const char* key : {"track.N.title", "track.N.gap", "track.N.level", "track.N.chain.MODULE.ROW",
                                "track.N.chain.MODULE.ROW@SECONDS", "album.chain.MODULE.ROW", "vinyl.rpm",
                                "vinyl.inches", "vinyl.continuous", "vinyl.good", "vinyl.most", "vinyl.runout.SIDE"})
            keys.emplace_back(key);
        return keys;
    }

    KeysApplied applied_;
    std::vector<Assignment> all_;
    std::filesystem::path folder_;
};

} // namespace

KeysApplied withKeys(core::Album album, std::span<const std::string> assignments, const std::filesystem::path& folder) {
    std::vector<Assignment> all;
    std::ranges::transform(assignments, std::back_inserter(all), parsed);
    return Keys(std::move(album), std::move(all), folder).apply();
}

core::Track& trackNumbered(core::Album& album, std::string_view number, const std::string& key) {
    const auto place = parseWhole(number);
    if (!place || *place < 1 || *place > static_cast<long>(album.tracks.size()))
        throw core::Error(key + ": there is no track \"" + std::string(number) + "\"; the album has " +
                          (album.tracks.empty() ? "none" : "tracks 1 to " + std::to_string(album.tracks.size())));
    return album.tracks[static_cast<std::size_t>(*place - 1)];
}

} // namespace app
