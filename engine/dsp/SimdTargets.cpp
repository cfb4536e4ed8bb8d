#include "engine/dsp/SimdTargets.h"

#include <hwy/highway.h>

#include <cassert>

namespace engine::dsp {

std::vector<std::string> simdTargets() {
    std::vector<std::string> names;
    for (const auto target : hwy::SupportedAndGeneratedTargets()) names.emplace_back(hwy::TargetName(target));
    return names;
}

void useSimdTarget(std::string_view name) {
    hwy::SetSupportedTargetsForTest(0);
    if (name.empty()) return;
    for (const auto target : hwy::SupportedAndGeneratedTargets()) {
        if (name != hwy::TargetName(target)) continue;
        hwy::SetSupportedTargetsForTest(target);
        return;
    }
    assert(false && "no such target on this CPU");
}

} // namespace engine::dsp
