#include "engine/realtime/Disposal.h"

#include <utility>

namespace engine::realtime {

Disposal::Disposal() : thread_([this] { work(); }) {}

Disposal::~Disposal() {
    {
        const std::lock_guard lock(mutex_);
        leaving_ = true;
        changed_.notify_one();
    }
    thread_.join();
}

void Disposal::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return leaving_ || !done_.empty(); });
        if (done_.empty()) return;
        auto done = std::exchange(done_, {});
        lock.unlock();
        done.clear();
        lock.lock();
    }
}

} // namespace engine::realtime
