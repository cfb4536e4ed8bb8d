#include "core/KnownLedgers.h"

#include "core/Error.h"
#include "core/PresetShelf.h"
#include "core/SafeFile.h"

#include <algorithm>
#include <sstream>

namespace core {

namespace {

std::filesystem::path listPath() {
    return userFolder() / "ledgers";
}

std::vector<std::filesystem::path> listed() {
    std::vector<std::filesystem::path> paths;
    if (!std::filesystem::exists(listPath())) return paths;
    std::istringstream lines(readFile(listPath()));
    for (std::string line; std::getline(lines, line);)
        if (!line.empty()) paths.emplace_back(line);
    return paths;
}

} // namespace

std::vector<std::filesystem::path> knownLedgers() {
    auto paths = listed();
    std::erase_if(paths, [](const auto& path) {
        std::error_code unreadable;
        return !std::filesystem::is_regular_file(path, unreadable);
    });
    std::ranges::reverse(paths);
    return paths;
}

void rememberLedger(const std::filesystem::path& ledger) {
    auto paths = listed();
    if (std::ranges::find(paths, ledger) != paths.end()) return;
    if (ledger.string().find('\n') != std::string::npos) return; // It would be two.
    paths.push_back(ledger);
    std::string text;
    for (const auto& path : paths) text += path.string() + "\n";
    std::error_code error;
    std::filesystem::create_directories(userFolder(), error);
    if (error) throw Error("the folder cannot be made: " + error.message(), userFolder());
    writeFile(listPath(), text);
}

} // namespace core
