#include "engine/ledger/Identify.h"
#include "app/Interrupt.h"
#include "app/Json.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/Error.h"
#include "core/KnownLedgers.h"
#include "core/Ledger.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace app {

namespace {

using engine::ledger::Identified;

struct Options {
    std::vector<std::string> files;
    std::vector<std::string> albums;
    bool json = false;
};

std::vector<engine::ledger::NamedLedger> ledgersOf(const Options& options) {
    std::vector<std::filesystem::path> ledgers;
    for (const std::string& album : options.albums) {
        ledgers.push_back(core::ledgerPathOf(album));
        if (!std::filesystem::exists(ledgers.back()))
            throw core::Error("has no ledger: nothing was delivered of it yet", album);
    }
    if (ledgers.empty()) ledgers = core::knownLedgers();
    if (ledgers.empty())
        throw core::Error("no album was delivered here yet, so nothing is known; name an album with --of");
    return engine::ledger::readLedgers(ledgers);
}

Json toJson(const Identified& found) {
    Json json{{"by", nameOf(found.by)},      {"ledger", found.ledger.string()}, {"revision", found.revision},
              {"delivered", found.at},       {"artist", found.artist},          {"album", found.album},
              {"approved", found.isApproved}};
    json["track"] = found.track > 0 ? Json(found.track) : Json(nullptr);
    json["title"] = found.title;
    if (!found.format.empty()) json["format"] = found.format;
    if (found.by == Identified::By::sound) {
        json["alike"] = found.alike;
        json["atSeconds"] = found.atSeconds;
    }
    return json;
}

void run(const Options& options) {
    const Interrupt interrupt;
    const auto ledgers = ledgersOf(options);
    Json files = Json::array();
    int unknown = 0;
    const auto tell = [&](const std::filesystem::path& file, const std::vector<Identified>& found,
                          const std::string& trouble) {
        if (found.empty()) ++unknown;
        Json list = Json::array();
        for (const Identified& each : found) list.push_back(toJson(each));
        files.push_back({{"path", file.string()}, {"found", std::move(list)}});
        if (options.json) return;
        std::cout << harmless(file.string()) << ": ";
        if (found.empty()) std::cout << (trouble.empty() ? "no ledger knows it" : harmless(trouble));
        for (std::size_t n = 0; n < found.size(); ++n)
            std::cout << (n > 0 ? "\n    " : "") << harmless(sentenceOf(found[n]));
        std::cout << '\n';
    };
    for (const auto& file : engine::ledger::filesIn({options.files.begin(), options.files.end()})) {
        try {
            tell(file, engine::ledger::identify(file, ledgers, interrupt.token()), {});
        } catch (const core::Cancelled&) {
            throw;
        } catch (const core::Error& error) {
            if (options.files.size() == 1 && file == options.files.front()) throw;
            tell(file, {}, error.what()); // A text among the sounds of a folder.
        }
    }
    if (options.json) print({{"files", std::move(files)}});
    if (unknown > 0)
        throw core::Error(std::to_string(unknown) + (unknown == 1 ? " file is" : " files are") + " not known");
}

} // namespace

void addIdentify(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command =
        program.add_subcommand("identify", "Say which album, revision and track files are, by samples or by sound");
    command->add_option("file", options->files, "Files, and folders with all that is below")->required();
    command->add_option("--of", options->albums, "An album that it may be of, any number of times; else all known ones")
        ->allow_extra_args(false);
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options] { run(*options); });
}

} // namespace app
