#include "engine/realtime/AudioDevice.h"

#include "core/Error.h"
#include "engine/realtime/Player.h"
#include "engine/realtime/PortAudio.h"
#include "engine/realtime/Punctuality.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <future>
#include <mutex>
#include <optional>
#include <thread>

namespace engine::realtime {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;
using namespace std::chrono_literals;

std::string hertz(const std::vector<int>& rates) {
    std::string text;
    for (const int rate : rates) text += (text.empty() ? "" : ", ") + std::to_string(rate);
    return text + " Hz";
}

[[noreturn]] void refuse(const Output& output, int rate, PaError error) {
    const std::string name = "the audio output " + output.label();
    if (error != paInvalidSampleRate)
        throw core::Error("cannot open " + name + ": " + std::string(Pa_GetErrorText(error)));
    const std::vector<int> rates = output.rates();
    throw core::Error(name + " does not take the album's rate, " + std::to_string(rate) + " Hz; it takes " +
                      (rates.empty() ? "none that an album can have" : hertz(rates)));
}

/// PortAudio does one thing at a time; devices are looked for and opened on several threads.
std::mutex& libraryMutex() {
    static std::mutex mutex;
    return mutex;
}

bool isJack(const std::string& hostApi) {
    return hostApi.starts_with("JACK");
}

/// Of this program, not closed yet. With the library's mutex.
struct JackStreams {
    int open = 0;
    std::condition_variable closed;
};

JackStreams& jackStreams() {
    static JackStreams streams;
    return streams;
}

/// Until JACK can be asked for a stream. While another one is open, also one that nobody took, it cannot: the library's
/// JACK part has room for one that comes and one that goes, and aborts where they do not get their turn. Throws
/// core::Error where it does not come to that.
void waitForJack(std::unique_lock<std::mutex>& lock) {
    const bool inTime = jackStreams().closed.wait_for(lock, 4s, [] { return jackStreams().open == 0 || jackIsLost(); });
    if (!jackIsLost() && !isInJack()) jackIsLost() = true;
    if (jackIsLost())
        throw core::Error("JACK has dropped this program and does not take it back: open another audio output, or "
                          "start the program again");
    if (!inTime)
        throw core::Error("JACK has not let go of this program's last stream yet: open it again in a moment, or open "
                          "another audio output");
}

} // namespace

/// What the callback and an abandoned stream need; outlives the device where the library does not let go.
struct AudioDevice::Stream {
    explicit Stream(Player& speaker) : player(speaker) {}

    static int callback(const void*, void* out, unsigned long frames, const PaStreamCallbackTimeInfo*,
                        PaStreamCallbackFlags flags, void* stream) {
        static_cast<Stream*>(stream)->answer(static_cast<float*>(out), static_cast<int>(frames), flags);
        return paContinue;
    }
    void answer(float* out, int frames, PaStreamCallbackFlags flags) noexcept;
    void closeDoor();
    bool stillCalls() const;
    void stopAndClose();

    /// Tells when the library has let go, too: made before it.
    struct End {
        ~End() { came.set_value(); }
        std::promise<void> came;
        std::shared_future<void> gone = came.get_future().share();
    };
    End end;
    PortAudio library;
    PaStream* handle = nullptr;
    Player& player;
    DeviceState opened;

    // Whether the callback may use the player. Each side says what it does before it looks at the other.
    std::atomic<bool> doorOpen = false;
    std::atomic<bool> inside = false;

    std::atomic<std::uint64_t> calls = 0;
    std::atomic<int> blockFrames = 0;
    std::atomic<bool> lost = false;
    std::optional<Punctuality> punctuality; ///< From before the first call on.
    std::shared_ptr<Stream> itself;         ///< Never to be closed.
};

void AudioDevice::Stream::answer(float* out, int frames, PaStreamCallbackFlags flags) noexcept {
    const Clock::time_point begin = Clock::now();
    inside.store(true);
    bool silent = true;
    if (doorOpen.load()) {
        player.fill(out, frames);
        silent = player.silent();
        punctuality->judge({.begin = begin.time_since_epoch(),
                            .took = Clock::now() - begin,
                            .frames = frames,
                            .ranDry = (flags & paOutputUnderflow) != 0,
                            .sounds = !silent});
        blockFrames.store(frames, std::memory_order_relaxed);
    } else {
        std::fill_n(out, 2 * frames, 0.0F);
    }
    calls.fetch_add(1, std::memory_order_relaxed);
    inside.store(false);
    // A device without a clock would write silence as fast as it can for as long as nothing plays: hold it to real
    // time. It has no deadline that this could miss.
    if (silent && !punctuality->isRealTime())
        std::this_thread::sleep_for(Seconds(static_cast<double>(frames) / opened.rate));
}

/// From here on the callback leaves the player alone. Waits for one that is under way, which never waits itself.
void AudioDevice::Stream::closeDoor() {
    doorOpen.store(false);
    while (inside.load()) std::this_thread::sleep_for(100us);
}

/// Within a second, which is hundreds of periods.
bool AudioDevice::Stream::stillCalls() const {
    const std::uint64_t before = calls.load(std::memory_order_relaxed);
    for (int wait = 0; wait < 200 && calls.load(std::memory_order_relaxed) == before; ++wait)
        std::this_thread::sleep_for(5ms);
    return calls.load(std::memory_order_relaxed) != before;
}

void AudioDevice::Stream::stopAndClose() {
    Pa_StopStream(handle); // plays what the device has taken, or never returns
    // Never beside an opening: the library lists its streams without a lock, and its JACK part has one condition on
    // which the one that opens and the one that closes would take each other's signal for their own.
    const std::lock_guard lock(libraryMutex());
    Pa_CloseStream(handle);
    if (!isJack(opened.hostApi)) return;
    --jackStreams().open;
    jackStreams().closed.notify_all();
}

/// Looks whether the device still calls. Counts its own ticks instead of asking the clock, so that a machine that slept
/// does not wake up to a lost device.
class AudioDevice::Watchdog {
  public:
    explicit Watchdog(Stream& stream) : stream_(stream), thread_([this](std::stop_token stop) { watch(stop); }) {}

  private:
    static constexpr auto tick = 20ms;

    void watch(std::stop_token stop) {
        std::uint64_t seen = 0;
        int quiet = 0;
        std::unique_lock lock(mutex_);
        while (!wake_.wait_for(lock, stop, tick, [&] { return stop.stop_requested(); })) {
            const std::uint64_t calls = stream_.calls.load(std::memory_order_relaxed);
            quiet = calls == seen ? quiet + 1 : 0;
            seen = calls;
            if (quiet * tick > patience(calls > 0)) stream_.lost.store(true, std::memory_order_relaxed);
        }
    }

    Seconds patience(bool hasCalled) const {
        if (!hasCalled) return 5s; // some devices take their time to start
        if (!stream_.punctuality->isRealTime()) return 10s;
        const int frames = stream_.blockFrames.load(std::memory_order_relaxed);
        return std::max(Seconds(3s), Seconds(8.0 * frames / stream_.opened.rate));
    }

    Stream& stream_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::jthread thread_; ///< Last: starts when the rest is there.
};

std::vector<DeviceDescription> AudioDevice::list() {
    const std::lock_guard lock(libraryMutex());
    const PortAudio library;
    std::vector<DeviceDescription> found;
    for (const Output& output : outputs())
        found.push_back({.name = output.name,
                         .hostApi = output.hostApi,
                         .rates = output.rates(),
                         .defaultRate = static_cast<int>(Pa_GetDeviceInfo(output.index)->defaultSampleRate),
                         .isDefault = output.isDefault});
    return found;
}

AudioDevice::AudioDevice(const DeviceChoice& choice, int rate, Player& player) {
    std::unique_lock lock(libraryMutex());
    stream_ = std::make_shared<Stream>(player);
    const Output output = findOutput(choice, rate);
    if (isJack(output.hostApi)) waitForJack(lock);
    const PaStreamParameters wanted = output.parameters();
    if (const PaError error = Pa_IsFormatSupported(nullptr, &wanted, rate); error != paFormatIsSupported)
        refuse(output, rate, error);
    const auto block = static_cast<unsigned long>(choice.blockFrames.value_or(paFramesPerBufferUnspecified));
    // Neither clipped nor dithered: what the print has, the device gets.
    if (const PaError error = Pa_OpenStream(&stream_->handle, nullptr, &wanted, rate, block, paClipOff | paDitherOff,
                                            &Stream::callback, stream_.get());
        error != paNoError)
        refuse(output, rate, error);
    const double latency = std::clamp(Pa_GetStreamInfo(stream_->handle)->outputLatency, 0.0, 2.0);
    stream_->opened = {.kind = DeviceState::Kind::running,
                       .name = output.name,
                       .hostApi = output.hostApi,
                       .rate = rate,
                       .latencyMs = 1000.0 * latency};
    stream_->punctuality.emplace(rate, Seconds(latency));
    if (const PaError error = Pa_StartStream(stream_->handle); error != paNoError) {
        Pa_CloseStream(stream_->handle);
        refuse(output, rate, error);
    }
    if (isJack(output.hostApi)) ++jackStreams().open;
}

void AudioDevice::begin() {
    stream_->doorOpen.store(true);
    watchdog_ = std::make_unique<Watchdog>(*stream_);
}

/// Where its server has died, or has dropped this program, PortAudio's JACK part waits ten minutes for it when it is to
/// close a stream, and then aborts the program: such a stream is kept instead.
AudioDevice::~AudioDevice() {
    watchdog_.reset();
    stream_->closeDoor();
    const auto keep = [](std::shared_ptr<Stream> stream) {
        jackIsLost() = true;
        stream->end.came.set_value();
        stream->itself = stream;
    };
    const bool ofJack = isJack(stream_->opened.hostApi);
    if (ofJack && stream_->lost.load()) {
        keep(std::move(stream_));
        return;
    }
    std::thread([stream = std::move(stream_), ofJack, keep]() mutable {
        if (ofJack && (!stream->stillCalls() || !isInJack())) return keep(std::move(stream));
        stream->stopAndClose();
    }).detach();
}

std::shared_future<void> AudioDevice::gone() const {
    return stream_->end.gone;
}

DeviceState AudioDevice::state() const {
    DeviceState state = stream_->opened;
    state.blockFrames = stream_->blockFrames.load(std::memory_order_relaxed);
    if (!stream_->lost.load(std::memory_order_relaxed)) return state;
    state.kind = DeviceState::Kind::lost;
    state.says = "the audio output " + state.name + " (" + state.hostApi + ") does not ask for sound any more";
    return state;
}

std::uint64_t AudioDevice::dropouts() const noexcept {
    return stream_->punctuality->dropouts();
}

bool AudioDevice::isRealTime() const noexcept {
    return stream_->punctuality->isRealTime();
}

double AudioDevice::callbackLoad() const noexcept {
    return stream_->punctuality->load();
}

double AudioDevice::maxCallbackLoad() const noexcept {
    return stream_->punctuality->maxLoad();
}

} // namespace engine::realtime
