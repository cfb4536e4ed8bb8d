// Whether bytes that were read are the bytes that were written: XXH3 of 128 bits (Collet 2019), through libxxhash, at
// the speed of memory. Against broken disks, not against malice: what leaves the house has a SHA-256. One object per
// stream; any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

struct XXH3_state_s;

namespace engine::source {

class Fingerprint {
  public:
    using Value = std::array<std::uint64_t, 2>;

    Fingerprint();

    void add(const void* data, std::size_t bytes);

    /// Of everything added so far; more may be added afterwards.
    Value value() const;

  private:
    struct Free {
        void operator()(XXH3_state_s* state) const;
    };
    std::unique_ptr<XXH3_state_s, Free> state_;
};

} // namespace engine::source
