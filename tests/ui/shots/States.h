// The states in which the window is looked at.
#pragma once

#include "tests/ui/shots/Stage.h"

#include <functional>
#include <vector>

namespace shots {

enum class Pages {
    asItIs, ///< What the state has put on the window.
    all     ///< Every page in this state.
};

struct State {
    const char* name;
    std::function<void(Stage&)> arrange;
    Pages pages = Pages::asItIs;
};

std::vector<State> windowStates();     ///< The whole window: what it is doing, and with which album.
std::vector<State> placeStates();      ///< Sequence, timeline and modules in their own states.
std::vector<State> dialogStates();     ///< What opens over the window.
std::vector<State> lostDeviceStates(); ///< Last: a killed JACK server leaves PortAudio waiting for minutes.

} // namespace shots
