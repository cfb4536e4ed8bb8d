#include "tests/bench/SoundChange.h"

#include <jack/jack.h>

#include <cmath>
#include <utility>

namespace bench {

namespace {

constexpr float sameSample = 2e-6F;

} // namespace

SoundChange::SoundChange() {
    client_ = ::jack_client_open("change", JackNoStartServer, nullptr);
    if (!client_) return;
    port_ = ::jack_port_register(client_, "in", JACK_DEFAULT_AUDIO_TYPE, JackPortIsInput, 0);
    ::jack_set_process_callback(client_, &SoundChange::process, this);
    ::jack_set_xrun_callback(client_, &SoundChange::drop, this);
    ::jack_activate(client_);
}

SoundChange::~SoundChange() {
    if (client_) ::jack_client_close(client_);
}

int SoundChange::process(std::uint32_t frames, void* self) {
    auto& me = *static_cast<SoundChange*>(self);
    const auto* const heard = static_cast<const float*>(::jack_port_get_buffer(me.port_, frames));
    const auto begin = Clock::now();
    const double rate = ::jack_get_sample_rate(me.client_);
    for (std::uint32_t i = 0; i < frames; ++i) {
        const float was = std::exchange(me.before_[me.place_], heard[i]);
        me.place_ = (me.place_ + 1) % repeatFrames;
        if (std::abs(heard[i] - was) < sameSample || !me.armed_.exchange(false)) continue;
        me.dropped_ = me.dropouts_ != me.dropoutsBefore_;
        me.changedMs_ = std::chrono::duration<double, std::milli>(begin - me.armedAt_).count() + 1e3 * i / rate;
    }
    return 0;
}

int SoundChange::drop(void* self) {
    ++static_cast<SoundChange*>(self)->dropouts_;
    return 0;
}

bool SoundChange::connectTo(const std::string& name) {
    if (!client_) return false;
    const char** const outputs = ::jack_get_ports(client_, ("^" + name + ".*").c_str(), nullptr, JackPortIsOutput);
    if (!outputs) return false;
    const bool connected = outputs[0] && ::jack_connect(client_, outputs[0], ::jack_port_name(port_)) == 0;
    ::jack_free(outputs);
    return connected;
}

void SoundChange::arm() {
    armedAt_ = Clock::now();
    dropoutsBefore_ = dropouts_;
    changedMs_ = none;
    armed_ = true;
}

std::optional<double> SoundChange::msUntilChange() const {
    const double ms = changedMs_;
    return ms == none ? std::nullopt : std::optional(ms);
}

int SoundChange::blockFrames() const {
    return static_cast<int>(::jack_get_buffer_size(client_));
}

} // namespace bench
