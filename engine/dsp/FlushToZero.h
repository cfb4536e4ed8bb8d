// Denormal numbers make filters that ring out many times slower, so every thread that renders flushes them. They are
// some 6000 dB below full scale. The setting belongs to the thread.
#pragma once

#include <xmmintrin.h>

namespace engine::dsp {

/// While it lives, results of this thread too small for a normal number are zero. Operands are not touched: the
/// faintest floats of a file are denormal, and normal numbers as doubles.
class ScopedFlushToZero {
  public:
    ScopedFlushToZero() noexcept : ScopedFlushToZero(bit) {}
    ~ScopedFlushToZero() { _mm_setcsr(before_); }
    ScopedFlushToZero(const ScopedFlushToZero&) = delete;
    ScopedFlushToZero& operator=(const ScopedFlushToZero&) = delete;

  protected:
    static constexpr unsigned bit = 0x8000;
    explicit ScopedFlushToZero(unsigned wanted) noexcept : before_(_mm_getcsr()) {
        _mm_setcsr((before_ & ~bit) | wanted);
    }

  private:
    unsigned before_;
};

/// The other way round, for writing floats within a thread that flushes: the faintest shall stand in the file.
class ScopedKeepDenormals : ScopedFlushToZero {
  public:
    ScopedKeepDenormals() noexcept : ScopedFlushToZero(0) {}
};

} // namespace engine::dsp
