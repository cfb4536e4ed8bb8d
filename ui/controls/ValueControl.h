// A number to turn: the behaviour that every knob and value field of the window shares. It knows its row (range, unit,
// taper, standard) and nothing of what it sets.
//
// Drag up or right (Shift: fine), wheel while focused or with Ctrl, arrows, Page Up and Down, Home and End, typed after
// a double click, Enter or a digit, reset with Alt-click; Escape takes a drag back. The context menu has the rest.
#pragma once

#include "core/Parameter.h"
#include "ui/controls/SpokenValue.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLineEdit;
class QMenu;

namespace ui::controls {

class ValueControl : public QWidget, public SpokenValue {
    Q_OBJECT

  public:
    /// `row` is copied; its texts, its choices and what they point to must live on. Without get and set it will do.
    ValueControl(const core::Parameter& row, const QString& name, QWidget* parent);

    const core::Parameter& row() const { return row_; }
    double value() const { return value_; }
    /// Shows it; never emits.
    void setValue(double value);
    /// For the eye; the accessible name is what it is also called elsewhere: "Band 3 gain".
    const QString& name() const { return name_; }
    /// What a course makes of it just now, which is heard instead of its value and follows the playhead; nullopt where
    /// there is no course.
    void setCourse(std::optional<double> heard);
    const std::optional<double>& course() const { return course_; }
    /// Opens the field in which a value is typed, with that text.
    void type(const QString& text = {});

    QString spokenText() const override;
    double spokenValue() const override { return value_; }
    double spokenLeast() const override { return row_.range.min; }
    double spokenMost() const override { return row_.range.max; }
    void speakValue(double value) override;

  signals:
    void grabbed();            ///< What follows, to letGo, is one step of the history.
    void edited(double value); ///< Within the range. Show it again with setValue.
    void letGo();
    void menuOpens(QMenu& menu); ///< For what its owner can do with it.

  protected:
    /// Where the value stands: the field to type in opens over it.
    virtual QRect valueRect() const = 0;
    bool isHeld() const { return held_; }
    /// The number that is written: what is heard, and while it is turned its own.
    double written() const { return course_ && !held_ ? *course_ : value_; }
    bool isHovered() const { return hovered_; }

    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    struct Drag {
        QPointF last; ///< Of the mouse, in the window's pixels.
        double way = 0.0;
        double before = 0.0;
    };
    void grab();
    void release();
    void edit(double value);
    void editOnce(double value);
    void reset();
    void takeTyped();
    void closeField();
    bool stepByKey(QKeyEvent* event);

    core::Parameter row_;
    QString name_;
    double value_ = 0.0;
    bool held_ = false;
    bool hovered_ = false;
    std::optional<double> course_;
    std::optional<Drag> drag_;
    QTimer wheelRest_; ///< Notches that follow each other closely are one step.
    QLineEdit* field_ = nullptr;
};

} // namespace ui::controls
