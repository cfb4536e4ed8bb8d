// The timeline's commands: zoom, snap, cuts and marks at the playhead, stepping and nudging.
#pragma once

namespace ui {
class Desk;
}

namespace ui::timeline {

class TimelineCanvas;
class View;

/// All three outlive the commands' use.
void addCommands(Desk& desk, View& view, TimelineCanvas& canvas);

} // namespace ui::timeline
