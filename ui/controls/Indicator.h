// What is painted to be read: needles, bars, figures. It has a name, and says in words what it shows, so that who does
// not see it can ask for it; it tells nobody by itself, because a needle moves too often for that.
#pragma once

#include <QWidget>

#include <optional>

namespace ui {

class Indicator : public QWidget {
    Q_OBJECT

  public:
    /// `name`: what it measures.
    explicit Indicator(const QString& name, QWidget* parent = nullptr);

    /// What it shows now: "-9.8 LUFS".
    virtual QString reading() const = 0;

    /// A place on a scale, where it has one.
    struct Place {
        double value = 0.0, lowest = 0.0, highest = 1.0;
    };
    virtual std::optional<Place> place() const { return std::nullopt; }
};

} // namespace ui
