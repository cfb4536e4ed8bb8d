// The saves that were asked for, one after the other: each writes the album as it was when it was asked for, by a job,
// because a disk takes its time. What was asked for is written, even where the desk goes meanwhile. The window's thread
// only.
#pragma once

#include "core/Album.h"

#include <QString>

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace ui {

class Jobs;

class Saves {
  public:
    struct Save {
        std::shared_ptr<const core::Album> album;
        std::filesystem::path file;
        std::function<void()> done;
        std::function<void(const QString& why)> failed;
    };

    /// Those jobs may go first.
    explicit Saves(Jobs& jobs) : jobs_(jobs) {}
    ~Saves();
    Saves(const Saves&) = delete;
    Saves& operator=(const Saves&) = delete;

    void add(Save save);
    bool any() const { return !saves_.empty(); }
    /// Called when no save is under way, whether they worked or not: at once where none is.
    void onceOver(std::function<void()> then);

  private:
    void begin();
    void end(const std::function<void()>& tell);

    Jobs& jobs_;
    std::deque<Save> saves_; ///< The first one is under way.
    std::vector<std::function<void()>> waiting_;
};

} // namespace ui
