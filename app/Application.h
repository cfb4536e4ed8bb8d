// The window's program: who meets whom.
#pragma once

#include <filesystem>
#include <optional>

namespace app {

/// Whether there is a display to open a window on.
bool hasDisplay();

/// Opens the window, on the album where one is given, and runs until it is closed. Returns the exit status.
int runWindow(int count, char** arguments, const std::optional<std::filesystem::path>& album);

} // namespace app
