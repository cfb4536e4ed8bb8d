// The album: a value. Copy it, compare it, keep it. Nothing in it is derived; what follows from it is a function of it
// (AlbumLayout.h, RedBook.h, ...). `normalised` in Edits.h is the only place that repairs its invariants.
#pragma once

#include "core/Chain.h"
#include "core/Metadata.h"
#include "core/Units.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class SourceId : std::uint32_t {};
enum class ClipId : std::uint32_t {};
enum class TrackId : std::uint32_t {};

struct Fade {
    FrameCount lengthFrames = 0;
    FadeShape shape = FadeShape::equalPower;
    bool operator==(const Fade&) const = default;
};

/// An audio file as we found it; never its samples.
struct Source {
    SourceId id{};
    std::filesystem::path path; ///< Absolute in memory, relative to the project file on disk.
    int rate = 0;               ///< Of the file, Hz.
    FrameCount frames = 0;      ///< Of the file, at its own rate.
    std::string digest;         ///< SHA-256 of the file, 64 lower-case hexadecimal digits.
    std::string decodedDigest;  ///< SHA-256 of the decoded samples of a lossy source; empty for a lossless one.
    std::string unknown; ///< Keys of the project file that this version does not know, JSON object text. So everywhere.
    bool operator==(const Source&) const = default;
};

/// A stretch of a source, in frames at the album's rate.
struct Region {
    FramePos from = 0;
    FrameCount lengthFrames = 0;
    bool operator==(const Region&) const = default;
};

/// A stretch of a source at a place of a track. Overlapping clips of a track crossfade over the overlap, with the
/// shapes of the earlier one's fade-out and the later one's fade-in.
struct Clip {
    ClipId id{};
    SourceId source{};
    Region region;
    FramePos offset = 0; ///< From the track's in point (the earliest clip's first frame); of a bed from its seam.
    double gainDb = 0.0;
    Fade fadeIn;
    Fade fadeOut;
    std::string unknown;
    bool operator==(const Clip&) const = default;
};

/// Another recording of the same song that shares its track's edits and chain.
struct Version {
    enum class Kind { instrumental, clean, tv, earlierMix };
    Kind kind = Kind::instrumental;
    SourceId source{};
    FramePos offset = 0; ///< Frame of this source that sounds with frame 0 of the main one.
    double gainDb = 0.0; ///< Level difference to the main one, made up for when it is compared.
    std::string titleSuffix;
    std::string isrc;
    std::string unknown;
    bool operator==(const Version&) const = default;
};

struct Track {
    TrackId id{};
    bool enabled = true;
    std::vector<Clip> clips;
    FrameCount gapFrames = 0; ///< From the end of the previous track's sound to this in point; negative = segue.
    std::optional<double> tempoBpm;
    Chain chain;
    double levelDb = 0.0;
    Fade fadeIn;
    Fade fadeOut;
    // Marks are offsets from the in point, free of the clips. nullopt = the default that layOut gives.
    std::optional<FramePos> startMark; ///< INDEX 01.
    std::optional<FramePos> pauseMark; ///< INDEX 00.
    std::optional<FramePos> endMark;
    std::vector<FramePos> indexes; ///< INDEX 02 and on.
    bool opensDisc = false;        ///< Starts a new disc (track 1 always does).
    bool opensSide = false;        ///< Starts a new side of a record (track 1 always does).
    std::vector<Version> versions;
    std::vector<AutomationLane> automation;
    TrackMetadata metadata;
    std::string unknown;
    bool operator==(const Track&) const = default;
};

/// A clip under a seam: room tone, applause, a bridge. Travels with the track whose in point it is anchored to.
struct Bed {
    TrackId before{}; ///< clip.offset counts from this track's in point and may be negative.
    Clip clip;
    std::string unknown;
    bool operator==(const Bed&) const = default;
};

struct Master {
    std::string name;
    Chain albumChain;
    std::string unknown;
    bool operator==(const Master&) const = default;
};

/// One slot set otherwise for one delivery: bypassed, or with other settings. Listed in the report.
struct SlotOverride {
    SlotId slot{};
    bool bypass = false;
    std::optional<Settings> settings;
    std::string unknown;
    bool operator==(const SlotOverride&) const = default;
};

/// A target: what is to be written, and how. See engine/delivery.
struct Delivery {
    enum class Format {
        ddp,
        wav,
        flac,
        aiff,
        caf,
        w64,
        mp3,
        mp3Vbr,
        vorbis,
        opus,
        aac,
        alac,
        cue,
        cueBin,
        toc,
        vinyl
    };                                                      ///< See FileFormat.h.
    enum class WordLength { int16, int20, int24, float32 }; ///< 20 bits stand in 24-bit files, the lowest four zero.
    enum class Dither { tpdf, highPassTpdf, gentleShaping, strongShaping }; ///< engine/delivery/WordLength.h says more.
    Format format = Format::wav;
    WordLength wordLength = WordLength::int24; ///< Of no meaning where the format is lossy or fixes it (DDP).
    Dither dither = Dither::tpdf;              ///< Of integers; floats and lossy formats have none.
    bool blankSilence = false;                 ///< Digital silence that lasts is delivered without dither.
    std::optional<int> rate;                   ///< Hz; nullopt = the album's, or the nearest that the format has.
    std::optional<double> ceilingDbtp;         ///< True-peak guard; nullopt = integers are guarded at full scale only.
    std::string names = "{number} {title}";    ///< Template of the track files' names.
    std::filesystem::path folder;              ///< Sub-folder of the target folder; empty = the format's name.
    std::string master;                        ///< Name of the master; empty = the main one.
    std::optional<Version::Kind> version;      ///< Where a track has it; else the main one, with a finding.
    std::vector<SlotOverride> overrides;
    std::optional<TrackId> single; ///< Only this track, with its own head, tail and fades; nullopt = the album.
    std::string plant;             ///< Plant profile of a DDP; empty = "Standard".
    bool zipped = false;           ///< A DDP as one archive beside its PQ sheet.
    std::string reason;            ///< Why findings that break a rule were accepted.
    std::string unknown;
    bool operator==(const Delivery&) const = default;
};

/// The words for Delivery::Dither, in the order of its values.
inline constexpr std::array<std::string_view, 4> ditherNames = {"tpdf", "highPassTpdf", "gentleShaping",
                                                                "strongShaping"};

/// Bits of a sample, 16 to 32.
constexpr int bitsOf(Delivery::WordLength wordLength) {
    using enum Delivery::WordLength;
    return wordLength == int16 ? 16 : wordLength == int20 ? 20 : wordLength == int24 ? 24 : 32;
}

/// A recording to compare with. Heard, never delivered.
struct Reference {
    SourceId source{};
    std::string name;
    double gainDb = 0.0;
    std::string unknown;
    bool operator==(const Reference&) const = default;
};

/// How much earlier than the sound a CD's starts lie, and how much later its ends, in sectors: players need time to
/// unmute. Those of the first start and the last end are their own.
struct PqOffsets {
    SectorCount firstStart = 0; ///< Track 1's INDEX 01 lies so much ahead of its start mark.
    SectorCount start = 0;      ///< Every other INDEX 01, and INDEX 02 and on.
    SectorCount end = 0;        ///< INDEX 00 lies so much behind the end mark ahead of it.
    SectorCount lastEnd = 0;    ///< The lead-out behind the last end mark.
    bool operator==(const PqOffsets&) const = default;
};

/// The record that is cut from the album's sides.
struct Vinyl {
    double rpm = 100.0 / 3.0;          ///< 100/3 or 45.
    int inches = 12;                   ///< 7, 10 or 12.
    bool continuous = false;           ///< No bands between the tracks: the groove spirals on.
    std::optional<double> goodMinutes; ///< A side up to this long is good; nullopt = by speed and size.
    std::optional<double> mostMinutes; ///< A longer side is not possible; nullopt = by speed and size.
    std::vector<std::string> runouts;  ///< What is scratched into the runout of sides A, B ...
    std::string unknown;
    bool operator==(const Vinyl&) const = default;
};

/// What somebody who listened said of a moment.
struct Note {
    TrackId track{};
    FramePos at = 0; ///< From the track's start mark.
    std::string text;
    std::string author;
    int revision = 0; ///< That was heard; 0 = not known.
    bool done = false;
    std::string unknown;
    bool operator==(const Note&) const = default;
};

struct Album {
    int rate = cdRate; ///< One of albumRates.
    std::vector<Source> sources;
    std::vector<Track> tracks;
    std::vector<Bed> beds;
    std::vector<Master> masters = {Master{.name = "main"}}; ///< masters[0] is the main one; never empty.
    std::vector<Delivery> deliveries;
    std::vector<Reference> references;
    PqOffsets pqOffsets;
    Vinyl vinyl;
    std::vector<Note> notes;
    AlbumMetadata metadata;
    std::uint64_t ditherSeed = 1;
    std::uint32_t nextId = 1; ///< Ids of tracks, clips, slots and sources come from here and are never used twice.
    std::string unknown;
    bool operator==(const Album&) const = default;
};

/// The source of that id; nullptr when there is none.
const Source* findSource(const Album& album, SourceId id);

/// The track's artist, or the album's where it has none.
const std::string& artistOf(const Album& album, const Track& track);

/// The album as a delivery wants it: its master first, its overrides applied, its versions for the main recordings, of
/// a single that track alone (DeliveredAlbum.h). Plans know nothing of deliveries. Throws Error for an unknown master.
Album albumFor(const Album& album, const Delivery& delivery);

} // namespace core
