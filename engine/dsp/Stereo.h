// The stereo image: polarity, swap, rotation, mid and side, width, balance. No latency.
#pragma once

#include "core/Chain.h"
#include "engine/dsp/Processor.h"
#include "engine/dsp/SideFilter.h"
#include "engine/dsp/Smoother.h"

#include <array>

namespace engine::dsp {

/// left and right -> inverted -> swapped -> rotated -> mid and side -> side: width, width by band, mono below (see
/// SideFilter) -> left and right -> balanced. Mid is half the sum of the channels, side half their difference (Blumlein
/// 1931). What stands at its standard is left out, so that standard settings pass every bit.
///
/// Mono compatible by construction: width, width by band, mono below and side gain work on the side alone, which the
/// mono sum does not contain. Whatever they are set to, left + right stays what it was, within the rounding of the sum.
/// The others change it.
///
/// Rotation turns the plane of left and right: left' = left cos a - right sin a, right' = left sin a + right cos a. It
/// keeps the power of both together; 45 degrees take what is in the middle to the right alone.
///
/// Balance only turns down, the other side, by its decibels: no level rises.
///
/// Everything glides but the slope of mono below, which is structural. Inverted and swapped channels glide through the
/// matrix between old and new.
class Stereo {
  public:
    using Settings = core::StereoSettings;
    void prepare(const StreamFormat& format, const Settings& settings);
    void set(const Settings& settings, Arrival how) noexcept;
    void reset() noexcept;
    void process(StereoBlock block) noexcept;
    int latency() const noexcept { return 0; }

  private:
    void turn(StereoBlock quantum) noexcept;
    void setMidAndSide(StereoBlock quantum) noexcept;
    void balance(StereoBlock quantum) noexcept;

    /// What left and right become of left and right: inverted, swapped, rotated.
    Smoother leftOfLeft_{1.0}, leftOfRight_, rightOfLeft_, rightOfRight_{1.0};
    Smoother mid_{1.0}, side_{1.0}; ///< The side's: width and gain.
    SideFilter sideFilter_;
    Smoother left_{1.0}, right_{1.0}; ///< Balance.
};
static_assert(Processor<Stereo>);

} // namespace engine::dsp
