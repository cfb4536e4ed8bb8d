// Above the targets: their presets, and a link for each kind of target that is added most.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace ui {
class Desk;
}

namespace ui::delivery {

class Sets;
class Targets;

class TargetsHead : public QWidget {
    Q_OBJECT

  public:
    TargetsHead(Desk& desk, Targets& targets, QWidget* parent = nullptr);

  private:
    void addPresets();
    void addKinds();
    void addSingle();
    QPushButton* add(const QString& text, const QString& tip);

    Desk& desk_;
    Targets& targets_;
    Sets* sets_;
    QHBoxLayout* across_;
};

} // namespace ui::delivery
