// The SIMD instruction sets that the inner loops may use (Highway's names: AVX3, AVX2, SSE4, SSSE3, EMU128). For tests
// and benchmarks, which must see the same bits on each; nothing else has to know.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace engine::dsp {

/// Those that this CPU offers and that were compiled, the widest first.
std::vector<std::string> simdTargets();

/// Makes every inner loop of the process use one of simdTargets(), or the best again where `name` is empty. Only while
/// no other thread renders.
void useSimdTarget(std::string_view name);

} // namespace engine::dsp
