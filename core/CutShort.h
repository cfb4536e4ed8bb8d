// Whether a file with plain samples is cut short. Its header says how many bytes of sound there are; libsndfile takes
// what it finds instead and says nothing (measured with 1.2.0: half a WAV, RF64, W64 or AIFF opens as half the song).
#pragma once

#include "core/FileDescriptor.h"

#include <cstdint>

namespace core {

/// How many bytes of the sound that the header promises are not there; 0 where all are, where the header does not tell
/// (a recorder that was piped writes the largest size there is), and for any other kind of file. A few bytes too many
/// in a careless header are no loss. Moves the file's position.
std::uint64_t missingBytes(FileDescriptor& file);

} // namespace core
