#include "engine/render/Renderer.h"

#include "engine/render/MixBus.h"
#include "engine/render/Print.h"

#include <algorithm>
#include <cassert>

namespace engine::render {

struct Renderer::Graph {
    Graph(const RenderPlan& plan, int longest) : bus(plan), print(plan), maxFrames(longest) {}
    MixBus bus;
    Print print;
    int maxFrames;
    std::optional<core::SlotId> watched;
};

Renderer::Renderer(const RenderPlan& plan, int maxFrames) : graph_(std::make_unique<Graph>(plan, maxFrames)) {
    locate(plan, plan.begin);
}

Renderer::~Renderer() = default;

void Renderer::locate(const RenderPlan& plan, core::FramePos at) noexcept {
    graph_->bus.locate(plan, graph_->print.locate(plan, at));
}

bool Renderer::prime(const RenderPlan& plan, int quanta) noexcept {
    auto& [bus, print, maxFrames, watched] = *graph_;
    quanta -= bus.prime(plan, quanta);
    while (quanta > 0 && !print.primed(plan)) {
        const auto chunk = print.input(quanta * dsp::quantumFrames);
        bus.render(plan, chunk);
        print.process(plan, chunk.frames());
        quanta -= chunk.frames() / dsp::quantumFrames;
    }
    return quanta > 0;
}

void Renderer::render(const RenderPlan& plan, dsp::StereoBlock out) noexcept {
    auto& [bus, print, maxFrames, watched] = *graph_;
    assert(out.frames() <= maxFrames);
    while (out.frames() > 0) {
        if (const int ready = print.read(plan, out); ready > 0) {
            out = out.part(ready, out.frames() - ready);
            continue;
        }
        const auto chunk = print.input(out.frames());
        bus.render(plan, chunk);
        print.process(plan, chunk.frames());
    }
}

core::FramePos Renderer::position() const noexcept {
    return graph_->print.position();
}

int Renderer::chainLatency() const noexcept {
    return graph_->bus.latency() + graph_->print.latency();
}

int Renderer::latency() const noexcept {
    return chainLatency() + 2 * busFrames;
}

namespace {

std::size_t readChain(const Chain& chain, SlotReduction* out, std::size_t room) noexcept {
    std::size_t count = 0;
    for (std::size_t i = 0; i < chain.size() && count < room; ++i)
        if (const auto reduction = chain[i].gainReductionDb()) out[count++] = {chain[i].id(), *reduction};
    return count;
}

} // namespace

std::size_t Renderer::readings(SlotReduction* out, std::size_t room) const noexcept {
    std::size_t count = readChain(graph_->print.chain(), out, room);
    for (const auto& voice : graph_->bus.voices())
        if (voice.sounds()) count += readChain(voice.chain(), out + count, room - count);
    return count;
}

void Renderer::watch(std::optional<core::SlotId> slot, SlotTap& to) noexcept {
    if (slot == graph_->watched) return;
    graph_->watched = slot;
    graph_->print.chain().watch(slot, to);
    for (Voice& voice : graph_->bus.voices()) voice.chain().watch(slot, to);
}

} // namespace engine::render
