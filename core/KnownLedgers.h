// The ledgers that were ever written here, so that a file can be recognised without saying of which album it is: a list
// of paths in the user's folder ($XDG_DATA_HOME/lacquer/ledgers).
#pragma once

#include <filesystem>
#include <vector>

namespace core {

/// Those that are still there, the newest first. Empty where nothing is known.
std::vector<std::filesystem::path> knownLedgers();

/// Adds an absolute path, where it is not known yet. Throws Error.
void rememberLedger(const std::filesystem::path& ledger);

} // namespace core
