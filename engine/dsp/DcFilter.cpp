#include "engine/dsp/DcFilter.h"

#include "engine/dsp/FixedMath.h"

namespace engine::dsp {

void DcFilter::prepare(const StreamFormat& format, const Settings& settings) {
    rate_ = format.rate;
    set(settings, 0);
    reset();
}

void DcFilter::set(const Settings& settings, Arrival how) noexcept {
    corner_.arrive(Shelf::corner(settings.cornerHz, rate_), how);
}

void DcFilter::reset() noexcept {
    corner_.finish();
    left_.reset();
    right_.reset();
}

void DcFilter::process(StereoBlock block) noexcept {
    for (int i = 0; i < block.frames(); ++i) {
        const double corner = corner_.next();
        block.left[i] = left_.process(block.left[i], corner, 0.0, 1.0);
        block.right[i] = right_.process(block.right[i], corner, 0.0, 1.0);
    }
}

double magnitudeDb(const core::DcFilterSettings& settings, double hz, int rate) noexcept {
    const double ratio = Shelf::corner(settings.cornerHz, rate) / Shelf::corner(hz, rate);
    return -0.5 * fixed::gainToDb(1.0 + ratio * ratio);
}

} // namespace engine::dsp
