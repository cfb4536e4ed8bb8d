#include "engine/dsp/SpectralBalance.h"

#include "engine/dsp/DecibelKernel.h"
#include "engine/dsp/FixedMath.h"

#include <algorithm>

namespace engine::dsp {

namespace {

constexpr double leastPower = 1e-10; ///< -100 dBFS.
constexpr double windowPeriods = 40.0, shortestWindowSeconds = 0.03;
constexpr double nothingDb = 1e-6;
constexpr double nothing = 1e-9;
/// Of the solver. The largest eigenvalue of the overlaps is 1.7, so each step goes straight at the solution.
constexpr double stepSize = 0.5;

double shareOf(double seconds, int rate) {
    return 1.0 - fixed::exp(-quantumFrames / (seconds * rate));
}

} // namespace

void SpectralBalance::prepare(const StreamFormat& format, const Settings& settings) {
    rate_ = format.rate;
    overlap_ = balanceOverlap(rate_);
    const auto filters = balanceFilters(rate_);
    for (std::size_t k = 0; k < balanceBands; ++k) {
        const BalanceFilter& filter = filters[k];
        for (const std::size_t lane : {2 * k, 2 * k + 1}) {
            bank_.a1[lane] = filter.a1;
            bank_.a2[lane] = filter.a2;
        }
        gain_[k] = filter.gain;
        perEnergy_[k] = filter.gain * filter.gain * filter.perPower / quantumFrames;
        windowShare_[k] = shareOf(std::max(shortestWindowSeconds, windowPeriods / balanceBandHz(k)), rate_);
    }
    set(settings, 0);
    reset();
}

void SpectralBalance::set(const Settings& settings, Arrival how) noexcept {
    target_ = settings;
    const int quanta = how.quanta();
    depth_.glide(settings.depthPercent, quanta);
    range_.glide(settings.rangeDb, quanta);
    for (std::size_t point = 0; point < curve_.size(); ++point)
        curve_[point].glide(settings.bands[point].sharePercent, quanta);
    attackShare_ = shareOf(0.001 * settings.attackMs, rate_);
    releaseShare_ = shareOf(0.001 * settings.releaseMs, rate_);
    if (quanta > 0) return;
    now_ = settings;
    computeDepths();
}

void SpectralBalance::reset() noexcept {
    set(target_, 0);
    for (auto* const row : {&bank_.y1, &bank_.y2, &bank_.weight, &bank_.weightToCome}) row->fill(0.0);
    for (auto* const row : {&risingEnergy_, &smooth_, &smoother_, &outDb_, &shares_}) row->fill(0.0);
    past_ = {};
    working_ = false;
    gainReductionDb_ = 0.0;
}

void SpectralBalance::glide() noexcept {
    const auto gliding = [](const Smoother& smoother) { return smoother.gliding(); };
    if (!gliding(depth_) && !gliding(range_) && std::ranges::none_of(curve_, gliding)) return;
    now_.depthPercent = depth_.next();
    now_.rangeDb = range_.next();
    for (std::size_t point = 0; point < curve_.size(); ++point) now_.bands[point].sharePercent = curve_[point].next();
    computeDepths();
}

void SpectralBalance::computeDepths() noexcept {
    for (std::size_t k = 0; k < balanceBands; ++k) depths_[k] = balanceDepth(now_, balanceBandHz(k));
}

void SpectralBalance::process(StereoBlock block) noexcept {
    for (int at = 0; at < block.frames(); at += quantumFrames) processQuantum(block.part(at, quantumFrames));
}

void SpectralBalance::processQuantum(StereoBlock quantum) noexcept {
    ResonatorBank::Sound drive;
    for (std::size_t i = 0; i < quantumFrames; ++i) {
        const Lanes sound{quantum.left[i], quantum.right[i]};
        const Lanes driving = sound - past_[1];
        drive[2 * i] = driving[0];
        drive[2 * i + 1] = driving[1];
        past_ = {sound, past_[0]};
    }
    if (working_) {
        const auto taken = hearAndWeigh(bank_, drive);
        for (std::size_t i = 0; i < quantumFrames; ++i) {
            quantum.left[i] -= taken[2 * i];
            quantum.right[i] -= taken[2 * i + 1];
        }
    } else {
        hear(bank_, drive);
    }
    glide();
    BalanceRow levelsDb, outDb;
    readLevels(levelsDb);
    standingOut(levelsDb, outDb);
    follow(outDb);
}

void SpectralBalance::readLevels(BalanceRow& levelsDb) noexcept {
    for (std::size_t k = 0; k < balanceBands; ++k) {
        const double energy = bank_.energy[2 * k] + bank_.energy[2 * k + 1];
        const double rising = bank_.risingEnergy[2 * k] + bank_.risingEnergy[2 * k + 1];
        const double power = perEnergy_[k] * (risingEnergy_[k] + (energy - rising));
        risingEnergy_[k] = rising;
        smooth_[k] += windowShare_[k] * (power - smooth_[k]);
        smoother_[k] += windowShare_[k] * (smooth_[k] - smoother_[k]);
    }
    for (std::size_t k = 0; k < levelsDb.size(); ++k) levelsDb[k] = std::max(smoother_[k], leastPower);
    powersToDb(levelsDb.data(), static_cast<int>(levelsDb.size()), levelsDb.data());
}

void SpectralBalance::follow(const BalanceRow& outDb) noexcept {
    BalanceRow gains;
    for (std::size_t k = 0; k < gains.size(); ++k) {
        outDb_[k] += (outDb[k] > outDb_[k] ? attackShare_ : releaseShare_) * (outDb[k] - outDb_[k]);
        if (outDb[k] == 0.0 && outDb_[k] < nothingDb) outDb_[k] = 0.0;
        gains[k] = -std::min(depths_[k] * outDb_[k], now_.rangeDb);
    }
    dbToGains(gains.data(), static_cast<int>(gains.size()), gains.data());
    solve(gains);
}

void SpectralBalance::solve(const BalanceRow& gains) noexcept {
    BalanceRow taken{};
    for (std::size_t of = 0; of < balanceBands; ++of) {
        if (shares_[of] == 0.0) continue;
        const double* const overlap = overlap_.data() + of * taken.size();
        for (std::size_t at = 0; at < taken.size(); ++at) taken[at] += shares_[of] * overlap[at];
    }
    const double most = *std::ranges::max_element(taken);
    gainReductionDb_ = most > 0.0 ? fixed::gainToDb(1.0 - most) : 0.0;
    bool working = most > 0.0; // Also on the way to rest.
    for (std::size_t k = 0; k < balanceBands; ++k) {
        const double next = shares_[k] + stepSize * ((1.0 - gains[k]) - taken[k]);
        shares_[k] = next > nothing ? next : 0.0;
        bank_.weightToCome[2 * k] = bank_.weightToCome[2 * k + 1] = gain_[k] * shares_[k];
        working |= shares_[k] > 0.0;
    }
    working_ = working;
}

} // namespace engine::dsp
