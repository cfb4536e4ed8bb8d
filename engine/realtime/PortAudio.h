// The PortAudio library while somebody needs it, and the outputs that it finds. Not for the audio thread.
#pragma once

#include "engine/Readings.h"

#include <portaudio.h>

#include <string>
#include <vector>

namespace engine::realtime {

/// Keeps the library initialised. The first one looks at the machine anew. Silences the chatter of ALSA and JACK about
/// everything that this machine does not have: what matters comes back as an error code.
class PortAudio {
  public:
    PortAudio();
    ~PortAudio();
    PortAudio(const PortAudio&) = delete;
    PortAudio& operator=(const PortAudio&) = delete;
};

struct Output {
    PaDeviceIndex index = paNoDevice;
    std::string name;
    std::string hostApi;
    bool isDefault = false;

    std::string label() const { return name + " (" + hostApi + ")"; }
    PaStreamParameters parameters() const; ///< Stereo, 32-bit float, at a latency that the device calls safe.
    std::vector<int> rates() const;        ///< Of core::albumRates, those it takes. Asks the device: may take a while.
};

/// The outputs with at least two channels. While a PortAudio lives.
std::vector<Output> outputs();

/// The output that the choice names: by its whole name or label, else by a part of its label (whatever its case) that
/// no other has; without a name the default one. Throws core::Error and lists what there is.
Output findOutput(const DeviceChoice& choice);

} // namespace engine::realtime
