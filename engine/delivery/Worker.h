// A thread that does one task after another, for the stages of a delivery: whoever gives it more than it can do waits,
// so that memory stays small. Between jobs, never near the audio thread: it locks. Tasks flush denormals, with a thread
// of its own or without: what is delivered hangs on neither.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace engine::delivery {

class Worker {
  public:
    using Task = std::function<void()>;

    /// Without a thread of its own it does every task at once, on the caller's.
    explicit Worker(bool ownThread);
    ~Worker(); ///< Drops what has not begun.
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Waits while `depth` tasks are waiting. Throws what an earlier task has thrown; after that no task is done.
    void run(Task task);

    /// Waits until all is done. Throws what a task has thrown.
    void finish();

  private:
    static constexpr std::size_t depth = 6;

    void work();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Task> tasks_;
    bool busy_ = false;
    bool leaving_ = false;
    std::exception_ptr trouble_;
    std::thread thread_;
};

} // namespace engine::delivery
