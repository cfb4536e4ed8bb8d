#include "engine/Engine.h"

#include "core/AlbumLayout.h"
#include "core/Error.h"
#include "engine/realtime/AudioDevice.h"
#include "engine/realtime/AudioDoors.h"
#include "engine/realtime/Disposal.h"
#include "engine/realtime/MeteringThread.h"
#include "engine/realtime/Player.h"
#include "engine/realtime/ReadAhead.h"
#include "engine/render/PlanCompiler.h"
#include "engine/render/Renderer.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace engine {

using namespace realtime;
using Kind = TransportCommand::Kind;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

namespace {

constexpr auto longestFade = 500ms; ///< A device that calls at all has faded by then.
constexpr auto longestClosing = 4s; ///< And has played what it has taken.

} // namespace

/// In the order in which they need each other: the device goes first.
struct Engine::Parts {
    void takeOver(std::unique_ptr<const render::RenderPlan> plan);
    void order(const TransportCommand& command);
    void listen(const Listening& how);
    void compareWith(std::unique_ptr<const render::RenderPlan> plan);
    PlayerState playerState();
    void settle();
    void dropDevice();
    bool runs() const { return device && !silentBy; }
    [[noreturn]] void refuseWithoutDevice() const;

    Disposal disposal; ///< Of plans.
    AudioDoors doors;
    Player player{doors};
    ReadAhead readAhead{doors};
    std::unique_ptr<MeteringThread> metering = std::make_unique<MeteringThread>(doors.tap, core::cdRate);
    std::unique_ptr<AudioDevice> device;
    std::optional<Clock::time_point> silentBy; ///< The device is let go, by then at the latest.
    std::shared_future<void> gone;             ///< Of the newest device.

    render::PlanCompiler compiler{Player::blockFrames};
    render::PlanCompiler comparison{Player::blockFrames};
    std::optional<core::AlbumLayout> layout; ///< Of the shown album.
    Stretches stretches;                     ///< The newest; number 0 = none yet.
    DeviceState closed;                      ///< What is to be said while there is no device.
    Listening listening;
    int latency = 0;     ///< Of the shown album's graph.
    TransportState last; ///< Its dropouts and load are kept after the device is closed.

    // What was ordered and not yet obeyed, so that the transport answers as if it were.
    std::uint64_t ordered = 0;
    bool orderedToPlay = false;
    std::optional<core::FramePos> orderedPlace;
};

void Engine::Parts::takeOver(std::unique_ptr<const render::RenderPlan> plan) {
    latency = plan->renderer->chainLatency();
    Stretches now = stretchesOf(*plan);
    if (stretches.number == 0 || !now.sameAs(stretches)) {
        now.number = stretches.number + 1;
        stretches = now;
        readAhead.show(std::make_unique<const Stretches>(std::move(now)));
    }
    disposal.take(doors.plan.publish(std::make_unique<const Shown>(Shown{std::move(plan), stretches.number})));
    if (!device) player.idle();
}

void Engine::Parts::order(const TransportCommand& command) {
    if (!doors.orders.push(command))
        throw core::Error("the audio device does not take orders any more; close it and open it again");
    ++ordered;
    if (!device) player.idle();
}

void Engine::Parts::listen(const Listening& how) {
    listening = how;
    doors.listening.write(how);
    if (!device) player.idle();
}

/// Read ahead with the print, whose sources lie at the same places.
void Engine::Parts::compareWith(std::unique_ptr<const render::RenderPlan> plan) {
    disposal.take(doors.compared.publish(std::make_unique<const Shown>(Shown{std::move(plan), 0})));
    if (!device) player.idle();
}

/// The player's state as it will be once it has obeyed all orders. Without a device nobody else asks the player.
PlayerState Engine::Parts::playerState() {
    if (!device) player.idle();
    PlayerState state = doors.state.read();
    if (state.obeyed == ordered) {
        orderedToPlay = state.playing;
        orderedPlace.reset();
        return state;
    }
    state.playing = orderedToPlay;
    state.ended = false;
    if (orderedPlace) state.position = *orderedPlace;
    return state;
}

/// Every call of the engine begins by looking whether the device is still there.
void Engine::Parts::settle() {
    if (!device) return;
    if (silentBy) {
        if (doors.state.read().silent || Clock::now() > *silentBy) dropDevice();
    } else if (const DeviceState state = device->state(); state.kind == DeviceState::Kind::lost) {
        closed = state;
        dropDevice();
    }
}

void Engine::Parts::dropDevice() {
    last.dropouts = device->dropouts() + (device->isRealTime() ? doors.state.read().misses : 0);
    last.maxCallbackLoad = device->maxCallbackLoad();
    device.reset();
    silentBy.reset();
    listening.testTone = false;
    doors.listening.write(listening);
    player.idle();
    player.halt();
}

void Engine::Parts::refuseWithoutDevice() const {
    throw core::Error(closed.says.empty() ? "no audio device is open" : closed.says);
}

Engine::Engine() : parts_(std::make_unique<Parts>()) {}

Engine::~Engine() {
    closeDevice();
}

OpenedDevice::OpenedDevice() = default;
OpenedDevice::OpenedDevice(OpenedDevice&&) noexcept = default;
OpenedDevice& OpenedDevice::operator=(OpenedDevice&&) noexcept = default;
OpenedDevice::~OpenedDevice() = default;

std::vector<DeviceDescription> Engine::devices() {
    return AudioDevice::list();
}

std::function<std::vector<DeviceDescription>()> Engine::looking() const {
    return [gone = parts_->runs() ? std::shared_future<void>() : parts_->gone] {
        if (gone.valid()) gone.wait_for(longestClosing);
        return devices();
    };
}

BuiltAlbum::BuiltAlbum(const core::Album& album, const source::AudioSources& audio)
    : layout_(core::layOut(album)),
      plan_(std::make_unique<render::BuiltPlan>(render::PlanCompiler::build(album, audio, Player::blockFrames))) {}
BuiltAlbum::BuiltAlbum(BuiltAlbum&&) noexcept = default;
BuiltAlbum& BuiltAlbum::operator=(BuiltAlbum&&) noexcept = default;
BuiltAlbum::~BuiltAlbum() = default;

void Engine::show(const core::Album& album, const source::AudioSources& audio) {
    if (!follow(album, audio)) show(build(album, audio));
}

bool Engine::follow(const core::Album& album, const source::AudioSources& audio) {
    parts_->settle();
    auto plan = parts_->compiler.follow(album, audio);
    if (!plan) return false;
    parts_->layout = core::layOut(album); // of the same rate: that is structure
    parts_->takeOver(std::move(plan));
    return true;
}

BuiltAlbum Engine::build(const core::Album& album, const source::AudioSources& audio) {
    return {album, audio};
}

void Engine::show(BuiltAlbum built) {
    parts_->settle();
    const int rate = built.layout_.rate;
    if (parts_->runs() && parts_->device->state().rate != rate) {
        letGoOfDevice();
        parts_->closed.says = "the album's rate is now " + std::to_string(rate) + " Hz: open the device again";
    }
    if (parts_->metering->rate() != rate) {
        parts_->metering.reset(); // the tap has one reader
        parts_->metering = std::make_unique<MeteringThread>(parts_->doors.tap, rate);
        parts_->metering->watch(parts_->listening.watched);
    }
    parts_->layout = std::move(built.layout_);
    parts_->takeOver(parts_->compiler.take(std::move(*built.plan_)));
}

int Engine::rate() const {
    return parts_->layout ? parts_->layout->rate : 0;
}

std::function<OpenedDevice()> Engine::opening(const DeviceChoice& choice) {
    letGoOfDevice();
    return [choice, rate = rate(), gone = parts_->gone, &player = parts_->player] {
        // One that is lost may never close; and another one may well open beside it.
        if (gone.valid()) gone.wait_for(longestClosing);
        OpenedDevice opened;
        try {
            if (rate == 0) throw core::Error("there is no album to play");
            opened.device_ = std::make_unique<AudioDevice>(choice, rate, player);
        } catch (const core::Error& error) {
            opened.why_ = error.what();
        }
        return opened;
    };
}

void Engine::take(OpenedDevice opened) {
    closeDevice(); // where somebody took another one meanwhile
    if (opened.device_ && opened.device_->state().rate != parts_->layout->rate)
        opened = {}, opened.why_ = "the album has another rate by now: open the device again";
    parts_->closed = {.says = opened.why_};
    if (!opened.device_) throw core::Error(opened.why_);
    parts_->order({.kind = Kind::countAnew});
    parts_->last = {};
    parts_->device = std::move(opened.device_);
    parts_->gone = parts_->device->gone();
    parts_->device->begin();
}

void Engine::letGoOfDevice() {
    parts_->settle();
    if (!parts_->runs()) return;
    // Not stop(): a device that takes no orders any more is to be closed, not complained of.
    if (parts_->doors.orders.push({.kind = Kind::stop})) ++parts_->ordered;
    parts_->orderedToPlay = false;
    parts_->listening.testTone = false;
    parts_->listen(parts_->listening);
    parts_->closed = {};
    parts_->silentBy = Clock::now() + longestFade;
    parts_->settle();
}

void Engine::openDevice(const DeviceChoice& choice) {
    closeDevice();
    take(opening(choice)());
}

void Engine::closeDevice() {
    parts_->settle();
    if (parts_->device) letGoOfDevice();
    for (; parts_->device; parts_->settle()) std::this_thread::sleep_for(5ms);
    // Also one that was let go of before: the server that it belongs to may end together with the engine.
    if (parts_->gone.valid()) parts_->gone.wait_for(longestClosing);
}

void Engine::play() {
    parts_->settle();
    if (!parts_->runs()) parts_->refuseWithoutDevice();
    parts_->order({.kind = Kind::play});
    parts_->orderedToPlay = true;
}

void Engine::stop() {
    parts_->settle();
    parts_->order({.kind = Kind::stop});
    parts_->orderedToPlay = false;
}

void Engine::locate(core::FramePos at) {
    parts_->settle();
    parts_->order({.kind = Kind::locate, .from = at});
    parts_->orderedPlace = at;
}

void Engine::loop(std::optional<core::FramePos> from, core::FramePos to) {
    parts_->settle();
    if (from)
        parts_->order({.kind = Kind::loop, .from = *from, .to = to});
    else
        parts_->order({.kind = Kind::endLoop});
}

void Engine::nextTrack() {
    if (!parts_->layout) return;
    const core::FramePos position = transport().position;
    const auto& tracks = parts_->layout->tracks;
    const auto next =
        std::ranges::find_if(tracks, [&](const core::PlacedTrack& track) { return track.start > position; });
    if (next != tracks.end()) locate(next->start);
}

void Engine::previousTrack() {
    if (!parts_->layout) return;
    const core::FramePos position = transport().position;
    const core::FramePos justBegun = position - 2 * core::FramePos{parts_->layout->rate};
    core::FramePos target = parts_->layout->begin;
    const core::PlacedTrack* before = nullptr;
    for (const core::PlacedTrack& track : parts_->layout->tracks) {
        if (track.start > position) break;
        target = track.start > justBegun && before ? before->start : track.start;
        before = &track;
    }
    locate(target);
}

void Engine::playUntil(std::optional<core::FramePos> end) {
    parts_->settle();
    if (end)
        parts_->order({.kind = Kind::playUntil, .from = *end});
    else
        parts_->order({.kind = Kind::playOn});
}

TransportState Engine::transport() {
    parts_->settle();
    const PlayerState state = parts_->playerState();
    TransportState transport = parts_->last;
    transport.playing = state.playing;
    transport.ended = state.ended;
    transport.position = state.position;
    transport.framesPlayed = state.framesPlayed;
    if (!parts_->device) return transport;
    transport.dropouts = parts_->device->dropouts() + (parts_->device->isRealTime() ? state.misses : 0);
    transport.bitExact = state.untouched && parts_->listening.choice == MonitorChoice{} && !parts_->listening.testTone;
    transport.callbackLoad = parts_->device->callbackLoad();
    transport.maxCallbackLoad = parts_->device->maxCallbackLoad();
    return transport;
}

DeviceState Engine::device() {
    parts_->settle();
    return parts_->runs() ? parts_->device->state() : parts_->closed;
}

void Engine::monitor(const MonitorChoice& choice) {
    parts_->settle();
    Listening how = parts_->listening;
    how.choice = choice;
    parts_->listen(how);
}

void Engine::compareWith(BuiltAlbum built) {
    parts_->settle();
    parts_->compareWith(parts_->comparison.take(std::move(*built.plan_)));
}

bool Engine::followCompared(const core::Album& album, const source::AudioSources& audio) {
    parts_->settle();
    auto plan = parts_->comparison.follow(album, audio);
    if (!plan) return false;
    parts_->compareWith(std::move(plan));
    return true;
}

void Engine::compareWith() {
    parts_->settle();
    parts_->compareWith(nullptr);
}

void Engine::watch(std::optional<core::SlotId> slot) {
    parts_->settle();
    parts_->metering->watch(slot);
    Listening how = parts_->listening;
    how.watched = slot;
    parts_->listen(how);
}

std::optional<SlotReading> Engine::watched() {
    if (!parts_->listening.watched) return std::nullopt;
    const auto reading = parts_->metering->watched();
    if (reading && reading->slot != parts_->listening.watched) return std::nullopt; // not yet of this one
    return reading;
}

void Engine::testTone(bool on) {
    parts_->settle();
    if (on && !parts_->runs()) parts_->refuseWithoutDevice();
    Listening how = parts_->listening;
    how.testTone = on;
    parts_->listen(how);
}

int Engine::latencyFrames() const {
    return parts_->latency;
}

MeterReading Engine::meters() {
    MeterReading reading = parts_->metering->reading();
    reading.droppedFrames = parts_->playerState().droppedFrames;
    return reading;
}

void Engine::resetMeters() {
    parts_->metering->reset();
}

} // namespace engine
