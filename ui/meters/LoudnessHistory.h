// The loudness of the last minutes that were heard, in steps of a fifth of a second: what the history's picture shows.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

namespace ui::meters {

class LoudnessHistory {
  public:
    static constexpr double stepSeconds = 0.2;
    static constexpr std::size_t capacity = 900; ///< Three minutes.

    struct Step {
        std::optional<double> momentaryLufs; ///< The highest of the step; nullopt = silence.
        std::optional<double> shortTermLufs;
        bool isGap = false; ///< Playing stopped here, or went elsewhere.
        bool operator==(const Step&) const = default;
    };

    /// What is heard now, `seconds` after the last. True when a step was closed, so that the picture changes.
    bool add(std::optional<double> momentaryLufs, std::optional<double> shortTermLufs, double seconds);
    /// What comes next does not follow what was. True when that is new.
    bool interrupt();

    std::size_t size() const { return size_; }
    /// 0 = the newest closed step.
    const Step& back(std::size_t steps) const { return steps_[(next_ + capacity - 1 - steps) % capacity]; }

  private:
    void close(const Step& step);

    std::array<Step, capacity> steps_{};
    std::size_t next_ = 0;
    std::size_t size_ = 0;
    Step open_;
    double spent_ = 0.0; // Of the open step, seconds.
};

} // namespace ui::meters
