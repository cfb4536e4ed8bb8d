#include "tests/fuzz/DiscLaws.h"

#include "engine/delivery/Latin1.h"
#include "engine/disc/CdrdaoToc.h"
#include "engine/disc/CueSheet.h"
#include "engine/disc/Wording.h"
#include "tests/fuzz/Fuzz.h"

#include <algorithm>
#include <map>

namespace tests {

namespace {

using namespace engine::disc;

/// Each text of the disc and its tracks; codes are none.
template <class Visit>
void forEachText(DiscDescription& disc, const Visit& visit) {
    const auto ofEntry = [&](engine::delivery::CdTextEntry& entry) {
        for (const auto& [word, text] : textWords) visit(entry.*text);
    };
    ofEntry(disc.text);
    visit(disc.discId);
    visit(disc.genre);
    for (auto& track : disc.tracks) ofEntry(track.text);
}

template <class Visit>
void forEachCode(DiscDescription& disc, const Visit& visit) {
    visit(disc.text.code);
    for (auto& track : disc.tracks) visit(track.text.code);
}

/// Files in the order in which they sound, without those that never do: all that a list of tracks can name.
void keepFilesThatSound(DiscDescription& disc) {
    std::map<std::size_t, std::size_t> places;
    std::vector<DiscFile> files;
    for (auto& track : disc.tracks)
        for (auto& piece : track.pieces) {
            if (!piece.file) continue;
            const auto [place, isNew] = places.emplace(*piece.file, files.size());
            if (isNew) files.push_back(disc.files[*piece.file]);
            piece.file = place->second;
        }
    disc.files = std::move(files);
}

/// A sheet says where a stretch ends by the INDEX behind it, in the same file; the last one of a file goes to its end.
void openLastEnds(DiscDescription& disc) {
    DiscPiece* last = nullptr;
    for (auto& track : disc.tracks)
        for (auto& piece : track.pieces) {
            if (!piece.file) continue;
            if (last && (last->file != piece.file || piece.from <= last->from)) last->frames.reset();
            last = &piece;
        }
    if (last) last->frames.reset();
}

bool hasRefusedFile(const DiscDescription& disc) {
    return std::ranges::any_of(disc.files, [](const DiscFile& file) { return file.name.empty(); });
}

/// Stretches of one file, or silences, that go on from each other inside an index.
void joinPieces(DiscTrack& track) {
    std::vector<DiscPiece> joined;
    for (const auto& piece : track.pieces) {
        const bool goesOn = !joined.empty() && joined.back().index == piece.index && joined.back().file == piece.file &&
                            joined.back().frames &&
                            (!piece.file || joined.back().from + *joined.back().frames == piece.from);
        if (!goesOn)
            joined.push_back(piece);
        else if (piece.frames)
            *joined.back().frames += *piece.frames;
        else
            joined.back().frames.reset();
    }
    track.pieces = std::move(joined);
}

/// What neither text can tell.
DiscDescription withoutTheUntold(DiscDescription disc) {
    disc.language.clear();
    disc.cdTextFile.clear();
    disc.hasFirstPause = false;
    keepFilesThatSound(disc);
    for (auto& track : disc.tracks) joinPieces(track);
    return disc;
}

std::string shown(const DiscDescription& disc) {
    std::string text = cueSheet(disc).text;
    for (const auto& track : disc.tracks)
        for (const auto& piece : track.pieces)
            text += std::to_string(piece.index) + " " + (piece.file ? "file " + std::to_string(*piece.file) : "none") +
                    " from " + std::to_string(piece.from) + " frames " + std::to_string(piece.frames.value_or(-1)) +
                    "\n";
    return text;
}

void requireEqual(const DiscDescription& one, const DiscDescription& other, const DiscText& written,
                  std::string_view what) {
    if (one != other) requireSame(shown(one) + written.text, shown(other), what);
    require(one == other, what);
}

} // namespace

void requireOrder(const DiscDescription& disc) {
    require(disc.tracks.size() <= mostTracks, "no more than 99 tracks");
    for (const auto& file : disc.files) require(file.name.empty() || isPlainName(file.name), "a plain name of a file");
    for (const auto& track : disc.tracks) {
        require(!track.pieces.empty(), "a track has sound");
        require(std::ranges::is_sorted(track.pieces, {}, &DiscPiece::index), "indexes in order");
        require(track.pieces.back().index >= 1 && track.pieces.back().index <= 99, "a track has an INDEX 01");
        for (const auto& piece : track.pieces) {
            require(piece.file ? *piece.file < disc.files.size() : piece.frames.has_value(), "a piece of something");
            require(piece.from >= 0 && piece.frames.value_or(1) > 0, "a piece that lasts");
        }
    }
}

void requireSameAsCue(const DiscDescription& disc) {
    const auto written = cueSheet(disc);
    const auto read = readCue(written.text);
    requireOrder(read.disc);
    if (!written.findings.empty() || hasRefusedFile(disc) || disc.tracks.empty()) return;
    const auto asTold = [](DiscDescription told) {
        told = withoutTheUntold(std::move(told));
        openLastEnds(told);
        const auto spell = [](std::string& text) {
            std::ranges::replace(text, '"', '\'');
            std::ranges::replace_if(
                text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
        };
        forEachText(told, spell);
        forEachCode(told, spell);
        return told;
    };
    requireEqual(asTold(disc), asTold(read.disc), written, "a CUE sheet read again is the same disc");
}

void requireSameAsToc(const DiscDescription& disc) {
    const auto written = cdrdaoToc(disc);
    const auto read = readToc(written.text);
    requireOrder(read.disc);
    if (!written.findings.empty() || hasRefusedFile(disc) || disc.tracks.empty()) return;
    const auto asTold = [](DiscDescription told) {
        told = withoutTheUntold(std::move(told));
        told.genre.clear();
        return told;
    };
    auto meant = asTold(disc);
    // The alphabet of CD-Text; what happens to be UTF-8 as well is read as that.
    forEachText(meant, [](std::string& text) { text = asUtf8(engine::delivery::toLatin1(text).bytes); });
    requireEqual(meant, asTold(read.disc), written, "a TOC read again is the same disc");
}

} // namespace tests
