#include "engine/realtime/TestTone.h"

#include "engine/dsp/Eased.h"
#include "engine/dsp/FixedMath.h"
#include "engine/realtime/Ramp.h"
#include "engine/render/BlockMath.h"

#include <algorithm>

namespace engine::realtime {
namespace {

constexpr int hz = 1000;
constexpr double amplitude = 0.1;
constexpr int edgeMs = 5;

} // namespace

void TestTone::set(bool on, int rate, int glideFrames) noexcept {
    if (on && isSilent()) {
        rate_ = rate;
        at_ = 0;
    }
    share_.glide(on ? 1.0 : 0.0, glideFrames);
}

bool TestTone::isSilent() const noexcept {
    return render::restsAt(share_, 0.0);
}

void TestTone::replace(float* out, int frames) noexcept {
    if (isSilent()) return;
    const int edge = framesOf(rate_, edgeMs);
    for (int i = 0; i < frames; ++i) {
        const int inSecond = at_ % rate_;
        // Counted from the second's first frame: no error adds up.
        const double phase = static_cast<double>(hz * inSecond % rate_) / rate_;
        const double fade = std::min({1.0, inSecond / double(edge), (rate_ - inSecond) / double(edge)});
        const double tone = amplitude * dsp::eased(fade) * dsp::fixed::sin(2.0 * dsp::fixed::pi * phase);
        const double share = dsp::eased(share_.next());
        const bool onLeft = at_ < rate_;
        for (const bool left : {true, false}) {
            float& sample = out[2 * i + (left ? 0 : 1)];
            sample = static_cast<float>((1.0 - share) * sample + share * (left == onLeft ? tone : 0.0));
        }
        at_ = (at_ + 1) % (2 * rate_);
    }
}

} // namespace engine::realtime
