#include "engine/realtime/PortAudio.h"

#include "core/Error.h"
#include "core/Units.h"

#include <alsa/asoundlib.h>
#include <jack/jack.h>
#include <pa_jack.h>

#include <algorithm>
#include <cctype>
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

/// The system's default; where its host API has no output, the default of the first one that has.
PaDeviceIndex defaultOutput() {
    if (const PaDeviceIndex index = Pa_GetDefaultOutputDevice(); index != paNoDevice) return index;
    for (PaHostApiIndex i = 0; i < Pa_GetHostApiCount(); ++i)
        if (const PaDeviceIndex index = Pa_GetHostApiInfo(i)->defaultOutputDevice; index != paNoDevice) return index;
    return paNoDevice;
}

std::vector<Output> matching(const std::vector<Output>& all, const DeviceChoice& choice) {
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
    if (choice.name.empty()) {
        const auto standard = filtered(left, [](const Output& each) { return each.isDefault; });
        if (!standard.empty() || left.empty()) return standard;
        return {left.front()}; // another host API than the default one was asked for
    }
    const auto whole =
        filtered(left, [&](const Output& each) { return each.name == choice.name || each.label() == choice.name; });
    if (!whole.empty()) return whole;
    return filtered(left, [&](const Output& each) { return contains(each.label(), choice.name); });
}

} // namespace

PortAudio::PortAudio() {
    const std::lock_guard lock(usersMutex());
    snd_lib_error_set_handler(ignoreAlsa);
    jack_set_error_function(ignoreJack);
    jack_set_info_function(ignoreJack);
    PaJack_SetClientName("lacquer");
    if (const PaError error = Pa_Initialize(); error != paNoError)
        throw core::Error("cannot start the audio system (PortAudio): " + std::string(Pa_GetErrorText(error)));
}

PortAudio::~PortAudio() {
    const std::lock_guard lock(usersMutex());
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

std::vector<int> Output::rates() const {
    const PaStreamParameters wanted = parameters();
    std::vector<int> taken;
    std::ranges::copy_if(core::albumRates, std::back_inserter(taken),
                         [&](int rate) { return Pa_IsFormatSupported(nullptr, &wanted, rate) == paFormatIsSupported; });
    return taken;
}

std::vector<Output> outputs() {
    const PaDeviceIndex standard = defaultOutput();
    std::vector<Output> found;
    for (PaDeviceIndex i = 0; i < Pa_GetDeviceCount(); ++i) {
        const PaDeviceInfo& device = *Pa_GetDeviceInfo(i);
        if (device.maxOutputChannels < 2) continue;
        found.push_back({.index = i,
                         .name = device.name,
                         .hostApi = Pa_GetHostApiInfo(device.hostApi)->name,
                         .isDefault = i == standard});
    }
    return found;
}

Output findOutput(const DeviceChoice& choice) {
    const std::vector<Output> all = outputs();
    if (all.empty()) throw core::Error("this machine has no audio output");
    const std::vector<Output> fitting = matching(all, choice);
    if (fitting.size() == 1) return fitting.front();
    const std::string wanted =
        choice.hostApi.empty() ? "\"" + choice.name + "\"" : "\"" + choice.name + "\" (" + choice.hostApi + ")";
    if (fitting.empty()) throw core::Error("there is no audio output " + wanted + "; there are: " + listed(all));
    throw core::Error("more than one audio output is called " + wanted + ": " + listed(fitting));
}

} // namespace engine::realtime
