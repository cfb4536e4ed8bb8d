// A disk that fills up, for one process: no file grows beyond a size. Writes come up short, then fail.
#pragma once

#include <csignal>
#include <sys/resource.h>

namespace tests {

/// While it lives.
class FullDisk {
  public:
    explicit FullDisk(rlim_t bytes);
    ~FullDisk();
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

  private:
    rlimit before_{};
    void (*handler_)(int) = nullptr;
};

} // namespace tests
