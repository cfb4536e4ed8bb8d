#include "ui/sequence/DropLine.h"

#include "ui/sequence/SequenceModel.h"
#include "ui/theme/Palette.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace ui::sequence {

namespace {

constexpr int scrollZone = 24;
constexpr int scrollStep = 8;
constexpr int scrollTickMs = 30;

} // namespace

DropLine::DropLine(QAbstractScrollArea& list, const SequenceModel& model) : list_(list), model_(model) {
    scrolling_.setInterval(scrollTickMs);
    connect(&scrolling_, &QTimer::timeout, this, &DropLine::scroll);
}

QRect DropLine::mark() const {
    if (!place_) return {};
    return QRect(0, place_->y - list_.verticalScrollBar()->value() - 4, list_.viewport()->width(), 8);
}

void DropLine::pointAt(const QPoint& pointer) {
    list_.viewport()->update(mark());
    pointer_ = pointer;
    if (!scrolling_.isActive()) scrolling_.start();
    place_ = dropPlaceAt(model_.rows(), pointer.y() + list_.verticalScrollBar()->value());
    list_.viewport()->update(mark());
}

void DropLine::scroll() {
    QScrollBar& bar = *list_.verticalScrollBar();
    const int before = bar.value();
    if (pointer_.y() < scrollZone) bar.setValue(before - scrollStep);
    if (pointer_.y() > list_.viewport()->height() - scrollZone) bar.setValue(before + scrollStep);
    if (bar.value() == before) return;
    pointAt(pointer_);
    list_.viewport()->update();
}

void DropLine::end() {
    place_.reset();
    scrolling_.stop();
    list_.viewport()->update();
}

void DropLine::paint(QPainter& painter) const {
    if (!place_) return;
    const QWidget& seen = *list_.viewport();
    painter.setRenderHint(QPainter::Antialiasing);
    const double y = std::clamp(place_->y - list_.verticalScrollBar()->value(), 2, seen.height() - 2);
    painter.setPen(QPen(palette::amber, 2.0));
    painter.drawLine(QPointF(10.0, y), QPointF(seen.width() - 6.0, y));
    painter.setBrush(palette::panel);
    painter.drawEllipse(QPointF(8.0, y), 2.5, 2.5);
}

} // namespace ui::sequence
