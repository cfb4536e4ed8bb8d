// What a detector saw, with its place: the worst of it and a count, so that a mix that is clipped from end to end takes
// no more memory than one that is clipped once.
#pragma once

#include "core/Units.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <vector>

namespace engine::analysis {

struct Observation {
    core::FramePos at = 0; ///< From the first frame that the detector was given.
    core::FrameCount lengthFrames = 0;
    double measure = 0.0; ///< What the detector says it is; higher is worse.
    bool operator==(const Observation&) const = default;
};

class Observations {
  public:
    static constexpr std::size_t kept = 3;

    /// What begins within `nearFrames` of the one before (in the other channel, say) is the same event.
    explicit Observations(core::FrameCount nearFrames) : nearFrames_(nearFrames) {}

    void add(const Observation& seen) {
        const bool same = count_ > 0 && std::abs(seen.at - last_) <= nearFrames_;
        last_ = seen.at;
        if (!same) ++count_;
        const auto near = std::ranges::find_if(
            worst_, [&](const Observation& other) { return std::abs(other.at - seen.at) <= nearFrames_; });
        if (same && near != worst_.end()) {
            if (near->measure < seen.measure) *near = seen;
        } else {
            worst_.push_back(seen);
        }
        std::ranges::stable_sort(worst_, std::greater{}, &Observation::measure);
        if (worst_.size() > kept) worst_.pop_back();
    }
    void countMore(core::FrameCount events) { count_ += events; } ///< Of which the places are not known.
    void clear() { *this = Observations(nearFrames_); }

    core::FrameCount count() const { return count_; }
    const std::vector<Observation>& worst() const { return worst_; } ///< Worst first, at most `kept`.

  private:
    core::FrameCount nearFrames_;
    core::FrameCount count_ = 0;
    core::FramePos last_ = 0;
    std::vector<Observation> worst_;
};

} // namespace engine::analysis
