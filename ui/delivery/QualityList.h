// The quality check on the page: its button, how far it is, and what it found, a row each with its time and its
// gravity. A click or Return goes to the place and plays it, from a second before it to a second behind.
#pragma once

#include "core/Finding.h"
#include "ui/actions/CommandSet.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QTableWidget;
class QTimer;

namespace ui {
class Desk;
namespace controls {
class Passage;
}
} // namespace ui

namespace ui::delivery {

class Quality;

class QualityList : public QWidget {
    Q_OBJECT

  public:
    explicit QualityList(Desk& desk, QWidget* parent = nullptr);

    const Quality& quality() const { return *quality_; }

  protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void showState();
    void showRows(const core::Findings& findings);
    void fit();
    void checkOrCancel();
    void check();
    void play(int row);

    Desk& desk_;
    Quality* quality_;
    QLabel* summary_;
    QPushButton* button_;
    controls::Passage* says_;
    QTableWidget* rows_;
    QTimer* timer_;
    std::optional<core::Findings> shown_;
    CommandSet commands_;
};

} // namespace ui::delivery
