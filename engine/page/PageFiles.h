// The files of the client's page that are the same for every album, compiled in: resources/page and its fonts.
#pragma once

#include <span>
#include <string_view>

namespace engine::page {

struct PageFile {
    std::string_view name; ///< In the page's folder, with '/'.
    std::string_view bytes;
};

std::span<const PageFile> pageFiles();

} // namespace engine::page
