#include "ui/timeline/View.h"

#include <algorithm>
#include <cmath>

namespace ui::timeline {

Span View::visible() const {
    return {static_cast<core::FramePos>(std::floor(scale_.left)),
            static_cast<core::FramePos>(std::ceil(scale_.frameAt(width_)))};
}

void View::setWidth(double width) {
    width_ = std::max(width, 1.0);
    set(all_ ? fitted(extent_, width_) : scale_);
}

void View::magnify(double factor) {
    const double wanted = std::clamp(magnification_ * factor, 1.0, mostMagnified);
    if (wanted == magnification_) return;
    magnification_ = wanted;
    emit changed();
}

void View::setExtent(const Span& extent) {
    extent_ = extent;
    if (!held_) set(all_ ? fitted(extent_, width_) : scale_);
}

void View::hold(bool held) {
    held_ = held;
    if (!held_) set(all_ ? fitted(extent_, width_) : scale_);
}

void View::shiftClock(core::FrameCount frames) {
    scale_.left += static_cast<double>(frames);
}

void View::zoom(double factor, double x) {
    set(zoomed(scale_, factor, x));
}

void View::scroll(double pixels) {
    set(scrolled(scale_, pixels));
}

void View::scrollTo(double left) {
    set({left, scale_.framesPerPixel});
}

void View::show(const Span& span) {
    set(fitted(span, width_));
}

void View::showAll() {
    set(fitted(extent_, width_));
}

void View::reveal(core::FramePos at) {
    const double x = scale_.x(at);
    if (x >= 0.0 && x < width_) return;
    set(scrolled(scale_, x - width_ / 10.0));
}

void View::set(const TimeScale& scale) {
    const TimeScale all = fitted(extent_, width_);
    const TimeScale wanted = limited(scale, extent_, width_);
    all_ = wanted.framesPerPixel >= all.framesPerPixel;
    if (wanted == scale_) return;
    scale_ = wanted;
    emit changed();
}

} // namespace ui::timeline
