#include "engine/delivery/UnpackedDiscs.h"

#include "core/Error.h"
#include "core/FileName.h"
#include "engine/delivery/DdpDiscs.h"
#include "engine/delivery/ZipArchive.h"

#include <algorithm>
#include <system_error>
#include <vector>

namespace engine::delivery {

namespace {

namespace fs = std::filesystem;

/// Itself, or those right in the folder, by name. No link is followed.
std::vector<fs::path> archivesOf(const fs::path& path) {
    if (isZip(path)) return {path};
    std::vector<fs::path> archives;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(path, error))
        if (!entry.is_symlink(error) && isZip(entry.path())) archives.push_back(entry.path());
    std::ranges::sort(archives);
    return archives;
}

} // namespace

bool isZip(const fs::path& path) {
    std::error_code error;
    return core::lowered(path.extension().string()) == ".zip" && fs::is_regular_file(path, error);
}

bool holdsZippedDiscs(const fs::path& path) {
    return !archivesOf(path).empty() && !holdsDiscs(path);
}

UnpackedDiscs::UnpackedDiscs(const fs::path& given) : given_(given) {
    if (!holdsZippedDiscs(given)) return;
    const auto unpacked = std::make_shared<core::TemporaryFolder>(fs::temp_directory_path() / "lacquer unpacked");
    for (const fs::path& archive : archivesOf(given)) ZipArchive(archive).unpack(unpacked->path());
    if (!holdsDiscs(unpacked->path())) throw core::Error("holds no DDP fileset, neither DDPID nor DDPMS", given);
    unpacked_ = unpacked;
}

} // namespace engine::delivery
