// The albums that were opened last, remembered between sessions, newest first.
#pragma once

#include <filesystem>
#include <vector>

namespace ui::album {

/// Those that are still there, at most ten.
std::vector<std::filesystem::path> recentAlbums();

/// Puts the file first.
void rememberAlbum(const std::filesystem::path& file);

/// The album that was open when the window was closed last; empty where there was none, or it is gone.
std::filesystem::path lastAlbum();
void rememberLastAlbum(const std::filesystem::path& file);

/// $XDG_DATA_HOME/lacquer/demo/*.lacquer, which packaging/demo makes; empty where there is none.
std::filesystem::path demoAlbum();

} // namespace ui::album
