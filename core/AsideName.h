// Where something goes that stands in the way and may not be lost: beside its place, under a name that says its age.
#pragma once

#include <filesystem>

namespace core {

/// A free name beside `standing`, with the time at which it was last written, here: "wav24 of 2026-11-22 21.45"; with a
/// number behind it where that is taken.
std::filesystem::path asideName(const std::filesystem::path& standing);

} // namespace core
