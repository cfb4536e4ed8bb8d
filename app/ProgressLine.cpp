#include "app/ProgressLine.h"
#include "app/Text.h"

#include <algorithm>
#include <iostream>
#include <unistd.h>

namespace app {

namespace {
constexpr std::chrono::milliseconds pause{100};
constexpr int width = 79; // One less than the narrowest terminal, which would break the line.
} // namespace

ProgressLine::ProgressLine() : terminal_(isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() {
    if (shown_) std::cerr << "\r\x1b[K" << std::flush;
}

bool ProgressLine::due() {
    const auto now = std::chrono::steady_clock::now();
    if (!terminal_ || now < next_) return false;
    next_ = now + pause;
    return true;
}

void ProgressLine::show(std::string_view doing, double share, std::string_view detail) {
    if (!due()) return;
    const std::string percent = right(decimal(100.0 * std::clamp(share, 0.0, 1.0), 0) + " %", 5);
    put(std::string(doing) + " " + percent + (detail.empty() ? "" : "  " + std::string(detail)));
}

void ProgressLine::show(std::string_view text) {
    if (due()) put(std::string(text));
}

void ProgressLine::put(const std::string& line) {
    shown_ = true;
    std::cerr << '\r' << fitted(line, width) << std::flush;
}

} // namespace app
