// The timeline's commands: zoom, snap, cuts and marks at the playhead, stepping and nudging.
#pragma once

namespace ui {
class CommandSet;
class Desk;
} // namespace ui

namespace ui::timeline {

class TimelineCanvas;
class View;

/// The desk, the view and the canvas outlive them.
void addCommands(CommandSet& commands, Desk& desk, View& view, TimelineCanvas& canvas);

} // namespace ui::timeline
