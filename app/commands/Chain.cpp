#include "app/AlbumSheet.h"
#include "app/ChainKeys.h"
#include "app/FollowedMakeup.h"
#include "app/Interrupt.h"
#include "app/Keys.h"
#include "app/Presets.h"
#include "app/ProgressLine.h"
#include "app/Session.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/ChainEdits.h"
#include "core/Error.h"
#include "core/Parameter.h"
#include "core/ProjectFile.h"
#include "engine/analysis/LoudnessMatch.h"

#include <cmath>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

namespace app {

namespace {

struct Options {
    std::string file;
    std::string owner;
    std::string master; ///< Whose album chain; empty = the main one.
    std::string module;
    std::optional<std::size_t> at;
    std::string slot;
    std::size_t to = 0;
    std::string preset;
    std::string purpose;
    bool replace = false;
};

/// Of "album" or of the number of a track.
core::ChainPlace placeOf(core::Album& album, const std::string& owner) {
    if (owner == "album") return core::albumChain;
    return {.track = trackNumbered(album, owner, "chain").id};
}

std::string inWords(const Options& options) {
    return options.owner == "album" ? "the album chain" : "track " + options.owner + "'s chain";
}

using Change = core::Album (*)(core::Album, core::ChainPlace, const Options&);

core::Album add(core::Album album, core::ChainPlace place, const Options& options) {
    const std::size_t end = core::chainAt(album, place).size() + 1;
    const std::size_t at = options.at.value_or(end);
    if (at < 1 || at > end)
        throw core::Error("--at " + std::to_string(at) + ": " + inWords(options) + " takes places 1 to " +
                          std::to_string(end));
    return core::addSlot(std::move(album), place, core::findModule(options.module)->standard(), at - 1);
}

/// The slot that was named.
core::SlotId slotOf(const core::Chain& chain, const Options& options) {
    return chain[slotNamed(chain, options.slot, inWords(options))].id;
}

core::Album remove(core::Album album, core::ChainPlace place, const Options& options) {
    const core::SlotId slot = slotOf(core::chainAt(album, place), options);
    return core::removeSlot(std::move(album), place, slot);
}

core::Album move(core::Album album, core::ChainPlace place, const Options& options) {
    const core::Chain& chain = core::chainAt(album, place);
    const core::SlotId slot = slotOf(chain, options);
    if (options.to < 1 || options.to > chain.size())
        throw core::Error(inWords(options) + " has places 1 to " + std::to_string(chain.size()));
    return core::moveSlot(std::move(album), place, slot, options.to - 1);
}

core::Album clear(core::Album album, core::ChainPlace place, const Options&) {
    return core::clearChain(std::move(album), place);
}

/// A saved chain in the place of this one, or into one slot a preset of its module.
core::Album load(core::Album album, core::ChainPlace place, const Options& options) {
    if (options.slot.empty())
        return core::withChain(std::move(album), place, presetNamed(nullptr, options.preset).chain);
    const core::SlotId id = slotOf(core::chainAt(album, place), options);
    return core::withSlot(std::move(album), id, [&](core::Slot& slot) {
        core::usePreset(slot, presetNamed(&core::moduleOf(slot), options.preset));
    });
}

/// The album is only read: what is written is a preset.
void save(const Options& options) {
    core::Album album = OpenedMaster(options.file, options.master).album;
    const core::Chain& chain = core::chainAt(std::as_const(album), placeOf(album, options.owner));
    const auto existing = options.replace ? core::Existing::replace : core::Existing::keep;
    std::string name;
    if (options.slot.empty()) {
        if (chain.empty()) throw core::Error(inWords(options) + " has no modules to save");
        name = core::savePreset(nullptr, {options.preset, options.purpose, chain}, existing);
    } else {
        const core::Slot& slot = chain[slotNamed(chain, options.slot, inWords(options))];
        name = core::savePreset(&core::moduleOf(slot), core::presetOf(slot, options.preset, options.purpose), existing);
    }
    std::cout << "saved as \"" << name << "\"\n";
}

/// Lists the chain; with a change, saves it first.
void run(const Options& options, Change change) {
    const Interrupt interrupt;
    const OpenedMaster opened(options.file, options.master);
    core::Album album = opened.album;
    const core::ChainPlace place = placeOf(album, options.owner);
    if (change) {
        album = withMakeupFollowed(opened.album, change(album, place, options), interrupt.token());
        opened.save(album);
    }
    printChain(std::cout, core::chainAt(album, place));
}

/// Turns the module so that it leaves the loudness of its music as it is.
void match(const Options& options) {
    const OpenedMaster opened(options.file, options.master);
    core::Album album = opened.album;
    const core::Chain& chain = core::chainAt(std::as_const(album), placeOf(album, options.owner));
    const core::Slot& slot = chain[slotNamed(chain, options.slot, inWords(options))];
    (void)engine::analysis::loudnessMatched(slot, 0.0); // What cannot be matched says so before it is measured.
    Interrupt interrupt;
    const auto sources = openSources(album, interrupt.token());
    std::optional<double> change;
    {
        ProgressLine line;
        change = engine::analysis::loudnessChangeLu(
            album, slot.id, sources.audio, [&](double share) { line.show("measuring", share); }, interrupt.token());
    }
    if (!change) throw core::Error("there is nothing to hear there whose loudness could be matched");
    const core::Slot made = engine::analysis::loudnessMatched(slot, *change);
    const auto row = engine::analysis::makeupRow(slot);
    std::cout << core::moduleOf(slot).id << ": made the sound " << decimal(std::abs(*change), 1) << " LU "
              << (*change < 0.0 ? "quieter" : "louder") << "; " << row->row->label << " is "
              << decimal(row->get(made), 2) << " dB now\n";
    core::Album matched = core::withSlot(album, made.id, [&](core::Slot& each) { each = made; });
    opened.save(withMakeupFollowed(album, std::move(matched), interrupt.token()));
}

CLI::App* addAction(CLI::App* command, const std::shared_ptr<Options>& options, const std::string& name,
                    const std::string& says, Change change) {
    CLI::App* action = command->add_subcommand(name, says);
    action->callback([options, change] { run(*options, change); });
    return action;
}

/// What there is to load, `lacquer presets` lists.
void addPresetActions(CLI::App* command, const std::shared_ptr<Options>& options) {
    CLI::App* loading = addAction(command, options, "load", "Put a saved chain here, or a preset into a module", load);
    CLI::App* saving = command->add_subcommand("save", "Save the chain, or a module's settings as a preset");
    saving->callback([options] { save(*options); });
    for (CLI::App* action : {loading, saving}) {
        action->add_option("name", options->preset, "Its name: see lacquer presets")->required();
        action->add_option("--slot", options->slot, "A module's preset: its place, from 1, or its id");
    }
    saving->add_option("--for", options->purpose, "One line: what it is for");
    saving->add_flag("--replace", options->replace, "In the place of yours of that name");
}

std::vector<std::string> moduleIds() {
    std::vector<std::string> ids;
    for (const core::Module& module : core::modules()) ids.emplace_back(module.id);
    return ids;
}

} // namespace

void addChain(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("chain", "List or change the chain of the album or of a track");
    command->add_option("album", options->file, "The project file")->required();
    command->add_option("chain", options->owner, "\"album\", or the number of a track")->required();
    command->add_option("--master", options->master, "Of album: the name of another master; see lacquer master");
    command->require_subcommand(0, 1);

    CLI::App* adding = addAction(command, options, "add", "Add a module", add);
    adding->add_option("module", options->module, "Its id: see lacquer modules")
        ->required()
        ->check(CLI::IsMember(moduleIds()));
    adding->add_option("--at", options->at, "Its place, from 1; without it the last");
    CLI::App* removing = addAction(command, options, "remove", "Remove a module", remove);
    removing->add_option("slot", options->slot, "Its place, from 1, or its id")->required();
    CLI::App* moving = addAction(command, options, "move", "Move a module", move);
    moving->add_option("slot", options->slot, "Its place, from 1, or its id")->required();
    moving->add_option("to", options->to, "Its new place, from 1")->required();
    addAction(command, options, "clear", "Remove all modules", clear);
    CLI::App* matching = command->add_subcommand("match", "Make up for what a module does to the loudness, measured");
    matching->callback([options] { match(*options); });
    matching->add_option("slot", options->slot, "Its place, from 1, or its id")->required();
    addPresetActions(command, options);

    command->callback([command, options] {
        if (command->get_subcommands().empty()) run(*options, nullptr);
    });
}

} // namespace app
