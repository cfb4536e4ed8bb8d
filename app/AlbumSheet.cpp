#include "app/AlbumSheet.h"
#include "app/Text.h"
#include "core/DeliveredAlbum.h"
#include "core/MetadataFields.h"
#include "core/Parameter.h"
#include "core/SettingsText.h"
#include "core/Sides.h"
#include "core/TrackLength.h"
#include "engine/delivery/Deliver.h"
#include "engine/disc/DiscId.h"

#include <algorithm>
#include <ostream>
#include <vector>

namespace app {

namespace {

constexpr int pageWidth = 100;
constexpr int titleWidth = 38;
constexpr int indent = 4;

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string all;
    for (const std::string& part : parts) all += (all.empty() ? "" : std::string(between)) + part;
    return all;
}

void putWrapped(std::ostream& out, std::string_view text, int from) {
    for (const std::string& line : wrapped(text, pageWidth - from))
        out << std::string(static_cast<std::size_t>(from), ' ') << line << '\n';
}

std::string rateName(int rate) {
    return decimal(rate / 1000.0, rate % 1000 == 0 ? 0 : 1) + " kHz";
}

std::string cdTime(core::FrameCount frames, int rate) {
    return core::sectorTime(frames / core::framesPerSector(rate)); // Towards zero, so that a sign means something.
}

std::string secondsOf(core::FrameCount frames, int rate) {
    return decimal(static_cast<double>(frames) / rate, 1) + " s";
}

std::string signedDb(double db) {
    return (db > 0.0 ? "+" : "") + decimal(db, 1) + " dB";
}

// --- the parts of the page

/// A label within a line: "catalogue number", "ISRC".
std::string named(std::string_view label) {
    std::string name(label);
    if (name.size() > 1 && name[1] >= 'a') name[0] = static_cast<char>(name[0] | 0x20);
    return name;
}

void printHead(std::ostream& out, const core::Album& album, const core::AlbumLayout& layout) {
    const core::AlbumMetadata& about = album.metadata;
    const std::string title = about.title.empty() ? "(no title)" : about.title;
    putWrapped(out, harmless(about.artist.empty() ? title : title + " · " + about.artist), 0);
    std::vector<std::string> facts = {
        rateName(album.rate), std::to_string(layout.tracks.size()) + (layout.tracks.size() == 1 ? " track" : " tracks"),
        minutes(static_cast<double>(layout.end) / album.rate)};
    if (layout.discs > 1) facts.push_back(std::to_string(layout.discs) + " discs");
    out << joined(facts, ", ") << "\n";

    std::vector<std::string> given;
    for (const core::MetadataField& field : core::metadataFields()) {
        if (!field.album || field.key == "title" || field.key == "artist") continue; // they are the heading
        if (const std::string& text = about.*field.album; !text.empty())
            given.push_back(named(field.label) + " " + harmless(text));
    }
    if (!about.cover.empty()) given.push_back("cover " + harmless(about.cover.filename().string()));
    if (!given.empty()) putWrapped(out, joined(given, " · "), 0);
}

std::string fileOf(const core::Album& album, core::SourceId id) {
    const core::Source* source = core::findSource(album, id);
    return source ? harmless(source->path.filename().string()) : "no source";
}

std::string aboutTrack(const core::Album& album, const core::Track& track) {
    const core::TrackMetadata& about = track.metadata;
    std::vector<std::string> said;
    const auto say = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) said.push_back((name.empty() ? "" : std::string(name) + " ") + harmless(value));
    };
    say("", about.artist);
    for (const core::MetadataField& field : core::metadataFields())
        if (field.track && field.key != "title" && field.key != "artist") say(named(field.label), about.*field.track);
    if (about.copyPermitted) said.emplace_back("copy permitted");
    if (about.preEmphasis) said.emplace_back("pre-emphasis");
    if (track.clips.size() > 1) said.push_back(std::to_string(track.clips.size()) + " clips");
    if (track.fadeIn.lengthFrames > 0) said.push_back("fade in " + secondsOf(track.fadeIn.lengthFrames, album.rate));
    if (track.fadeOut.lengthFrames > 0) said.push_back("fade out " + secondsOf(track.fadeOut.lengthFrames, album.rate));
    for (const core::Version& version : track.versions)
        said.push_back(std::string(core::versionName(version.kind)) + " version " + fileOf(album, version.source));
    for (const core::AutomationLane& lane : track.automation) {
        const auto slot = std::ranges::find(track.chain, lane.slot, &core::Slot::id);
        if (slot != track.chain.end())
            said.push_back(std::string(core::moduleOf(*slot).id) + " " + lane.parameter + " automated");
    }
    return joined(said, " · ");
}

struct Marks {
    std::string index00 = "–";
    std::string index01 = "–";
    std::string length = "–";      ///< Of the track, without the pause behind it.
    std::vector<std::string> more; ///< "index 02 03:10:00" and on.
};

/// By place in the layout. A disc's clock starts anew, as on its PQ sheet.
std::vector<Marks> marksOf(const core::AlbumLayout& layout) {
    std::vector<Marks> marks(layout.tracks.size());
    for (int disc = 0; disc < layout.discs; ++disc) {
        const core::CdLayout cd = core::cdLayout(layout, disc);
        for (std::size_t n = 0; n < cd.tracks.size(); ++n) {
            const core::CdTrack& track = cd.tracks[n];
            if (track.index00) marks[track.placed].index00 = core::sectorTime(*track.index00);
            marks[track.placed].index01 = core::sectorTime(track.index01);
            marks[track.placed].length = core::sectorTime(core::trackLength(cd, n));
            for (std::size_t i = 0; i < track.indexes.size(); ++i)
                marks[track.placed].more.push_back("index " + std::string(i + 2 < 10 ? "0" : "") +
                                                   std::to_string(i + 2) + " " + core::sectorTime(track.indexes[i]));
        }
    }
    return marks;
}

void printTrack(std::ostream& out, const core::Album& album, const core::PlacedTrack& placed, const Marks& marks) {
    const core::Track& track = album.tracks[placed.row];
    const std::string gap = placed.number == 1 ? "–" : cdTime(track.gapFrames, album.rate);
    out << right(std::to_string(placed.number), 2) << "  " << fitted(track.metadata.title, titleWidth) << "  "
        << right(marks.index00, 8) << "  " << right(marks.index01, 8) << "  " << right(marks.length, 8) << "  "
        << right(gap, 9) << "  " << right(signedDb(track.levelDb), 8) << '\n';
    if (const std::string about = aboutTrack(album, track); !about.empty()) putWrapped(out, about, indent);
    if (!marks.more.empty()) putWrapped(out, joined(marks.more, " · "), indent);
    for (const core::Slot& slot : track.chain)
        putWrapped(out,
                   "> " + std::string(core::moduleOf(slot).id) + (slot.enabled ? "" : " (off)") + ": " +
                       core::settingsOf(slot),
                   indent);
}

void printSequence(std::ostream& out, const core::Album& album, const core::AlbumLayout& layout) {
    out << '\n'
        << right("#", 2) << "  " << fitted("Title", titleWidth) << "  " << right("Index 00", 8) << "  "
        << right("Index 01", 8) << "  " << right("Length", 8) << "  " << right("Gap", 9) << "  " << right("Level", 8)
        << '\n';
    const std::vector<Marks> marks = marksOf(layout);
    int disc = 0;
    for (std::size_t n = 0; n < layout.tracks.size(); ++n) {
        if (layout.tracks[n].disc != disc) out << "Disc " << (disc = layout.tracks[n].disc) + 1 << '\n';
        printTrack(out, album, layout.tracks[n], marks[n]);
    }
    for (int each = 0; each < layout.discs; ++each)
        out << "    " << fitted(layout.discs > 1 ? "End of disc " + std::to_string(each + 1) : "End", titleWidth)
            << "            " << right(core::sectorTime(core::cdLayout(layout, each).leadOut), 8) << '\n';
    for (int each = 0; each < layout.discs; ++each)
        if (const std::string id = engine::disc::musicBrainzId(core::cdLayout(layout, each)); !id.empty())
            out << "    MusicBrainz disc id" << (layout.discs > 1 ? " " + std::to_string(each + 1) : "") << "  " << id
                << '\n';
    for (std::size_t row = 0; row < album.tracks.size(); ++row)
        if (!album.tracks[row].enabled)
            out << " –  " << fitted(album.tracks[row].metadata.title, titleWidth) << "  off; track." << row + 1
                << " in set\n";
}

/// The sides of the record with their lengths against what it has room for.
void printSides(std::ostream& out, const core::Album& album, const core::AlbumLayout& layout) {
    if (!core::isForVinyl(album)) return;
    const core::SideRoom room = core::roomOf(album.vinyl);
    out << "\nSides, " << core::discWords(album.vinyl) << ", good to " << minutes(room.good * 60.0) << ", possible to "
        << minutes(room.most * 60.0) << ":\n";
    const auto sides = core::sidesOf(album, layout);
    for (std::size_t n = 0; n < sides.size(); ++n) {
        const auto bands = core::bandsOf(album, layout, sides[n]);
        const std::string runout = core::runoutOf(album.vinyl, n);
        out << right(sides[n].letter, 3) << "  " << core::clockTime(sides[n].lengthFrames(), album.rate)
            << (runout.empty() ? "" : "  runout: " + harmless(runout)) << '\n';
        for (const core::Band& band : bands)
            out << right(band.name, 9) << "  "
                << fitted(album.tracks[layout.tracks[band.placed].row].metadata.title, titleWidth) << "  "
                << core::clockTime(band.start, album.rate) << (band.isContinuous ? "  continuous" : "") << '\n';
    }
}

void printBeds(std::ostream& out, const core::Album& album, const core::AlbumLayout& layout) {
    if (album.beds.empty()) return;
    out << "\nBeds:\n";
    for (const core::Bed& bed : album.beds) {
        const core::PlacedTrack* const placed = core::findTrack(layout, bed.before);
        const std::string where = placed ? "at track " + std::to_string(placed->number) : "at no track";
        putWrapped(out,
                   where + ", " + secondsOf(bed.clip.offset, album.rate) +
                       " from its first sound: " + fileOf(album, bed.clip.source) + ", " +
                       secondsOf(bed.clip.region.lengthFrames, album.rate) + ", " + signedDb(bed.clip.gainDb),
                   2);
    }
}

std::string aboutDelivery(const core::Album& album, const core::Delivery& delivery) {
    std::vector<std::string> said = {engine::delivery::nameOf(delivery)};
    if (delivery.rate) said.push_back(std::to_string(*delivery.rate) + " Hz");
    if (delivery.ceilingDbtp) said.push_back("ceiling " + signedDb(*delivery.ceilingDbtp) + "TP");
    if (delivery.dither != core::Delivery::Dither::tpdf || delivery.blankSilence)
        said.push_back(engine::delivery::wordOf(delivery));
    if (!delivery.master.empty()) said.push_back("master " + harmless(delivery.master));
    if (delivery.version) said.push_back(std::string(core::versionName(*delivery.version)) + " versions");
    if (const auto number = core::singleNumber(album, delivery))
        said.push_back("single of track " + std::to_string(*number));
    if (!delivery.overrides.empty())
        said.push_back(std::to_string(delivery.overrides.size()) + " slot(s) set otherwise");
    if (!delivery.folder.empty()) said.push_back("into " + harmless(delivery.folder.string()));
    if (!delivery.reason.empty()) said.push_back("reason: " + harmless(delivery.reason));
    return joined(said, ", ");
}

/// What only a command mends: the sentence itself is for the window too, which has a button there.
std::string remedyOf(const core::Finding& finding) {
    const bool isLost = finding.place == "sources" && finding.severity == core::Severity::error;
    return isLost ? "; lacquer find looks for it in a folder" : "";
}

} // namespace

void printChain(std::ostream& out, const core::Chain& chain) {
    if (chain.empty()) out << "  empty\n";
    for (std::size_t n = 0; n < chain.size(); ++n) {
        const std::string name = std::string(core::moduleOf(chain[n]).id) + (chain[n].enabled ? "" : " (off)");
        const std::vector<std::string> lines = wrapped(core::settingsOf(chain[n]), pageWidth - 24);
        for (std::size_t i = 0; i < lines.size(); ++i)
            out << (i == 0 ? right(std::to_string(n + 1), 3) + "  " + fitted(name, 17) : std::string(22, ' ')) << "  "
                << lines[i] << '\n';
    }
}

void printDeliveries(std::ostream& out, const core::Album& album) {
    if (album.deliveries.empty()) out << "  none\n";
    for (std::size_t n = 0; n < album.deliveries.size(); ++n) {
        const std::vector<std::string> lines = wrapped(aboutDelivery(album, album.deliveries[n]), pageWidth - 5);
        for (std::size_t i = 0; i < lines.size(); ++i)
            out << (i == 0 ? right(std::to_string(n + 1), 3) : std::string(3, ' ')) << "  " << lines[i] << '\n';
    }
}

void printFindings(std::ostream& out, const core::Findings& findings) {
    for (const core::Finding& finding : findings) {
        const std::string where = finding.track ? "track " + std::to_string(*finding.track) : "album";
        const std::vector<std::string> lines = wrapped(harmless(finding.message + remedyOf(finding)), pageWidth - 20);
        for (std::size_t i = 0; i < lines.size(); ++i)
            out << (i == 0 ? fitted(core::severityName(finding.severity), 8) + "  " + fitted(where, 8)
                           : std::string(18, ' '))
                << "  " << lines[i] << '\n';
    }
}

void printAlbum(std::ostream& out, const core::Album& album, const core::AlbumLayout& layout,
                const core::Findings& findings) {
    printHead(out, album, layout);
    printSequence(out, album, layout);
    printSides(out, album, layout);
    printBeds(out, album, layout);
    for (const core::Master& master : album.masters) {
        out << "\nAlbum chain" << (album.masters.size() > 1 ? " of " + harmless(master.name) : "") << ":\n";
        printChain(out, master.albumChain);
    }
    if (!album.deliveries.empty()) {
        out << "\nDeliveries:\n";
        printDeliveries(out, album);
    }
    if (findings.empty()) return;
    out << "\nFindings:\n";
    printFindings(out, findings);
}

} // namespace app
