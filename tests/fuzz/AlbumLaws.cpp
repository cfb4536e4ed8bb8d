#include "tests/fuzz/AlbumLaws.h"

#include "core/AlbumLayout.h"
#include "core/Edits.h"
#include "core/Error.h"
#include "core/ProjectFile.h"
#include "core/RedBook.h"
#include "tests/fuzz/Fuzz.h"

#include <optional>

namespace tests {

namespace {

const std::filesystem::path folder = "/music/album";
const std::filesystem::path name = "album.lacquer";

std::optional<core::Album> loaded(const std::string& text) {
    try {
        return core::fromJson(text, folder, name);
    } catch (const core::Error& trouble) {
        requireSame(text, trouble.what(), "what was saved loads");
        return {};
    }
}

} // namespace

void requireSavable(const core::Album& album) {
    const std::string text = core::toJson(album, folder);
    const auto again = loaded(text);
    requireSame(text, core::toJson(*again, folder), "what was loaded is saved as the same text");
}

void requireWhole(const core::Album& album) {
    const core::Album sound = core::normalised(album);
    require(core::normalised(sound) == sound, "an album without fault stays as it is");
    requireSavable(sound);
    const auto layout = core::layOut(sound);
    for (int disc = 0; disc < layout.discs; ++disc) (void)core::cdLayout(layout, disc);
    (void)core::standingFindings(sound);
}

} // namespace tests
