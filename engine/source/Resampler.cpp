#include "engine/source/Resampler.h"

#include "core/Error.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>
#include <mutex>
#include <soxr.h>
#include <string>
#include <vector>

namespace engine::source {
namespace {

constexpr std::size_t chunkFrames = 4096;

/// soxr reads this variable whenever it makes a resampler; its AVX engine differs from the scalar one in the last bits.
void keepToScalarEngine() {
    static std::once_flag once;
    std::call_once(once, [] { ::setenv("SOXR_USE_SIMD", "0", 1); });
}

struct DeleteSoxr {
    void operator()(soxr* handle) const { soxr_delete(handle); }
};

void check(soxr_error_t error) {
    if (error) throw core::Error(std::string("cannot convert the sample rate: ") + soxr_strerror(error));
}

} // namespace

struct Resampler::State {
    int from = 0;
    int to = 0;
    std::unique_ptr<soxr, DeleteSoxr> handle;
    core::FrameCount in = 0;
    core::FrameCount out = 0;
    core::FrameCount limit = 0; ///< Frames that may come out so far; the rest of soxr's output is its ringing.
    std::vector<double> left = std::vector<double>(chunkFrames);
    std::vector<double> right = std::vector<double>(chunkFrames);

    /// One call of soxr; `input` nullptr ends the stream. Returns the frames that it took and gave.
    std::array<std::size_t, 2> step(const dsp::StereoBlock* input, const Take& take);
    void feed(dsp::StereoBlock block, const Take& take);
};

std::array<std::size_t, 2> Resampler::State::step(const dsp::StereoBlock* input, const Take& take) {
    const std::array<const void*, 2> ins = {input ? input->left : nullptr, input ? input->right : nullptr};
    std::array<void*, 2> outs = {left.data(), right.data()};
    const auto length = input ? static_cast<std::size_t>(input->frames()) : 0;
    std::size_t taken = 0;
    std::size_t given = 0;
    check(soxr_process(handle.get(), input ? static_cast<soxr_in_t>(ins.data()) : nullptr, length, &taken, outs.data(),
                       chunkFrames, &given));
    const auto wanted = std::min<core::FrameCount>(static_cast<core::FrameCount>(given), limit - out);
    if (wanted > 0) take({left.data(), right.data(), static_cast<int>(wanted)});
    out += std::max<core::FrameCount>(wanted, 0);
    return {taken, given};
}

void Resampler::State::feed(dsp::StereoBlock block, const Take& take) {
    while (block.frames() > 0) {
        const auto [taken, given] = step(&block, take);
        const int used = static_cast<int>(taken);
        block = block.part(used, block.frames() - used);
        assert(taken > 0 || given > 0);
    }
}

Resampler::Resampler(int from, int to) : state_(std::make_unique<State>()) {
    assert(from > 0 && to > 0);
    state_->from = from;
    state_->to = to;
    if (from == to) return;

    keepToScalarEngine();
    const soxr_io_spec_t io = soxr_io_spec(SOXR_FLOAT64_S, SOXR_FLOAT64_S);
    const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_VHQ, 0);
    const soxr_runtime_spec_t runtime = soxr_runtime_spec(1);
    soxr_error_t error = nullptr;
    state_->handle.reset(soxr_create(from, to, 2, &error, &io, &quality, &runtime));
    check(error);
}

Resampler::~Resampler() = default;
Resampler::Resampler(Resampler&&) noexcept = default;
Resampler& Resampler::operator=(Resampler&&) noexcept = default;

void Resampler::add(dsp::StereoBlock block, const Take& take) {
    state_->in += block.frames();
    if (state_->from == state_->to) {
        if (block.frames() > 0) take(block);
        return;
    }
    state_->limit = lengthAfter(state_->in, state_->from, state_->to);
    state_->feed(block, take);
}

void Resampler::finish(const Take& take) {
    if (state_->from == state_->to) return;
    // soxr rounds its own length: a little silence behind the sound lets it reach ours, which is rounded up.
    const int extra = 2 + 2 * state_->from / state_->to;
    std::vector<double> silence(static_cast<std::size_t>(extra));
    state_->feed({silence.data(), silence.data(), extra}, take);
    while (state_->out < state_->limit)
        if (state_->step(nullptr, take)[1] == 0) break;
    assert(state_->out == state_->limit);
}

core::FrameCount Resampler::lengthAfter(core::FrameCount frames, int from, int to) {
    return from == to ? frames : core::ceilDiv(frames * to, from);
}

} // namespace engine::source
