#include "engine/delivery/Verify.h"

#include "core/AlbumLayout.h"
#include "core/Error.h"
#include "engine/delivery/DdpDiscs.h"
#include "engine/delivery/DdpRules.h"
#include "engine/delivery/UnpackedDiscs.h"
#include "engine/delivery/VerifyContent.h"

#include <algorithm>
#include <iterator>

namespace engine::delivery {

namespace {

void add(DdpChecks checks, const std::string& disc, Verification& verification) {
    for (auto& finding : checks.findings) {
        finding.message = disc + finding.message;
        verification.findings.push_back(std::move(finding));
    }
    for (const auto& line : checks.held) verification.checked.push_back(disc + line);
}

std::string nameOf(const DiscReading& disc, std::size_t discs) {
    return discs > 1 ? "disc " + std::to_string(disc.disc + 1) + ": " : std::string();
}

Verification verified(const std::vector<DiscReading>& discs, const std::optional<core::PlantProfile>& plant = {}) {
    Verification verification;
    for (const auto& disc : discs) {
        const std::string name = nameOf(disc, discs.size());
        add(checkStructure(disc.reading, plant ? plant->lengths : core::RedBookLimits()), name, verification);
        if (plant) add(checkPlant(disc.reading, *plant), name, verification);
        add(checkChecksums(disc.reading), name, verification);
        verification.tracks += trackCount(disc.reading);
        verification.sectors += disc.reading.sectors;
    }
    return verification;
}

bool isClean(const std::vector<DdpChecks>& checks) {
    return std::ranges::all_of(checks, [](const auto& each) { return each.findings.empty(); });
}

/// Against each of the album's DDP deliveries and a plain one, until one is what the fileset holds; else what the first
/// one says.
std::vector<DdpChecks> contentOf(const std::vector<DiscReading>& discs, const core::Album& album,
                                 const source::AudioSources& audio) {
    std::vector<core::Delivery> deliveries;
    const auto isDdp = [](const auto& delivery) { return delivery.format == core::Delivery::Format::ddp; };
    std::ranges::copy_if(album.deliveries, std::back_inserter(deliveries), isDdp);
    const core::Delivery plain{.format = core::Delivery::Format::ddp};
    if (std::ranges::find(deliveries, plain) == deliveries.end()) deliveries.push_back(plain);
    std::vector<DdpChecks> first;
    for (const auto& delivery : deliveries) {
        auto checks = checkContent(discs, album, delivery, audio);
        if (isClean(checks)) return checks;
        if (first.empty()) first = std::move(checks);
    }
    return first;
}

} // namespace

Verification verifyDdp(const std::filesystem::path& set, const std::optional<core::PlantProfile>& plant) {
    const UnpackedDiscs unpacked(set);
    return verified(readDiscs(unpacked.folder()), plant);
}

Verification verifyDdp(const std::filesystem::path& set, const core::Album& album,
                       const source::SourceLibrary::Opened& sources) {
    const UnpackedDiscs unpacked(set);
    const auto discs = readDiscs(unpacked.folder());
    Verification verification = verified(discs);
    std::ranges::copy(sources.findings, std::back_inserter(verification.findings));
    if (core::layOut(album).tracks.empty()) throw core::Error("the album has no track to compare with");
    const bool isOneOfThem = isZip(set) || discs.front().reading.folder == withoutSlash(set);
    if (const int wanted = core::layOut(album).discs; !isOneOfThem && static_cast<int>(discs.size()) != wanted)
        verification.findings.push_back({core::Severity::error, std::nullopt,
                                         "the folder has filesets of " + std::to_string(discs.size()) +
                                             " discs, the album has " + std::to_string(wanted)});
    auto checks = contentOf(discs, album, sources.audio);
    for (std::size_t n = 0; n < discs.size(); ++n)
        add(std::move(checks[n]), nameOf(discs[n], discs.size()), verification);
    return verification;
}

} // namespace engine::delivery
