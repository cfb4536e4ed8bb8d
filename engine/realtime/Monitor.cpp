#include "engine/realtime/Monitor.h"

#include "engine/dsp/Eased.h"
#include "engine/dsp/FixedMath.h"
#include "engine/realtime/Ramp.h"
#include "engine/render/BlockMath.h"

namespace engine::realtime {
namespace {

using dsp::StereoBlock;
using render::restsAt;

constexpr double dimDb = -20.0;

void changeOver(StereoBlock from, StereoBlock to, dsp::Smoother& share) noexcept {
    if (restsAt(share, 0.0)) return;
    if (restsAt(share, 1.0)) return render::copy(to, from);
    for (int i = 0; i < from.frames(); ++i) {
        const double now = dsp::eased(share.next());
        from.left[i] += now * (to.left[i] - from.left[i]);
        from.right[i] += now * (to.right[i] - from.right[i]);
    }
}

void narrow(StereoBlock block, dsp::Smoother& mono) noexcept {
    if (restsAt(mono, 0.0)) return;
    for (int i = 0; i < block.frames(); ++i) {
        const double share = dsp::eased(mono.next());
        const double middle = (block.left[i] + block.right[i]) / 2.0;
        block.left[i] = share * middle + (1.0 - share) * block.left[i];
        block.right[i] = share * middle + (1.0 - share) * block.right[i];
    }
}

} // namespace

void Monitor::set(const MonitorChoice& choice, bool source, int glideFrames) noexcept {
    source_.glide(source ? 1.0 : 0.0, glideFrames);
    mono_.glide(choice.mono ? 1.0 : 0.0, glideFrames);
    gain_.glide(dsp::fixed::dbToGain(choice.levelDb + (choice.dim ? dimDb : 0.0)), glideFrames);
}

bool Monitor::hearsSource() const noexcept {
    return !restsAt(source_, 0.0);
}

bool Monitor::isNeutral() const noexcept {
    return !hearsSource() && restsAt(mono_, 0.0) && restsAt(gain_, 1.0);
}

void Monitor::process(StereoBlock print, StereoBlock source) noexcept {
    changeOver(print, source, source_);
    narrow(print, mono_);
    render::applyGain(print, gain_);
}

} // namespace engine::realtime
