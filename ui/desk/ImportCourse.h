// How far an import is, file by file: written by its job, read by the window.
#pragma once

#include <QString>

#include <cstddef>
#include <filesystem>
#include <mutex>
#include <vector>

namespace ui {

struct ImportedFile {
    enum class State { waiting, reading, done, refused };
    std::filesystem::path path;
    State state = State::waiting;
    double share = 0.0; ///< Of its reading, 0 to 1.
    QString why;        ///< It cannot be used.
    bool operator==(const ImportedFile&) const = default;
};

class ImportCourse {
  public:
    void begin(const std::vector<std::filesystem::path>& files);
    void reading(std::size_t file, double share);
    void done(std::size_t file);
    void refused(std::size_t file, const QString& why);

    std::vector<ImportedFile> files() const;

  private:
    mutable std::mutex mutex_; // The window's and a job's thread; neither is the audio's.
    std::vector<ImportedFile> files_;
};

} // namespace ui
