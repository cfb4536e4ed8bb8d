#include "ui/chain/LevelTrace.h"

#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui::chain {

namespace {

constexpr double grabPixels = 7.0;
constexpr int gridDb = 12;
constexpr int stepsKept = 1024; ///< By the reading.
constexpr double fine = 0.1;
constexpr double page = 10.0;

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

void LevelTrace::clear() {
    columns_ = QPixmap(size() * devicePixelRatioF());
    columns_.fill(Qt::transparent);
    filled_ = 0;
    deepest_ = 0.0;
}

void LevelTrace::resizeEvent(QResizeEvent*) {
    clear();
    steps_ = 0; // what the reading still holds is drawn again
}

void LevelTrace::showReading(const engine::SlotReading* reading) {
    if (!reading) return;
    if (reading->slot != slot_ || reading->steps < steps_ || columns_.isNull()) {
        clear();
        slot_ = reading->slot;
        steps_ = 0;
    }
    const auto fresh = static_cast<int>(std::min<std::uint64_t>(reading->steps - steps_, stepsKept));
    steps_ = reading->steps;
    if (fresh > 0) append(*reading, fresh);
}

void LevelTrace::append(const engine::SlotReading& reading, int steps) {
    const int wide = std::max(1, static_cast<int>(std::lround(devicePixelRatioF())));
    const int inView = columns_.width() / wide;
    steps = std::min(steps, inView);
    columns_.scroll(-steps * wide, 0, columns_.rect());
    QPainter painter(&columns_);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    painter.fillRect(columns_.width() - steps * wide, 0, steps * wide, columns_.height(), Qt::transparent);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.translate(columns_.width() - steps * wide, 0);
    painter.scale(wide, devicePixelRatioF());
    paintColumns(painter, reading, steps);
    filled_ = std::min(filled_ + steps, inView);
    deepest_ = 0.0;
    for (int back = 0; back < std::min<int>(filled_, stepsKept); ++back) {
        const auto at = (reading.steps - 1 - static_cast<std::uint64_t>(back)) % stepsKept;
        deepest_ = std::min(deepest_, static_cast<double>(reading.trace[at].gainReductionDb));
    }
    update();
}

/// The last `steps`, a column of 1 x height each, from x = 0.
void LevelTrace::paintColumns(QPainter& painter, const engine::SlotReading& reading, int steps) const {
    const DecibelAxis level = levels();
    const DecibelAxis gain = reduction();
    const QColor before = palette::faded(palette::blue, 0.34F);
    const QColor after = palette::faded(palette::amber, 0.45F);
    const auto stepAt = [&](int column) {
        const auto back = static_cast<std::uint64_t>(steps - column);
        const bool isKept = back <= reading.steps && back <= stepsKept;
        return isKept ? reading.trace[(reading.steps - back) % stepsKept] : engine::SlotReading::Step{};
    };
    for (int column = 0; column < steps; ++column) {
        const auto step = stepAt(column);
        const double in = std::clamp(level.y(step.inDb + driveDb_), 0.0, height() * 1.0);
        painter.fillRect(QRectF(column, in, 1, height() - in), before);
        if (look_.showsOutput) {
            const double out = std::clamp(level.y(step.outDb), 0.0, height() * 1.0);
            painter.fillRect(QRectF(column, out, 1, height() - out), after);
        }
        if (look_.deepestDb == 0.0) continue;
        const double now = gain.y(std::max<double>(step.gainReductionDb, look_.deepestDb));
        const double last = gain.y(std::max<double>(stepAt(column - 1).gainReductionDb, look_.deepestDb));
        const double top = std::min(now, last);
        painter.fillRect(QRectF(column, 0, 1, top), palette::faded(palette::amber, 0.08F));
        painter.fillRect(QRectF(column, top, 1, std::max(1.5, std::abs(now - last))), palette::amber);
    }
}

void LevelTrace::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::background);
    const DecibelAxis level = levels();
    const auto forEachLine = [&](const auto& paint) {
        for (int db = static_cast<int>(look_.highestDb) / gridDb * gridDb; db > look_.lowestDb; db -= gridDb)
            paint(db, static_cast<int>(std::lround(level.y(db))));
    };
    painter.setPen(QPen(palette::faded(palette::line, 0.7F), 1));
    forEachLine([&](int, int y) { painter.drawLine(0, y, width(), y); });
    if (!columns_.isNull()) painter.drawPixmap(QRectF(rect()), columns_, QRectF(columns_.rect()));
    painter.setFont(theme::figures(10));
    painter.setPen(palette::dim);
    forEachLine([&](int db, int y) {
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
    const double y = level.y(*lineDb_);
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
