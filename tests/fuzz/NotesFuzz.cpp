// Notes of people who listened, as the client's page exports them.
#include "core/Error.h"
#include "core/Notes.h"
#include "tests/fuzz/AlbumLaws.h"
#include "tests/fuzz/Fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    core::Album album;
    album.metadata.title = "Blue";
    album.tracks.resize(2);
    album.tracks[0].id = core::TrackId{1};
    album.tracks[1].id = core::TrackId{2};
    album.nextId = 3;
    try {
        const auto notes = core::notesFrom(tests::textOf(data, size), album, "notes.json");
        const auto [noted, taken] = core::withNotes(album, notes);
        tests::requireSavable(noted);
        tests::require(core::withNotes(noted, notes).second == 0, "a note is taken once");
    } catch (const core::Error&) {
    }
    return 0;
}
