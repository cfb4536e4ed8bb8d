#include "ui/meters/LoudnessHistory.h"

#include <algorithm>

namespace ui::meters {

bool LoudnessHistory::add(std::optional<double> momentaryLufs, std::optional<double> shortTermLufs, double seconds) {
    if (momentaryLufs) open_.momentaryLufs = std::max(open_.momentaryLufs.value_or(*momentaryLufs), *momentaryLufs);
    open_.shortTermLufs = shortTermLufs;
    spent_ += seconds;
    bool closed = false;
    for (; spent_ >= stepSeconds; spent_ -= stepSeconds) {
        close(open_);
        open_ = {.momentaryLufs = momentaryLufs, .shortTermLufs = shortTermLufs};
        closed = true;
    }
    if (closed) open_ = {};
    return closed;
}

bool LoudnessHistory::interrupt() {
    if (size_ == 0 || back(0).isGap) return false;
    close({.isGap = true});
    open_ = {};
    spent_ = 0.0;
    return true;
}

void LoudnessHistory::close(const Step& step) {
    steps_[next_] = step;
    next_ = (next_ + 1) % capacity;
    size_ = std::min(size_ + 1, capacity);
}

} // namespace ui::meters
