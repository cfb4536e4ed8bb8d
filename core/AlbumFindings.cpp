#include "core/AlbumFindings.h"

#include "core/DeliveredAlbum.h"
#include "core/Error.h"
#include "core/FileFormat.h"
#include "core/Picture.h"

#include <algorithm>
#include <set>
#include <string>

namespace core {

namespace {

const Track& trackOf(const Album& album, const PlacedTrack& placed) {
    return album.tracks[placed.row];
}

/// "0.25 s".
std::string seconds(FrameCount frames, int rate) {
    const FrameCount hundredths = frames / rate * 100 + ceilDiv(frames % rate * 100, rate);
    const std::string rest = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + "." + (rest.size() < 2 ? "0" : "") + rest + " s";
}

bool isNumber(std::string_view text, int min, int max) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return false;
        value = value * 10 + (c - '0');
    }
    return value >= min && value <= max;
}

/// "2026", "2026-11" or "2026-11-22".
bool isDate(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    if (!isNumber(text.substr(0, 4), 1, 9999)) return false;
    if (text.size() >= 7 && (text[4] != '-' || !isNumber(text.substr(5, 2), 1, 12))) return false;
    return text.size() < 10 || (text[7] == '-' && isNumber(text.substr(8, 2), 1, 31));
}

/// Frames of the source at the album's rate; a frame more than the quotient may come out of a resampler.
FrameCount framesAtAlbumRate(const Source& source, const Album& album) {
    return ceilDiv(source.frames * album.rate, source.rate);
}

/// `placed`: whose clip it is; nullptr for a bed's.
void clipFindings(const Album& album, const PlacedClip& clip, const PlacedTrack* placed, Findings& findings) {
    const Source* source = findSource(album, clip.source);
    const auto track = placed ? std::optional(placed->number) : std::nullopt;
    const std::string place = placed ? placeOf(*placed, "clips") : "beds";
    if (!source) {
        findings.push_back(
            {Severity::error, track, "a clip plays a source that the album does not have: replace it", place});
        return;
    }
    const bool known = source->frames > 0 && source->rate > 0;
    const FramePos end = clip.region.from + clip.region.lengthFrames;
    if (clip.region.from < 0 || (known && end > framesAtAlbumRate(*source, album)))
        findings.push_back(
            {Severity::warning, track,
             "a clip reaches past the sound of '" + source->path.filename().string() + "': silence sounds there",
             place});
}

void soundFindings(const Album& album, const AlbumLayout& layout, Findings& findings) {
    for (const auto& placed : layout.tracks) {
        if (placed.lengthFrames <= 0)
            findings.push_back({Severity::warning, placed.number, "no sound: add a clip", placeOf(placed, "clips")});
        for (const auto& clip : placed.clips) clipFindings(album, clip, &placed, findings);
    }
    for (const auto& bed : layout.beds) clipFindings(album, bed, nullptr, findings);

    if (const FrameCount cut = layout.begin - layout.firstSound(); cut > 0)
        findings.push_back({Severity::warning, 1,
                            seconds(cut, album.rate) + " of sound lie ahead of where the album begins and are not "
                                                       "delivered: move the start mark, or set a pause mark",
                            placeOf(layout.tracks.front(), "startMark")});
    FramePos lastSound = layout.end;
    for (const auto& placed : layout.tracks) lastSound = std::max(lastSound, placed.soundEnd());
    for (const auto& bed : layout.beds) lastSound = std::max(lastSound, bed.end());
    if (lastSound > layout.end)
        findings.push_back({Severity::warning, layout.tracks.back().number,
                            seconds(lastSound - layout.end, album.rate) +
                                " of sound lie past the end of the album and are not delivered: move the end mark",
                            placeOf(layout.tracks.back(), "endMark")});
}

void bedFindings(const Album& album, const AlbumLayout& layout, Findings& findings) {
    for (const auto& bed : album.beds) {
        if (findTrack(layout, bed.before)) continue;
        const bool there = std::ranges::find(album.tracks, bed.before, &Track::id) != album.tracks.end();
        findings.push_back({Severity::warning, std::nullopt,
                            there ? "a bed lies before a track that is disabled and does not sound"
                                  : "a bed lies before a track that the album does not have and does not sound",
                            "beds"});
    }
}

void masterFindings(const Album& album, Findings& findings) {
    std::set<std::string> names;
    for (const auto& master : album.masters)
        if (!names.insert(master.name).second)
            findings.push_back({Severity::warning, std::nullopt,
                                "two masters are named '" + master.name + "': a delivery takes the first", "masters"});
}

bool hasSlot(const Chain& chain, SlotId slot) {
    return std::ranges::find(chain, slot, &Slot::id) != chain.end();
}

bool hasSlot(const Album& album, SlotId slot) {
    return std::ranges::any_of(album.masters, [&](const auto& master) { return hasSlot(master.albumChain, slot); }) ||
           std::ranges::any_of(album.tracks, [&](const auto& track) { return hasSlot(track.chain, slot); });
}

void deliveryFindings(const Album& album, const AlbumLayout& layout, Findings& findings) {
    for (std::size_t n = 0; n < album.deliveries.size(); ++n) {
        const Delivery& delivery = album.deliveries[n];
        const std::string place = "deliveries." + std::to_string(n + 1) + ".";
        if (!delivery.master.empty() &&
            std::ranges::find(album.masters, delivery.master, &Master::name) == album.masters.end())
            findings.push_back(
                {Severity::error, std::nullopt,
                 "a delivery asks for the master '" + delivery.master + "', which the album does not have",
                 place + "master"});
        for (const auto& change : delivery.overrides)
            if (!hasSlot(album, change.slot))
                findings.push_back({Severity::warning, std::nullopt,
                                    "a delivery sets a slot otherwise that the album no longer has",
                                    place + "overrides"});
        if (delivery.single && !findTrack(layout, *delivery.single))
            findings.push_back({Severity::error, std::nullopt,
                                "a delivery is a single of a track that the album does not have, or that is disabled: "
                                "choose another one",
                                place + "single"});
        if (!delivery.version) continue;
        for (const auto& placed : layout.tracks) {
            if (delivery.single && placed.id != *delivery.single) continue;
            const auto& versions = trackOf(album, placed).versions;
            if (std::ranges::find(versions, *delivery.version, &Version::kind) == versions.end())
                findings.push_back({Severity::warning, placed.number,
                                    std::string("no ") + std::string(versionName(*delivery.version)) +
                                        " version: the main one is delivered in its place",
                                    place + "version"});
        }
    }
}

/// What shops ask of a cover: Apple and Spotify take 1400 x 1400 at least and recommend 3000 x 3000, always square.
Findings sizeFindings(const PictureFacts& picture) {
    constexpr int least = 1400;
    constexpr int asked = 3000;
    constexpr std::uintmax_t largest = 10'000'000; // bytes; every track's file holds them once more
    Findings findings;
    const auto say = [&](Severity severity, const std::string& message) {
        findings.push_back({severity, std::nullopt, message, "metadata.cover"});
    };
    const std::string size = std::to_string(picture.width) + " x " + std::to_string(picture.height) + " pixels";
    if (picture.width != picture.height)
        say(Severity::warning, "the cover picture is not square (" + size + "): shops refuse it");
    if (const int side = std::min(picture.width, picture.height); side < least)
        say(Severity::warning, "the cover picture is small (" + size + "): shops take " + std::to_string(least) +
                                   " and ask for " + std::to_string(asked));
    else if (side < asked)
        say(Severity::note, "the cover picture has " + size + ": shops ask for " + std::to_string(asked));
    if (picture.bytes > largest)
        say(Severity::warning, "the cover picture is large (" + std::to_string(picture.bytes / 1'000'000) +
                                   " MB), and every file holds it: make it smaller than 10 MB");
    return findings;
}

} // namespace

Findings coverFindings(const Album& album, const std::vector<Delivery>& deliveries) {
    const auto holdsCover = [](const Delivery& delivery) {
        const FileFormat& row = fileFormatOf(delivery.format);
        return row.holds != FileFormat::Holds::disc && row.tagging != FileFormat::Tagging::none;
    };
    const bool anyHolds = std::ranges::any_of(deliveries, holdsCover);
    const auto say = [](Severity severity, const std::string& message) {
        return Findings{{severity, std::nullopt, message, "metadata.cover"}};
    };
    if (album.metadata.cover.empty())
        return anyHolds ? say(Severity::note, "there is no cover picture: files go out without one") : Findings();
    try {
        return sizeFindings(pictureFacts(album.metadata.cover));
    } catch (const Error& why) {
        return say(deliveries.empty() || anyHolds ? Severity::error : Severity::warning,
                   "the cover picture " + std::string(why.what()) + "; take another one, or none");
    }
}

Findings albumFindings(const Album& album) {
    const AlbumLayout layout = layOut(album);
    Findings findings;
    if (layout.tracks.empty()) findings.push_back({Severity::error, std::nullopt, noTrackMessage, "tracks"});
    if (!album.metadata.date.empty() && !isDate(album.metadata.date))
        findings.push_back({Severity::warning, std::nullopt,
                            "the date '" + album.metadata.date + "' is none: write 2026, 2026-11 or 2026-11-22",
                            "metadata.date"});
    if (!layout.tracks.empty()) soundFindings(album, layout, findings);
    bedFindings(album, layout, findings);
    masterFindings(album, findings);
    deliveryFindings(album, layout, findings);
    findings = joined(std::move(findings), chainFindings(album, layout));
    findings = joined(std::move(findings), codeFindings(album, layout, Severity::warning, Severity::warning));
    return joined(std::move(findings), missingTexts(album, layout));
}

} // namespace core
