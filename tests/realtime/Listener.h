// A device made of patience: asks a Player for sound when the test says so.
#pragma once

#include "core/Album.h"
#include "engine/realtime/AudioDoors.h"
#include "engine/realtime/Player.h"
#include "engine/render/PlanCompiler.h"
#include "engine/source/SourceLibrary.h"
#include "tests/realtime/AudioThreadWatch.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace tests {

/// What a device gets: interleaved floats.
struct Heard {
    std::vector<float> samples;

    float left(std::size_t frame) const { return samples.at(2 * frame); }
    std::size_t frames() const { return samples.size() / 2; }
    std::size_t firstSound() const {
        const auto found = std::ranges::find_if(samples, [](float sample) { return sample != 0.0F; });
        return static_cast<std::size_t>(found - samples.begin()) / 2;
    }
};

class Listener {
  public:
    using Command = engine::realtime::TransportCommand;

    void show(const core::Album& album, const engine::source::AudioSources& sources) {
        doors.plan.publish(std::make_unique<const engine::realtime::Shown>(
            engine::realtime::Shown{compiler_.compile(album, sources), 0}));
    }
    void compareWith(const core::Album& album, const engine::source::AudioSources& sources) {
        doors.compared.publish(std::make_unique<const engine::realtime::Shown>(
            engine::realtime::Shown{comparison_.compile(album, sources), 0}));
    }
    void compareWithNothing() {
        doors.compared.publish(std::make_unique<const engine::realtime::Shown>(engine::realtime::Shown{}));
    }
    void listen(const engine::realtime::Listening& how) { doors.listening.write(how); }
    void order(Command::Kind kind, core::FramePos from = 0, core::FramePos to = 0) {
        doors.orders.push(Command{kind, from, to});
    }
    void play() { order(Command::Kind::play); }
    void stop() { order(Command::Kind::stop); }
    void locate(core::FramePos at) { order(Command::Kind::locate, at); }

    /// The next frames, asked for in blocks of those sizes in turn.
    Heard hear(core::FrameCount frames, const std::vector<int>& blocks = {256}) {
        Heard heard;
        heard.samples.assign(static_cast<std::size_t>(2 * frames), 999.0F);
        for (core::FrameCount done = 0; done < frames; ++turn_) {
            const int block =
                static_cast<int>(std::min<core::FrameCount>(blocks[turn_ % blocks.size()], frames - done));
            const AudioThreadWatch watch;
            player.fill(heard.samples.data() + 2 * done, block);
            done += block;
        }
        return heard;
    }

    /// Everything that the tap got since it was last asked.
    std::vector<engine::realtime::StereoFrame> tapped() {
        std::vector<engine::realtime::StereoFrame> frames(doors.tap.sound.capacity());
        frames.resize(doors.tap.sound.pop(frames));
        return frames;
    }
    std::vector<engine::render::SlotQuantum> watched() {
        std::vector<engine::render::SlotQuantum> quanta(doors.tap.slot.capacity());
        quanta.resize(doors.tap.slot.pop(quanta));
        return quanta;
    }

    engine::realtime::PlayerState state() { return doors.state.read(); }

    engine::realtime::AudioDoors doors;
    engine::realtime::Player player{doors};

  private:
    engine::render::PlanCompiler compiler_{engine::realtime::Player::blockFrames};
    engine::render::PlanCompiler comparison_{engine::realtime::Player::blockFrames};
    std::size_t turn_ = 0;
};

} // namespace tests
