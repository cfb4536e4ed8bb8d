// The hidden names that files and folders bear until they are whole. Whoever makes one holds a lock on it, which goes
// with its process however that ends: so what a dead process has left is told from what a living one still writes.
#pragma once

#include "core/Error.h"
#include "core/FileDescriptor.h"

#include <filesystem>
#include <optional>

namespace core {

/// A free name beside `target`: ".NAME.partial-1a2b3c4d".
std::filesystem::path temporaryName(const std::filesystem::path& target);

/// The lock on what was just made under a temporary name, to be held until it has its final one. Nullopt where a sweep
/// took it away before it was locked: to be made anew, under another name. Throws Error.
std::optional<FileDescriptor> lockedTemporary(const std::filesystem::path& temporary);

/// The same said of another file: of the one that was asked for, since its maker knows no temporary name.
Error saidOf(const std::filesystem::path& other, const Error& error);

/// Removes the files and folders with temporary names in `folder` that no living process holds. Where the file system
/// has no locks, none. Throws nothing: what cannot be removed stays.
void sweepTemporaries(const std::filesystem::path& folder);

} // namespace core
