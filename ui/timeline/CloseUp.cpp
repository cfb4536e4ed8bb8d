#include "ui/timeline/CloseUp.h"

#include "ui/desk/Desk.h"
#include "ui/timeline/View.h"

#include <algorithm>
#include <utility>

namespace ui::timeline {

namespace {

constexpr int delayMs = 150;

} // namespace

CloseUp::CloseUp(Desk& desk, const View& view) : desk_(desk), view_(view) {
    delay_.setSingleShot(true);
    delay_.setInterval(delayMs);
    connect(&delay_, &QTimer::timeout, this, &CloseUp::begin);
    connect(&view_, &View::changed, this, &CloseUp::renew);
    connect(&desk_, &Desk::albumChanged, this, &CloseUp::renew);
    connect(&desk_.sounds(), &Sounds::changed, this, &CloseUp::renew);
    connect(&desk_.selection(), &Selection::masterChanged, this, &CloseUp::renew);
    // However it ended: another job may come to lie where it was, and that is not ours to cancel.
    connect(&desk_.jobs(), &Jobs::changed, this, [this] {
        if (!desk_.jobs().isRunning(job_)) job_ = nullptr;
    });
}

CloseUp::~CloseUp() {
    if (job_) job_->cancel();
}

bool CloseUp::isWanted() const {
    return view_.scale().framesPerPixel < farthest && !desk_.layout().tracks.empty();
}

bool CloseUp::isCurrent() const {
    return stretch_ && sound_ == soundOf(desk_.heard());
}

const engine::analysis::PrintStretch* CloseUp::stretch() const {
    if (!stretch_ || !isWanted() || layout_ != desk_.layout()) return nullptr;
    const Span visible = view_.visible();
    const bool covers = stretch_->from <= std::max(visible.from, desk_.layout().begin) &&
                        stretch_->to() >= std::min(visible.to, desk_.layout().end);
    return covers ? &*stretch_ : nullptr;
}

void CloseUp::renew() {
    if (!isWanted()) {
        stretch_.reset();
        return delay_.stop();
    }
    if (!stretch() || !isCurrent()) delay_.start();
}

void CloseUp::begin() {
    if (job_) job_->cancel();
    if (!desk_.sounds().known()) return;
    const Span visible = view_.visible();
    const Span wanted{visible.from - visible.frames(), visible.to + visible.frames()};
    job_ = desk_.jobs().start(
        Job::Kind::background, tr("Looking closer"),
        [album = desk_.heard(), audio = desk_.sounds().audio(), wanted](JobProgress&, std::stop_token stop) {
            return engine::analysis::printStretch(album, audio, wanted.from, wanted.to, stop);
        },
        [this, sound = soundOf(desk_.heard()), layout = desk_.layout()](engine::analysis::PrintStretch stretch) {
            stretch_ = std::move(stretch);
            sound_ = sound;
            layout_ = layout;
            emit changed();
            renew(); // one may have gone on meanwhile
        });
}

} // namespace ui::timeline
