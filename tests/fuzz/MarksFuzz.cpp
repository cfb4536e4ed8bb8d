// Marks in a WAV, AIFF or FLAC file: cue points with names, a cue sheet block.
#include "core/Error.h"
#include "core/FileMarksReader.h"
#include "core/FlacCueSheet.h"
#include "core/Tags.h"
#include "engine/disc/MarkedFile.h"
#include "tests/fuzz/DiscLaws.h"
#include "tests/fuzz/Fuzz.h"

namespace {

core::FileMarks marksOf(const std::filesystem::path& file) {
    try {
        if (core::isFlac(file)) return core::marksOfCueSheetBlock(core::readCueSheetBlock(file));
        (void)core::isAiff(file);
        return core::marksOfCueChunks(core::readTagChunks(file));
    } catch (const core::Error&) {
        return {};
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = tests::emptiedFolder() / "album";
    tests::writeQuickly(file, tests::textOf(data, size));
    const auto marks = marksOf(file);
    const auto reading = engine::disc::describe(marks, core::Tags{}, "album.wav", 44100);
    tests::requireOrder(reading.disc);
    tests::requireSameAsCue(reading.disc);
    tests::requireSameAsToc(reading.disc);
    return 0;
}
