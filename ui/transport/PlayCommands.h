// The commands of playing and listening, for menus, palette, keys and the transport's buttons.
#pragma once

namespace ui {
class CommandSet;
class Desk;
} // namespace ui

namespace ui::transport {

/// The desk outlives them.
void addPlayCommands(CommandSet& commands, Desk& desk);

} // namespace ui::transport
