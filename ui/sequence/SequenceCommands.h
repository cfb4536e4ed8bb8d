// The commands of the sequence: what can be done with the selected tracks, from menus, keys and the palette alike.
#pragma once

#include "core/Album.h"

namespace ui {
class CommandSet;
class Desk;
} // namespace ui

namespace ui::sequence {

class SequenceList;

/// The list and the desk outlive them.
void addCommands(CommandSet& commands, Desk& desk, SequenceList& list);

/// From the start of the track, where it is enabled.
void playFrom(Desk& desk, core::TrackId track);

} // namespace ui::sequence
