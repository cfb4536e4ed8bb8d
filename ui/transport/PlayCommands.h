// The commands of playing and listening, for menus, palette, keys and the transport's buttons.
#pragma once

namespace ui {
class Desk;
}

namespace ui::transport {

void addPlayCommands(Desk& desk);

} // namespace ui::transport
