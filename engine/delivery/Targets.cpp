#include "engine/delivery/Targets.h"

#include "engine/delivery/DdpFileset.h"
#include "engine/delivery/TrackFiles.h"

namespace engine::delivery {

std::vector<std::unique_ptr<Target>> targetsFor(const DeliveryJob& job, const std::filesystem::path& folder,
                                                const Papers& papers) {
    if (job.delivery.format != core::Delivery::Format::ddp) return trackFiles(job, folder);
    std::vector<std::unique_ptr<Target>> targets;
    targets.push_back(std::make_unique<DdpFileset>(job.album, job.layout, job.cuts, folder, papers));
    return targets;
}

} // namespace engine::delivery
