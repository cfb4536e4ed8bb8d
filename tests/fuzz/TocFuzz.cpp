// TOCs of cdrdao.
#include "engine/disc/CdrdaoToc.h"
#include "tests/fuzz/DiscLaws.h"
#include "tests/fuzz/Fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto reading = engine::disc::readToc(tests::textOf(data, size));
    tests::requireOrder(reading.disc);
    tests::requireSameAsToc(reading.disc);
    return 0;
}
