#include "engine/dsp/Gain.h"

#include "engine/dsp/FixedMath.h"

namespace engine::dsp {

void Gain::prepare(const StreamFormat&, const Settings& settings) {
    gain_.jump(fixed::dbToGain(settings.gainDb));
}

void Gain::set(const Settings& settings, Arrival how) noexcept {
    gain_.arrive(fixed::dbToGain(settings.gainDb), how);
}

void Gain::reset() noexcept {
    gain_.finish();
}

void Gain::process(StereoBlock block) noexcept {
    if (!gain_.gliding() && gain_.value() == 1.0) return;
    for (int i = 0; i < block.frames(); ++i) {
        const double gain = gain_.next();
        block.left[i] *= gain;
        block.right[i] *= gain;
    }
}

} // namespace engine::dsp
