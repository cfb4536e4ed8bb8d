// The equalizer's picture: its curve with a numbered node for every band, over the spectrum before (blue) and after
// (teal), and where the curve stands now, while bands follow the level (grey, with a mark for each). A node is dragged
// (Ctrl: Q), wheeled for Q, double clicked to switch it, reset with Alt-click; a double click on the empty picture adds
// a band. Left and Right go from band to band, Up and Down turn the gain, Del takes one away.
#pragma once

#include "ui/chain/EqualizerCurve.h"
#include "ui/chain/EqualizerNodes.h"
#include "ui/chain/ModulePicture.h"
#include "ui/controls/SpokenValue.h"

#include <QPixmap>
#include <QPolygonF>
#include <QTimer>

#include <array>
#include <optional>
#include <vector>

namespace ui::controls {
class SegmentedChoice;
}

namespace ui::chain {

class EqualizerPicture : public ModulePicture, public controls::SpokenValue {
    Q_OBJECT

  public:
    EqualizerPicture(SlotEdit& edit, QWidget* parent);

    void showSlot(const core::Slot& slot, int rate, int band) override;
    void showReading(const engine::SlotReading* reading) override;

    /// Where the nodes lie, for whoever wants to grab one.
    const std::vector<EqualizerNode>& nodes() const { return nodes_; }
    /// Where those of them stand now whose bands the level has moved.
    const std::vector<EqualizerNode>& marks() const { return marks_; }

    QAccessible::Role spokenRole() const override { return QAccessible::Graphic; }
    QString spokenText() const override;
    double spokenValue() const override;
    double spokenLeast() const override { return -24.0; }
    double spokenMost() const override { return 24.0; }

  protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    using Band = core::EqualizerBand;
    struct Drag {
        QPointF last;
        Band band; ///< As the pointer has it: not clamped, so that it comes back the way it went.
        Band before;
    };

    FrequencyAxis hertz() const;
    DecibelAxis decibels() const;
    const core::EqualizerSettings& settings() const { return std::get<core::EqualizerSettings>(slot_.settings); }
    const Band& band(int place) const { return settings().bands[static_cast<std::size_t>(place)]; }
    void setBand(int place, const Band& band, const QString& label);
    QString bandLabel(int place) const;
    QString bandWords(int place) const;
    void layOut(); ///< Curves and nodes anew.
    void layOutNow();
    QPointF placeOf(int place, const EqualizerCurve& on) const; ///< Of its node.
    QPolygonF lineOf(const std::vector<double>& db) const;
    QPixmap drawnGrid() const;
    void showCurves(QPainter& painter);
    void paintCurves(QPainter& painter) const;
    void paintNow(QPainter& painter) const;
    void paintNode(QPainter& painter, const EqualizerNode& node) const;
    void endDrag();
    void letGoOfWheel();
    void addBand(QPointF at);
    void step(int by);

    SlotEdit& edit_;
    core::Slot slot_;
    int rate_ = 44100;
    int band_ = 0;
    double shownDb_ = 12.0; ///< To either side.
    EqualizerCurve curve_{44100};
    EqualizerCurve now_{44100};   ///< With the gains that its bands have now.
    std::vector<double> xs_, hz_; ///< Where the curves are computed; pixels and their frequencies.
    std::vector<EqualizerNode> nodes_;
    std::vector<EqualizerNode> marks_; ///< Where bands are now that follow the level; empty = where they are set.
    std::optional<int> hovered_;
    std::optional<Drag> drag_;
    QTimer wheelRest_; ///< Notches that follow each other closely are one step.
    bool wheels_ = false;
    QPixmap grid_, curves_;     ///< Null = to be drawn anew.
    bool curvesTurned_ = false; ///< Since they were painted.
    std::array<float, 256> before_{}, after_{};
    engine::dsp::BandGainsDb gainsDb_{};
    bool hasSpectrum_ = false;
    std::uint64_t steps_ = 0;
    controls::SegmentedChoice* scale_;
};

} // namespace ui::chain
