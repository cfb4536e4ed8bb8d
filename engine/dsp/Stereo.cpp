#include "engine/dsp/Stereo.h"

namespace engine::dsp {

void Stereo::prepare(const StreamFormat&, const Settings& settings) {
    width_.jump(settings.widthPercent / 100.0);
}

void Stereo::set(const Settings& settings, int glideFrames) noexcept {
    width_.glide(settings.widthPercent / 100.0, glideFrames);
}

void Stereo::reset() noexcept {
    width_.finish();
}

void Stereo::process(StereoBlock block) noexcept {
    if (!width_.gliding() && width_.value() == 1.0) return;
    for (int i = 0; i < block.frames(); ++i) {
        const double mid = 0.5 * (block.left[i] + block.right[i]);
        const double side = 0.5 * (block.left[i] - block.right[i]) * width_.next();
        block.left[i] = mid + side;
        block.right[i] = mid - side;
    }
}

} // namespace engine::dsp
