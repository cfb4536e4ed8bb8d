#include "engine/render/OfflineRender.h"

#include "core/Error.h"
#include "engine/dsp/FlushToZero.h"
#include "engine/render/BlockMath.h"
#include "engine/render/BlockRelay.h"
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

// Of the relay: what the bus writes in eight goes, and some for each thread in the second core's cache.
constexpr int relayedFrames = 8 * busFrames;
constexpr std::size_t relayedBlocks = 16;

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

/// Does `work` on each block that comes to that hand, in parts of at most busFrames, until the relay is closed.
template <class Work>
void atHand(BlockRelay& relay, std::size_t hand, Work work) noexcept {
    const dsp::ScopedFlushToZero flush;
    for (auto block = relay.take(hand); block.frames() > 0; block = relay.take(hand)) {
        for (int from = 0; from < block.frames(); from += busFrames) work(block.part(from, busFrames));
        relay.pass(hand);
    }
}

/// The last hand: what has been through the album chain becomes the print.
class PrintReader {
  public:
    PrintReader(const RenderPlan& plan, Print& print, BlockRelay& relay, std::size_t hand)
        : plan_(plan), print_(print), relay_(relay), hand_(hand) {}

    /// The next out.frames() frames.
    void read(StereoBlock out) {
        while (out.frames() > 0) {
            const int ready = print_.read(plan_, out);
            out = out.part(ready, out.frames() - ready);
            if (ready > 0) continue;
            if (given_.frames() == 0) given_ = relay_.take(hand_);
            const StereoBlock next = given_.part(0, busFrames);
            copy(next, print_.input(next.frames()));
            print_.give(next.frames());
            given_ = given_.part(next.frames(), given_.frames() - next.frames());
            if (given_.frames() == 0) relay_.pass(hand_);
        }
    }

  private:
    const RenderPlan& plan_;
    Print& print_;
    BlockRelay& relay_;
    std::size_t hand_;
    StereoBlock given_; ///< What is left of the block in hand.
};

/// Closes the relay ahead of the end of the threads that are made before it.
struct Closing {
    BlockRelay& relay;
    ~Closing() { relay.close(); }
};

/// The tracks on one thread, each slot of the album chain on another, `take` on the caller's.
void renderPipelined(const RenderPlan& plan, const Stretch& stretch, const Take& take, const std::stop_token& stop) {
    MixBus bus(plan);
    Print print(plan);
    Chain& chain = print.chain();
    BlockRelay relay(relayedBlocks, relayedFrames, chain.size() + 2);
    bus.locate(plan, print.locate(plan, stretch.from));

    std::vector<std::jthread> threads;
    const Closing closing{relay};
    threads.emplace_back([&]() noexcept {
        {
            const dsp::ScopedFlushToZero flush;
            while (bus.prime(plan, busFrames) == busFrames) {
            }
        }
        atHand(relay, 0, [&](StereoBlock part) { bus.render(plan, part); });
    });
    for (std::size_t place = 0; place < chain.size(); ++place)
        threads.emplace_back(
            [&, place]() noexcept { atHand(relay, place + 1, [&](StereoBlock part) { chain[place].process(part); }); });

    PrintReader reader(plan, print, relay, chain.size() + 1);
    std::vector<double> memory(static_cast<std::size_t>(2 * stretch.blockFrames));
    for (core::FramePos at = stretch.from; at < stretch.to;) {
        throwIfAsked(stop);
        const StereoBlock block(memory.data(), memory.data() + stretch.blockFrames, stretch.frames(at));
        reader.read(block);
        take(block);
        at += block.frames();
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
