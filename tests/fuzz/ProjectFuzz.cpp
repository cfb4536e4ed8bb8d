// Project files.
#include "core/Error.h"
#include "core/ProjectFile.h"
#include "tests/fuzz/AlbumLaws.h"
#include "tests/fuzz/Fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    core::Album album;
    try {
        album = core::fromJson(tests::textOf(data, size), "/music/album", "album.lacquer");
    } catch (const core::Error&) {
        return 0;
    }
    tests::requireSavable(album);
    tests::requireWhole(album);
    return 0;
}
