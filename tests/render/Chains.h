// Chains for tests of the renderer.
#pragma once

#include "core/Chain.h"

namespace tests {

/// Every module at work, one slot in parallel, one switched off.
core::Chain busyChain();

} // namespace tests
