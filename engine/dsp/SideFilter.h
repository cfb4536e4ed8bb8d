// What the stereo module does to the side by frequency: width in three bands, and mono below a frequency. Rendering
// threads; the pure function any.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/Biquad.h"
#include "engine/dsp/Smoother.h"
#include "engine/dsp/StereoBlock.h"

#include <array>
#include <cstddef>
#include <optional>

namespace engine::dsp {

/// How much of the side is left at `hz` after all that a stereo module does to it (width, width by band, side gain,
/// mono below), as a factor: the magnitude of the very coefficients that the sound gets.
double sideGain(const core::StereoSettings& settings, double hz, int rate) noexcept;

/// Width by band is a filter over the whole side and no crossover. The three bands are Butterworth low-passes and
/// high-passes of 2nd order in power, |L|^2 = 1 / (1 + (w / w1)^4) and so on, which add up to 1; the filter's power is
/// the sum of the bands' with their widths squared, and of all filters of that power it is the one of minimum phase.
/// So equal widths are a plain factor, flat and without any phase; elsewhere the side is turned against the mid no
/// further than its change of level demands (Bode 1945). A Linkwitz-Riley crossover, flat too, would turn the side by
/// half a circle at each split, which swaps left and right there; a cascade of shelves has no form for a band of width
/// 0 between two that are not.
///
/// Mono below is a Butterworth high-pass of the side, of minimum phase as well: -3 dB at the frequency. On and off fade
/// it in and out.
class SideFilter {
  public:
    using Settings = core::StereoSettings;
    static constexpr std::size_t mostMonoSections = 4;
    using Widths = std::array<double, 3>; ///< Factors: low, middle, high.

    /// The slope of mono below counts only here.
    void prepare(int rate, const Settings& settings) noexcept;

    /// Frequencies glide by octaves and widths straight, in steps of a quantum within which coefficients run straight,
    /// or jump on the frame.
    void aim(const Settings& settings, Arrival how) noexcept;
    void reset() noexcept;

    /// True when process would do nothing.
    bool isWire() const noexcept;

    /// One quantum of the side, in place.
    void process(double* side) noexcept;

  private:
    using Filter = Biquad<double>;
    struct Memory {
        double band = 0.0, low = 0.0;
    };
    template <std::size_t most>
    struct Cascade {
        std::array<Filter, most> sections; ///< At the end of the last quantum.
        std::array<Memory, most> memories{};
        void run(const std::array<Filter, most>& to, std::size_t count, bool moving, std::optional<int> jump,
                 double* side) noexcept;
    };

    bool widthsRest() const noexcept;
    bool monoRests() const noexcept { return !monoShare_.gliding() && monoShare_.value() == 0.0; }
    void setWidths(double* side) noexcept;
    void makeMono(double* side) noexcept;
    std::array<Filter, 2> widthSections() const noexcept;

    int rate_ = 44100;
    std::size_t monoSections_ = 2;
    std::array<Smoother, 3> widths_;
    Smoother lowOctave_, highOctave_, monoOctave_; ///< log2 of hz; a step per quantum, as widths_.
    Smoother monoShare_;                           ///< 0 = off; a step per frame.
    std::optional<int> jump_;                      ///< The frame of this quantum on which the coefficients jump.
    Cascade<2> width_;
    Cascade<mostMonoSections> mono_;
};

} // namespace engine::dsp
