// The parts of a delivery, each alone and on one thread: what the whole is held against.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace bench {

struct Part {
    std::string name;
    double cpuSeconds = 0.0;
};

/// Of the album at `path`, delivered as `words` ("ddp", "wav24" ...) into `folder`: opening the mixes, the chain,
/// resampling, guard and dither, loudness, digests of samples, writing with its encoders and digests, reading back with
/// its digests.
std::vector<Part> deliveryParts(const std::filesystem::path& album, const std::vector<std::string>& words,
                                const std::filesystem::path& folder);

} // namespace bench
