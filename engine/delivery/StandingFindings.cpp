// What stands where a delivery is to go, said before it begins.
#include "core/AsideName.h"
#include "engine/delivery/Deliver.h"
#include "engine/delivery/DeliveryFindings.h"

#include <algorithm>
#include <iterator>

namespace engine::delivery {

namespace {

namespace fs = std::filesystem;
using core::Severity;

fs::path withoutLinks(const fs::path& path) {
    std::error_code error;
    const fs::path straight = fs::weakly_canonical(path, error);
    return error ? path : straight;
}

std::string counted(std::ptrdiff_t files) {
    return std::to_string(files) + (files == 1 ? " file" : " files");
}

/// "a file", or how many files are in the folder.
std::string contents(const fs::path& standing) {
    std::error_code none;
    if (!fs::is_directory(standing, none)) return "a file";
    std::ptrdiff_t files = 0;
    for (auto each = fs::recursive_directory_iterator(standing, none); each != fs::recursive_directory_iterator();
         each.increment(none)) {
        if (none) break;
        if (!each->is_directory(none)) ++files;
    }
    return counted(files);
}

bool isEmptyFolder(const fs::path& standing) {
    std::error_code none;
    return fs::is_directory(fs::symlink_status(standing)) && fs::is_empty(standing, none);
}

} // namespace

core::Findings findingsAt(const core::Album& album, const std::vector<core::Delivery>& deliveries,
                          const fs::path& folder, core::Existing existing) {
    core::Findings findings;
    for (std::size_t n = 0; n < deliveries.size(); ++n) {
        const fs::path target = targetOf(album, deliveries[n], folder);
        if (!fs::exists(fs::symlink_status(target)) || isEmptyFolder(target)) continue;
        const std::string place = "deliveries." + std::to_string(n + 1) + ".folder";
        const auto isInside = [inside = withoutLinks(target)](const core::Source& source) {
            return liesIn(withoutLinks(source.path), inside);
        };
        if (const auto mix = std::ranges::find_if(album.sources, isInside); mix != album.sources.end())
            findings.push_back({Severity::error, std::nullopt,
                                "'" + mix->path.filename().string() + "', a mix of this album, lies in the folder '" +
                                    target.filename().string() + "' that is to be written: deliver to another one",
                                place});
        else if (existing == core::Existing::setAside)
            findings.push_back({Severity::note, std::nullopt,
                                "'" + target.filename().string() + "' is there already (" + contents(target) +
                                    "): it is kept as '" + core::asideName(target).filename().string() + "'",
                                place});
    }
    return findings;
}

} // namespace engine::delivery
