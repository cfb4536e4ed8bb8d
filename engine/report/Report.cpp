#include "engine/report/Report.h"

#include "core/ClockText.h"
#include "core/Codes.h"
#include "core/Decimal.h"
#include "core/Error.h"
#include "core/Parameter.h"
#include "core/ProjectFile.h"
#include "core/SettingsText.h"
#include "core/Sides.h"
#include "core/TrackLength.h"
#include "engine/delivery/Particulars.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace engine::report {

namespace {

using core::decimal;

constexpr std::size_t pictureParts = 960;

Figures figuresOf(const core::Loudness& loudness) {
    std::optional<double> plr;
    if (loudness.truePeakDbtp && loudness.integratedLufs) plr = *loudness.truePeakDbtp - *loudness.integratedLufs;
    return {decimal(loudness.integratedLufs, 1),   decimal(loudness.rangeLu, 1),
            decimal(loudness.maxShortTermLufs, 1), decimal(loudness.maxMomentaryLufs, 1),
            decimal(loudness.truePeakDbtp, 2),     decimal(plr, 1)};
}

void addHead(const ReportFacts& facts, Report& report) {
    const core::AlbumMetadata& about = facts.album.metadata;
    const auto say = [&](const char* name, const std::string& text) {
        if (!text.empty()) report.head.emplace_back(name, text);
    };
    say("Catalogue number", about.catalogueNumber);
    say("UPC/EAN", about.upc);
    say("Label", about.label);
    say("Release date", about.date);
    say("Mastered by", about.engineer);
    say("Studio", about.studio);
    say("Contact", about.contact);
    say("Revision", std::to_string(core::revisionOf(facts.ledger, facts.albumDigest)));
    if (const core::Approval* approval = core::approvalOf(facts.ledger, facts.albumDigest))
        say("Approved", approval->at.substr(0, 10) + ": " + approval->note);
    else if (!facts.ledger.approvals.empty())
        say("Approved", "not this one; revision " + std::to_string(facts.ledger.approvals.back().revision) + " is");
    say("Copyright", about.copyright);
    say("Comment", about.comment);
}

void addTracks(const ReportFacts& facts, Report& report) {
    const int rate = facts.album.rate;
    const auto whole = static_cast<double>(std::max<core::FrameCount>(facts.layout.end, 1));
    for (std::size_t n = 0; n < facts.layout.tracks.size(); ++n) {
        const core::PlacedTrack& placed = facts.layout.tracks[n];
        const core::TrackMetadata& about = facts.album.tracks[placed.row].metadata;
        TrackLine line{.number = std::to_string(placed.number),
                       .title = about.title,
                       .isrc = core::normalisedIsrc(about.isrc),
                       .start = core::clock(placed.start, rate),
                       .length = core::clock(core::trackLength(facts.layout, n), rate),
                       .figures =
                           figuresOf(n < facts.print.tracks.size() ? facts.print.tracks[n].rendered : core::Loudness{}),
                       .at = static_cast<double>(placed.start) / whole};
        report.tracks.push_back(std::move(line));
    }
    report.length = core::clock(facts.layout.end, rate);
    report.album = figuresOf(facts.print.album);
}

void addPicture(const ReportFacts& facts, Report& report) {
    const analysis::AlbumPrint& print = facts.print;
    const core::FrameCount end = facts.layout.end;
    report.peaks.resize(pictureParts);
    report.shortTermLufs.assign(pictureParts, analysis::lowestLufs);
    for (std::size_t n = 0; n < pictureParts; ++n) {
        const auto placeOf = [&](std::size_t part) {
            return end * static_cast<core::FramePos>(part) / static_cast<core::FramePos>(pictureParts) -
                   print.waveformBegin;
        };
        for (int channel = 0; channel < 2; ++channel) {
            const auto extremes = print.waveform->between(channel, placeOf(n), placeOf(n + 1));
            report.peaks[n] = std::max({report.peaks[n], -extremes.min, extremes.max});
        }
        if (print.stepFrames == 0) continue;
        for (auto step = std::max<core::FramePos>(placeOf(n) / print.stepFrames, 0);
             step <= placeOf(n + 1) / print.stepFrames; ++step)
            if (static_cast<std::size_t>(step) < print.shortTermLufs.size())
                report.shortTermLufs[n] =
                    std::max(report.shortTermLufs[n], print.shortTermLufs[static_cast<std::size_t>(step)]);
    }
}

void addChain(std::string owner, const core::Chain& chain, Report& report) {
    if (chain.empty()) return;
    ChainLine line{.owner = std::move(owner), .modules = {}};
    for (const core::Slot& slot : chain)
        line.modules.push_back(std::string(core::moduleOf(slot).label) + (slot.enabled ? ": " : " (off): ") +
                               core::settingsOf(slot));
    report.chains.push_back(std::move(line));
}

void addChains(const ReportFacts& facts, Report& report) {
    for (const core::PlacedTrack& placed : facts.layout.tracks)
        addChain("Track " + std::to_string(placed.number), facts.album.tracks[placed.row].chain, report);
    for (const core::Master& master : facts.album.masters)
        addChain(facts.album.masters.size() > 1 ? "Album, " + master.name : "Album", master.albumChain, report);
}

/// `settings`: as the ledger keeps them; what another version of this program wrote may be beyond this one.
std::vector<std::string> particularsOf(const core::Album& album, const std::string& settings) {
    if (settings.empty()) return {};
    try {
        const core::Album asked = core::withValueAt(album, "deliveries", "[" + settings + "]", {});
        return delivery::particularsOf(album, asked.deliveries.at(0));
    } catch (const core::Error&) {
        return {};
    }
}

void addSides(const ReportFacts& facts, Report& report) {
    if (!core::isForVinyl(facts.album)) return;
    report.record = core::discWords(facts.album.vinyl);
    report.sides = delivery::breakListOf(facts.album, facts.layout).sides;
}

/// Of the deliveries of this revision; where there is none yet, those that the album keeps for its next ones.
std::string reasonsOf(const ReportFacts& facts) {
    std::vector<std::string> reasons;
    const auto add = [&](const std::string& reason) {
        if (!reason.empty() && std::ranges::find(reasons, reason) == reasons.end()) reasons.push_back(reason);
    };
    for (const core::LedgerEntry& entry : facts.ledger.entries)
        if (entry.albumDigest == facts.albumDigest) add(entry.reason);
    if (reasons.empty())
        for (const core::Delivery& delivery : facts.album.deliveries) add(delivery.reason);
    std::string all;
    for (const std::string& reason : reasons) all += (all.empty() ? "" : "; ") + reason;
    return all;
}

std::string answerTo(const core::Finding& finding, const ReportFacts& facts) {
    using enum core::Severity;
    if (finding.severity == error) return "Open: it stops the delivery.";
    if (finding.severity == rule) {
        const std::string reasons = reasonsOf(facts);
        return reasons.empty() ? "Open: it is delivered for a reason only." : "Accepted: " + reasons;
    }
    const core::Approval* approval = core::approvalOf(facts.ledger, facts.albumDigest);
    if (finding.severity == warning && approval) return "Approved with it on " + approval->at.substr(0, 10) + ".";
    return {};
}

std::vector<FindingLine> linesOf(const core::Findings& findings, const ReportFacts& facts) {
    std::vector<FindingLine> lines;
    for (const core::Finding& finding : findings) {
        std::string sentence = finding.message;
        if (finding.track) sentence = "Track " + std::to_string(*finding.track) + ": " + sentence;
        lines.push_back({.severity = core::severityName(finding.severity),
                         .at = finding.at ? core::clock(*finding.at, facts.album.rate) : std::string(),
                         .sentence = std::move(sentence),
                         .answer = answerTo(finding, facts)});
    }
    return lines;
}

void addDeliveries(const ReportFacts& facts, Report& report) {
    for (const core::LedgerEntry& entry : facts.ledger.entries) {
        if (entry.albumDigest != facts.albumDigest) continue;
        for (const core::LedgerDelivery& delivery : entry.deliveries) {
            DeliveryLine line{.what = delivery.format + ", " + std::to_string(delivery.rate) + " Hz, delivered " +
                                      entry.at + " by " + entry.program,
                              .particulars = particularsOf(facts.album, delivery.settings),
                              .reason = entry.reason,
                              .files = {}};
            for (const core::LedgerFile& file : delivery.files)
                line.files.push_back({file.name, std::to_string(file.bytes), file.sha256, file.pcmMd5});
            report.deliveries.push_back(std::move(line));
        }
    }
}

} // namespace

Report reportOf(const ReportFacts& facts) {
    Report report{.artist = facts.album.metadata.artist, .title = facts.album.metadata.title};
    addHead(facts, report);
    addTracks(facts, report);
    addPicture(facts, report);
    addChains(facts, report);
    report.findings = linesOf(facts.findings, facts);
    report.sound = linesOf(facts.sound, facts);
    addDeliveries(facts, report);
    addSides(facts, report);
    report.foot = facts.program + ", " + facts.date;
    return report;
}

} // namespace engine::report
