#include "ui/desk/Print.h"

#include "ui/desk/Desk.h"

#include <algorithm>
#include <utility>

namespace ui {

namespace {

/// Long enough that a drag does not begin a render at each step.
constexpr int delayMs = 600;

/// The settings that are not heard do not count.
core::Chain soundOf(core::Chain chain) {
    for (core::Slot& slot : chain) {
        slot.alternative.reset();
        slot.swapped = false;
    }
    return chain;
}

} // namespace

core::Album soundOf(core::Album album) {
    album.metadata = {};
    album.masters = {{.name = {}, .albumChain = soundOf(std::move(album.masters.front().albumChain)), .unknown = {}}};
    for (core::Track& track : album.tracks) {
        track.chain = soundOf(std::move(track.chain));
        track.metadata = {};
        track.versions.clear();
    }
    album.deliveries.clear();
    album.references.clear();
    album.pqOffsets = {};
    album.vinyl = {};
    album.notes.clear();
    album.nextId = 1;
    return album;
}

Print::Print(Desk& desk) : desk_(desk) {
    delay_.setSingleShot(true);
    connect(&delay_, &QTimer::timeout, this, &Print::begin);
    // However it ended: another job may come to lie where it was, and that is not ours to cancel.
    connect(&desk_.jobs(), &Jobs::changed, this, [this] {
        if (!desk_.jobs().isRunning(job_)) job_ = nullptr;
    });
}

const engine::analysis::TrackFigures* Print::figures(core::TrackId track) const {
    if (!newest_) return nullptr;
    const auto it = std::ranges::find(newest_->tracks, track, &engine::analysis::TrackFigures::track);
    return it == newest_->tracks.end() ? nullptr : &*it;
}

void Print::renew() {
    const core::Album sound = soundOf(desk_.heard());
    const bool current = newest_ && soundOf(*of_) == sound && asked_ == std::nullopt;
    if (current == current_ && (current || (asked_ && *asked_ == sound))) return;
    if (!current) delay_.start(delayMs);
    if (std::exchange(current_, current) != current) emit changed();
}

void Print::forget() {
    if (job_) job_->cancel();
    newest_.reset();
    of_.reset();
    current_ = false;
    emit changed();
}

void Print::begin() {
    if (job_) job_->cancel();
    if (desk_.layout().tracks.empty() || !desk_.sounds().known()) return;
    const auto album = std::make_shared<const core::Album>(desk_.heard());
    asked_ = soundOf(*album);
    job_ = desk_.jobs().start(
        Job::Kind::background, tr("Measuring the album"),
        [album, audio = desk_.sounds().audio()](JobProgress& progress, std::stop_token stop) {
            return engine::analysis::printAlbum(
                *album, audio, [&](double share) { progress.share(share); }, stop);
        },
        [this, album](engine::analysis::AlbumPrint print) {
            job_ = nullptr;
            asked_.reset();
            newest_ = std::make_shared<const engine::analysis::AlbumPrint>(std::move(print));
            of_ = album;
            current_ = soundOf(*album) == soundOf(desk_.heard());
            emit changed();
        },
        [this](const QString& why) {
            job_ = nullptr;
            asked_.reset();
            desk_.complain(tr("The album cannot be measured: %1").arg(why));
        });
    job_->whenCancelled = [this] {
        job_ = nullptr;
        asked_.reset();
    };
}

} // namespace ui
