#include "engine/dsp/RealFft.h"

#include <fftw3.h>

#include <mutex>
#include <new>

namespace engine::dsp {

namespace {

struct Free {
    void operator()(void* memory) const { fftw_free(memory); }
};

/// FFTW's planner is one for the whole process and not safe for threads; its transforms are.
std::mutex& planner() {
    static std::mutex mutex;
    return mutex;
}

} // namespace

struct RealFft::Plans {
    explicit Plans(int n)
        : size(n), signal(fftw_alloc_real(static_cast<std::size_t>(n))),
          spectrum(fftw_alloc_complex(static_cast<std::size_t>(n) / 2 + 1)) {
        if (!signal || !spectrum) throw std::bad_alloc();
        const std::lock_guard lock(planner());
        forward = fftw_plan_dft_r2c_1d(n, signal.get(), spectrum.get(), FFTW_ESTIMATE);
        backward = fftw_plan_dft_c2r_1d(n, spectrum.get(), signal.get(), FFTW_ESTIMATE);
    }

    ~Plans() {
        const std::lock_guard lock(planner());
        fftw_destroy_plan(forward);
        fftw_destroy_plan(backward);
    }

    int size;
    std::unique_ptr<double, Free> signal;
    std::unique_ptr<fftw_complex, Free> spectrum;
    fftw_plan forward = nullptr;
    fftw_plan backward = nullptr;
};

RealFft::RealFft(int size) : plans_(std::make_unique<Plans>(size)) {}
RealFft::~RealFft() = default;
RealFft::RealFft(RealFft&&) noexcept = default;
RealFft& RealFft::operator=(RealFft&&) noexcept = default;

int RealFft::size() const noexcept {
    return plans_->size;
}

std::span<double> RealFft::signal() noexcept {
    return {plans_->signal.get(), static_cast<std::size_t>(plans_->size)};
}

std::span<std::complex<double>> RealFft::spectrum() noexcept {
    // FFTW and the standard promise the same layout: real part, imaginary part.
    return {reinterpret_cast<std::complex<double>*>(plans_->spectrum.get()),
            static_cast<std::size_t>(plans_->size) / 2 + 1};
}

void RealFft::forward() noexcept {
    fftw_execute(plans_->forward);
}

void RealFft::backward() noexcept {
    fftw_execute(plans_->backward);
}

} // namespace engine::dsp
