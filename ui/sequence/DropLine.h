// The line in the sequence that shows where the tracks or files that hang over it would go. While they are held near an
// edge the list scrolls and the line goes along.
#pragma once

#include "ui/sequence/SequenceLayout.h"

#include <QObject>
#include <QPoint>
#include <QTimer>

#include <optional>

class QAbstractScrollArea;
class QPainter;

namespace ui::sequence {

class SequenceModel;

class DropLine : public QObject {
    Q_OBJECT

  public:
    /// `list` shows the rows of the model from its top on and scrolls by pixels.
    DropLine(QAbstractScrollArea& list, const SequenceModel& model);

    void pointAt(const QPoint& pointer); ///< In the viewport.
    void end();
    std::optional<DropPlace> place() const { return place_; } ///< While something hangs there.

    void paint(QPainter& painter) const;

  private:
    void scroll();
    QRect mark() const;

    QAbstractScrollArea& list_;
    const SequenceModel& model_;
    std::optional<DropPlace> place_;
    QPoint pointer_;
    QTimer scrolling_;
};

} // namespace ui::sequence
