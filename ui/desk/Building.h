// Makes an album ready to be heard: at once where the graph that is heard can go on with it, else by a job. One at a
// time, and then the newest of what was asked for meanwhile. The window's thread only.
#pragma once

#include "engine/Engine.h"

#include <functional>
#include <optional>
#include <utility>

namespace ui {

class Job;
class Jobs;

class Building {
  public:
    struct Doors {
        std::function<bool(const core::Album&, const engine::source::AudioSources&)> follow; ///< See engine::Engine.
        std::function<void(engine::BuiltAlbum)> take;
        std::function<void()> settled; ///< The newest is heard, nothing is under way.
    };
    Building(Jobs& jobs, Doors doors) : jobs_(jobs), doors_(std::move(doors)) {}

    void show(const core::Album& album, const engine::source::AudioSources& audio);
    void drop(); ///< Nothing comes any more of what is under way.
    bool isUnderWay() const { return job_ != nullptr; }

  private:
    void built(engine::BuiltAlbum album);

    Jobs& jobs_;
    Doors doors_;
    Job* job_ = nullptr;
    std::optional<std::pair<core::Album, engine::source::AudioSources>> next_;
};

} // namespace ui
