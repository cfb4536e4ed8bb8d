// Runs the program as a person would: a process of its own, its output and exit status taken down.
#pragma once

#include "tests/support/Scratch.h"

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace tests {

struct Ran {
    int status = -1; ///< Exit status; 128 + the signal that ended it.
    std::string out;
    std::string error;
    nlohmann::json json() const { return nlohmann::json::parse(out); }
};

/// A folder of its own, its cache included.
class Desk {
  public:
    Desk();

    /// `lacquer arguments`, in the folder.
    Ran run(const std::vector<std::string>& arguments) const;

    /// The same, with SIGINT sent, twice, as soon as something has appeared in `folder`.
    Ran interrupted(const std::vector<std::string>& arguments, const std::filesystem::path& folder) const;

    /// A shell command line in which $LACQUER is the program.
    Ran shell(const std::string& command) const;

    /// For the programs that it runs from now on.
    void setEnvironment(const std::string& name, const std::string& value) { environment_[name] = value; }

    std::filesystem::path operator/(const std::string& name) const { return folder_ / name; }

  private:
    ScratchFolder folder_;
    std::map<std::string, std::string> environment_;
};

std::string textOf(const std::filesystem::path& file);

} // namespace tests
