# The files of the client's page that are the same for every album: NAME in the page's folder, FILE below resources.
set(page_files
  "index.html|page/index.html"
  "page.css|page/page.css"
  "player.js|page/player.js"
  "notes.js|page/notes.js"
  "page.js|page/page.js"
  "fonts/Inter-Regular.otf|fonts/Inter-Regular.otf"
  "fonts/Inter-SemiBold.otf|fonts/Inter-SemiBold.otf"
  "fonts/LICENSE.Inter|fonts/LICENSE.Inter"
)

# Writes them as C++ into the file.
function(page_resources file)
  set(rows "")
  foreach(each IN LISTS page_files)
    string(REPLACE "|" ";" each "${each}")
    list(GET each 0 name)
    list(GET each 1 path)
    set(resource "${CMAKE_SOURCE_DIR}/resources/${path}")
    file(SIZE "${resource}" size)
    file(READ "${resource}" bytes HEX)
    string(REGEX REPLACE "(..)" "\\\\x\\1" bytes "${bytes}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${resource}")
    string(APPEND rows "    {\"${name}\", {\"${bytes}\", ${size}}},\n")
  endforeach()
  file(CONFIGURE OUTPUT "${file}" @ONLY CONTENT [[
#include "engine/page/PageFiles.h"

namespace engine::page {

namespace {

constexpr PageFile files[] = {
@rows@};

} // namespace

std::span<const PageFile> pageFiles() {
    return files;
}

} // namespace engine::page
]])
endfunction()
