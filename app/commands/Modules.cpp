#include "app/ChainKeys.h"
#include "app/Json.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/Error.h"
#include "core/Parameter.h"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace app {

namespace {

struct Options {
    std::string module;
    bool json = false;
};

void printRows(const core::Module& module) {
    std::cout << module.id << ": " << module.says << '\n';
    for (const core::Parameter& row : module.parameters) {
        const std::string id = (row.banded ? "bandN." : "") + std::string(row.id);
        std::cout << "  " << fitted(id, 18) << "  " << fitted(core::describe(row, row.standard), 12) << "  "
                  << rangeOf(row) << '\n';
    }
    if (module.bands > 0) std::cout << "  N is 1 to " << module.bands << '\n';
}

void run(const Options& options) {
    std::vector<const core::Module*> asked;
    for (const core::Module& module : core::modules())
        if (options.module.empty() || options.module == module.id) asked.push_back(&module);
    if (asked.empty()) {
        std::vector<std::string> ids;
        for (const core::Module& module : core::modules()) ids.emplace_back(module.id);
        throw core::Error("there is no module \"" + options.module + "\"; there are " + listed(ids));
    }
    if (options.json) {
        Json list = Json::array();
        for (const core::Module* module : asked) list.push_back(toJson(*module));
        return print({{"modules", std::move(list)}});
    }
    for (std::size_t n = 0; n < asked.size(); ++n) {
        if (n > 0) std::cout << '\n';
        printRows(*asked[n]);
    }
}

} // namespace

void addModules(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("modules", "List the modules and their parameter rows");
    command->add_option("module", options->module, "One module only");
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options] { run(*options); });
}

} // namespace app
