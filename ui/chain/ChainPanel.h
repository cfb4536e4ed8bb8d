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
class Presets;
class TileStrip;

class ChainPanel : public QWidget {
    Q_OBJECT

  public:
    explicit ChainPanel(Desk& desk, QWidget* parent = nullptr);
    ~ChainPanel() override;

    /// The same for every module, so that the place beside it stays as it is when another one is chosen.
    QSize sizeHint() const override { return {900, 500}; }
    QSize minimumSizeHint() const override { return {400, 316}; }

  protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void layOut();
    void showChains();
    void place();
    void tick();
    void showTitle();
    void followTrack();

    Desk& desk_;
    QLabel* title_ = nullptr;
    QLabel* figures_ = nullptr;
    Presets* presets_ = nullptr;
    QScrollArea* across_ = nullptr;
    TileStrip* tiles_ = nullptr;
    ModuleView* module_ = nullptr;
    std::string_view shownModule_; ///< Id; what another track is asked for first.
};

} // namespace ui::chain
