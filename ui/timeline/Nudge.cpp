#include "ui/timeline/Nudge.h"

#include "ui/timeline/Drags.h"
#include "ui/timeline/HandleEdits.h"
#include "ui/timeline/Values.h"

namespace ui::timeline {

namespace {

constexpr int runMs = 700;

} // namespace

core::FrameCount framesOf(Step step, int rate) {
    switch (step) {
    case Step::sample:
        return 1;
    case Step::millisecond:
        return rate / 1000;
    case Step::tenMilliseconds:
        return rate / 100;
    case Step::sector:
        return core::framesPerSector(rate);
    }
    return 1;
}

Nudge::Nudge(Desk& desk, QObject* parent) : QObject(parent), desk_(desk) {
    timer_.setSingleShot(true);
    timer_.setInterval(runMs);
    connect(&timer_, &QTimer::timeout, this, &Nudge::end);
}

void Nudge::begin(const Handle& handle) {
    if (!gesture_ || handle_ != handle) {
        end();
        gesture_ = std::make_unique<Desk::Gesture>(desk_, nameOf(handle));
        handle_ = handle;
    }
    timer_.start();
}

void Nudge::by(const Handle& handle, Step step, int steps) {
    const auto place = placeOf(desk_.layout(), handle);
    if (!place) return;
    begin(handle);
    const core::FramePos to = *place + steps * framesOf(step, desk_.album().rate);
    desk_.change(nameOf(handle), [&](core::Album album) { return moved(std::move(album), handle, to); });
}

void Nudge::gain(const Handle& handle, double db) {
    begin(handle);
    desk_.change(nameOf(handle), [&](core::Album album) {
        const double gainDb = clipGainOf(album, handle.clip) + db;
        return withClipGain(std::move(album), handle.clip, gainDb);
    });
}

} // namespace ui::timeline
