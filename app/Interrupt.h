// Ctrl-C and SIGTERM as a stop token, so that a job cleans up behind itself. While one lives, the first signal asks to
// stop; another one, a second or more later, ends the program as it would have without us.
#pragma once

#include <stop_token>
#include <thread>

namespace app {

class Interrupt {
  public:
    /// Make it before any other thread: threads inherit that the signals are not theirs.
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return stop_.get_token(); }
    bool asked() const { return stop_.stop_requested(); }

  private:
    std::stop_source stop_;
    std::jthread waiter_;
};

} // namespace app
