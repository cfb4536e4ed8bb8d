// A finding as a card: what is found, how grave it is, and the way to its remedy. Its widgets are made once and then
// show whatever the finding has become.
#pragma once

#include "core/Finding.h"

#include <QFrame>

class QPushButton;

namespace ui::controls {
class Passage;
}

namespace ui::delivery {

class FindingCard : public QFrame {
    Q_OBJECT

  public:
    /// For findings of that severity.
    FindingCard(core::Severity severity, QWidget* parent);

    core::Severity severity() const { return severity_; }
    const core::Finding& finding() const { return finding_; }
    /// Of the card's severity.
    void show(const core::Finding& finding);

  signals:
    void placeAsked(const QString& place); ///< Of the project file: where the remedy lies.

  private:
    core::Severity severity_;
    core::Finding finding_;
    controls::Passage* says_;
    QPushButton* go_;
};

} // namespace ui::delivery
