#include "core/Notes.h"
#include "app/Json.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/AlbumLayout.h"
#include "core/Edits.h"
#include "core/ProjectFile.h"
#include "core/SafeFile.h"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace app {

namespace {

struct Options {
    std::string file;
    std::vector<std::string> notes;
    bool json = false;
};

/// 0 for a track that is disabled.
int numberOf(const core::AlbumLayout& layout, core::TrackId id) {
    const core::PlacedTrack* placed = core::findTrack(layout, id);
    return placed ? placed->number : 0;
}

Json jsonOf(const core::Album& album) {
    const core::AlbumLayout layout = core::layOut(album);
    Json notes = Json::array();
    for (const core::Note& note : album.notes) {
        const int number = numberOf(layout, note.track);
        notes.push_back({{"track", number > 0 ? Json(number) : Json(nullptr)},
                         {"seconds", static_cast<double>(note.at) / album.rate},
                         {"text", note.text},
                         {"author", note.author},
                         {"revision", note.revision > 0 ? Json(note.revision) : Json(nullptr)},
                         {"done", note.done}});
    }
    return notes;
}

void printNotes(const core::Album& album) {
    const core::AlbumLayout layout = core::layOut(album);
    for (std::size_t n = 0; n < album.notes.size(); ++n) {
        const core::Note& note = album.notes[n];
        const int number = numberOf(layout, note.track);
        std::string who = note.author;
        if (note.revision > 0) who += (who.empty() ? "revision " : ", revision ") + std::to_string(note.revision);
        std::cout << right(std::to_string(n + 1), 4) << (note.done ? "  done  " : "        ") << "track "
                  << (number > 0 ? right(std::to_string(number), 2) : " –") << "  "
                  << right(minutes(static_cast<double>(note.at) / album.rate), 7) << "  " << oneLine(note.text)
                  << (who.empty() ? "" : "  (" + oneLine(who) + ")") << '\n';
    }
}

void run(const Options& options) {
    core::Album album = core::loadAlbum(options.file);
    int added = 0, known = 0, strays = 0;
    for (const std::string& file : options.notes) {
        const auto notes = core::notesFrom(core::readFile(file), album, file);
        const int stray = core::strayNotes(album, notes);
        auto [with, more] = core::withNotes(std::move(album), notes);
        album = std::move(with);
        added += more;
        strays += stray;
        known += static_cast<int>(notes.size()) - more - stray;
    }
    if (added > 0) core::saveAlbum(options.file, album);
    if (options.json) return print(jsonOf(album));
    printNotes(album);
    if (!options.notes.empty())
        std::cout << added << " new, " << known << " known already, " << strays
                  << " on tracks that the album no longer has\n";
    else if (album.notes.empty())
        std::cout << "no notes\n";
}

} // namespace

void addNotes(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("notes", "List notes on the album, or import those of a client");
    command->add_option("album", options->file, "The project file")->required();
    command->add_option("notes", options->notes, "Files that the client's page exported");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options] { run(*options); });
}

} // namespace app
