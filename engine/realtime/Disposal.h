// A thread that lets go of what its owner is done with: to delete a plan with all its chains takes longer than the
// window, which shows another one at every turn of a knob, may wait. It locks, so it is not for the audio thread.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace engine::realtime {

class Disposal {
  public:
    Disposal();
    ~Disposal(); ///< Waits until all is gone.
    Disposal(const Disposal&) = delete;
    Disposal& operator=(const Disposal&) = delete;

    /// Deletes them soon, on its own thread. Waits for nobody who deletes.
    template <class T>
    void take(std::vector<std::unique_ptr<T>> done) {
        const std::lock_guard lock(mutex_);
        for (auto& each : done) done_.emplace_back(std::move(each));
        changed_.notify_one();
    }

  private:
    void work();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::shared_ptr<const void>> done_;
    bool leaving_ = false;
    std::thread thread_;
};

} // namespace engine::realtime
