// What the tests of processors share.
#pragma once

#include "engine/dsp/Processor.h"
#include "tests/support/Signals.h"

#include <algorithm>
#include <initializer_list>
#include <vector>

namespace tests {

/// The signal filled with zeros to whole quanta.
inline StereoSignal inQuanta(StereoSignal signal) {
    const int quantum = engine::dsp::quantumFrames;
    const auto frames = static_cast<std::size_t>((signal.frames() + quantum - 1) / quantum * quantum);
    signal.left.resize(frames);
    signal.right.resize(frames);
    return signal;
}

/// Runs the processor over the signal in blocks whose lengths, in quanta, are taken from `quanta` in turn.
template <class P>
StereoSignal processed(P& processor, StereoSignal signal, const std::vector<int>& quanta = {8}) {
    const auto whole = inQuanta(std::move(signal));
    auto made = whole;
    std::size_t turn = 0;
    for (int at = 0; at < made.frames();) {
        const int wanted = quanta[turn++ % quanta.size()] * engine::dsp::quantumFrames;
        const int frames = std::min(wanted, made.frames() - at);
        processor.process(made.block().part(at, frames));
        at += frames;
    }
    return made;
}

template <class P>
P prepared(const typename P::Settings& settings, int rate = 44100) {
    P processor;
    processor.prepare({rate, 64 * engine::dsp::quantumFrames}, settings);
    return processor;
}

} // namespace tests
