#include "ui/desk/ImportCourse.h"

namespace ui {

void ImportCourse::begin(const std::vector<std::filesystem::path>& files) {
    const std::lock_guard lock(mutex_);
    files_.clear();
    for (const auto& file : files) files_.push_back({.path = file, .why = {}});
}

void ImportCourse::reading(std::size_t file, double share) {
    const std::lock_guard lock(mutex_);
    files_[file].state = ImportedFile::State::reading;
    files_[file].share = share;
}

void ImportCourse::done(std::size_t file) {
    const std::lock_guard lock(mutex_);
    files_[file].state = ImportedFile::State::done;
    files_[file].share = 1.0;
}

void ImportCourse::refused(std::size_t file, const QString& why) {
    const std::lock_guard lock(mutex_);
    files_[file].state = ImportedFile::State::refused;
    files_[file].why = why;
}

std::vector<ImportedFile> ImportCourse::files() const {
    const std::lock_guard lock(mutex_);
    return files_;
}

} // namespace ui
