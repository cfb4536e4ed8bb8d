#include "ui/delivery/Quality.h"

#include "engine/analysis/QualityCheck.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"

#include <cassert>
#include <utility>

namespace ui::delivery {

Quality::Quality(Desk& desk, QObject* parent) : QObject(parent), desk_(desk) {
    connect(&desk_, &Desk::albumChanged, this, &Quality::follow);
    connect(&desk_.print(), &Print::changed, this, [this] {
        if (!desk_.print().newest()) forget(); // another album
    });
}

Quality::Checked Quality::checkedOf(const core::Album& album) {
    return {soundOf(album), engine::analysis::peakTargetDbtp(album)};
}

bool Quality::isCurrent() const {
    return current_;
}

double Quality::share() const {
    return job_ ? job_->progress.share() : 0.0;
}

void Quality::check() {
    assert(desk_.sounds().known());
    if (job_) return;
    const auto album = desk_.sharedAlbum();
    job_ = desk_.jobs().start(
        Job::Kind::asked, tr("Checking the sound"),
        [album, audio = desk_.sounds().audio()](JobProgress& progress, std::stop_token stop) {
            return engine::analysis::checkQuality(
                *album, audio, [&](double share) { progress.share(share); }, stop);
        },
        [this, album](core::Findings found) {
            job_ = nullptr;
            found_ = std::move(found);
            of_ = checkedOf(*album);
            current_ = of_ == checkedOf(desk_.album());
            desk_.say(tr("The sound is checked: %1")
                          .arg(counted(static_cast<qsizetype>(found_->size()), tr("finding"), tr("findings"))));
            emit changed();
        },
        [this](const QString& why) {
            job_ = nullptr;
            emit changed();
            desk_.complain(tr("The sound cannot be checked: %1").arg(why));
        });
    job_->whenCancelled = [this] {
        job_ = nullptr;
        emit changed();
    };
    emit changed();
}

void Quality::cancel() {
    if (job_) job_->cancel();
}

void Quality::follow() {
    if (!of_) return;
    const bool current = of_ == checkedOf(desk_.album());
    if (std::exchange(current_, current) != current) emit changed();
}

void Quality::forget() {
    cancel();
    if (!found_) return;
    found_.reset();
    of_.reset();
    current_ = false;
    emit changed();
}

} // namespace ui::delivery
