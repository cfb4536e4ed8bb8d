// Whether needless motion is left out: needles that glide, glow that fades, sixty pictures a second. As the user chose
// in the View menu; until then as the desktop asks.
#pragma once

class QObject;

namespace ui::theme {

/// Quick enough to be asked at every tick.
bool reducedMotion();

/// Remembered.
void chooseReducedMotion(bool reduced);

/// At the start: what was chosen; where nothing was, what the desktop's own settings say (KDE's and GTK's files, and
/// GNOME's, which answers later). No desktop tells Qt 6.4.
void findOutAboutMotion(QObject& owner);

} // namespace ui::theme
