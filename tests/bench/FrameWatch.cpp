#include "tests/bench/FrameWatch.h"

#include <QEvent>
#include <QThreadPool>
#include <QWidget>

#include <algorithm>
#include <ctime>
#include <functional>
#include <utility>

/// In the place of Qt's own. The painter hands parts of larger fills to other threads, whose time nobody would count:
/// here the window's thread paints everything itself, as it must on one core.
void QThreadPool::start(std::function<void()> fill, int) {
    fill();
}

namespace bench {

double threadMs() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

void FrameWatch::watch(std::vector<Place> places) {
    places_ = std::move(places);
    open_.placesMs.assign(places_.size(), 0.0);
}

void FrameWatch::tick() {
    if (movesMouse_) return;
    const double now = threadMs();
    open_.wholeMs = now - std::exchange(tickedMs_, now);
    frames_.push_back(open_);
    open_.placesMs.assign(places_.size(), 0.0);
}

std::vector<Frame> FrameWatch::frames() {
    return std::exchange(frames_, {});
}

bool FrameWatch::notify(QObject* receiver, QEvent* event) {
    if (event->type() == QEvent::MouseMove) {
        movesMouse_ = true;
        const bool taken = QApplication::notify(receiver, event);
        movesMouse_ = false;
        return taken;
    }
    if (event->type() != QEvent::Paint || !receiver->isWidgetType()) return QApplication::notify(receiver, event);
    const auto* const widget = static_cast<QWidget*>(receiver);
    const auto place = std::ranges::find_if(
        places_, [&](const Place& each) { return each.widget == widget || each.widget->isAncestorOf(widget); });
    const double before = threadMs();
    const bool taken = QApplication::notify(receiver, event);
    if (place != places_.end())
        open_.placesMs[static_cast<std::size_t>(place - places_.begin())] += threadMs() - before;
    return taken;
}

} // namespace bench
