// The chains below the timeline: tiles of track, album and delivery, and the selected module large.
#pragma once

#include <QWidget>

namespace ui {
class Desk;
}

namespace ui::chain {

class ChainPanel : public QWidget {
    Q_OBJECT

  public:
    explicit ChainPanel(Desk& desk, QWidget* parent = nullptr);

  private:
    Desk& desk_;
};

} // namespace ui::chain
