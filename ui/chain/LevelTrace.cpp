#include "ui/chain/LevelTrace.h"

#include "ui/controls/Words.h"
#include "ui/theme/Blend.h"
#include "ui/theme/Theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ui::chain {

namespace {

constexpr double grabPixels = 7.0;
constexpr int gridDb = 12;
constexpr int stepsKept = 1024; ///< By the reading.
constexpr double fine = 0.1;
constexpr double page = 10.0;

QColor lineOver(QColor ground) {
    return palette::over(palette::faded(palette::line, 0.7F), ground);
}

/// How far a key moves the line; 0 for the keys of others.
double stepsOf(const QKeyEvent& event) {
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return 0.0;
    const double size = event.modifiers() & Qt::ShiftModifier ? fine : 1.0;
    switch (event.key()) {
    case Qt::Key_Up:
        return size;
    case Qt::Key_Down:
        return -size;
    case Qt::Key_PageUp:
        return page;
    case Qt::Key_PageDown:
        return -page;
    default:
        return 0.0;
    }
}

} // namespace

LevelTrace::LevelTrace(Look look, QWidget* parent) : QWidget(parent), look_(std::move(look)) {
    setAccessibleName(look_.name);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(120, 60);
}

DecibelAxis LevelTrace::levels() const {
    return {.top = 0.0, .height = height() * 1.0, .highestDb = look_.highestDb, .lowestDb = look_.lowestDb};
}

DecibelAxis LevelTrace::reduction() const {
    return {.top = 6.0, .height = height() * 0.4, .highestDb = 0.0, .lowestDb = look_.deepestDb};
}

void LevelTrace::showLine(const QString& words, double db) {
    if (words == words_ && db == lineDb_) return;
    words_ = words;
    lineDb_ = db;
    controls::announceValue(this);
    update();
}

int LevelTrace::columnWidth() const {
    return std::max(1, static_cast<int>(std::lround(devicePixelRatioF())));
}

/// In whole columns: what is too much goes out of sight at the left.
QSize LevelTrace::ringSize() const {
    const QSize seen = size() * devicePixelRatioF();
    const int wide = columnWidth();
    return {(seen.width() + wide - 1) / wide * wide, seen.height()};
}

template <class Paint>
void LevelTrace::forEachGridLine(const Paint& paint) const {
    const DecibelAxis level = levels();
    for (int db = static_cast<int>(look_.highestDb) / gridDb * gridDb; db > look_.lowestDb; db -= gridDb)
        paint(db, static_cast<int>(std::lround(level.y(db))));
}

void LevelTrace::clear() {
    const double ratio = devicePixelRatioF();
    columns_ = QImage(ringSize(), QImage::Format_RGB32);
    onGrid_.assign(static_cast<std::size_t>(columns_.height()), false);
    const int thick = columnWidth();
    forEachGridLine([&](int, int y) {
        const int from = static_cast<int>(std::lround(y * ratio));
        for (int row = std::max(from, 0); row < std::min(from + thick, columns_.height()); ++row)
            onGrid_[static_cast<std::size_t>(row)] = true;
    });
    const QRgb line = lineOver(palette::background).rgb();
    for (int row = 0; row < columns_.height(); ++row) {
        auto* const pixels = reinterpret_cast<QRgb*>(columns_.scanLine(row));
        const bool onGrid = onGrid_[static_cast<std::size_t>(row)];
        std::fill(pixels, pixels + columns_.width(), onGrid ? line : palette::background.rgb());
    }
    newest_ = 0;
    steps_ = 0; // what the reading still holds is drawn again
    filled_ = 0;
    deepest_ = 0.0;
}

void LevelTrace::resizeEvent(QResizeEvent*) {
    if (columns_.size() != ringSize()) clear();
}

void LevelTrace::showReading(const engine::SlotReading* reading) {
    if (!reading) return;
    if (reading->slot != slot_ || reading->steps < steps_ || columns_.size() != ringSize()) {
        clear();
        slot_ = reading->slot;
    }
    const auto fresh = static_cast<int>(std::min<std::uint64_t>(reading->steps - steps_, stepsKept));
    steps_ = reading->steps;
    if (fresh > 0) append(*reading, fresh);
}

void LevelTrace::append(const engine::SlotReading& reading, int steps) {
    const int wide = columnWidth();
    const int inView = columns_.width() / wide;
    if (inView == 0) return;
    const auto stepAt = [&](int back) {
        const auto steppedBack = static_cast<std::uint64_t>(back);
        const bool isKept = steppedBack < reading.steps && back < stepsKept;
        return isKept ? reading.trace[(reading.steps - 1 - steppedBack) % stepsKept] : engine::SlotReading::Step{};
    };
    for (int back = std::min(steps, inView) - 1; back >= 0; --back) {
        newest_ = (newest_ + wide) % columns_.width();
        paintColumn(newest_, stepAt(back), stepAt(back + 1));
    }
    filled_ = std::min(filled_ + steps, inView);
    deepest_ = 0.0;
    for (int back = 0; back < std::min(filled_, stepsKept); ++back)
        deepest_ = std::min(deepest_, static_cast<double>(stepAt(back).gainReductionDb));
    update();
}

/// What lies over what at each height is mixed beforehand: the painter would do it pixel by pixel at every tick.
void LevelTrace::paintColumn(int at, const engine::SlotReading::Step& step, const engine::SlotReading::Step& before) {
    using Layers = std::array<bool, 4>; // grid, level before, level after, under the reduction
    const auto mixed = [](Layers seen) {
        QColor colour = palette::background;
        if (seen[0]) colour = lineOver(colour);
        if (seen[1]) colour = palette::over(palette::faded(palette::blue, 0.34F), colour);
        if (seen[2]) colour = palette::over(palette::faded(palette::amber, 0.45F), colour);
        if (seen[3]) colour = palette::over(palette::faded(palette::amber, 0.08F), colour);
        return colour.rgb();
    };
    const DecibelAxis level = levels();
    const DecibelAxis gain = reduction();
    const double in = level.y(step.inDb + driveDb_);
    const double out = look_.showsOutput ? level.y(step.outDb) : height() * 1.0;
    const double now = gain.y(std::max<double>(step.gainReductionDb, look_.deepestDb));
    const double last = gain.y(std::max<double>(before.gainReductionDb, look_.deepestDb));
    const double edge = std::min(now, last);
    const double edgeEnd = edge + std::max(1.5, std::abs(now - last));
    const bool reduces = look_.deepestDb != 0.0;
    const double ratio = devicePixelRatioF();
    Layers seen{};
    QRgb colour = mixed(seen);
    for (int row = 0; row < columns_.height(); ++row) {
        const double y = (row + 0.5) / ratio;
        const Layers here{onGrid_[static_cast<std::size_t>(row)], y >= in, y >= out, reduces && y < edge};
        if (here != seen) colour = mixed(seen = here);
        const bool onEdge = reduces && y >= edge && y < edgeEnd;
        auto* const pixels = reinterpret_cast<QRgb*>(columns_.scanLine(row)) + at;
        std::fill(pixels, pixels + columnWidth(), onEdge ? palette::amber.rgb() : colour);
    }
}

/// The oldest column stands right of the newest one.
void LevelTrace::paintColumns(QPainter& painter) const {
    const double ratio = devicePixelRatioF();
    const int older = (newest_ + columnWidth()) % columns_.width();
    const double high = columns_.height();
    double left = width() - columns_.width() / ratio;
    for (const auto& [from, to] : {std::pair{older, columns_.width()}, std::pair{0, older}}) {
        const double wide = (to - from) / ratio;
        if (from < to)
            painter.drawImage(QRectF(left, 0.0, wide, high / ratio), columns_, QRectF(from, 0.0, to - from, high));
        left += wide;
    }
}

void LevelTrace::paintEvent(QPaintEvent*) {
    if (columns_.size() != ringSize()) clear();
    QPainter painter(this);
    paintColumns(painter);
    painter.setFont(theme::figures(10));
    painter.setPen(palette::dim);
    forEachGridLine([&](int db, int y) {
        if (y <= 12 || y >= height() - 16) return;
        const QRect plate(width() - 30, y - 14, 28, 13);
        painter.fillRect(plate, palette::faded(palette::background, 0.7F)); // read over the bars
        painter.drawText(plate.adjusted(0, 0, -3, 0), Qt::AlignRight | Qt::AlignVCenter, decimal(db, 0));
    });
    if (filled_ == 0) {
        painter.setFont(theme::words(12));
        painter.setPen(palette::dim);
        painter.drawText(rect(), Qt::AlignCenter, tr("Play to see the levels before and after"));
    }
    if (!lineDb_) return;
    const double y = levels().y(*lineDb_);
    painter.setPen(QPen(hasFocus() ? palette::amber : look_.lineColour, dragFromDb_ || hasFocus() ? 2.0 : 1.2));
    painter.drawLine(QPointF(0, y), QPointF(width(), y));
    painter.setFont(theme::figures(11));
    painter.setPen(palette::text);
    const bool below = y < 18.0;
    painter.drawText(QRectF(8, below ? y + 2 : y - 17, width() - 16, 15), Qt::AlignLeft | Qt::AlignVCenter, words_);
    if (!hasFocus()) return;
    painter.setPen(QPen(palette::amber, 1));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

bool LevelTrace::nearLine(QPointF at) const {
    return lineDb_ && std::abs(levels().y(*lineDb_) - at.y()) <= grabPixels;
}

void LevelTrace::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !nearLine(event->position())) return;
    if (event->modifiers() & Qt::AltModifier) return void(emit lineReset());
    dragFromDb_ = lineDb_;
    setFocus(Qt::MouseFocusReason); // for Escape
    emit lineGrabbed();
}

void LevelTrace::mouseMoveEvent(QMouseEvent* event) {
    setCursor(dragFromDb_ || nearLine(event->position()) ? Qt::SizeVerCursor : Qt::ArrowCursor);
    if (dragFromDb_) emit lineMoved(levels().db(event->position().y()));
}

void LevelTrace::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) endDrag();
}

void LevelTrace::keyPressEvent(QKeyEvent* event) {
    if (dragFromDb_) {
        if (event->key() != Qt::Key_Escape) return;
        emit lineMoved(*dragFromDb_);
        return endDrag();
    }
    const double steps = stepsOf(*event);
    if (!lineDb_ || steps == 0.0) return QWidget::keyPressEvent(event);
    // A key that is held down repeats: one step of the history from press to release.
    if (!std::exchange(stepsByKey_, true)) emit lineGrabbed();
    emit lineStepped(steps);
}

void LevelTrace::keyReleaseEvent(QKeyEvent* event) {
    if (!event->isAutoRepeat()) endSteps();
    QWidget::keyReleaseEvent(event);
}

void LevelTrace::endSteps() {
    if (std::exchange(stepsByKey_, false)) emit lineLetGo();
}

void LevelTrace::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    update();
}

void LevelTrace::focusOutEvent(QFocusEvent* event) {
    endSteps();
    QWidget::focusOutEvent(event);
    update();
}

/// Its own keys are no shortcuts while it has the focus; every other key ends what they began.
bool LevelTrace::event(QEvent* event) {
    if (event->type() == QEvent::Hide) endSteps();
    if (event->type() == QEvent::ShortcutOverride && lineDb_) {
        const bool isOwn = stepsOf(*static_cast<QKeyEvent*>(event)) != 0.0;
        if (dragFromDb_ || isOwn) {
            event->accept();
            return true;
        }
        endSteps();
    }
    return QWidget::event(event);
}

void LevelTrace::endDrag() {
    if (!dragFromDb_) return;
    dragFromDb_.reset();
    emit lineLetGo();
    update();
}

} // namespace ui::chain
