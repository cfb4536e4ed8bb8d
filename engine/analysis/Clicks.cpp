#include "engine/analysis/Clicks.h"

#include <cmath>
#include <numbers>

namespace engine::analysis {

namespace {

constexpr int half = Clicks::windowFrames / 2;
constexpr int nearFrames = 160;    // Of residual compared with, before and behind.
constexpr int clickFrames = 8;     // A click's own width.
constexpr double outOfNear = 36.0; // Times the RMS near by, 31 dB: played music reaches 29 dB.
constexpr double outOfFar = 4.0;   // Times the highest within two windows.
constexpr double lowest = 0.003;   // -50 dBFS: softer ones drown.

} // namespace

Clicks::Clicks(int rate) : taper_(analysed), found_(rate / 200) {
    for (int i = 0; i < analysed; ++i)
        taper_[static_cast<std::size_t>(i)] = 0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * (i + 0.5) / analysed);
}

void Clicks::add(dsp::StereoBlock window) {
    end_ += window.frames();
    take(window.left, window.right, window.frames());
}

void Clicks::finish() {
    for (int i = 0; i < 4; ++i) take(nullptr, nullptr, 0);
}

void Clicks::take(const double* left, const double* right, int frames) {
    for (const int channel : {0, 1}) {
        Line& line = lines_[static_cast<std::size_t>(channel)];
        const double* in = channel == 0 ? left : right;
        std::copy(line.sound.begin() + windowFrames, line.sound.end(), line.sound.begin());
        std::fill(line.sound.end() - windowFrames, line.sound.end(), 0.0);
        if (in) std::copy(in, in + frames, line.sound.end() - windowFrames);
        std::copy(line.residual.begin() + windowFrames, line.residual.end(), line.residual.begin());
        predict(line);
    }
    taken_ += windowFrames;
    for (const Line& line : lines_) look(line);
}

/// The residual of the middle window of what is analysed, by the autocorrelation method (Levinson, Durbin).
void Clicks::predict(Line& line) const {
    std::array<double, analysed> tapered;
    const double* sound = line.sound.data() + order;
    for (std::size_t i = 0; i < analysed; ++i) tapered[i] = taper_[i] * sound[i];
    std::array<double, order + 1> correlation{};
    for (std::size_t lag = 0; lag <= order; ++lag) {
        std::array<double, 4> sums{};
        std::size_t i = lag;
        for (; i + 4 <= analysed; i += 4)
            for (std::size_t k = 0; k < 4; ++k) sums[k] += tapered[i + k] * tapered[i + k - lag];
        for (; i < analysed; ++i) sums[0] += tapered[i] * tapered[i - lag];
        correlation[lag] = sums[0] + sums[1] + (sums[2] + sums[3]);
    }
    double* residual = line.residual.data() + residualFrames - windowFrames;
    std::fill(residual, residual + windowFrames, 0.0);
    if (correlation[0] <= 0.0) return;
    correlation[0] *= 1.0 + 1e-9;
    std::array<double, order + 1> a{1.0};
    double error = correlation[0];
    for (std::size_t m = 1; m <= order; ++m) {
        double sum = 0.0;
        for (std::size_t k = 0; k < m; ++k) sum += a[k] * correlation[m - k];
        const double reflection = -sum / error;
        std::array<double, order + 1> next = a;
        for (std::size_t k = 1; k <= m; ++k) next[k] = a[k] + reflection * a[m - k];
        a = next;
        error *= 1.0 - reflection * reflection;
        if (error <= 0.0) break;
    }
    const double* from = sound + half;
    for (std::size_t k = 0; k <= order; ++k)
        for (int i = 0; i < windowFrames; ++i) residual[i] += a[k] * from[i - static_cast<int>(k)];
}

/// The middle one of the five windows of residual.
void Clicks::look(const Line& line) {
    const auto& e = line.residual;
    const core::FramePos first = taken_ - residualFrames - half; // frame of e[0]
    std::array<double, residualFrames + 1> energy;
    energy[0] = 0.0;
    for (std::size_t i = 0; i < residualFrames; ++i) energy[i + 1] = energy[i] + e[i] * e[i];
    const auto rms = [&](int from, int to) {
        return std::sqrt((energy[static_cast<std::size_t>(to)] - energy[static_cast<std::size_t>(from)]) / (to - from));
    };
    for (int i = 2 * windowFrames; i < 3 * windowFrames; ++i) {
        const double height = std::abs(e[static_cast<std::size_t>(i)]);
        if (height < lowest || first + i < nearFrames || first + i >= end_ - nearFrames) continue;
        const int behind = i + order + clickFrames;
        const double near =
            std::max(rms(i - clickFrames - nearFrames, i - clickFrames), rms(behind, behind + nearFrames));
        if (height < outOfNear * near) continue;
        const auto highest = [&](int from, int to) {
            double most = 0.0;
            for (int k = from; k < to; ++k) most = std::max(most, std::abs(e[static_cast<std::size_t>(k)]));
            return most;
        };
        const bool isTop = height >= highest(i - clickFrames, behind);
        const double far =
            std::max(highest(i - 2 * windowFrames, i - clickFrames), highest(behind, i + 2 * windowFrames));
        if (!isTop || height < outOfFar * far) continue;
        found_.add({first + i, 1, 20.0 * std::log10(height / std::max(near, 1e-6))});
    }
}

} // namespace engine::analysis
