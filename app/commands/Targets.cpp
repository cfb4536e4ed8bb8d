#include "app/AlbumSheet.h"
#include "app/Presets.h"
#include "app/TargetOptions.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/Error.h"
#include "core/FileFormat.h"
#include "core/ProjectFile.h"
#include "engine/delivery/Deliver.h"

#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace app {

namespace {

constexpr auto sets = core::PresetKind::deliveries();

struct Options {
    std::string file;
    std::string what; ///< A format, or the name of a set.
    std::optional<int> rate;
    std::string folder;
    TargetOptions target;
    std::string place;
    std::string purpose;
    bool replace = false;
};

using Change = core::Album (*)(core::Album, const Options&);

/// The format or the set of that name.
std::vector<core::Delivery> meant(const std::string& what) {
    if (const auto delivery = engine::delivery::deliveryNamed(what)) return {*delivery};
    const std::vector<std::string> near = nearest(what, engine::delivery::deliveryWords());
    if (!near.empty() && !core::presetShelf(sets).find(what))
        throw core::Error("there is neither a format nor a set of deliveries \"" + what +
                          "\"; near it: " + listed(near) + "; sets: lacquer presets deliveries");
    return presetNamed(sets, what).deliveries;
}

core::Album add(core::Album album, const Options& options) {
    std::vector<core::Delivery> deliveries = meant(options.what);
    for (core::Delivery& each : deliveries) {
        if (options.rate && core::fileFormatOf(each.format).hasRate(*options.rate)) each.rate = options.rate;
        if (!options.folder.empty()) each.folder = options.folder;
        options.target.applyTo(each);
    }
    const std::size_t before = album.deliveries.size();
    album = core::withMoreDeliveries(std::move(album), deliveries);
    if (album.deliveries.size() == before) throw core::Error(options.what + ": the album delivers that already");
    return album;
}

core::Album remove(core::Album album, const Options& options) {
    const std::size_t count = album.deliveries.size();
    const auto place = parseWhole(options.place);
    if (!place || *place < 1 || *place > static_cast<long>(count))
        throw core::Error("there is no target \"" + options.place + "\"; the album has " +
                          (count == 0 ? "none" : "targets 1 to " + std::to_string(count)));
    album.deliveries.erase(album.deliveries.begin() + (*place - 1));
    return album;
}

core::Album clear(core::Album album, const Options&) {
    album.deliveries.clear();
    return album;
}

core::Album load(core::Album album, const Options& options) {
    const core::Preset set = presetNamed(sets, options.what);
    printFindings(std::cerr, core::rateFindings(set, album));
    return core::withDeliveries(std::move(album), set.deliveries);
}

/// Lists the targets; with a change, saves it first.
void run(const Options& options, Change change) {
    core::Album album = core::loadAlbum(options.file);
    if (change) {
        album = change(std::move(album), options);
        core::saveAlbum(options.file, album);
    }
    printDeliveries(std::cout, album);
}

/// The album is only read: what is written is a set.
void save(const Options& options) {
    const core::Album album = core::loadAlbum(options.file);
    if (album.deliveries.empty()) throw core::Error("the album has no deliveries to save", options.file);
    const auto existing = options.replace ? core::Existing::replace : core::Existing::keep;
    const std::string name =
        core::savePreset(sets, core::presetOf(album.deliveries, options.what, options.purpose), existing);
    std::cout << "saved as \"" << name << "\"\n";
}

CLI::App* addAction(CLI::App* command, const std::shared_ptr<Options>& options, const std::string& name,
                    const std::string& says, Change change) {
    CLI::App* action = command->add_subcommand(name, says);
    action->callback([options, change] { run(*options, change); });
    return action;
}

} // namespace

void addTargets(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("targets", "List or change what the album is delivered as");
    command->add_option("album", options->file, "The project file")->required();
    command->require_subcommand(0, 1);

    CLI::App* adding = addAction(command, options, "add", "Add a format, or a set of deliveries", add);
    adding->add_option("what", options->what, "As deliver --as has it, or a set: see lacquer presets deliveries")
        ->required();
    adding->add_option("--rate", options->rate, "Hz, for files; without it the album's")
        ->check(CLI::IsMember(std::vector<int>(core::albumRates.begin(), core::albumRates.end())));
    adding->add_option("--folder", options->folder, "Its folder in that of the delivery; without it the format's name");
    options->target.addTo(*adding);
    CLI::App* removing = addAction(command, options, "remove", "Remove a target", remove);
    removing->add_option("place", options->place, "Its place, from 1")->required();
    addAction(command, options, "clear", "Remove all targets", clear);
    CLI::App* loading = addAction(command, options, "load", "Put a set in the place of the targets", load);
    CLI::App* saving = command->add_subcommand("save", "Save the targets as a set, for all albums");
    saving->callback([options] { save(*options); });
    for (CLI::App* action : {loading, saving})
        action->add_option("name", options->what, "Its name: see lacquer presets deliveries")->required();
    saving->add_option("--for", options->purpose, "One line: what it is for");
    saving->add_flag("--replace", options->replace, "In the place of yours of that name");

    command->callback([command, options] {
        if (command->get_subcommands().empty()) run(*options, nullptr);
    });
}

} // namespace app
