#include "engine/report/MakeReport.h"

#include "core/AlbumFindings.h"
#include "core/Error.h"
#include "engine/analysis/QualityCheck.h"
#include "engine/delivery/Deliver.h"
#include "engine/ledger/Record.h"

#include <algorithm>
#include <iterator>

namespace engine::report {

namespace {

/// Each delivery by itself: that two would go to one folder is no matter of a report.
core::Findings findingsOf(const core::Album& album, const source::SourceLibrary::Opened& sources) {
    core::Findings findings = delivery::findingsFor(album, {}, sources);
    for (const core::Delivery& each : album.deliveries)
        findings = core::joined(std::move(findings), delivery::findingsFor(album, {each}, sources));
    return findings;
}

} // namespace

Report makeReport(const core::Album& album, const source::SourceLibrary::Opened& sources, const ReportOptions& options,
                  const std::function<void(const char* doing, double share)>& progress, const std::stop_token& stop) {
    const core::AlbumLayout layout = core::layOut(album);
    if (layout.tracks.empty()) throw core::Error("has no track to report on", options.project);
    const auto step = [&](const char* doing) {
        return [&progress, doing](double share) {
            if (progress) progress(doing, share);
        };
    };
    const auto print = analysis::printAlbum(album, sources.audio, step("measuring"), stop);
    const core::Findings sound = analysis::checkQuality(album, sources.audio, step("checking the sound"), stop);
    core::Findings findings = findingsOf(album, sources);
    std::ranges::move(ledger::findingsOf(options.project, album), std::back_inserter(findings));
    const core::Ledger ledger = core::readLedger(core::ledgerPathOf(options.project));
    return reportOf({.album = album,
                     .layout = layout,
                     .print = print,
                     .findings = findings,
                     .sound = sound,
                     .ledger = ledger,
                     .albumDigest = ledger::albumDigestOf(album),
                     .program = options.program,
                     .date = options.date});
}

std::filesystem::path reportPathOf(const std::filesystem::path& project, const std::string& extension) {
    auto path = project;
    path.replace_extension();
    path += ".report" + extension;
    return path;
}

} // namespace engine::report
