#include "engine/page/ClientPage.h"

#include "core/Error.h"
#include "core/Ledger.h"
#include "core/Tags.h"
#include "core/TemporaryFolder.h"
#include "core/TemporaryName.h"
#include "core/TrackLength.h"
#include "engine/delivery/DeliveryFindings.h"
#include "engine/delivery/DeliveryRun.h"
#include "engine/delivery/FoldersAbove.h"
#include "engine/delivery/ReadBack.h"
#include "engine/delivery/TrackFiles.h"
#include "engine/ledger/Record.h"
#include "engine/page/PageFiles.h"
#include "engine/page/PagePeaks.h"
#include "engine/source/Digest.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <system_error>

namespace engine::page {

namespace {

namespace fs = std::filesystem;

constexpr double renderingShare = 0.85;

/// The sound: what any browser plays without loss.
core::Delivery soundOf() {
    return {.format = core::Delivery::Format::flac, .wordLength = core::Delivery::WordLength::int24};
}

/// The page that stands in the folder; nullopt for a folder that is not there, or empty.
std::optional<Page> pageIn(const fs::path& folder) {
    std::error_code unreadable;
    if (!fs::exists(fs::symlink_status(folder, unreadable))) return std::nullopt;
    if (!fs::is_directory(folder, unreadable)) throw core::Error("is no folder: name one for the page", folder);
    const fs::path script = folder / scriptName;
    if (fs::exists(script, unreadable)) return pageFrom(core::readFile(script), script);
    if (fs::is_empty(folder, unreadable) && !unreadable) return std::nullopt;
    throw core::Error("holds other things than a page: name a new folder", folder);
}

/// The page with room for this revision, which replaces itself and nothing else.
Page pageFor(std::optional<Page> old, const core::Album& album, const std::string& digest, int revision,
             const fs::path& folder) {
    const std::string &title = album.metadata.title, &artist = album.metadata.artist;
    if (!old) return {.id = digest.substr(0, 16), .title = title, .artist = artist};
    if (old->title != title || old->artist != artist)
        throw core::Error("is the page of another album, \"" + old->title + "\" by \"" + old->artist +
                              "\": name another folder",
                          folder);
    for (const PageRevision& each : old->revisions)
        if (each.revision == revision && each.albumDigest != digest)
            throw core::Error("has another revision " + std::to_string(revision) +
                                  ", of a ledger that is gone: name another folder",
                              folder);
    std::erase_if(old->revisions, [&](const PageRevision& each) { return each.revision == revision; });
    old->cover.clear();
    return *std::move(old);
}

/// All of the old folder appears in the new one, without taking room: the same files under a second name.
void takeOver(const fs::path& old, const fs::path& into) {
    std::error_code trouble;
    for (const auto& entry : fs::recursive_directory_iterator(old)) {
        const fs::path to = into / entry.path().lexically_relative(old);
        if (entry.is_symlink())
            fs::copy_symlink(entry.path(), to, trouble);
        else if (entry.is_directory())
            fs::create_directories(to, trouble);
        else {
            fs::create_hard_link(entry.path(), to, trouble);
            if (trouble) fs::copy_file(entry.path(), to, trouble);
        }
        if (trouble) core::throwSystemError("cannot be taken over", trouble.value(), entry.path());
    }
}

/// Other than an ordinary write, this leaves the file of the old folder alone.
void put(const fs::path& path, std::string_view bytes) {
    std::error_code trouble;
    fs::create_directories(path.parent_path(), trouble);
    if (trouble) core::throwSystemError("the folder cannot be made", trouble.value(), path.parent_path());
    core::writeFile(path, bytes);
}

std::string putCover(const core::Album& album, const fs::path& folder) {
    if (album.metadata.cover.empty()) return {};
    const core::Cover cover = core::readCover(album.metadata.cover);
    const std::string name = cover.mimeType == "image/png" ? "cover.png" : "cover.jpg";
    put(folder / name, cover.bytes);
    return name;
}

std::vector<PageTrack> tracksOf(const delivery::DeliveryJob& job) {
    std::vector<PageTrack> tracks;
    for (const delivery::TrackCut& cut : job.cuts.tracks) {
        const core::Track& track = job.album.tracks[cut.row];
        tracks.push_back({.id = track.id,
                          .number = cut.number,
                          .title = cut.title,
                          .artist = core::artistOf(job.album, track),
                          .start = cut.range.from,
                          .end = cut.range.to,
                          .length = core::trackLength(job.layout, cut.placed)});
    }
    return tracks;
}

/// Renders into the file and reads it back.
delivery::CheckedFile writeSound(delivery::DeliveryJob& job, const fs::path& path, PagePeaks& peaks,
                                 const source::AudioSources& audio,
                                 const std::function<void(double share, const char* doing)>& told,
                                 const std::stop_token& stop) {
    const auto sound = delivery::albumFile(job, path);
    job.targets = {sound.get(), &peaks};
    const std::span jobs(&job, 1);
    const auto frames = std::max<core::FrameCount>(delivery::framesToRender(jobs), 1);
    core::FrameCount done = 0;
    const auto step = [&](core::FrameCount more) {
        done += more;
        told(renderingShare * static_cast<double>(done) / static_cast<double>(frames), "rendering");
    };
    delivery::runDeliveries(jobs, audio, {}, step, stop);
    const auto bytes = static_cast<double>(std::max<std::uintmax_t>(sound->bytes(), 1));
    std::array<delivery::Target*, 1> targets{sound.get()};
    const auto read = [&](std::uintmax_t count) {
        const double share = std::min(static_cast<double>(count) / bytes, 1.0);
        told(renderingShare + (1.0 - renderingShare) * share, "reading back");
    };
    return delivery::readBackAll(targets, true, read, stop).front().front();
}

/// The page as the ledger has a delivery: every file that belongs to it.
delivery::Delivered deliveredOf(const Page& page, const delivery::DeliveryJob& job, const fs::path& folder,
                                const delivery::CheckedFile& sound, const std::stop_token& stop) {
    delivery::Delivered delivered{.format = "page", .word = {}, .path = folder, .rate = job.cuts.rate};
    const auto add = [&](std::string_view name) {
        const fs::path path = folder / name;
        const bool isSound = name == sound.path.filename().string();
        delivered.files.push_back({.path = path,
                                   .bytes = fs::file_size(path),
                                   .sha256 = source::sha256OfFile(path, stop),
                                   .pcmMd5 = isSound ? sound.pcmMd5 : std::string()});
    };
    for (const PageRevision& revision : page.revisions) add(revision.file);
    for (const PageFile& file : pageFiles()) add(file.name);
    add(scriptName);
    if (!page.cover.empty()) add(page.cover);
    for (std::size_t n = 0; n < job.cuts.tracks.size(); ++n) {
        const delivery::TrackCut& cut = job.cuts.tracks[n];
        delivered.tracks.push_back({.number = cut.number,
                                    .title = cut.title,
                                    .startFrames = cut.range.from,
                                    .lengthFrames = cut.range.length(),
                                    .loudness = job.trackLoudness[n],
                                    .fingerprint = job.fingerprints[n]});
    }
    delivered.album = job.albumLoudness;
    return delivered;
}

/// What is about a file in the temporary folder says the name that it was to have.
core::Error underFinalName(const core::Error& error, const core::TemporaryFolder& folder) {
    if (std::ranges::mismatch(folder.path(), error.path()).in1 != folder.path().end()) return error;
    const auto below = error.path().lexically_relative(folder.path());
    return core::saidOf(below == "." ? folder.target() : folder.target() / below, error);
}

} // namespace

PageReport writeClientPage(const core::Album& album, const source::SourceLibrary::Opened& sources,
                           const PageOptions& options,
                           const std::function<void(const delivery::DeliveryProgress&)>& progress,
                           const std::stop_token& stop) {
    delivery::DeliveryJob job = delivery::jobFor(album, soundOf());
    if (job.cuts.tracks.empty()) throw core::Error("has no track for a page", options.project);
    // Nobody has approved yet, and no plant gets it: only what cannot be written stops a page.
    delivery::throwWhereStopped(delivery::findingsFor(album, {soundOf()}, sources), "a page to listen to");
    const std::string digest = ledger::albumDigestOf(album);
    const fs::path folder = fs::absolute(options.folder).lexically_normal();
    auto old = pageIn(folder);
    const bool isNew = !old;
    const int revision = core::revisionOf(core::readLedger(core::ledgerPathOf(options.project)), digest);
    PageReport report{.page = pageFor(std::move(old), album, digest, revision, folder), .revision = revision};

    const auto began = std::chrono::steady_clock::now();
    const double soundSeconds = static_cast<double>(delivery::framesToRender({&job, 1})) / album.rate;
    const auto told = [&](double share, const char* doing) {
        if (!progress) return;
        const double elapsed =
            std::max(std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count(), 1e-6);
        progress({.share = share,
                  .secondsLeft = share > 0.0 ? elapsed * (1.0 - share) / share : 0.0,
                  .timesRealTime = share * soundSeconds / elapsed,
                  .doing = doing});
    };

    const delivery::FoldersAbove above(folder);
    core::TemporaryFolder made(folder, core::Existing::replace);
    delivery::CheckedFile sound;
    try {
        if (!isNew) takeOver(made.target(), made.path());
        PageRevision written{.revision = revision,
                             .albumDigest = digest,
                             .date = options.date,
                             .file = "revision-" + std::to_string(revision) + ".flac",
                             .rate = job.cuts.rate,
                             .frames = job.cuts.album.length(),
                             .tracks = tracksOf(job)};
        fs::remove(made.path() / written.file); // Else the old folder's file would be written into.
        PagePeaks peaks(job.cuts.album);
        sound = writeSound(job, made.path() / written.file, peaks, sources.audio, told, stop);
        written.integratedLufs = job.albumLoudness.integratedLufs;
        written.peaks = peaks.thousandths();
        report.page.revisions.push_back(std::move(written));
        std::ranges::sort(report.page.revisions, {}, &PageRevision::revision);
        report.page.cover = putCover(album, made.path());
        for (const PageFile& file : pageFiles()) put(made.path() / file.name, file.bytes);
        put(made.path() / scriptName, scriptOf(report.page));
        if (stop.stop_requested()) throw core::Cancelled();
        made.finish();
    } catch (const core::Cancelled&) {
        throw;
    } catch (const core::Error& error) {
        throw underFinalName(error, made);
    } catch (const fs::filesystem_error& error) {
        throw core::Error(error.code().message(), folder);
    }
    delivery::DeliveryReport delivered{.findings = delivery::findingsOf(job)};
    delivered.deliveries.push_back(deliveredOf(report.page, job, made.target(), sound, stop));
    ledger::record(options.project, album, {soundOf()}, options.program, delivered);
    report.findings = std::move(delivered.findings);
    return report;
}

} // namespace engine::page
