#include "engine/realtime/MeteringThread.h"

#include <array>
#include <chrono>
#include <span>

namespace engine::realtime {
namespace {

constexpr auto tick = std::chrono::milliseconds(10);
constexpr std::size_t framesAtOnce = 1024;

} // namespace

MeteringThread::MeteringThread(Tap& tap, int rate) : tap_(tap), rate_(rate), meters_(rate), slot_(rate) {
    readings_.write(meters_.reading()); // silence, not nothing
    thread_ = std::jthread([this](std::stop_token stop) { run(stop); });
}

void MeteringThread::run(std::stop_token stop) {
    std::uint64_t resetsDone = 0;
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, stop, tick, [&] { return stop.stop_requested(); })) {
        const std::uint64_t resetsAsked = resets_.read();
        const bool reset = resetsAsked != resetsDone;
        if (reset) meters_.reset();
        resetsDone = resetsAsked;
        const int frames = drain();
        if (frames > 0 || reset) readings_.write(meters_.reading());
        const bool another = slot_.watch(watched_.read());
        slot_.pass(frames);
        if (drainSlot() || another || (frames > 0 && slot_.watches())) slotReadings_.write(slot_.reading());
    }
}

/// One turn of the tap at most, so that readings go out however fast the device asks. How many frames came.
int MeteringThread::drain() {
    std::array<GainReduction, 64> reductions;
    while (const std::size_t count = tap_.gainReduction.pop(reductions))
        for (const GainReduction& each : std::span(reductions).first(count))
            if (each.onAlbumChain) meters_.addGainReduction(each.gainReductionDb);

    std::array<StereoFrame, framesAtOnce> frames;
    std::array<double, framesAtOnce> left, right;
    std::size_t drained = 0;
    while (drained < tap_.sound.capacity()) {
        const std::size_t count = tap_.sound.pop(frames);
        if (count == 0) break;
        for (std::size_t i = 0; i < count; ++i) {
            left[i] = frames[i].left;
            right[i] = frames[i].right;
        }
        meters_.add({left.data(), right.data(), static_cast<int>(count)});
        drained += count;
    }
    return static_cast<int>(drained);
}

/// Whether anything came.
bool MeteringThread::drainSlot() {
    render::SlotQuantum quantum;
    std::size_t drained = 0;
    for (; drained < tap_.slot.capacity() && tap_.slot.pop(quantum); ++drained) slot_.add(quantum);
    return drained > 0;
}

} // namespace engine::realtime
