#include "app/Json.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/Error.h"
#include "core/IsrcRun.h"
#include "core/MetadataCsv.h"
#include "core/MetadataFields.h"
#include "core/ProjectFile.h"
#include "core/SafeFile.h"
#include "engine/delivery/Deliver.h"
#include "engine/delivery/KeptTexts.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace app {

namespace {

using engine::delivery::KeptText;

constexpr int nameWidth = 22; // "track 99 copyPermitted"
constexpr int pageWidth = 100;

struct Options {
    std::string file;
    std::string csv;
    std::string from;
    std::vector<std::string> as;
    bool json = false;
};

/// What a format, named as on the command line, keeps.
struct Preview {
    std::string word;
    std::vector<KeptText> texts;
};

Preview previewOf(const core::Album& album, const std::string& word) {
    const auto delivery = engine::delivery::deliveryNamed(word);
    if (!delivery)
        throw core::Error("there is no format \"" + word + "\"; there are " +
                          listed(engine::delivery::deliveryWords()));
    return {word, engine::delivery::keptTexts(album, *delivery)};
}

void putLine(std::string_view name, const std::string& text) {
    const std::vector<std::string> lines = wrapped(harmless(oneLine(text)), pageWidth - nameWidth - 4);
    for (std::size_t n = 0; n < lines.size(); ++n)
        std::cout << "  " << fitted(n == 0 ? name : std::string_view(), nameWidth) << "  " << lines[n] << '\n';
}

void printTable(const core::Album& album) {
    std::cout << "Album\n";
    for (const auto& field : core::metadataFields())
        if (field.album && !(album.metadata.*field.album).empty()) putLine(field.key, album.metadata.*field.album);
    if (!album.metadata.cover.empty()) putLine("cover", album.metadata.cover.string());
    for (std::size_t n = 0; n < album.tracks.size(); ++n) {
        const core::Track& track = album.tracks[n];
        std::cout << "Track " << n + 1 << (track.enabled ? "" : " (off)") << '\n';
        for (const auto& field : core::metadataFields()) {
            if (!field.track) continue;
            const std::string& text = core::textOf(album, track, field);
            const bool isOwn = !(track.metadata.*field.track).empty();
            if (!text.empty()) putLine(field.key, isOwn ? text : text + " (the album's)");
        }
        for (const auto& flag : core::metadataFlags())
            if (track.metadata.*flag.flag) putLine(flag.key, "yes");
    }
}

void printPreview(const Preview& preview) {
    const auto whole = std::ranges::count_if(preview.texts, &KeptText::isWhole);
    std::cout << preview.word << ": " << whole << " of " << preview.texts.size() << " texts as they are\n";
    for (const KeptText& text : preview.texts) {
        if (text.isWhole()) continue;
        const std::string owner = text.track ? "track " + std::to_string(*text.track + 1) : std::string("album");
        putLine(owner + " " + std::string(text.key),
                text.isLost() ? "lost: \"" + text.text + "\"" : "\"" + text.text + "\" becomes \"" + text.kept + "\"");
    }
}

Json toJson(const core::Album& album) {
    Json whole = Json::object();
    for (const auto& field : core::metadataFields())
        if (field.album) whole[std::string(field.key)] = album.metadata.*field.album;
    whole["cover"] = album.metadata.cover.string();
    Json tracks = Json::array();
    for (std::size_t n = 0; n < album.tracks.size(); ++n) {
        const core::Track& track = album.tracks[n];
        Json texts = {{"track", n + 1}, {"enabled", track.enabled}};
        Json inherited = Json::array();
        for (const auto& field : core::metadataFields()) {
            if (!field.track) continue;
            const std::string& text = core::textOf(album, track, field);
            texts[std::string(field.key)] = text;
            if (!text.empty() && (track.metadata.*field.track).empty()) inherited.push_back(field.key);
        }
        for (const auto& flag : core::metadataFlags()) texts[std::string(flag.key)] = track.metadata.*flag.flag;
        texts["inherited"] = std::move(inherited);
        tracks.push_back(std::move(texts));
    }
    return {{"album", std::move(whole)}, {"tracks", std::move(tracks)}};
}

Json toJson(const Preview& preview) {
    Json texts = Json::array();
    for (const KeptText& text : preview.texts)
        texts.push_back({{"track", text.track ? Json(*text.track + 1) : Json(nullptr)},
                         {"key", text.key},
                         {"text", text.text},
                         {"kept", text.isLost() ? Json(nullptr) : Json(text.kept)}});
    return {{"format", preview.word}, {"texts", std::move(texts)}};
}

core::Album read(const Options& options) {
    core::Album album = core::loadAlbum(options.file);
    if (options.from.empty()) return album;
    const std::string text = core::readFile(options.from);
    try {
        album = core::withMetadataCsv(std::move(album), text);
    } catch (const core::Error& why) {
        throw core::Error(why.what(), options.from);
    }
    return album;
}

void run(const Options& options) {
    const core::Album album = read(options);
    std::vector<Preview> previews;
    for (const std::string& word : options.as) previews.push_back(previewOf(album, word));
    if (!options.csv.empty() && std::filesystem::exists(std::filesystem::symlink_status(options.csv)))
        throw core::Error("is there already: choose another name", options.csv);
    if (!options.from.empty()) core::saveAlbum(options.file, album);
    if (!options.csv.empty()) core::writeFile(options.csv, core::metadataCsv(album));
    if (options.json) {
        Json said = toJson(album);
        said["formats"] = Json::array();
        for (const Preview& preview : previews) said["formats"].push_back(toJson(preview));
        return print(said);
    }
    if (options.csv.empty() && options.from.empty() && options.as.empty()) printTable(album);
    for (const Preview& preview : previews) printPreview(preview);
}

struct IsrcOptions {
    std::string file;
    std::string start;
};

void run(const IsrcOptions& options) {
    const core::Album album = core::withIsrcRun(core::loadAlbum(options.file), options.start);
    core::saveAlbum(options.file, album);
    for (std::size_t n = 0; n < album.tracks.size(); ++n)
        if (album.tracks[n].enabled)
            std::cout << right(std::to_string(n + 1), 3) << "  " << album.tracks[n].metadata.isrc << "  "
                      << harmless(album.tracks[n].metadata.title) << '\n';
}

} // namespace

void addMetadata(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command =
        program.add_subcommand("metadata", "Show the metadata, write and read them as CSV, preview what formats keep");
    command->add_option("album", options->file, "The project file")->required();
    command->add_option("--csv", options->csv,
                        "Write them into this new file: a header of keys, the album, a row a track");
    command->add_option("--from", options->from,
                        "Read them from this CSV file (comma, semicolon or tab; UTF-8) and save the album");
    command->add_option("--as", options->as, "Show what this format keeps: mp3, ddp ... (may be repeated)");
    command->add_flag("--json", options->json, "Print JSON");
    command->footer(
        "Columns that a CSV file has not, and tracks without a row, stay as they are; an empty cell clears.\n"
        "All of a file is applied, or none of it.");
    command->callback([options] { run(*options); });
}

void addIsrc(CLI::App& program) {
    const auto options = std::make_shared<IsrcOptions>();
    CLI::App* command = program.add_subcommand("isrc", "Number the tracks' ISRCs, counting up");
    command->add_option("album", options->file, "The project file")->required();
    command->add_option("--start", options->start, "The first track's: QZABC2600001")->required();
    command->footer("Tracks that are off are passed over. Nothing is numbered where the run would go past 99999.");
    command->callback([options] { run(*options); });
}

} // namespace app
