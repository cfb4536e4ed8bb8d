// Reads all targets back at once, a thread for each, while the caller's thread tells how far it is.
#pragma once

#include "engine/delivery/Target.h"

#include <cstdint>
#include <functional>
#include <span>
#include <stop_token>
#include <vector>

namespace engine::delivery {

/// The files of each target, as they were found. `told`: bytes read in all, now and then, on the caller's thread.
/// Throws core::Error for the first file that is not as it was meant, core::Cancelled when asked to stop.
std::vector<std::vector<CheckedFile>> readBackAll(std::span<Target* const> targets, bool ownThreads,
                                                  const std::function<void(std::uintmax_t bytes)>& told,
                                                  std::stop_token stop);

} // namespace engine::delivery
