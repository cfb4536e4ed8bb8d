// CUE sheets.
#include "engine/disc/CueSheet.h"
#include "tests/fuzz/DiscLaws.h"
#include "tests/fuzz/Fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto reading = engine::disc::readCue(tests::textOf(data, size));
    tests::requireOrder(reading.disc);
    tests::requireSameAsCue(reading.disc);
    return 0;
}
