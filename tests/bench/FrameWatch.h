// What painting costs: processor time of the window's thread, which does not count what else the machine does, summed
// up for every frame, and of it what the paint events of each place took. That thread paints alone here, as on one
// core.
#pragma once

#include <QApplication>

#include <string>
#include <vector>

class QWidget;

namespace bench {

/// Processor time of the calling thread, ms.
double threadMs();

struct Place {
    std::string name;
    const QWidget* widget = nullptr; ///< Itself and all below it.
};

struct Frame {
    double wholeMs = 0.0;         ///< Everything that the thread did, from one tick to the next.
    std::vector<double> placesMs; ///< Of it, painting: as the places that are watched.
};

class FrameWatch : public QApplication {
    Q_OBJECT

  public:
    using QApplication::QApplication;

    void watch(std::vector<Place> places);
    const std::vector<Place>& places() const { return places_; }

    /// The frame before ends here; unless a mouse's move is being dealt with, which ticks on its own.
    void tick();
    bool movesMouse() const { return movesMouse_; }
    /// Those since the last call.
    std::vector<Frame> frames();

    bool notify(QObject* receiver, QEvent* event) override;

  signals:
    void albumIsHeard(); ///< Passed on from the desk, ahead of everybody else.

  private:
    std::vector<Place> places_;
    std::vector<Frame> frames_;
    Frame open_;
    double tickedMs_ = 0.0;
    bool movesMouse_ = false;
};

} // namespace bench
