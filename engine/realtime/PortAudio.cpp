#include "engine/realtime/PortAudio.h"

#include "core/Error.h"
#include "core/Units.h"

#include <alsa/asoundlib.h>
#include <jack/jack.h>
#include <pa_jack.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <mutex>

namespace engine::realtime {
namespace {

/// PortAudio counts its users without a lock, and an abandoned stream lets go of it on a thread of its own.
std::mutex& usersMutex() {
    static std::mutex mutex;
    return mutex;
}

void ignoreAlsa(const char*, int, const char*, int, const char*, ...) {}
void ignoreJack(const char*) {}

std::string lowerCase(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string listed(const std::vector<Output>& all) {
    std::string text;
    for (const Output& each : all) text += (text.empty() ? "" : ", ") + each.label();
    return text;
}

/// ALSA's way into JACK: it is there only while JACK's server runs, beside PortAudio's own, and calls JACK's library
/// behind the back of whoever watches over it, which crashes where the server has dropped the program.
bool isJackPlugin(const std::string& hostApi, const std::string& name) {
    return hostApi == "ALSA" && name == "jack";
}

/// In the order in which they are to be taken where none was chosen: JACK's, because where its server runs it has the
/// sound card; the system's default; any other one; and last what cannot play.
enum Rank { ofJack, ofTheSystem, anyOther, stalls };

Rank rankOf(const Output& output) {
    const PaHostApiInfo& host = *Pa_GetHostApiInfo(Pa_GetDeviceInfo(output.index)->hostApi);
    const bool isJack = host.type == paJACK;
    if (isJack && jackIsLost()) return stalls;
    if (isJack && host.defaultOutputDevice == output.index) return ofJack;
    return output.index == Pa_GetDefaultOutputDevice() ? ofTheSystem : anyOther;
}

/// JACK's or the system's, whichever takes the rate; where neither does, the first one there is, which says so.
Output standard(std::vector<Output> all, int rate) {
    std::ranges::stable_sort(all, {}, rankOf);
    const auto fits =
        std::ranges::find_if(all, [rate](const Output& each) { return rankOf(each) < anyOther && each.takes(rate); });
    return fits == all.end() ? all.front() : *fits;
}

std::vector<Output> matching(const std::vector<Output>& all, const DeviceChoice& choice, int rate) {
    const auto filtered = [](const std::vector<Output>& from, auto fits) {
        std::vector<Output> found;
        std::ranges::copy_if(from, std::back_inserter(found), fits);
        return found;
    };
    const auto contains = [](const std::string& text, const std::string& part) {
        return lowerCase(text).find(lowerCase(part)) != std::string::npos;
    };
    std::vector<Output> left =
        filtered(all, [&](const Output& each) { return contains(each.hostApi, choice.hostApi); });
    if (left.empty()) return {};
    if (choice.name.empty()) return {standard(std::move(left), rate)};
    const auto whole =
        filtered(left, [&](const Output& each) { return each.name == choice.name || each.label() == choice.name; });
    if (!whole.empty()) return whole;
    return filtered(left, [&](const Output& each) { return contains(each.label(), choice.name); });
}

/// A client of our own beside the library's, from its beginning to its end: it hears when the server dies, and can ask
/// it who is in it. One that were made to ask could be refused by a dead server, after which JACK's library crashes
/// where any other client of the program is touched.
jack_client_t* jackWatch = nullptr;

void beginJackWatch() {
    if (jackIsLost() || Pa_HostApiTypeIdToHostApiIndex(paJACK) < 0) return;
    jackWatch = jack_client_open("lacquer-watch", JackNoStartServer, nullptr);
    if (!jackWatch) return;
    jack_on_shutdown(
        jackWatch, [](void*) { jackIsLost() = true; }, nullptr);
}

/// Whether JACK is not in the library's way.
bool endJackWatch() {
    if (jackWatch && !isInJack()) jackIsLost() = true;
    if (jackIsLost()) return false;
    if (jackWatch) jack_client_close(jackWatch);
    jackWatch = nullptr;
    return true;
}

} // namespace

std::atomic<bool>& jackIsLost() {
    static std::atomic<bool> isLost = false;
    return isLost;
}

bool isInJack() {
    const char* name = nullptr; // JACK's own: the library's header says that it is ours to free, and it is not
    if (!jackWatch || jackIsLost() || PaJack_GetClientName(&name) != paNoError) return false;
    const std::unique_ptr<char, decltype(&jack_free)> found(jack_get_uuid_for_client_name(jackWatch, name), &jack_free);
    return found != nullptr;
}

int PortAudio::users = 0;

PortAudio::PortAudio() {
    const std::lock_guard lock(usersMutex());
    snd_lib_error_set_handler(ignoreAlsa);
    jack_set_error_function(ignoreJack);
    jack_set_info_function(ignoreJack);
    PaJack_SetClientName("lacquer");
    if (const PaError error = Pa_Initialize(); error != paNoError)
        throw core::Error("cannot start the audio system (PortAudio): " + std::string(Pa_GetErrorText(error)));
    if (users++ == 0) beginJackWatch();
}

PortAudio::~PortAudio() {
    const std::lock_guard lock(usersMutex());
    if (--users == 0 && !endJackWatch()) return;
    Pa_Terminate();
}

PaStreamParameters Output::parameters() const {
    // PipeWire reports absurd latencies.
    const double latency = std::clamp(Pa_GetDeviceInfo(index)->defaultHighOutputLatency, 0.0, 2.0);
    return {.device = index,
            .channelCount = 2,
            .sampleFormat = paFloat32,
            .suggestedLatency = latency,
            .hostApiSpecificStreamInfo = nullptr};
}

bool Output::takes(int rate) const {
    const PaStreamParameters wanted = parameters();
    return Pa_IsFormatSupported(nullptr, &wanted, rate) == paFormatIsSupported;
}

std::vector<int> Output::rates() const {
    std::vector<int> taken;
    std::ranges::copy_if(core::albumRates, std::back_inserter(taken), [this](int rate) { return takes(rate); });
    return taken;
}

std::vector<Output> outputs() {
    std::vector<Output> found;
    for (PaDeviceIndex i = 0; i < Pa_GetDeviceCount(); ++i) {
        const PaDeviceInfo& device = *Pa_GetDeviceInfo(i);
        const std::string hostApi = Pa_GetHostApiInfo(device.hostApi)->name;
        if (device.maxOutputChannels < 2 || isJackPlugin(hostApi, device.name)) continue;
        found.push_back({.index = i, .name = device.name, .hostApi = hostApi});
    }
    if (const auto first = std::ranges::min_element(found, {}, rankOf); first != found.end()) first->isDefault = true;
    return found;
}

Output findOutput(const DeviceChoice& choice, int rate) {
    const std::vector<Output> all = outputs();
    if (all.empty()) throw core::Error("this machine has no audio output");
    const std::vector<Output> fitting = matching(all, choice, rate);
    if (fitting.size() == 1) return fitting.front();
    const std::string wanted =
        choice.hostApi.empty() ? "\"" + choice.name + "\"" : "\"" + choice.name + "\" (" + choice.hostApi + ")";
    if (fitting.empty()) throw core::Error("there is no audio output " + wanted + "; there are: " + listed(all));
    throw core::Error("more than one audio output is called " + wanted + ": " + listed(fitting));
}

} // namespace engine::realtime
