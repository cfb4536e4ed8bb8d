// The album in order, at the left: a row a track, gaps between rows, totals, findings beside the rows.
#pragma once

#include <QWidget>

namespace ui {
class Desk;
}

namespace ui::sequence {

class SequencePanel : public QWidget {
    Q_OBJECT

  public:
    explicit SequencePanel(Desk& desk, QWidget* parent = nullptr);

  private:
    Desk& desk_;
};

} // namespace ui::sequence
