// Values of painted controls for those who do not see the window: whoever inherits SpokenValue beside QWidget is a
// slider (or a meter) with a value, its text and its range.
#pragma once

#include <QAccessible>
#include <QString>

class QWidget;

namespace ui::controls {

class SpokenValue {
  public:
    /// Makes all that inherit it known; call it in the constructor.
    SpokenValue();
    virtual ~SpokenValue() = default;

    virtual QAccessible::Role spokenRole() const { return QAccessible::Slider; }
    virtual QString spokenText() const = 0; ///< "2.90 kHz".
    virtual double spokenValue() const = 0;
    virtual double spokenLeast() const = 0;
    virtual double spokenMost() const = 0;
    virtual void speakValue(double) {} ///< Asked to be set; what only shows does nothing.
};

/// Tells who listens that the widget's value is another now. Cheap while nobody listens.
void announceValue(QWidget* widget);

} // namespace ui::controls
