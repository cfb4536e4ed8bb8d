#include "engine/delivery/Verify.h"

#include "core/AlbumLayout.h"
#include "core/Error.h"
#include "engine/delivery/DdpRules.h"
#include "engine/delivery/VerifyContent.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace engine::delivery {

namespace {

/// "NAME_disc2" is 1, as filesetName makes it; nullopt for any other name.
std::optional<int> discOf(const std::filesystem::path& folder) {
    const std::string name = folder.filename().string();
    const std::size_t at = name.rfind("disc");
    if (at == std::string::npos || (at > 0 && name[at - 1] != '_')) return std::nullopt;
    const std::string digits = name.substr(at + 4);
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (digits.empty() || digits.size() > 2 || !std::ranges::all_of(digits, digit)) return std::nullopt;
    const int number = std::stoi(digits);
    return number > 0 ? std::optional(number - 1) : std::nullopt;
}

std::filesystem::path withoutSlash(const std::filesystem::path& path) {
    return path.has_filename() ? path : path.parent_path();
}

/// Or what is left of one.
bool holdsFileset(const std::filesystem::path& folder) {
    return fileIn(folder, "DDPID") || fileIn(folder, "DDPMS");
}

/// The folders right in this one that hold a fileset; no links to any, which would lead outside.
std::vector<std::filesystem::path> filesetsBelow(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        std::error_code ignored;
        const bool isFolder = entry.symlink_status(ignored).type() == std::filesystem::file_type::directory;
        if (isFolder && holdsFileset(entry.path())) found.push_back(entry.path());
    }
    std::ranges::sort(found);
    return found;
}

/// Where there is neither, nothing is damaged: it is another folder, most often the one above.
void expectFileset(const std::filesystem::path& folder) {
    if (holdsFileset(folder)) return;
    const bool isBelow = !filesetsBelow(folder / "ddp").empty();
    throw core::Error("holds no DDP fileset, neither DDPID nor DDPMS" +
                          (isBelow ? "; there is one in " + (folder / "ddp").string() : std::string()),
                      folder);
}

/// The fileset in the folder, or those of a delivery, in the folders in it.
std::vector<DiscReading> readDiscs(const std::filesystem::path& given) {
    const auto folder = withoutSlash(given);
    std::vector<DiscReading> discs;
    if (!holdsFileset(folder))
        for (const auto& below : filesetsBelow(folder)) discs.push_back({readDdp(below), discOf(below).value_or(0)});
    std::ranges::sort(discs, {}, &DiscReading::disc);
    if (!discs.empty()) return discs;
    discs.push_back({readDdp(folder), discOf(folder).value_or(0)});
    expectFileset(folder);
    return discs;
}

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

Verification verified(const std::vector<DiscReading>& discs) {
    Verification verification;
    for (const auto& disc : discs) {
        const std::string name = nameOf(disc, discs.size());
        add(checkStructure(disc.reading), name, verification);
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

bool holdsDdp(const std::filesystem::path& folder) {
    return holdsFileset(folder) || !filesetsBelow(folder).empty();
}

Verification verifyDdp(const std::filesystem::path& folder) {
    return verified(readDiscs(folder));
}

Verification verifyDdp(const std::filesystem::path& folder, const core::Album& album,
                       const source::SourceLibrary::Opened& sources) {
    const auto discs = readDiscs(folder);
    Verification verification = verified(discs);
    std::ranges::copy(sources.findings, std::back_inserter(verification.findings));
    if (core::layOut(album).tracks.empty()) throw core::Error("the album has no track to compare with");
    const bool isOneOfThem = discs.front().reading.folder == withoutSlash(folder);
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
