#include "engine/delivery/NullTest.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace engine::delivery {

namespace {

/// A number of 64 bits that looks drawn by lot (Steele, Lea, Flood 2014: SplitMix).
std::uint64_t mixed(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9U;
    value = (value ^ value >> 27) * 0x94D049BB133111EBU;
    return value ^ value >> 31;
}

double depthDb(double energy, double error) {
    if (energy <= 0.0 || error <= 0.0) return std::numeric_limits<double>::infinity();
    return 10.0 * std::log10(energy / error);
}

double errorOf(const Sketch::Second& meant, const Sketch::Second& found) {
    double error = 0.0;
    for (std::size_t n = 0; n < Sketch::numbers; ++n) {
        const double difference = double{meant.sums[n]} - double{found.sums[n]};
        error += difference * difference;
    }
    return error;
}

} // namespace

void Sketch::add(std::span<const float> interleaved) {
    for (const float sample : interleaved) {
        if (samples_ % secondSamples_ == 0) seconds_.emplace_back();
        const std::uint64_t draw = mixed(samples_++);
        Second& second = seconds_.back();
        second.sums[draw % numbers] += draw >> 63 ? sample : -sample;
        second.energy += double{sample} * double{sample};
    }
}

NullDepth nullDepth(const Sketch& meant, const Sketch& found) {
    assert(meant.frames() == found.frames());
    double loudest = 0.0;
    for (const auto& second : meant.seconds()) loudest = std::max(loudest, second.energy);
    double energy = 0.0;
    double error = 0.0;
    NullDepth depth{.worstDb = std::numeric_limits<double>::infinity()};
    for (std::size_t n = 0; n < meant.seconds().size(); ++n) {
        const auto& second = meant.seconds()[n];
        const double missed = errorOf(second, found.seconds()[n]);
        energy += second.energy;
        error += missed;
        if (n > 0 && meant.isCut(n)) continue; // where a sound breaks off, the encoder's noise stays
        if (second.energy < 1e-4 * loudest || depthDb(second.energy, missed) >= depth.worstDb) continue;
        depth.worstDb = depthDb(second.energy, missed);
        depth.worstSecond = static_cast<int>(n);
    }
    depth.db = depthDb(energy, error);
    return depth;
}

} // namespace engine::delivery
