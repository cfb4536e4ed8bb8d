#include "engine/ledger/Record.h"

#include "core/Error.h"
#include "core/KnownLedgers.h"
#include "core/ProjectFile.h"
#include "engine/source/Digest.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <iomanip>
#include <sstream>

namespace engine::ledger {

namespace {

bool uses(const core::Album& album, core::SourceId source) {
    const auto isIts = [&](const core::Clip& clip) { return clip.source == source; };
    return std::ranges::any_of(album.tracks,
                               [&](const core::Track& track) {
                                   return std::ranges::any_of(track.clips, isIts) ||
                                          std::ranges::find(track.versions, source, &core::Version::source) !=
                                              track.versions.end();
                               }) ||
           std::ranges::any_of(album.beds, [&](const core::Bed& bed) { return isIts(bed.clip); });
}

std::string belowOf(const std::filesystem::path& path, const std::filesystem::path& folder) {
    return path.lexically_relative(folder).generic_string();
}

core::LedgerDelivery deliveryOf(const delivery::Delivered& delivered, std::string settings) {
    core::LedgerDelivery entry{.format = delivered.format,
                               .rate = delivered.rate,
                               .folder = delivered.path,
                               .settings = std::move(settings),
                               .files = {}};
    for (const delivery::DeliveredFile& file : delivered.files)
        entry.files.push_back({belowOf(file.path, delivered.path), file.bytes, file.sha256, file.pcmMd5, file.track});
    return entry;
}

std::vector<core::LedgerTrack> tracksOf(const delivery::Delivered& delivered) {
    std::vector<core::LedgerTrack> tracks;
    for (const delivery::DeliveredTrack& track : delivered.tracks)
        tracks.push_back({track.number, track.title, track.isrc, track.lengthFrames, track.fingerprint});
    return tracks;
}

/// UTC, to the second, as the ledger has it.
std::string nowInUtc() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::ostringstream text;
    text << std::put_time(&parts, "%Y-%m-%dT%H:%M:%SZ");
    return text.str();
}

core::LedgerEntry entryOf(const core::Album& album, const std::vector<core::Delivery>& deliveries,
                          const std::string& program, const delivery::DeliveryReport& report) {
    core::LedgerEntry entry{.albumDigest = albumDigestOf(album),
                            .at = nowInUtc(),
                            .program = program,
                            .artist = album.metadata.artist,
                            .title = album.metadata.title,
                            .reason = report.reason};
    core::Album asked = album;
    asked.deliveries = deliveries;
    for (std::size_t n = 0; n < report.deliveries.size(); ++n)
        entry.deliveries.push_back(
            deliveryOf(report.deliveries[n], core::jsonAt(asked, "deliveries." + std::to_string(n + 1))));
    if (!report.deliveries.empty()) entry.tracks = tracksOf(report.deliveries.front());
    return entry;
}

} // namespace

std::string albumDigestOf(const core::Album& album) {
    core::Album heard = album;
    heard.deliveries.clear();
    heard.references.clear();
    heard.notes.clear();
    std::erase_if(heard.sources, [&](const core::Source& source) { return !uses(album, source.id); });
    for (core::Source& source : heard.sources) source.path = source.path.filename();
    heard.metadata.cover = heard.metadata.cover.filename();
    heard.nextId = 1;
    const std::string text = core::toJson(heard, {});
    source::Sha256 digest;
    digest.add(text.data(), text.size());
    return digest.hex();
}

std::optional<core::Finding> approvalFinding(const core::Ledger& ledger, const std::string& albumDigest) {
    if (ledger.approvals.empty() || core::approvalOf(ledger, albumDigest)) return std::nullopt;
    const core::Approval& last = ledger.approvals.back();
    return core::Finding{core::Severity::rule, std::nullopt,
                         "this is revision " + std::to_string(core::revisionOf(ledger, albumDigest)) +
                             " of the album, which nobody has approved; revision " + std::to_string(last.revision) +
                             " was, on " + last.at.substr(0, 10)};
}

core::Findings findingsOf(const std::filesystem::path& project, const core::Album& album) {
    const core::Ledger ledger = core::readLedger(core::ledgerPathOf(project));
    core::Findings findings = ledger.troubles;
    if (auto finding = approvalFinding(ledger, albumDigestOf(album))) findings.push_back(*std::move(finding));
    return findings;
}

int revisionOf(const std::filesystem::path& project, const core::Album& album) {
    return core::revisionOf(core::readLedger(core::ledgerPathOf(project)), albumDigestOf(album));
}

int approve(const std::filesystem::path& project, const core::Album& album, const std::string& note) {
    const auto path = core::ledgerPathOf(project);
    const std::string digest = albumDigestOf(album);
    const int revision = core::revisionOf(core::readLedger(path), digest);
    core::addToLedger(path, core::Approval{revision, digest, nowInUtc(), note});
    return revision;
}

void record(const std::filesystem::path& project, const core::Album& album,
            const std::vector<core::Delivery>& deliveries, const std::string& program,
            delivery::DeliveryReport& report) {
    try {
        const auto path = core::ledgerPathOf(std::filesystem::absolute(project));
        core::LedgerEntry entry = entryOf(album, deliveries, program, report);
        entry.revision = core::revisionOf(core::readLedger(path), entry.albumDigest);
        core::addToLedger(path, entry);
        report.revision = entry.revision;
        core::rememberLedger(path);
    } catch (const core::Error& error) {
        report.findings.push_back(
            {core::Severity::warning, std::nullopt,
             std::string("the delivery is whole, but the ledger does not have it: ") + error.what()});
    }
}

} // namespace engine::ledger
