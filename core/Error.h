// A failure at the border of the program (file gone, disk full, device refused): thrown there, caught once, by the
// action, the job or the command line. Bugs assert, absences are optional, findings are values.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace core {

class Error : public std::runtime_error {
  public:
    /// `what`: one clear sentence, without full stop, that names the thing and what to do. `path`: the file it is
    /// about.
    explicit Error(const std::string& what, std::filesystem::path path = {})
        : std::runtime_error(path.empty() ? what : path.string() + ": " + what), path_(std::move(path)) {}

    const std::filesystem::path& path() const noexcept { return path_; }

  private:
    std::filesystem::path path_;
};

/// Thrown by a job that was asked to stop, after it has cleaned up.
class Cancelled : public Error {
  public:
    Cancelled() : Error("cancelled") {}
};

} // namespace core
