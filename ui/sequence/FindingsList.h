// What was found about the album, the gravest first, where the rows and the texts leave room: each with its sign, and
// the track it is about to go to.
#pragma once

#include "core/Finding.h"

#include <QWidget>

class QLabel;
class QListWidget;

namespace ui::sequence {

class FindingsList : public QWidget {
    Q_OBJECT

  public:
    explicit FindingsList(QWidget* parent = nullptr);

    void show(core::Findings findings);

  signals:
    void trackAsked(int number); ///< As the album counts them, from 1.

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fit();

    QWidget* content_;
    QLabel* count_;
    QListWidget* list_;
    core::Findings shown_;
};

} // namespace ui::sequence
