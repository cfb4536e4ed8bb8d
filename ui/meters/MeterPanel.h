// The needles at the right: loudness, peaks, spectrum, history, stereo field, and what streaming makes of the album.
// All of what is heard but the last, which is of the offline render.
#pragma once

#include "ui/actions/CommandSet.h"
#include "ui/meters/Needle.h"

#include <QElapsedTimer>
#include <QWidget>

#include <vector>

class QBoxLayout;

namespace ui {
class Desk;
namespace controls {
class Readout;
}
} // namespace ui

namespace ui::meters {

class BigNumber;
class CorrelationBar;
class FigureRow;
class HistoryMeter;
class Levels;
class Overs;
class SpectrumMeter;
class StereoField;
struct Figures;

class MeterPanel : public QWidget {
    Q_OBJECT

  public:
    explicit MeterPanel(Desk& desk, QWidget* parent = nullptr);

    /// Shows what the listening reads now, so many seconds after the last time; asked at each of its ticks.
    void follow(double seconds);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QBoxLayout* head(const QString& words, QWidget* right);
    QWidget* resetButton();
    QBoxLayout* figureRows();
    QBoxLayout* levels();
    QBoxLayout* streaming();
    void tick();
    void showFigures(const Figures& figures, bool sounds);
    void showRender();
    void reset();

    Desk& desk_;
    QElapsedTimer sinceTick_;
    RecentPeak recentPeak_;

    BigNumber* big_ = nullptr;
    FigureRow* shortTerm_ = nullptr;
    FigureRow* momentary_ = nullptr;
    FigureRow* range_ = nullptr;
    FigureRow* plr_ = nullptr;
    FigureRow* peak_ = nullptr;
    FigureRow* psr_ = nullptr;
    Levels* levels_ = nullptr;
    Overs* overs_ = nullptr;
    SpectrumMeter* spectrum_ = nullptr;
    HistoryMeter* history_ = nullptr;
    controls::Readout* correlation_ = nullptr;
    StereoField* field_ = nullptr;
    CorrelationBar* correlationBar_ = nullptr;
    std::vector<FigureRow*> services_; ///< As streamingServices().
    CommandSet commands_;
};

} // namespace ui::meters
