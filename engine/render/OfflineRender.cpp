#include "engine/render/OfflineRender.h"

#include "core/Error.h"
#include "engine/dsp/FlushToZero.h"
#include "engine/render/BlockMath.h"
#include "engine/render/BlockQueue.h"
#include "engine/render/MixBus.h"
#include "engine/render/Print.h"
#include "engine/render/Renderer.h"

#include <algorithm>
#include <cassert>
#include <thread>
#include <vector>

namespace engine::render {
namespace {

using dsp::StereoBlock;
using Take = std::function<void(StereoBlock)>;

constexpr int queuedBlocks = 8;
constexpr int queuedBusBlocks = 32;

/// A thread that writes into a queue and is over before the queue is gone, whatever ends the reader.
class Feeder {
  public:
    template <class Work>
    Feeder(BlockQueue& queue, Work work) : queue_(queue), thread_(std::move(work)) {}
    ~Feeder() { queue_.close(); }
    Feeder(const Feeder&) = delete;
    Feeder& operator=(const Feeder&) = delete;

  private:
    BlockQueue& queue_;
    std::jthread thread_; // joins when the queue is closed
};

struct Stretch {
    core::FramePos from;
    core::FramePos to;
    int blockFrames;
    /// Of the block that begins at `at`.
    int frames(core::FramePos at) const { return static_cast<int>(std::min<core::FramePos>(blockFrames, to - at)); }
};

void throwIfAsked(const std::stop_token& stop) {
    if (stop.stop_requested()) throw core::Cancelled();
}

/// All on the caller's thread, between calls of `take`, which has the thread's own floating-point mode.
void renderInline(const RenderPlan& plan, const Stretch& stretch, const Take& take, const std::stop_token& stop) {
    Renderer renderer(plan, stretch.blockFrames);
    std::vector<double> memory(static_cast<std::size_t>(2 * stretch.blockFrames));
    renderer.locate(plan, stretch.from);
    for (bool primed = false; !primed; throwIfAsked(stop)) {
        const dsp::ScopedFlushToZero flush;
        primed = renderer.prime(plan, busFrames);
    }
    for (core::FramePos at = stretch.from; at < stretch.to;) {
        throwIfAsked(stop);
        const StereoBlock block(memory.data(), memory.data() + stretch.blockFrames, stretch.frames(at));
        {
            const dsp::ScopedFlushToZero flush;
            renderer.render(plan, block);
        }
        take(block);
        at += block.frames();
    }
}

/// The sum of the tracks from `from` on, until the queue is closed.
void feedBus(const RenderPlan& plan, MixBus& bus, core::FramePos from, BlockQueue& out) noexcept {
    const dsp::ScopedFlushToZero flush;
    bus.locate(plan, from);
    while (bus.prime(plan, busFrames) == busFrames) {
    }
    for (;;) {
        const StereoBlock block = out.toWrite();
        if (block.frames() == 0) return;
        bus.render(plan, block);
        out.written(block.frames());
    }
}

/// The next out.frames() frames of the print, out of a bus that comes through a queue.
void readPrint(const RenderPlan& plan, Print& print, BlockQueue& bus, StereoBlock out) noexcept {
    while (out.frames() > 0) {
        const int ready = print.read(plan, out);
        out = out.part(ready, out.frames() - ready);
        if (ready > 0) continue;
        const StereoBlock next = bus.toRead();
        copy(next, print.input(next.frames()));
        bus.wasRead();
        print.process(plan, next.frames());
    }
}

/// Tracks on one thread, the album chain on another, `take` on the caller's.
void renderPipelined(const RenderPlan& plan, const Stretch& stretch, const Take& take, const std::stop_token& stop) {
    MixBus bus(plan);
    Print print(plan);
    BlockQueue busQueue(queuedBusBlocks, busFrames);
    BlockQueue printQueue(queuedBlocks, stretch.blockFrames);
    const core::FramePos busFrom = print.locate(plan, stretch.from);

    const Feeder busFeeder(busQueue, [&]() noexcept { feedBus(plan, bus, busFrom, busQueue); });
    const Feeder printFeeder(printQueue, [&]() noexcept {
        const dsp::ScopedFlushToZero flush;
        for (core::FramePos at = stretch.from; at < stretch.to;) {
            const StereoBlock room = printQueue.toWrite();
            if (room.frames() == 0) return;
            readPrint(plan, print, busQueue, room.part(0, stretch.frames(at)));
            printQueue.written(stretch.frames(at));
            at += stretch.frames(at);
        }
    });
    for (core::FramePos at = stretch.from; at < stretch.to;) {
        throwIfAsked(stop);
        const StereoBlock block = printQueue.toRead();
        take(block);
        at += block.frames();
        printQueue.wasRead();
    }
}

} // namespace

void renderOffline(const RenderPlan& plan, core::FramePos from, core::FramePos to, const OfflineOptions& options,
                   const Take& take, std::stop_token stop) {
    assert(options.blockFrames >= 1 && options.blockFrames <= 65536);
    const Stretch stretch{from, to, options.blockFrames};
    const unsigned threads =
        options.threads > 0 ? static_cast<unsigned>(options.threads) : std::thread::hardware_concurrency();
    if (threads <= 1) return renderInline(plan, stretch, take, stop);
    renderPipelined(plan, stretch, take, stop);
}

} // namespace engine::render
