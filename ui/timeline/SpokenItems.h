// The items of the spoken timeline: a track, and a handle of a track or of a bed before it.
#pragma once

#include "ui/timeline/Handle.h"

#include <QAccessible>

#include <vector>

namespace ui::timeline {

class SpokenCanvas;

/// What both kinds have in common: they lie on the canvas and have no object of their own.
class SpokenItem : public QAccessibleInterface {
  public:
    explicit SpokenItem(SpokenCanvas& canvas) : canvas_(canvas) {}

    QObject* object() const override { return nullptr; }
    QWindow* window() const override;
    void setText(QAccessible::Text, const QString&) override {}
    QRect rect() const override; ///< On the screen; empty where nothing of it is in sight.

  protected:
    /// On the canvas.
    virtual QRectF area() const = 0;
    SpokenCanvas& canvas_;
};

class SpokenTrack : public SpokenItem {
  public:
    SpokenTrack(SpokenCanvas& canvas, core::TrackId track) : SpokenItem(canvas), track_(track) {}

    bool isValid() const override;
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override;
    QString text(QAccessible::Text what) const override; ///< "3 Night Harbour"; value: "2:04 to 6:40".
    QAccessibleInterface* parent() const override;
    int childCount() const override;
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* childAt(int x, int y) const override;

  protected:
    QRectF area() const override;

  private:
    std::vector<Handle> handles() const;

    core::TrackId track_;
};

class SpokenHandle : public SpokenItem, public QAccessibleValueInterface, public QAccessibleActionInterface {
  public:
    SpokenHandle(SpokenCanvas& canvas, const Handle& handle) : SpokenItem(canvas), handle_(handle) {}

    bool isValid() const override;
    QAccessible::Role role() const override { return QAccessible::Slider; }
    QAccessible::State state() const override;
    QString text(QAccessible::Text what) const override; ///< "Fade in"; value: "1.200 s"; description: both, of what.
    QAccessibleInterface* parent() const override;
    int childCount() const override { return 0; }
    QAccessibleInterface* child(int) const override { return nullptr; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    void* interface_cast(QAccessible::InterfaceType type) override;

    /// Seconds, or dB; what the album makes of another value is one step of the history.
    QVariant currentValue() const override;
    void setCurrentValue(const QVariant& value) override;
    QVariant maximumValue() const override { return {}; }
    QVariant minimumValue() const override { return {}; }
    QVariant minimumStepSize() const override { return {}; }

    /// The keys move it; one step later or earlier.
    QStringList actionNames() const override;
    void doAction(const QString& action) override;
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

  protected:
    QRectF area() const override;

  private:
    Handle handle_;
};

} // namespace ui::timeline
