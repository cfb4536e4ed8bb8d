#include "engine/delivery/Worker.h"

#include "engine/dsp/FlushToZero.h"

#include <utility>

namespace engine::delivery {

Worker::Worker(bool ownThread) {
    if (ownThread) thread_ = std::thread([this] { work(); });
}

Worker::~Worker() {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        leaving_ = true;
        tasks_.clear();
    }
    changed_.notify_all();
    thread_.join();
}

void Worker::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [&] { return leaving_ || !tasks_.empty(); });
        if (leaving_) return;
        const Task task = std::move(tasks_.front());
        tasks_.pop_front();
        busy_ = true;
        lock.unlock();
        changed_.notify_all();
        std::exception_ptr trouble;
        try {
            const dsp::ScopedFlushToZero flush;
            task();
        } catch (...) {
            trouble = std::current_exception();
        }
        lock.lock();
        busy_ = false;
        if (trouble) {
            trouble_ = trouble;
            tasks_.clear();
        }
        changed_.notify_all();
    }
}

void Worker::run(Task task) {
    if (!thread_.joinable()) {
        const dsp::ScopedFlushToZero flush;
        return task();
    }
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return trouble_ || tasks_.size() < depth; });
    if (trouble_) std::rethrow_exception(trouble_);
    tasks_.push_back(std::move(task));
    lock.unlock();
    changed_.notify_all();
}

void Worker::finish() {
    if (!thread_.joinable()) return;
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return trouble_ || (tasks_.empty() && !busy_); });
    if (trouble_) std::rethrow_exception(trouble_);
}

} // namespace engine::delivery
