// How long what is heard takes to come up, die away and change over.
#pragma once

namespace engine::realtime {

constexpr int framesOf(int rate, int ms) {
    return rate * ms / 1000;
}

} // namespace engine::realtime
