#include "tests/robustness/EditLog.h"

#include "core/ProjectFile.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

#include <fcntl.h>

namespace tests {

EditLog::EditLog(const std::filesystem::path& path) : file_(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC) {}

void EditLog::add(const EditRecord& record) {
    std::ostringstream line;
    line << '\n'
         << static_cast<char>(record.what) << ' ' << record.sequence << ' ' << record.ms << ' ' << record.album << " .";
    file_.write(line.str());
    file_.sync();
}

std::vector<EditRecord> readLog(const std::filesystem::path& path, std::uintmax_t from) {
    std::vector<EditRecord> records;
    std::ifstream file(path);
    file.seekg(static_cast<std::streamoff>(from));
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        char what = 0;
        char end = 0;
        EditRecord record;
        if (!(words >> what >> record.sequence >> record.ms >> record.album >> end) || end != '.') continue;
        record.what = static_cast<EditRecord::What>(what);
        records.push_back(record);
    }
    return records;
}

std::uint64_t digestOf(const core::Album& album) {
    return std::hash<std::string>{}(core::toJson(album, "/"));
}

std::optional<std::uint64_t> sequenceOf(const std::vector<EditRecord>& records, std::uint64_t album) {
    std::optional<std::uint64_t> highest;
    for (const auto& record : records)
        if (record.album == album) highest = std::max(highest.value_or(0), record.sequence);
    return highest;
}

} // namespace tests
