#include "app/CommandLine.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/Error.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <exception>
#include <iostream>
#include <new>
#include <poll.h>
#include <string>
#include <unistd.h>
#include <vector>

namespace app {

namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int wrongUsage = 2;

int fail(const std::string& why, int status) {
    std::cout.flush();
    std::cerr << "lacquer: " << oneLine(why) << '\n';
    return status;
}

/// Whether whoever reads our standard output has gone: `lacquer show ALBUM | head -1`.
bool readerGone() {
    pollfd out{.fd = STDOUT_FILENO, .events = POLLOUT, .revents = 0};
    return poll(&out, 1, 0) == 1 && (out.revents & POLLERR) != 0;
}

/// A reader that has seen enough is no failure; a full disk behind standard output is.
int finished() {
    std::cout.flush();
    return std::cout.good() || readerGone() ? done : fail("cannot write to standard output", failed);
}

void addCommands(CLI::App& program, const MakePapers& papers) {
    addNew(program);
    addImport(program);
    addShow(program);
    addSet(program);
    addMetadata(program);
    addIsrc(program);
    addChain(program);
    addModules(program);
    addPresets(program);
    addPlants(program);
    addTargets(program);
    addMeasure(program);
    addCheck(program);
    addDeliver(program, papers);
    addVerify(program);
    addCompare(program);
    addApprove(program);
    addArchive(program);
    addIdentify(program);
    addPage(program, papers);
    addNotes(program);
    addPlay(program);
    addReplace(program);
    addVersion(program);
    addMaster(program);
    addReport(program, papers);
    addFind(program);
    addDevices(program);
}

/// `lacquer show "$ALBUM"` where there is no such variable.
void refuseEmptyNames(CLI::App& program) {
    const auto notEmpty = [](const std::string& text) { return std::string(text.empty() ? "is empty" : ""); };
    for (CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; }))
        for (CLI::Option* option : command->get_options())
            if (option->get_required() && option->get_single_name() != "KEY=VALUE") option->check(notEmpty, "", "");
}

/// What to say of wrong usage: CLI11 does not name a command that there is not.
std::string complaintOf(const CLI::App& program, const CLI::ParseError& wrong, int count, char** arguments) {
    if (!program.get_subcommands().empty() || (count > 1 && arguments[1][0] == '-')) return wrong.what();
    std::vector<std::string> names;
    for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    return (count > 1 ? "there is no command \"" + std::string(arguments[1]) + "\"; there are " : "name a command: ") +
           listed(names);
}

/// The part of the command line that a message should send the reader to.
std::string commandOf(const CLI::App& program) {
    const auto used = program.get_subcommands();
    return used.empty() ? "lacquer --help" : "lacquer " + used.front()->get_name() + " --help";
}

} // namespace

int runCommandLine(int count, char** arguments, const MakePapers& papers) {
    std::signal(SIGPIPE, SIG_IGN);
    CLI::App program("Lacquer: a mastering workstation. Finished mixes in; DDP, WAV and FLAC out.", "lacquer");
    program.set_version_flag("--version", std::string("lacquer ") + LACQUER_VERSION);
    program.set_help_flag("-h,--help", "Say how it is used");
    program.require_subcommand(1);
    addCommands(program, papers);
    refuseEmptyNames(program);
    try {
        program.parse(count, arguments);
        return finished();
    } catch (const CLI::Success& asked) { // --help, --version
        program.exit(asked, std::cout, std::cerr);
        return finished();
    } catch (const CLI::ParseError& wrong) {
        return fail(complaintOf(program, wrong, count, arguments) + " (" + commandOf(program) + " says how it is used)",
                    wrongUsage);
    } catch (const std::bad_alloc&) {
        return fail("out of memory", failed);
    } catch (const std::exception& why) {
        return fail(why.what(), failed);
    }
}

} // namespace app
