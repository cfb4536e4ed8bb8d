// Denormal numbers make filters that ring out many times slower, so every thread that renders flushes them. They are
// some 6000 dB below full scale. The setting belongs to the thread.
#pragma once

#include <xmmintrin.h>

namespace engine::dsp {

/// While it lives, results and operands of this thread too small for a normal number count as zero.
class ScopedFlushToZero {
  public:
    ScopedFlushToZero() noexcept : before_(_mm_getcsr()) { _mm_setcsr(before_ | flushToZero | denormalsAreZero); }
    ~ScopedFlushToZero() { _mm_setcsr(before_); }
    ScopedFlushToZero(const ScopedFlushToZero&) = delete;
    ScopedFlushToZero& operator=(const ScopedFlushToZero&) = delete;

  private:
    static constexpr unsigned flushToZero = 0x8000;
    static constexpr unsigned denormalsAreZero = 0x0040;
    unsigned before_;
};

} // namespace engine::dsp
