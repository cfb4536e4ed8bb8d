// Mean squares of a sound's stretches, those over BS.1770's absolute gate, in bounded room: the ones within a
// thousandth of a LU of each other are kept as one class, by their number and sum. What is said of all is that of every
// one, but for the few within that thousandth of a gate or of a percentile. Allocates while it counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace engine::metering {

/// LUFS of the mean square of K-weighted sound, both channels summed; nullopt under -150 LUFS.
std::optional<double> lufsOf(double meanSquare);

class LoudnessClasses {
  public:
    void add(double meanSquare); ///< What is no finite number, or not above -70 LUFS, does not count.
    void add(const LoudnessClasses& other);

    /// Leaves those above that share of the mean of all. Not of none.
    void gate(double share);

    bool empty() const noexcept { return classes_.empty(); }
    std::size_t size() const noexcept { return classes_.size(); } ///< Classes, not stretches.
    double mean() const noexcept;                                 ///< Not of none.
    double
    percentile(double share) const noexcept; ///< The value under which that share of the others lies; not of none.

  private:
    struct Class {
        std::int32_t number = 0; ///< Thousandths of a LU above the gate.
        std::int64_t count = 0;
        double sum = 0.0;

        double mean() const noexcept { return sum / static_cast<double>(count); }
        void take(const Class& other) noexcept {
            count += other.count;
            sum += other.sum;
        }
    };

    Class total() const noexcept;

    std::vector<Class> classes_; ///< By their numbers.
};

} // namespace engine::metering
