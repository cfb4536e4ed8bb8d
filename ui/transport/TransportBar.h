// The top of the window: album, transport, clocks, and how it is listened to.
#pragma once

#include "ui/actions/CommandSet.h"

#include <QWidget>

#include <optional>

class QBoxLayout;
class QToolButton;

namespace ui {
class Desk;
namespace controls {
class Readout;
class ValueField;
} // namespace controls
} // namespace ui

namespace ui::transport {

class TransportBar : public QWidget {
    Q_OBJECT

  public:
    explicit TransportBar(Desk& desk, QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QToolButton* button(const char* id, const QString& words = {});
    QToolButton* seamsButton();
    QToolButton* listenButton(bool source);
    QBoxLayout* transport();
    QBoxLayout* clocks();
    QBoxLayout* listening();
    QWidget* monitorLevel();
    void tick();
    void showClocks();
    void showMonitor();

    Desk& desk_;
    controls::Readout* clock_ = nullptr;
    controls::Readout* track_ = nullptr;
    controls::Readout* disc_ = nullptr;
    QToolButton* master_ = nullptr;
    QToolButton* mix_ = nullptr;
    controls::ValueField* level_ = nullptr;
    bool playing_ = false;
    std::optional<std::int64_t> shownAt_; ///< The place that the clocks show; nullopt = to be shown anew.
    CommandSet commands_;
};

} // namespace ui::transport
