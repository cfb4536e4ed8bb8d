// One line on a terminal that says how far a job is; nothing at all where standard error is no terminal.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace app {

class ProgressLine {
  public:
    ProgressLine();
    ~ProgressLine(); ///< Wipes the line.
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// At most ten times a second. `share` 0 to 1; `detail` follows it: "83x real time, 0:12 left".
    void show(std::string_view doing, double share, std::string_view detail = {});

    /// A text without a share, such as a position.
    void show(std::string_view text);

  private:
    void put(const std::string& line);
    bool due();

    bool terminal_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point next_{};
};

} // namespace app
