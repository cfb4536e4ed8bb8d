// Every command of the command line: each function adds one to the program. A command prints what it has to say on
// standard output and throws core::Error when it fails.
#pragma once

#include "app/CommandLine.h"

#include <CLI/CLI.hpp>

namespace app {

void addNew(CLI::App& program);
void addImport(CLI::App& program);
void addShow(CLI::App& program);
void addSet(CLI::App& program);
void addMetadata(CLI::App& program);
void addIsrc(CLI::App& program);
void addChain(CLI::App& program);
void addModules(CLI::App& program);
void addPresets(CLI::App& program);
void addPlants(CLI::App& program);
void addTargets(CLI::App& program);
void addMeasure(CLI::App& program);
void addCheck(CLI::App& program);
void addDeliver(CLI::App& program, const MakePapers& papers);
void addVerify(CLI::App& program);
void addCompare(CLI::App& program);
void addApprove(CLI::App& program);
void addArchive(CLI::App& program);
void addIdentify(CLI::App& program);
void addNotes(CLI::App& program);
void addPage(CLI::App& program, const MakePapers& papers);
void addPlay(CLI::App& program);
void addReplace(CLI::App& program);
void addVersion(CLI::App& program);
void addMaster(CLI::App& program);
void addReport(CLI::App& program, const MakePapers& papers);
void addFind(CLI::App& program);
void addDevices(CLI::App& program);

} // namespace app
