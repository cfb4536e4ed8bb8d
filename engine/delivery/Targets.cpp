#include "engine/delivery/Targets.h"

#include "core/FileFormat.h"
#include "engine/delivery/DdpFileset.h"
#include "engine/delivery/TrackFiles.h"
#include "engine/disc/ImageAndText.h"

namespace engine::delivery {

std::vector<std::unique_ptr<Target>> targetsFor(const DeliveryJob& job, const std::filesystem::path& folder,
                                                const Papers& papers) {
    if (!core::isDisc(job.delivery)) return trackFiles(job, folder);
    std::vector<std::unique_ptr<Target>> targets;
    if (job.delivery.format == core::Delivery::Format::ddp)
        targets.push_back(std::make_unique<DdpFileset>(job, folder, papers));
    else
        targets.push_back(std::make_unique<disc::ImagesAndTexts>(job, folder, papers));
    return targets;
}

} // namespace engine::delivery
