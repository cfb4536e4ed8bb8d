// A picture with handles, each of which stands for a row: dragged (Escape takes it back), reset with Alt-click, turned
// with Up and Down (Shift: finely), gone to with Left and Right where there are several. A drag, and a key from press
// to release, is one step of the history.
#pragma once

#include "ui/chain/ModulePicture.h"
#include "ui/controls/SpokenValue.h"

#include <optional>

namespace ui::chain {

class HandlePicture : public ModulePicture, public controls::SpokenValue {
    Q_OBJECT

  public:
    HandlePicture(SlotEdit& edit, QWidget* parent);

    QAccessible::Role spokenRole() const override { return QAccessible::Graphic; }
    QString spokenText() const override; ///< Of the chosen handle: "Split 2 1.00 kHz".
    double spokenValue() const override;
    double spokenLeast() const override;
    double spokenMost() const override;

  protected:
    struct Drag {
        QPointF from, at;
        double before = 0.0; ///< The value.
        bool finely = false; ///< With Shift.
    };

    // What a picture says of its handles, which have numbers from the left to the right.
    virtual std::size_t handles() const = 0;
    virtual core::ParameterRef rowOf(std::size_t handle) const = 0;
    virtual std::optional<std::size_t> hit(QPointF at) const = 0;
    virtual double draggedTo(std::size_t handle, const Drag& drag) const = 0; ///< Not clamped.
    virtual Qt::CursorShape cursorOf(std::size_t handle) const = 0;
    virtual void handleChosen(std::size_t) {} ///< By mouse or keys.
    virtual void missed(QPointF) {}           ///< A click beside all of them.

    /// Shows its values from now on; a chosen handle that is there no more gives way to the last one.
    void showValues(const core::Slot& slot);
    const core::Slot& slot() const { return slot_; }
    std::size_t chosen() const { return chosen_; }
    void setChosen(std::size_t handle) { chosen_ = handle; }
    bool isDragged() const { return drag_.has_value(); }
    bool isLit(std::size_t handle) const;
    void paintFocus(QPainter& painter) const;

    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    bool isOwnKey(const QKeyEvent& event) const;
    void choose(std::size_t handle);
    void grab();
    void endDrag();
    void endSteps();

    SlotEdit& edit_;
    core::Slot slot_;
    std::size_t chosen_ = 0;
    std::optional<std::size_t> hovered_;
    std::optional<Drag> drag_;
    bool stepsByKey_ = false;
};

} // namespace ui::chain
