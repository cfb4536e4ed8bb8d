// DDP filesets: the files of one folder in an input, see filesIn.
#include "core/Error.h"
#include "engine/delivery/DdpDiscs.h"
#include "engine/delivery/DdpRules.h"
#include "engine/disc/DiscAlbum.h"
#include "engine/disc/OpenDisc.h"
#include "engine/disc/SoundReader.h"
#include "engine/disc/Wording.h"
#include "tests/fuzz/AlbumLaws.h"
#include "tests/fuzz/DiscLaws.h"
#include "tests/fuzz/Fuzz.h"

namespace {

using namespace engine::disc;

/// The sound of the disc's files as the library would import them.
DiscSources soundOf(const OpenDisc& open) {
    DiscSources sources;
    for (const auto& file : open.files) {
        engine::source::Imported& imported = sources.emplace_back();
        if (file.path.empty()) continue;
        std::vector<double> samples(static_cast<std::size_t>(2 * file.frames));
        SoundReader(file).read(0, samples);
        const std::vector<float> floats(samples.begin(), samples.end());
        imported.source.path = file.path;
        imported.source.rate = core::cdRate;
        imported.source.frames = file.frames;
        imported.source.digest = "digest" + file.path.filename().string();
        imported.audio = engine::source::AudioSource::fromMemory(core::cdRate, floats);
    }
    return sources;
}

void importAll(const std::vector<OpenDisc>& discs) {
    std::vector<DiscSources> sources;
    for (const auto& disc : discs) sources.push_back(soundOf(disc));
    try {
        const auto [album, findings] = albumOf(discs, core::cdRate, sources);
        tests::requireSavable(album);
        tests::requireWhole(album);
    } catch (const core::Error&) {
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto& folder = tests::emptiedFolder();
    constexpr std::size_t mostFiles = 12;
    auto files = tests::filesIn(tests::textOf(data, size));
    if (files.size() > mostFiles) files.resize(mostFiles);
    for (const auto& [name, bytes, sectors] : files)
        if (isPlainName(name)) tests::writeQuickly(folder / name, bytes, sectors);
    try {
        for (const auto& disc : engine::delivery::readDiscs(folder))
            (void)engine::delivery::checkChecksums(disc.reading);
        const auto open = openDiscs(folder);
        for (const auto& disc : open.discs) {
            tests::requireOrder(disc.disc);
            tests::requireSameAsCue(disc.disc);
            for (const auto& file : disc.files)
                tests::require(file.path.empty() || file.path.parent_path() == folder, "a file of the folder");
        }
        importAll(open.discs);
    } catch (const core::Error&) {
    }
    return 0;
}
