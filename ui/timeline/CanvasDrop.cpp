// Files that are dropped on the timeline's canvas.
#include "ui/controls/Files.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/TimelineCanvas.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPainter>

namespace ui::timeline {

DropPlace TimelineCanvas::dropPlace(QPointF point) const {
    return dropAt(desk_.layout(), desk_.album().tracks.size(), boxes(), view_.scale(), point);
}

void TimelineCanvas::dragEnterEvent(QDragEnterEvent* event) {
    const auto files = filesOf(*event->mimeData());
    if (files.empty() || areTheWindows(files)) return event->ignore();
    event->acceptProposedAction();
}

void TimelineCanvas::dragMoveEvent(QDragMoveEvent* event) {
    drop_ = dropPlace(event->position());
    event->acceptProposedAction();
    update();
}

void TimelineCanvas::dragLeaveEvent(QDragLeaveEvent*) {
    drop_.reset();
    update();
}

void TimelineCanvas::dropEvent(QDropEvent* event) {
    drop_.reset();
    update();
    event->acceptProposedAction();
    const DropPlace place = dropPlace(event->position());
    const auto files = filesOf(*event->mimeData());
    if (!place.isBed()) return desk_.sounds().importMixes(files, Sounds::ImportPlace{place.row});
    for (const auto& file : files) desk_.sounds().importBed(file, place.bedBefore);
}

void TimelineCanvas::paintDrop(QPainter& painter) const {
    if (!drop_) return;
    painter.setRenderHint(QPainter::Antialiasing);
    if (!drop_->isBed()) return painter.fillRect(drop_->mark, palette::amber);
    painter.setPen(QPen(palette::amber, 1.0, Qt::DashLine));
    painter.setBrush(palette::raised);
    painter.drawRoundedRect(drop_->mark.adjusted(0.5, 0.5, -0.5, -0.5), 3.0, 3.0);
    painter.setFont(theme::words(metrics::smallSize));
    painter.setPen(palette::text);
    painter.drawText(drop_->mark, Qt::AlignCenter, tr("bed"));
}

} // namespace ui::timeline
