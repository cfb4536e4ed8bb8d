// The PortAudio library while somebody needs it, and the outputs that it finds. Not for the audio thread.
#pragma once

#include "engine/Readings.h"

#include <portaudio.h>

#include <atomic>
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

  private:
    static int users;
};

/// Whether JACK's server has died, or has dropped this program, while the library was its client; for good. The library
/// aborts the program where it is then to open or close a stream of that server's, or to end: so such streams are kept,
/// and so is the library.
std::atomic<bool>& jackIsLost();

/// Whether JACK's server answers and still has the library's client in it: it drops clients that were late, and tells
/// not all of them. While a PortAudio lives.
bool isInJack();

struct Output {
    PaDeviceIndex index = paNoDevice;
    std::string name;
    std::string hostApi;
    bool isDefault = false; ///< What is opened where none was chosen: JACK's where its server runs, else the system's.

    std::string label() const { return name + " (" + hostApi + ")"; }
    PaStreamParameters parameters() const; ///< Stereo, 32-bit float, at a latency that the device calls safe.
    bool takes(int rate) const;            ///< Asks the device: may take a while.
    std::vector<int> rates() const;        ///< Of core::albumRates, those it takes.
};

/// The outputs with at least two channels, but for ALSA's way into JACK. While a PortAudio lives.
std::vector<Output> outputs();

/// The output that the choice names: by its whole name or label, else by a part of its label (whatever its case) that
/// no other has; without a name JACK's where its server runs and has the rate, else the system's default. Throws
/// core::Error and lists what there is.
Output findOutput(const DeviceChoice& choice, int rate);

} // namespace engine::realtime
