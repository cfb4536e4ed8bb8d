#include "ui/desk/Makeup.h"

#include "ui/desk/Desk.h"

#include <algorithm>
#include <utility>

namespace ui {

namespace {

/// Long enough that a drag does not begin a measurement at each step.
constexpr int delayMs = 500;

} // namespace

Makeup::Makeup(Desk& desk) : desk_(desk) {
    delay_.setSingleShot(true);
    connect(&delay_, &QTimer::timeout, this, &Makeup::begin);
}

bool Makeup::isMeasuring(core::SlotId slot) const {
    return std::ranges::find(measuring_, slot) != measuring_.end();
}

void Makeup::follow() {
    if (job_) job_->cancel();
    delay_.stop();
    if (!engine::analysis::madeUpByLoudness(desk_.album()).empty()) return delay_.start(delayMs);
    for (const auto& then : std::exchange(waiting_, {})) then();
}

void Makeup::trust() {
    if (job_) job_->cancel();
    delay_.stop();
    waiting_.clear();
    measured_ = {};
    measured_.trust(desk_.album());
}

void Makeup::onceCurrent(std::function<void()> then) {
    waiting_.push_back(std::move(then));
    if (!job_) begin();
}

/// Without the sounds it waits: they tell when they are there.
void Makeup::begin() {
    delay_.stop();
    const auto stale = measured_.stale(desk_.album());
    if (stale.empty()) {
        for (const auto& then : std::exchange(waiting_, {})) then();
        return;
    }
    if (!desk_.sounds().known()) return;
    measuring_ = stale;
    job_ = desk_.jobs().start(
        Job::Kind::background, tr("Measuring for the make-up"),
        [album = desk_.sharedAlbum(), audio = desk_.sounds().audio(),
         measured = measured_](JobProgress& progress, std::stop_token stop) mutable {
            core::Album made = measured.followed(
                *album, audio, [&](double share) { progress.share(share); }, stop);
            return Followed{std::move(made), std::move(measured)};
        },
        [this](Followed followed) { take(std::move(followed)); },
        [this](const QString& why) {
            waiting_.clear();
            end();
            desk_.complain(tr("The make-up cannot be measured: %1").arg(why));
        });
    job_->whenCancelled = [this] { end(); };
    emit changed();
}

/// Every edit cancels the job: the album is still the one that was measured. What a mix is missing for stays as it is,
/// and is not tried again before the next edit.
void Makeup::take(Followed followed) {
    measured_ = std::move(followed.measured);
    end();
    const auto waiting = std::exchange(waiting_, {});
    if (followed.album != desk_.album())
        desk_.amend(tr("Make-up by loudness"), [&](core::Album) { return std::move(followed.album); });
    for (const auto& then : waiting) then();
}

void Makeup::end() {
    job_ = nullptr;
    measuring_.clear();
    emit changed();
}

} // namespace ui
