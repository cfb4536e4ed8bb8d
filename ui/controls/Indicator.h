// What is painted to be read: needles, bars, figures. It has a name, and says in words what it shows, so that who does
// not see it can ask for it; it tells nobody by itself, because a needle moves too often for that.
#pragma once

#include <QAccessible>
#include <QWidget>

namespace ui::controls {

class Indicator : public QWidget {
    Q_OBJECT

  public:
    /// `name`: what it measures.
    explicit Indicator(const QString& name, QWidget* parent = nullptr);

    /// What it shows now: "-9.8 LUFS".
    virtual QString reading() const = 0;
    virtual QAccessible::Role role() const { return QAccessible::Indicator; }
};

} // namespace ui::controls
