#include "engine/delivery/DeliveryFindings.h"

#include "core/AlbumFindings.h"
#include "core/AudioFileWriter.h"
#include "core/ClockText.h"
#include "core/Decimal.h"
#include "core/DeliveredAlbum.h"
#include "core/Error.h"
#include "core/Ffmpeg.h"
#include "core/FileFormat.h"
#include "core/FileName.h"
#include "core/Parameter.h"
#include "core/PlantShelf.h"
#include "core/RedBook.h"
#include "core/Sides.h"
#include "engine/delivery/AppleRules.h"
#include "engine/delivery/Deliver.h"
#include "engine/delivery/DiscContent.h"
#include "engine/delivery/FileNames.h"
#include "engine/delivery/Particulars.h"
#include "engine/disc/ImageAndText.h"

#include <algorithm>
#include <map>

namespace engine::delivery {

namespace {

using core::Severity;
using Format = core::Delivery::Format;

constexpr double guardWarnDb = 0.2;

/// The place of a setting of the delivery at `at`, from 0.
std::string placeOf(std::size_t at, const char* setting) {
    return "deliveries." + std::to_string(at + 1) + "." + setting;
}

/// The place of something of the track of that number.
std::string placeOf(const core::AlbumLayout& layout, int number, std::string_view what) {
    const auto placed = std::ranges::find(layout.tracks, number, &core::PlacedTrack::number);
    return placed == layout.tracks.end() ? std::string() : core::placeOf(*placed, what);
}

/// "44100, 48000 and 96000".
std::string listed(std::span<const int> numbers) {
    std::string list;
    for (std::size_t n = 0; n < numbers.size(); ++n)
        list += (n == 0 ? "" : n + 1 == numbers.size() ? " and " : ", ") + std::to_string(numbers[n]);
    return list;
}

void checkSides(const core::Album& album, const core::Delivery& delivery, std::size_t at, core::Findings& findings) {
    if (core::rateOf(delivery, album.rate) != album.rate)
        findings.push_back({Severity::warning, std::nullopt,
                            nameOf(delivery) + ": sides are cut from the album's own " + std::to_string(album.rate) +
                                " Hz: take the rate off",
                            placeOf(at, "rate")});
    const core::AlbumLayout layout = core::layOut(album);
    findings = core::joined(std::move(findings), core::sideFindings(album, layout));
    for (const core::Side& side : core::sidesOf(album, layout))
        if (side.lengthFrames() <= 0)
            findings.push_back({Severity::error, std::nullopt, "side " + side.letter + " would have no sound on it",
                                placeOf(layout, layout.tracks[side.first].number, "endMark")});
}

void checkDelivery(const core::Album& album, const core::Delivery& delivery, std::size_t at, core::Findings& findings) {
    const std::string name = nameOf(delivery);
    const auto fail = [&](const char* setting, const std::string& message) {
        findings.push_back({Severity::error, std::nullopt, name + ": " + message, placeOf(at, setting)});
    };
    const auto& row = core::fileFormatOf(delivery.format);
    if (core::isDisc(delivery) && delivery.rate.value_or(core::cdRate) != core::cdRate)
        fail("rate", "a disc is always 44.1 kHz; take the rate off");
    else if (delivery.rate && !row.hasRate(*delivery.rate))
        fail("rate", "cannot be written at " + std::to_string(*delivery.rate) + " Hz; " + listed(row.rates) + " can");
    if (row.hasWords && !row.hasFloats && delivery.wordLength == core::Delivery::WordLength::float32)
        fail("wordLength", std::string(row.title) + " holds 16 or 24 bits, no floats");
    if (row.byFfmpeg && !core::hasFfmpeg()) fail("format", core::noFfmpeg);
    if (delivery.ceilingDbtp && !(*delivery.ceilingDbtp <= 0.0 && *delivery.ceilingDbtp >= -60.0))
        fail("ceilingDbtp", "the ceiling has to lie between -60 and 0 dBTP");
    if (core::isDisc(delivery)) return;
    if (row.holds == core::FileFormat::Holds::sides) return checkSides(album, delivery, at, findings);
    if (const auto field = unknownField(delivery.names))
        fail("names",
             "the name template knows no '" + *field + "'; it knows {number} {title} {artist} {album} {isrc} {disc}");
    const auto layout = core::layOut(album);
    const Cuts cuts = cutsOf(album, layout, core::rateOf(delivery, album.rate));
    if (core::isTooLong(delivery.format, delivery.wordLength, cuts.album.length()))
        fail("format", "the album's file would pass the 4 GiB that " + std::string(row.title) +
                           " can hold; take WAV, W64 or CAF");
    for (const auto& cut : cuts.tracks)
        if (cut.range.length() <= 0)
            findings.push_back({Severity::error, cut.number, name + ": the track's file would have no sound in it",
                                placeOf(layout, cut.number, "endMark")});
}

/// What a format does to the album that one should know; nothing that stops it.
void tellOfFormat(const core::Album& album, const core::Delivery& delivery, core::Findings& findings) {
    const auto& row = core::fileFormatOf(delivery.format);
    const auto tell = [&](Severity severity, const std::string& message) {
        findings.push_back({severity, std::nullopt, nameOf(delivery) + ": " + message});
    };
    if (!core::isDisc(delivery) && row.tagging == core::FileFormat::Tagging::none)
        tell(Severity::warning, std::string(row.title) + " files are written without tags: titles, artists, codes, the "
                                                         "cover and the marks of the tracks are lost");
    if (delivery.format == Format::aac)
        tell(Severity::note, "encoded by ffmpeg, an estimate of what a shop's own encoder will make");
    const int rate = core::rateOf(delivery, album.rate);
    if (row.isLossy() && !delivery.rate && rate != album.rate)
        tell(Severity::note, std::string(row.title) + " has no " + std::to_string(album.rate) +
                                 " Hz: the album is resampled to " + std::to_string(rate) + " Hz");
}

/// The profile of a DDP's plant, which has to be there.
std::optional<core::PlantProfile> plantFor(const core::Delivery& delivery, std::size_t at, core::Findings& findings) {
    if (!core::isDisc(delivery)) return std::nullopt;
    try {
        return core::plantOf(delivery);
    } catch (const core::Error& error) {
        findings.push_back({Severity::error, std::nullopt, error.what(), placeOf(at, "plant")});
        return std::nullopt;
    }
}

/// The map stream has four digits for the pause (PRE2).
constexpr core::SectorCount longestPause = 9999;

void checkDiscs(const core::Album& album, const core::Delivery& delivery, core::Findings& findings) {
    const auto job = jobFor(album, delivery);
    for (int disc = 0; disc < job.layout.discs; ++disc) {
        const auto cd = core::cdLayout(job.layout, disc);
        if (cd.tracks.empty() || cd.tracks.size() > core::maxCdTracks) continue;
        const bool isDdp = delivery.format == Format::ddp;
        if (isDdp && cd.firstIndex01 > longestPause)
            findings.push_back({Severity::error, firstNumberOf(job.layout, cd),
                                "the pause ahead of it is " + core::sectorTime(cd.firstIndex01) +
                                    " on the disc; a DDP can say at most " + core::sectorTime(longestPause) +
                                    ": move the pause mark",
                                placeOf(job.layout, firstNumberOf(job.layout, cd), "pauseMark")});
        auto ofText = isDdp ? packCdText(cdTextOf(job.album, job.layout, cd), firstNumberOf(job.layout, cd)).findings
                            : disc::textFindings(job.album, job.layout, cd, delivery.format);
        for (core::Finding& finding : ofText) {
            if (finding.track) finding.place = placeOf(job.layout, *finding.track, finding.place);
            // Discs of several formats say the same of their CD-Text.
            if (std::ranges::find(findings, finding) == findings.end()) findings.push_back(std::move(finding));
        }
    }
}

void checkFolders(const core::Album& album, const std::vector<core::Delivery>& deliveries, core::Findings& findings) {
    std::vector<std::filesystem::path> taken;
    for (const auto& delivery : deliveries) {
        const std::string place = placeOf(taken.size(), "folder");
        const auto folder = folderOf(album, delivery);
        const auto clashes = [&](const auto& other) { return liesIn(folder, other) || liesIn(other, folder); };
        if (const auto other = std::ranges::find_if(taken, clashes); other != taken.end())
            findings.push_back({Severity::error, std::nullopt,
                                "two deliveries (" +
                                    nameOf(deliveries[static_cast<std::size_t>(other - taken.begin())]) + ", " +
                                    nameOf(delivery) + ") go to the folder '" + folder.string() +
                                    "', or one into the other's; give one another folder",
                                place});
        taken.push_back(folder);
        if (folder.is_absolute() || *folder.begin() == ".." || folder == ".")
            findings.push_back({Severity::error, std::nullopt,
                                nameOf(delivery) + ": '" + folder.string() + "' is no folder inside the target folder",
                                place});
    }
}

void checkSources(const core::Album& album, const source::SourceLibrary::Opened& sources, core::Findings& findings) {
    std::ranges::copy(sources.findings, std::back_inserter(findings));
    for (const auto id : sources.missing) {
        const auto* source = core::findSource(album, id);
        const std::string path = source ? source->path.string() : "unknown";
        const auto isSaid = [&](const core::Finding& finding) {
            return finding.severity == Severity::error && finding.message.starts_with(path);
        };
        if (std::ranges::none_of(sources.findings, isSaid))
            findings.push_back({Severity::error, std::nullopt,
                                path + ": the source is missing; find it or take its clips out", "sources"});
    }
}

/// What a delivery sets otherwise than the album does.
void listOverrides(const core::Album& album, const core::Delivery& delivery, core::Findings& findings) {
    for (const Otherwise& slot : overridesOf(album, delivery))
        findings.push_back({Severity::note, slot.track, nameOf(delivery) + ": for this delivery " + slot.words});
}

/// Of a single, whose only track has the number 1: as the album numbers it.
core::Findings numbered(core::Findings findings, std::optional<int> single) {
    for (core::Finding& finding : findings)
        if (single && finding.track) finding.track = single;
    return findings;
}

struct TrackDips {
    GuardDip deepest;
    int places = 0;
};

} // namespace

core::Findings findingsFor(const core::Album& album, const std::vector<core::Delivery>& deliveries,
                           const source::SourceLibrary::Opened& sources) {
    core::Album asked = album;
    asked.deliveries = deliveries;
    core::Findings findings = core::albumFindings(asked);
    std::vector<std::optional<core::PlantProfile>> plants; // Of each delivery; none where it is no disc, or has none.
    for (std::size_t at = 0; at < deliveries.size(); ++at) {
        plants.push_back(plantFor(deliveries[at], at, findings));
        if (!plants.back() || !core::canBeMade(album, deliveries[at])) continue;
        findings = core::joined(findings,
                                numbered(core::redBook(core::albumFor(asked, deliveries[at]), plants.back()->lengths),
                                         core::singleNumber(album, deliveries[at])));
    }
    std::ranges::move(core::coverFindings(album, deliveries), std::back_inserter(findings));
    checkSources(album, sources, findings);
    checkFolders(album, deliveries, findings);
    const bool isWhole = !core::layOut(album).tracks.empty();
    if (!isWhole && std::ranges::find(findings, Severity::error, &core::Finding::severity) == findings.end())
        findings.push_back({Severity::error, std::nullopt, core::noTrackMessage, "tracks"});
    for (std::size_t at = 0; at < deliveries.size(); ++at) {
        const core::Delivery& delivery = deliveries[at];
        if (!isWhole || !core::canBeMade(album, delivery)) continue;
        const core::Album made = core::albumFor(album, delivery);
        core::Findings own;
        checkDelivery(made, delivery, at, own);
        tellOfFormat(made, delivery, own);
        std::ranges::move(appleFindings(made, delivery, sources.audio), std::back_inserter(own));
        listOverrides(album, delivery, own);
        if (plants[at]) checkDiscs(album, delivery, own);
        findings = core::joined(std::move(findings), numbered(std::move(own), core::singleNumber(album, delivery)));
    }
    return findings;
}

core::Findings findingsOf(const DeliveryJob& job) {
    std::map<std::size_t, TrackDips> tracks;
    for (const auto& dip : job.dips) {
        const auto& cut = trackAt(job.cuts, dip.at);
        auto& dips = tracks[static_cast<std::size_t>(&cut - job.cuts.tracks.data())];
        ++dips.places;
        if (dip.db > dips.deepest.db) dips.deepest = dip;
    }
    const std::string name = nameOf(job.delivery) + ": ";
    const auto& ceiling = job.delivery.ceilingDbtp;
    const std::string under = ceiling ? core::decimal(*ceiling, 1) + " dBTP" : std::string("full scale");
    core::Findings findings;
    for (const auto& [place, dips] : tracks) {
        const auto& cut = job.cuts.tracks[place];
        const double db = dips.deepest.db;
        const std::string took = db < 0.005 ? "less than 0.01 dB" : core::decimal(db, 2) + " dB";
        findings.push_back({db > guardWarnDb ? Severity::warning : Severity::note, job.numberOf(cut),
                            name + "the guard took up to " + took + " at " +
                                core::clock(dips.deepest.at - cut.range.from, job.cuts.rate) + " (in " +
                                std::to_string(dips.places) + (dips.places == 1 ? " place" : " places") +
                                ") to stay under " + under});
    }
    for (const std::size_t place : job.exactTracks)
        findings.push_back({Severity::note, job.numberOf(job.cuts.tracks[place]),
                            name + "delivered without dither, bit for bit its source"});
    return findings;
}

core::Findings oversOf(const DeliveryJob& job, const std::vector<CheckedFile>& files) {
    core::Findings findings;
    for (const CheckedFile& file : files) {
        const auto cut =
            std::ranges::find(job.cuts.tracks, file.track, [&](const TrackCut& each) { return job.numberOf(each); });
        if (!file.overs || cut == job.cuts.tracks.end()) continue; // the album's file has the same places
        const DecodedOvers& overs = *file.overs;
        findings.push_back(
            {Severity::warning,
             file.track,
             nameOf(job.delivery) + ": decoded again it passes full scale by " + core::decimal(overs.highestDbtp, 2) +
                 " dB at " + core::clock(overs.at, job.cuts.rate) +
                 (overs.places == 1 ? std::string() : ", the worst of " + std::to_string(overs.places) + " places") +
                 ": players clip there; a ceiling about 1 dB lower leaves room",
             {},
             core::convertFrames(cut->range.from + overs.at, job.cuts.rate, job.layout.rate)});
    }
    return findings;
}

std::filesystem::path folderOf(const core::Album& album, const core::Delivery& delivery) {
    const auto folder = delivery.folder.lexically_normal();
    if (folder.empty()) {
        std::string name = nameOf(delivery);
        if (!delivery.master.empty()) name += " " + core::safeFileName(delivery.master, core::maxFileNameBytes / 2);
        if (delivery.version) name += " " + std::string(core::versionName(*delivery.version));
        if (const auto number = core::singleNumber(album, delivery))
            name += std::string(" single ") + (*number < 10 ? "0" : "") + std::to_string(*number);
        return name;
    }
    return folder.has_filename() ? folder : folder.parent_path();
}

bool liesIn(const std::filesystem::path& path, const std::filesystem::path& folder) {
    return std::ranges::mismatch(folder, path).in1 == folder.end();
}

std::filesystem::path targetOf(const core::Album& album, const core::Delivery& delivery,
                               const std::filesystem::path& folder) {
    return std::filesystem::absolute(folder / folderOf(album, delivery)).lexically_normal();
}

void throwWhereStopped(const core::Findings& findings, const std::string& reason) {
    const auto sentence = [](const core::Finding& finding) {
        return (finding.track ? "track " + std::to_string(*finding.track) + ": " : "") + finding.message;
    };
    for (const auto& finding : findings)
        if (finding.severity == Severity::error) throw core::Error(sentence(finding));
    for (const auto& finding : findings)
        if (finding.severity == Severity::rule && reason.empty())
            throw core::Error(sentence(finding) + " (breaks a rule: mend it, or give a reason)");
}

} // namespace engine::delivery
