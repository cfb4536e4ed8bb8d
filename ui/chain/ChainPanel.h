// The chains below the timeline: tiles of track, album and delivery, and the selected module large.
#pragma once

#include <QWidget>

#include <optional>
#include <string_view>

class QLabel;
class QScrollArea;

namespace ui {
class Desk;
}

namespace ui::chain {

class ModuleView;
class TileStrip;

class ChainPanel : public QWidget {
    Q_OBJECT

  public:
    explicit ChainPanel(Desk& desk, QWidget* parent = nullptr);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void layOut();
    void showAlbum();
    void showSelection();
    void tick();
    void showTitle();
    void followTrack();

    Desk& desk_;
    QLabel* title_ = nullptr;
    QLabel* figures_ = nullptr;
    QScrollArea* across_ = nullptr;
    TileStrip* tiles_ = nullptr;
    ModuleView* module_ = nullptr;
    std::string_view shownModule_; ///< Id; what another track is asked for first.
};

} // namespace ui::chain
