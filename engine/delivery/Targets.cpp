#include "engine/delivery/Targets.h"

#include "core/FileFormat.h"
#include "engine/delivery/DdpFileset.h"
#include "engine/delivery/SideFiles.h"
#include "engine/delivery/TrackFiles.h"
#include "engine/disc/ImageAndText.h"

namespace engine::delivery {

std::vector<std::unique_ptr<Target>> targetsFor(const DeliveryJob& job, const std::filesystem::path& folder,
                                                const Papers& papers) {
    using enum core::FileFormat::Holds;
    const auto holds = core::fileFormatOf(job.delivery.format).holds;
    if (holds == tracks) return trackFiles(job, folder);
    std::vector<std::unique_ptr<Target>> targets;
    if (holds == sides)
        targets.push_back(sideFiles(job, folder, papers));
    else if (job.delivery.format == core::Delivery::Format::ddp)
        targets.push_back(std::make_unique<DdpFileset>(job, folder, papers));
    else
        targets.push_back(std::make_unique<disc::ImagesAndTexts>(job, folder, papers));
    return targets;
}

} // namespace engine::delivery
