// The timeline for those who do not see it: the canvas is a list of tracks, a track holds what can be moved of it and
// of the beds before it (clips, edges, fades, gains, marks), each with its name, value and place on the screen, to be
// set as well. The window's thread.
#pragma once

#include "ui/timeline/Handle.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <map>
#include <memory>
#include <vector>

namespace ui::timeline {

class TimelineCanvas;
class SpokenHandle;
class SpokenTrack;

class SpokenCanvas : public QAccessibleWidget {
  public:
    explicit SpokenCanvas(TimelineCanvas& canvas);
    ~SpokenCanvas() override;

    /// Makes canvases known as such to whoever asks for their interface.
    static void install();

    TimelineCanvas& canvas() const { return canvas_; }
    /// nullptr when the album has no such thing. They live as long as the canvas does, and are invalid when what they
    /// stand for is gone.
    QAccessibleInterface* of(core::TrackId track);
    QAccessibleInterface* of(const Handle& handle);

    int childCount() const override;
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    QAccessibleInterface* focusChild() const override;

  private:
    TimelineCanvas& canvas_;
    std::vector<std::pair<core::TrackId, QAccessible::Id>> tracks_;
    std::vector<std::pair<Handle, QAccessible::Id>> handles_;
};

/// What the keys would move now is another thing, or has another value. Cheap while nobody listens.
void announce(TimelineCanvas& canvas, const Handle& handle);

} // namespace ui::timeline
