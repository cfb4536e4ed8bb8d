#include "engine/source/Fingerprint.h"

#include <new>
#include <xxhash.h>

namespace engine::source {

void Fingerprint::Free::operator()(XXH3_state_s* state) const {
    XXH3_freeState(state);
}

Fingerprint::Fingerprint() : state_(XXH3_createState()) {
    if (!state_) throw std::bad_alloc();
    XXH3_128bits_reset(state_.get());
}

void Fingerprint::add(const void* data, std::size_t bytes) {
    XXH3_128bits_update(state_.get(), data, bytes);
}

Fingerprint::Value Fingerprint::value() const {
    const XXH128_hash_t hash = XXH3_128bits_digest(state_.get());
    return {hash.low64, hash.high64};
}

} // namespace engine::source
