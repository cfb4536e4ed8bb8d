// Levels before and after a module as they scroll by, 10 ms a column, with the gain reduction hanging from the top and,
// where the module has one, a line of level to grab (threshold, ceiling) or to move by keys: Up and Down, with Shift
// finely, Page Up and Down by more.
#pragma once

#include "engine/Readings.h"
#include "ui/chain/CurveAxis.h"
#include "ui/controls/SpokenValue.h"

#include <QImage>
#include <QWidget>

#include <optional>
#include <vector>

namespace ui::chain {

class LevelTrace : public QWidget, public controls::SpokenValue {
    Q_OBJECT

  public:
    struct Look {
        QString name{};          ///< Accessible.
        double lowestDb = -60.0; ///< Of the levels' axis.
        double highestDb = 0.0;
        double deepestDb = -12.0; ///< Of the gain reduction, which has the upper part of the picture; 0 = none.
        bool showsOutput = true;
        QColor lineColour{};
    };
    LevelTrace(Look look, QWidget* parent);

    /// What the line says and where it lies; the levels before the module are shown `driveDb` louder, as it sees them.
    void showLine(const QString& words, double db);
    void setDrive(double driveDb) { driveDb_ = driveDb; }
    void showReading(const engine::SlotReading* reading);

    /// Deepest reduction of what is in view, 0 or less.
    double deepestInView() const { return deepest_; }

    QString spokenText() const override { return words_; }
    double spokenValue() const override { return lineDb_.value_or(0.0); }
    double spokenLeast() const override { return look_.lowestDb; }
    double spokenMost() const override { return look_.highestDb; }
    QAccessible::Role spokenRole() const override { return QAccessible::Graphic; }

  signals:
    void lineGrabbed();
    void lineMoved(double db);
    void lineLetGo();
    void lineStepped(double steps); ///< By keys; fractions are fine steps. lineGrabbed came before, lineLetGo follows.
    void lineReset();

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

  private:
    DecibelAxis levels() const;
    DecibelAxis reduction() const;
    void clear();
    int columnWidth() const; ///< Device pixels, as all that follows.
    QSize ringSize() const;
    void append(const engine::SlotReading& reading, int steps);
    void paintColumn(int at, const engine::SlotReading::Step& step, const engine::SlotReading::Step& before);
    void paintColumns(QPainter& painter) const;
    template <class Paint>
    void forEachGridLine(const Paint& paint) const;
    bool nearLine(QPointF at) const;
    void endDrag();
    void endSteps();

    Look look_;
    QString words_;
    std::optional<double> lineDb_;
    double driveDb_ = 0.0;
    QImage columns_;           ///< What has scrolled in with the grid under it: a ring, nothing in it moves.
    int newest_ = 0;           ///< Where the newest column is.
    std::vector<bool> onGrid_; ///< By row.
    core::SlotId slot_{};
    std::uint64_t steps_ = 0; ///< Taken into columns_.
    int filled_ = 0;          ///< Columns since it was cleared.
    double deepest_ = 0.0;
    std::optional<double> dragFromDb_;
    bool stepsByKey_ = false;
};

} // namespace ui::chain
