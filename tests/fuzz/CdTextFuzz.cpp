// Packs of CD-Text.
#include "engine/delivery/CdTextReader.h"
#include "engine/disc/DdpDisc.h"
#include "tests/fuzz/DiscLaws.h"
#include "tests/fuzz/Fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace engine;
    const std::string packs(tests::textOf(data, size));
    (void)delivery::readCdText(packs);
    disc::DiscDescription told{.files = {{.name = "a.wav"}}};
    for (core::FramePos from = 0; from < 3 * 588; from += 588)
        told.tracks.push_back({.pieces = {{.index = 1, .file = 0, .from = from, .frames = 588}}});
    told.tracks.back().pieces.back().frames.reset();
    (void)disc::addCdText(packs, told);
    tests::requireSameAsCue(told);
    tests::requireSameAsToc(told);

    delivery::CdText text{.disc = told.text, .discId = told.discId, .genre = told.genre};
    for (const auto& track : told.tracks) text.tracks.push_back(track.text);
    const auto packed = delivery::packCdText(text);
    tests::require(delivery::readCdText(packed.bytes).findings.empty(), "packs that were written can be read");
    if (!packed.findings.empty()) return 0;
    auto again = told;
    (void)disc::addCdText(packed.bytes, again);
    if (packed.bytes.empty()) return 0;
    tests::require(again.text == told.text && again.discId == told.discId, "packs that were written say the same");
    for (std::size_t n = 0; n < told.tracks.size(); ++n)
        tests::require(again.tracks[n].text == told.tracks[n].text, "packs that were written say the same of a track");
    return 0;
}
