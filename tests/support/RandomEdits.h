// Edits as a restless engineer makes them, for tests that must hold whatever is done.
#pragma once

#include "core/Album.h"

#include <functional>
#include <random>
#include <string>

namespace tests {

struct NamedEdit {
    std::string label;
    std::function<core::Album(core::Album)> apply;
};

/// Some edit of this album: tracks, clips, marks, fades, chains, parameters, automation, texts, beds, masters,
/// deliveries. What it makes is normalised. The same state of `random` gives the same edit.
NamedEdit randomEdit(const core::Album& album, std::mt19937& random);

/// The album with a fault that `normalised` repairs, of a kind by chance: ids, order, bounds, references.
core::Album damaged(core::Album album, std::mt19937& random);

} // namespace tests
