#include "ui/chain/ControlsArea.h"

#include "ui/chain/ModuleControls.h"

#include <QEvent>
#include <QResizeEvent>

namespace ui::chain {

ControlsArea::ControlsArea(ModuleControls* controls, QWidget* parent) : QScrollArea(parent) {
    setWidget(controls);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    controls->setAutoFillBackground(false);
}

bool ControlsArea::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        showBar();
    }
    return QScrollArea::event(event);
}

void ControlsArea::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    showBar();
}

/// By the height that the controls have without a bar beside them. Left to the scroll area, a bar that makes them
/// higher by a row would be its own reason to stay.
void ControlsArea::showBar() {
    setVerticalScrollBarPolicy(widget()->heightForWidth(width()) > height() ? Qt::ScrollBarAlwaysOn
                                                                            : Qt::ScrollBarAlwaysOff);
}

} // namespace ui::chain
