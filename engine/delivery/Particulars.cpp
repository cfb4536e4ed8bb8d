#include "engine/delivery/Particulars.h"

#include "core/AlbumLayout.h"
#include "core/DeliveredAlbum.h"
#include "core/Parameter.h"

namespace engine::delivery {

namespace {

/// "Ceiling -9.0 dBTP (else -2.0 dBTP), band 3 Gain ..." of two settings of a module.
std::string differences(const core::Slot& made, const core::Slot& standard) {
    std::string said;
    const core::Module& module = core::moduleOf(made);
    for (const core::Parameter& row : module.parameters) {
        for (int band = 0; band < (row.banded ? module.bands : 1); ++band) {
            const double value = row.get(made, band);
            const double other = row.get(standard, band);
            if (value == other) continue;
            said += (said.empty() ? "" : ", ") + (row.banded ? "band " + std::to_string(band + 1) + " " : "") +
                    std::string(row.label) + " " + core::describe(row, value) + " (else " + core::describe(row, other) +
                    ")";
        }
    }
    return said;
}

} // namespace

std::vector<Otherwise> overridesOf(const core::Album& album, const core::Delivery& delivery) {
    if (delivery.overrides.empty()) return {}; // both albums would be the same
    core::Delivery asked = delivery;
    asked.single.reset(); // so that tracks keep their numbers
    core::Delivery plain = asked;
    plain.overrides.clear();
    const core::Album before = core::albumFor(album, plain);
    const core::Album after = core::albumFor(album, asked);
    std::vector<Otherwise> all;
    const auto list = [&](const core::Chain& from, const core::Chain& to, std::optional<int> track) {
        for (std::size_t n = 0; n < from.size(); ++n) {
            std::string said = differences(to[n], from[n]);
            if (from[n].enabled && !to[n].enabled) said = "bypassed";
            if (said.empty()) continue;
            all.push_back({track, "the " + std::string(core::moduleOf(from[n]).id) +
                                      (track ? " of the track" : " of the album chain") +
                                      " is set otherwise: " + said});
        }
    };
    list(before.masters.front().albumChain, after.masters.front().albumChain, std::nullopt);
    for (const auto& placed : core::layOut(album).tracks)
        if (!delivery.single || placed.id == *delivery.single)
            list(before.tracks[placed.row].chain, after.tracks[placed.row].chain, placed.number);
    return all;
}

std::vector<std::string> particularsOf(const core::Album& album, const core::Delivery& delivery) {
    std::vector<std::string> all;
    if (!delivery.master.empty()) all.push_back("master " + delivery.master);
    if (delivery.version) all.push_back(std::string(core::versionName(*delivery.version)) + " versions");
    if (const auto number = core::singleNumber(album, delivery))
        all.push_back("single of track " + std::to_string(*number));
    if (core::canBeMade(album, delivery))
        for (const Otherwise& slot : overridesOf(album, delivery))
            all.push_back((slot.track ? "track " + std::to_string(*slot.track) + ": " : "") + slot.words);
    return all;
}

} // namespace engine::delivery
