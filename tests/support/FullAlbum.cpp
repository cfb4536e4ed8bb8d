#include "tests/support/FullAlbum.h"

#include "core/Parameter.h"

namespace tests {

namespace {

using namespace core;

constexpr const char* unknown = R"({"ofTomorrow":{"a":[1,2.5,null],"b":"ä"}})";

/// A value of the row that no default has, and that needs all digits of a double.
double movedValue(const Parameter& row) {
    if (row.kind == Kind::toggle) return row.standard > 0.0 ? 0.0 : 1.0;
    if (row.kind == Kind::choice) return row.standard > 0.0 ? 0.0 : row.range.max;
    return row.range.min + (row.range.max - row.range.min) / 3.0;
}

Settings movedSettings(std::size_t module) {
    return fullSlot(module, SlotId{}).settings;
}

Clip clip(std::uint32_t id, FramePos offset) {
    return {.id = ClipId{id},
            .source = SourceId{1},
            .region = {.from = 1234, .lengthFrames = 8'000'000'001},
            .offset = offset,
            .gainDb = -0.1,
            .fadeIn = {.lengthFrames = 441, .shape = FadeShape::linear},
            .fadeOut = {.lengthFrames = 882, .shape = FadeShape::exponential},
            .unknown = unknown};
}

Version version() {
    return {.kind = Version::Kind::clean,
            .source = SourceId{2},
            .offset = -17,
            .gainDb = 0.3,
            .titleSuffix = " (clean)",
            .isrc = "DEA712600002",
            .unknown = unknown};
}

AutomationLane lane(SlotId equalizer) {
    return {.slot = equalizer,
            .parameter = "band3.gain",
            .points = {{.at = 0, .value = -1.0 / 3.0, .shape = FadeShape::sCurve},
                       {.at = 44100, .value = 2.5, .shape = FadeShape::logarithmic}},
            .unknown = unknown};
}

Track fullTrack(std::uint32_t id, bool opensDisc) {
    Track track{.id = TrackId{id},
                .enabled = false,
                .clips = {clip(id + 1, 0), clip(id + 2, 7'999'000'000)},
                .gapFrames = -4410,
                .tempoBpm = 119.88,
                .chain = {},
                .levelDb = -0.7,
                .fadeIn = {.lengthFrames = 100, .shape = FadeShape::sCurve},
                .fadeOut = {.lengthFrames = 200, .shape = FadeShape::logarithmic},
                .startMark = -588,
                .pauseMark = -1176,
                .endMark = 16'000'000'000,
                .indexes = {44100, 88200},
                .opensDisc = opensDisc,
                .versions = {version()},
                .automation = {lane(SlotId{id + 10})},
                .metadata = {.title = "Größe “2”\n\t\\",
                             .artist = "Zoë",
                             .songwriter = "S",
                             .composer = "C",
                             .arranger = "A",
                             .message = "M",
                             .isrc = "DE-A71-26-00001",
                             .copyPermitted = true,
                             .preEmphasis = true,
                             .unknown = unknown},
                .unknown = unknown};
    for (std::size_t module = 0; module < modules().size(); ++module)
        track.chain.push_back(fullSlot(module, SlotId{id + 10 + static_cast<std::uint32_t>(module)}));
    return track;
}

AlbumMetadata fullMetadata(const std::filesystem::path& folder) {
    return {.title = "日本",
            .artist = "Various",
            .upc = "4006381333931",
            .catalogueNumber = "LAC 001",
            .label = "Lacquer",
            .genre = "Classical",
            .language = "deu",
            .date = "2026-11-22",
            .media = "CD",
            .copyright = "© 2026",
            .comment = "line one\nline two",
            .cover = folder / "art" / "cover.png",
            .unknown = unknown};
}

Delivery fullDelivery() {
    return {.format = Delivery::Format::flac,
            .wordLength = Delivery::WordLength::int16,
            .dither = Delivery::Dither::gentleShaping,
            .blankSilence = true,
            .rate = 48000,
            .ceilingDbtp = -1.2,
            .names = "{title}",
            .folder = "for/the shop",
            .master = "streaming",
            .version = Version::Kind::tv,
            .overrides = {{.slot = SlotId{112}, .bypass = true, .settings = movedSettings(2), .unknown = unknown}},
            .reason = "the artist wants it",
            .unknown = unknown};
}

} // namespace

Slot fullSlot(std::size_t module, SlotId id) {
    Slot slot{.id = id, .enabled = false, .unknown = unknown};
    slot.settings = modules()[module].standard();
    for (const Parameter& row : modules()[module].parameters)
        for (int band = 0; band < (row.banded ? modules()[module].bands : 1); ++band)
            row.set(slot, band, movedValue(row));
    slot.alternative = slot.settings;
    slot.swapped = true;
    return slot;
}

Album fullAlbum(const std::filesystem::path& folder) {
    return {.rate = 96000,
            .sources = {{.id = SourceId{1},
                         .path = folder / "mixes" / "one.wav",
                         .rate = 48000,
                         .frames = 8'000'002'000,
                         .digest = std::string(64, 'a'),
                         .decodedDigest = std::string(64, 'b'),
                         .unknown = unknown},
                        {.id = SourceId{2}, .path = folder.parent_path() / "elsewhere.flac", .unknown = unknown}},
            .tracks = {fullTrack(100, false), fullTrack(200, true)},
            .beds = {{.before = TrackId{200}, .clip = clip(300, -44100), .unknown = unknown}},
            .masters = {{.name = "main", .albumChain = {fullSlot(0, SlotId{310})}, .unknown = unknown},
                        {.name = "streaming", .albumChain = {fullSlot(2, SlotId{311})}, .unknown = unknown}},
            .deliveries = {fullDelivery()},
            .references = {{.source = SourceId{2}, .name = "the old one", .gainDb = -3.3, .unknown = unknown}},
            .metadata = fullMetadata(folder),
            .ditherSeed = 18'446'744'073'709'551'615U,
            .nextId = 400,
            .unknown = unknown};
}

} // namespace tests
