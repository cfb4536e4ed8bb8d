#include "tests/support/Signals.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>

namespace tests {

namespace {

/// Vigna's splitmix64 (2015).
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    double next() { // -1 .. 1
        state_ += 0x9e3779b97f4a7c15u;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        z ^= z >> 31;
        return static_cast<double>(static_cast<std::int64_t>(z)) / 9223372036854775808.0;
    }

  private:
    std::uint64_t state_;
};

double gainOf(double db) {
    return std::pow(10.0, db / 20.0);
}

} // namespace

Signal ramp(int frames) {
    Signal made(static_cast<std::size_t>(frames));
    std::iota(made.begin(), made.end(), 1.0);
    return made;
}

Signal silence(int frames) {
    return Signal(static_cast<std::size_t>(frames), 0.0);
}

Signal sine(double hz, double peakDb, int frames, int rate, double phaseDegrees) {
    Signal made(static_cast<std::size_t>(frames));
    const double gain = gainOf(peakDb);
    for (std::size_t i = 0; i < made.size(); ++i) {
        const double turns = hz * static_cast<double>(i) / rate + phaseDegrees / 360.0;
        made[i] = gain * std::sin(2.0 * std::numbers::pi * (turns - std::floor(turns)));
    }
    return made;
}

Signal noise(double peakDb, int frames, std::uint64_t seed) {
    Random random(seed);
    Signal made(static_cast<std::size_t>(frames));
    const double gain = gainOf(peakDb);
    std::generate(made.begin(), made.end(), [&] { return gain * random.next(); });
    return made;
}

StereoSignal musicLike(int frames, int rate, double peakDb, std::uint64_t seed) {
    Random random(seed);
    StereoSignal made{silence(frames), silence(frames)};
    const int beat = rate / 2;
    constexpr double notesHz[] = {55.0, 82.4, 110.0, 220.0, 277.2, 329.6, 660.0, 1318.5, 2637.0, 5274.0};
    double low = 0.0, hiss1 = 0.0, hiss2 = 0.0, hiss3 = 0.0;
    double peak = 1e-9;
    for (int i = 0; i < frames; ++i) {
        const double seconds = static_cast<double>(i % beat) / rate;
        const double stroke = std::exp(-6.0 * seconds);
        const double hiss0 = random.next() * std::exp(-30.0 * seconds);
        const double hiss = 0.25 * (hiss0 + 3.0 * hiss1 + 3.0 * hiss2 + hiss3); // Nothing at Nyquist, as in music.
        hiss3 = std::exchange(hiss2, std::exchange(hiss1, hiss0));
        low += 0.2 * (random.next() - low);
        double left = 0.6 * hiss + 0.1 * low;
        double right = 0.5 * hiss - 0.1 * low;
        int voice = 0;
        for (const double hz : notesHz) {
            const double turns = hz * (1 + (i / beat) % 4 * 0.125) * static_cast<double>(i) / rate;
            const double tone = std::sin(2.0 * std::numbers::pi * (turns - std::floor(turns)));
            const double level = (0.4 + 0.6 * stroke) / (1.0 + 0.5 * voice);
            left += level * tone * (voice % 2 ? 0.9 : 0.6);
            right += level * tone * (voice % 2 ? 0.6 : 0.9);
            ++voice;
        }
        made.left[static_cast<std::size_t>(i)] = left;
        made.right[static_cast<std::size_t>(i)] = right;
        peak = std::max({peak, std::abs(left), std::abs(right)});
    }
    const double gain = gainOf(peakDb) / peak;
    for (auto& sample : made.left) sample *= gain;
    for (auto& sample : made.right) sample *= gain;
    return made;
}

StereoSignal onBoth(Signal signal) {
    return {signal, signal};
}

Signal joined(const Signal& first, const Signal& then) {
    Signal made = first;
    made.insert(made.end(), then.begin(), then.end());
    return made;
}

StereoSignal joined(const StereoSignal& first, const StereoSignal& then) {
    return {joined(first.left, then.left), joined(first.right, then.right)};
}

Signal scaled(Signal signal, double gainDb) {
    for (auto& sample : signal) sample *= gainOf(gainDb);
    return signal;
}

Signal faded(Signal signal, int frames) {
    for (int i = 0; i < frames; ++i) {
        const double gain = static_cast<double>(i) / frames;
        signal[static_cast<std::size_t>(i)] *= gain;
        signal[signal.size() - 1 - static_cast<std::size_t>(i)] *= gain;
    }
    return signal;
}

} // namespace tests
