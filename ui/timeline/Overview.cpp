#include "ui/timeline/Overview.h"

#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/Scene.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui::timeline {

namespace {

constexpr int stripHeight = 26;
constexpr double edge = 5.0; ///< Pixels on both sides of the frame's edges that grab them.
constexpr double leastFrame = 8.0;

} // namespace

Overview::Overview(Desk& desk, View& view, QWidget* parent) : QWidget(parent), desk_(desk), view_(view) {
    setFixedHeight(stripHeight);
    setMouseTracking(true);
    setAccessibleName(tr("Overview of the album"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    setToolTip(tr("The whole album: drag the frame to scroll, its edges to zoom"));
    connect(&view_, &View::changed, this, qOverload<>(&QWidget::update));
    for (const auto& changed : {&Sounds::changed, &Sounds::waveformsChanged})
        connect(&desk_.sounds(), changed, this, &Overview::repaintPicture);
    connect(&desk_, &Desk::albumChanged, this, [this] {
        if (auto now = shownOf(desk_); now != shown_) {
            shown_ = std::move(now);
            repaintPicture();
        }
    });
    connect(&desk_.print(), &Print::changed, this, &Overview::repaintPicture);
    connect(&desk_.selection(), &Selection::changed, this, &Overview::repaintPicture);
}

QSize Overview::sizeHint() const {
    return {400, stripHeight};
}

TimeScale Overview::scale() const {
    return fitted(extentOf(desk_.layout()), width());
}

QRectF Overview::frame() const {
    const Span shown = view_.visible();
    const double from = std::max(scale().x(shown.from), 0.0);
    const double to = std::min(scale().x(shown.to), static_cast<double>(width()));
    const double wide = std::max(to - from, leastFrame);
    return QRectF(std::clamp(from, 0.0, std::max(width() - wide, 0.0)), 0.0, wide, height());
}

void Overview::repaintPicture() {
    stale_ = true;
    update();
}

void Overview::paintPicture() {
    const double ratio = devicePixelRatioF();
    if (picture_.size() != size() * ratio) picture_ = QPixmap(size() * ratio);
    picture_.setDevicePixelRatio(ratio);
    QPainter painter(&picture_);
    painter.fillRect(rect(), palette::background);
    const Scene scene = sceneOf(desk_, scale(), size(), ratio);
    std::size_t n = 0;
    for (const TrackBox& box : scene.layout.tracks) {
        // Even tracks a little lower, as in the lanes.
        const double lower = box.place % 2 == 0 ? 0.0 : 2.0;
        const QRectF strip(box.rect.left(), 2.0 + lower, std::max(box.rect.width(), 1.0), height() - 6.0);
        painter.fillRect(strip, palette::panel);
        for (const ClipBox& clip : box.clips)
            paint(painter, scene.clips[n++], QRectF(clip.rect.left(), strip.top(), clip.rect.width(), strip.height()),
                  scene.scale, width(), ratio);
    }
    stale_ = false;
}

void Overview::paintEvent(QPaintEvent*) {
    if (stale_ || picture_.size() != size() * devicePixelRatioF()) paintPicture();
    QPainter painter(this);
    painter.drawPixmap(0, 0, picture_);
    const QRectF shown = frame();
    const QColor shade = palette::faded(palette::background, 0.6F);
    painter.fillRect(QRectF(0.0, 0.0, shown.left(), height()), shade);
    painter.fillRect(QRectF(shown.right(), 0.0, width() - shown.right(), height()), shade);
    painter.setPen(view_.showsAll() ? palette::line : palette::faint);
    painter.drawRect(shown.adjusted(0.5, 0.5, -0.5, -0.5));
}

Overview::Grip Overview::gripAt(double x) const {
    const QRectF shown = frame();
    if (std::abs(x - shown.left()) <= edge) return Grip::left;
    if (std::abs(x - shown.right()) <= edge) return Grip::right;
    return Grip::middle;
}

void Overview::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const double x = event->position().x();
    grip_ = gripAt(x);
    if (*grip_ == Grip::middle && !frame().contains(event->position())) {
        const Span shown = view_.visible();
        view_.scrollTo(scale().frameAt(x) - static_cast<double>(shown.frames()) / 2.0);
    }
    grabbed_ = view_.visible();
    grabbedX_ = x;
}

void Overview::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x();
    if (!grip_) {
        setCursor(gripAt(x) == Grip::middle ? Qt::ArrowCursor : Qt::SizeHorCursor);
        return;
    }
    const auto by = static_cast<core::FrameCount>((x - grabbedX_) * scale().framesPerPixel);
    Span wanted = grabbed_;
    if (*grip_ == Grip::middle) return view_.scrollTo(static_cast<double>(grabbed_.from + by));
    if (*grip_ == Grip::left) wanted.from = std::min(wanted.from + by, wanted.to - 1);
    if (*grip_ == Grip::right) wanted.to = std::max(wanted.to + by, wanted.from + 1);
    view_.show(wanted);
}

void Overview::mouseReleaseEvent(QMouseEvent*) {
    grip_.reset();
}

} // namespace ui::timeline
