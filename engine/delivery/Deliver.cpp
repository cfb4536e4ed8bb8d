#include "engine/delivery/Deliver.h"

#include "core/Codes.h"
#include "core/Error.h"
#include "core/FileFormat.h"
#include "core/TemporaryFolder.h"
#include "core/TemporaryName.h"
#include "engine/delivery/DeliveryFindings.h"
#include "engine/delivery/DeliveryRun.h"
#include "engine/delivery/FoldersAbove.h"
#include "engine/delivery/ReadBack.h"
#include "engine/delivery/Targets.h"

#include <algorithm>
#include <chrono>
#include <memory>

namespace engine::delivery {

namespace {

using Progress = std::function<void(const DeliveryProgress&)>;

/// How far a run is: rendering and writing take most of the time, reading back the rest.
class Course {
  public:
    Course(const Progress& progress, double seconds) : progress_(progress), soundSeconds_(seconds) {}

    void rendered(double share) const { tell(renderingShare * share, "rendering"); }
    void readBack(double share) const { tell(renderingShare + (1.0 - renderingShare) * share, "reading back"); }
    double timesRealTime() const { return soundSeconds_ / std::max(elapsedSeconds(), 1e-6); }

  private:
    static constexpr double renderingShare = 0.85;

    double elapsedSeconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
    }
    void tell(double share, const char* doing) const {
        if (!progress_) return;
        share = std::clamp(share, 0.0, 1.0);
        const double elapsed = elapsedSeconds();
        progress_({.share = share,
                   .secondsLeft = share > 0.0 ? elapsed * (1.0 - share) / share : 0.0,
                   .timesRealTime = share * soundSeconds_ / std::max(elapsed, 1e-6),
                   .doing = doing});
    }

    const Progress& progress_;
    double soundSeconds_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

void throwWhereTaken(const core::Album& album, const std::vector<core::Delivery>& deliveries,
                     const DeliveryOptions& options) {
    for (const auto& delivery : deliveries) {
        const auto target = targetOf(album, delivery, options.folder);
        if (options.existing == core::Existing::keep &&
            std::filesystem::exists(std::filesystem::symlink_status(target)))
            throw core::Error("exists already: choose another folder, or replace it", target);
    }
}

using Folders = std::vector<std::unique_ptr<core::TemporaryFolder>>;

/// The name that a file in a temporary folder is to have.
std::filesystem::path finalName(const std::filesystem::path& path, const core::TemporaryFolder& folder) {
    const auto below = path.lexically_relative(folder.path());
    return below == "." ? folder.target() : folder.target() / below;
}

/// What is about a file in one of the folders says the name that it was to have.
core::Error underFinalName(const core::Error& error, const Folders& folders) {
    for (const auto& folder : folders)
        if (std::ranges::mismatch(folder->path(), error.path()).in1 == folder->path().end())
            return core::saidOf(finalName(error.path(), *folder), error);
    return error;
}

bool holdsSides(const core::Delivery& delivery) {
    return core::fileFormatOf(delivery.format).holds == core::FileFormat::Holds::sides;
}

Delivered deliveredOf(const DeliveryJob& job, const core::TemporaryFolder& folder,
                      const std::vector<CheckedFile>& files) {
    Delivered delivered{
        .format = nameOf(job.delivery), .word = wordOf(job.delivery), .path = folder.target(), .rate = job.cuts.rate};
    for (const auto& file : files)
        delivered.files.push_back(
            {finalName(file.path, folder), file.bytes, file.sha256, file.pcmMd5, file.track, file.nullDepthDb});
    for (std::size_t n = 0; n < job.cuts.tracks.size(); ++n) {
        const auto& cut = job.cuts.tracks[n];
        delivered.tracks.push_back(
            {.number = job.numberOf(cut),
             .title = cut.title,
             .isrc = core::normalisedIsrc(job.album.tracks[cut.row].metadata.isrc),
             .startFrames = cut.range.from,
             .lengthFrames = cut.range.length(),
             .loudness = job.trackLoudness[n],
             .fingerprint = n < job.fingerprints.size() ? job.fingerprints[n] : source::AudioFingerprint{}});
    }
    delivered.album = job.albumLoudness;
    if (holdsSides(job.delivery)) delivered.breakList = breakListOf(job.album, job.layout);
    return delivered;
}

/// Rules are the CD's and the record's: each delivery that breaks one has to have a reason of its own, where none was
/// given for all. Empty = one has none.
std::string reasonOf(const std::vector<core::Delivery>& deliveries, const core::Findings& findings,
                     const DeliveryOptions& options) {
    if (!options.reason.empty()) return options.reason;
    const auto breaksOne = [&](bool ofSides) {
        return std::ranges::any_of(findings, [&](const core::Finding& finding) {
            return finding.severity == core::Severity::rule && finding.place.ends_with(".opensSide") == ofSides;
        });
    };
    std::string reasons;
    for (const auto& delivery : deliveries) {
        if (!core::isDisc(delivery) && !holdsSides(delivery)) continue;
        if (!breaksOne(holdsSides(delivery))) continue;
        if (delivery.reason.empty()) return {};
        if (reasons.find(delivery.reason) == std::string::npos)
            reasons += (reasons.empty() ? "" : "; ") + delivery.reason;
    }
    return reasons;
}

/// Renders into the targets, reads them back, gives them their names and adds to the report.
void write(std::vector<DeliveryJob>& jobs, const Folders& folders, const source::AudioSources& audio,
           const DeliveryOptions& options, const Course& course, const std::stop_token& stop, DeliveryReport& report) {
    const auto frames = framesToRender(jobs);
    core::FrameCount done = 0;
    const auto step = [&](core::FrameCount more) {
        done += more;
        course.rendered(static_cast<double>(done) / static_cast<double>(std::max<core::FrameCount>(frames, 1)));
    };
    runDeliveries(jobs, audio, {.render = options.render}, step, stop);

    std::vector<Target*> targets;
    for (const auto& job : jobs) targets.insert(targets.end(), job.targets.begin(), job.targets.end());
    std::uintmax_t bytes = 1;
    for (const auto* target : targets) bytes += target->bytes();
    const auto told = [&](std::uintmax_t read) {
        course.readBack(static_cast<double>(read) / static_cast<double>(bytes));
    };
    auto found = readBackAll(targets, options.render.threads != 1, told, stop);
    auto next = found.begin();
    for (std::size_t n = 0; n < jobs.size(); ++n) {
        std::vector<CheckedFile> files;
        for (std::size_t each = 0; each < jobs[n].targets.size(); ++each, ++next)
            std::ranges::move(*next, std::back_inserter(files));
        report.deliveries.push_back(deliveredOf(jobs[n], *folders[n], files));
        std::ranges::move(findingsOf(jobs[n]), std::back_inserter(report.findings));
        std::ranges::move(oversOf(jobs[n], files), std::back_inserter(report.findings));
        for (const auto* target : jobs[n].targets)
            std::ranges::move(target->heard(), std::back_inserter(report.findings));
    }
    course.readBack(1.0);
    if (stop.stop_requested()) throw core::Cancelled();
    for (const auto& folder : folders) folder->finish();
    report.timesRealTime = course.timesRealTime();
}

} // namespace

std::optional<double> nullDepthDb(const Delivered& delivered) {
    std::optional<double> least;
    for (const auto& file : delivered.files)
        if (file.nullDepthDb) least = std::min(least.value_or(*file.nullDepthDb), *file.nullDepthDb);
    return least;
}

DeliveryReport deliver(const core::Album& album, const std::vector<core::Delivery>& deliveries,
                       const source::SourceLibrary::Opened& sources, const DeliveryOptions& options,
                       const Progress& progress, std::stop_token stop) {
    DeliveryReport report{.findings = findingsFor(album, deliveries, sources)};
    std::ranges::move(findingsAt(album, deliveries, options.folder, options.existing),
                      std::back_inserter(report.findings));
    std::ranges::copy(options.more, std::back_inserter(report.findings));
    const std::string reason = reasonOf(deliveries, report.findings, options);
    throwWhereStopped(report.findings, reason);
    if (std::ranges::find(report.findings, core::Severity::rule, &core::Finding::severity) != report.findings.end()) {
        report.reason = reason;
        report.findings.push_back({core::Severity::note, std::nullopt, "rules are broken for a reason: " + reason});
    }
    throwWhereTaken(album, deliveries, options);

    std::vector<DeliveryJob> jobs;
    for (const auto& delivery : deliveries) jobs.push_back(jobFor(album, delivery));
    std::vector<std::unique_ptr<FoldersAbove>> above;
    Folders folders;
    std::vector<std::unique_ptr<Target>> targets;
    try {
        for (auto& job : jobs) {
            const auto target = targetOf(album, job.delivery, options.folder);
            above.push_back(std::make_unique<FoldersAbove>(target));
            folders.push_back(std::make_unique<core::TemporaryFolder>(target, options.existing));
            for (auto& each : targetsFor(job, folders.back()->path(), options.papers)) {
                job.targets.push_back(each.get());
                targets.push_back(std::move(each));
            }
        }
        const double seconds = static_cast<double>(framesToRender(jobs)) / album.rate;
        write(jobs, folders, sources.audio, options, Course(progress, seconds), stop, report);
    } catch (const core::Cancelled&) {
        throw;
    } catch (const core::Error& error) {
        throw underFinalName(error, folders);
    }
    return report;
}

} // namespace engine::delivery
