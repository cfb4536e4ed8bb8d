// Watches what is painted of a widget and of all below it.
#pragma once

#include <QEvent>
#include <QObject>
#include <QPaintEvent>
#include <QRegion>
#include <QWidget>

namespace tests {

class Paints : public QObject {
  public:
    explicit Paints(QWidget& over) {
        over.installEventFilter(this);
        for (QWidget* each : over.findChildren<QWidget*>()) each->installEventFilter(this);
    }
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() != QEvent::Paint) return false;
        ++count;
        region += static_cast<QPaintEvent*>(event)->region();
        return false;
    }

    int count = 0;
    QRegion region; ///< Where one widget only is watched: the parts of it.
};

} // namespace tests
