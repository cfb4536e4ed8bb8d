// Integrated loudness and loudness range (ITU-R BS.1770-5 Annex 1, EBU Tech 3342) of the stretches of a sound that pass
// the gates. The relative gate is known only when all is heard, so stretches are kept; those within a thousandth of a
// LU of each other as one, so that memory is bounded, however long the sound: what is said is that of every one, but
// for the few within that thousandth of the gate or of the range's ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace engine::metering {

/// LUFS of the mean square of K-weighted sound, both channels summed; nullopt under -150 LUFS.
std::optional<double> lufsOf(double meanSquare);

/// Mean squares over the absolute gate of -70 LUFS, in classes of a thousandth of a LU.
class LoudnessClasses {
  public:
    struct Class {
        std::int32_t number = 0; ///< Thousandths of a LU above the gate.
        std::int64_t count = 0;
        double sum = 0.0; ///< Of their mean squares.

        double mean() const noexcept { return sum / static_cast<double>(count); }
    };

    void add(double meanSquare);
    void add(const LoudnessClasses& other);

    /// Less those under the relative gate: that share of the mean of all.
    void gate(double share);

    bool empty() const noexcept { return classes_.empty(); }
    std::size_t size() const noexcept { return classes_.size(); }
    double mean() const noexcept;                   ///< Of all of them; not of none.
    double percentile(double share) const noexcept; ///< The value under which that share lies; not of none.

  private:
    Class& of(std::int32_t number);
    Class total() const noexcept;

    std::vector<Class> classes_; ///< By their numbers.
};

class GatedLoudness {
  public:
    void addBlock(double meanSquare) { blocks_.add(meanSquare); }   ///< Of the last 400 ms, every 100 ms.
    void addWindow(double meanSquare) { windows_.add(meanSquare); } ///< Of the last 3 s, every second.

    /// Of all of them as one sound; nullopt where nothing passes the gate at -70 LUFS.
    static std::optional<double> integratedLufs(std::span<const GatedLoudness* const> parts);
    static std::optional<double> rangeLu(std::span<const GatedLoudness* const> parts);

  private:
    LoudnessClasses blocks_, windows_;
};

} // namespace engine::metering
