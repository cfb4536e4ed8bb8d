// The automation of the selected track under the timeline: which parameter it is of, its course, and the chosen point's
// value and time, to be typed. Not there while there is nothing to show.
#pragma once

#include "ui/timeline/Snap.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QToolButton;

namespace ui {
class Desk;
}

namespace ui::timeline {

class AutomationStrip;
class View;

class AutomationPanel : public QWidget {
    Q_OBJECT

  public:
    /// `snap`: what the timeline draws to just now.
    AutomationPanel(Desk& desk, View& view, std::function<Snap()> snap, QWidget* parent = nullptr);
    ~AutomationPanel() override;

    AutomationStrip& strip() { return *strip_; }
    /// Shows the selected module's first row that can be automated, ready for points.
    void begin();
    bool eventFilter(QObject* watched, QEvent* event) override; ///< Of the fields.

  private:
    QLineEdit* addField(const QString& name, const QString& help, int width);
    void take(QLineEdit& field);
    void showLane();
    void showPoint();

    Desk& desk_;
    QToolButton* rows_ = nullptr;
    QLineEdit* value_ = nullptr;
    QLineEdit* time_ = nullptr;
    QLabel* says_ = nullptr; ///< "point 2 of 5".
    AutomationStrip* strip_ = nullptr;
};

} // namespace ui::timeline
