// Tables in CSV, and the metadata in them.
#include "core/Csv.h"
#include "core/Error.h"
#include "core/MetadataCsv.h"
#include "tests/fuzz/AlbumLaws.h"
#include "tests/fuzz/Fuzz.h"

#include <optional>

namespace {

core::Album twoTracks() {
    core::Album album;
    album.tracks.resize(2);
    album.tracks[0].id = core::TrackId{1};
    album.tracks[0].metadata.title = "One";
    album.tracks[1].id = core::TrackId{2};
    album.nextId = 3;
    return album;
}

std::optional<std::vector<core::CsvRow>> rowsOf(std::string_view text) {
    try {
        return core::csvRows(text);
    } catch (const core::Error&) {
        return {};
    }
}

std::vector<std::vector<std::string>> cellsOf(const std::vector<core::CsvRow>& rows) {
    std::vector<std::vector<std::string>> cells;
    for (const auto& row : rows) cells.push_back(row.cells);
    return cells;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = tests::textOf(data, size);
    const auto rows = rowsOf(text);
    if (!rows) return 0;
    const auto again = rowsOf(core::csvText(cellsOf(*rows)));
    tests::require(again && cellsOf(*again) == cellsOf(*rows), "a table that was written is read as the same");
    try {
        const core::Album album = core::withMetadataCsv(twoTracks(), text);
        tests::requireSavable(album);
        tests::require(core::withMetadataCsv(album, core::metadataCsv(album)) == album,
                       "metadata that were written are read as the same");
    } catch (const core::Error&) {
    }
    return 0;
}
