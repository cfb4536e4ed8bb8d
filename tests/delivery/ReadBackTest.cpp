#include "engine/delivery/ReadBack.h"

#include "core/Error.h"
#include "core/SafeFile.h"
#include "engine/delivery/Targets.h"
#include "tests/delivery/DeliverySupport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <set>

namespace {

using namespace engine::delivery;

using Targets = std::vector<std::unique_ptr<Target>>;

/// The targets of a delivery that is written and complete; the bytes on the disk may yet go bad.
Targets written(const std::string& word, const std::filesystem::path& folder) {
    const auto job = jobFor(tests::noiseAlbum(1).album, deliveryNamed(word).value());
    Targets targets = targetsFor(job, folder);
    std::vector<std::int32_t> words;
    std::vector<float> floats;
    for (core::FrameCount n = 0; n < 2 * job.cuts.sound.length(); ++n) {
        if (word == "wav32f")
            floats.push_back(static_cast<float>(n % 30000) / 30000.0f);
        else
            words.push_back(static_cast<std::int32_t>(n % 30000) << 16);
    }
    for (const auto& target : targets) {
        target->write({.at = 0, .words = words, .floats = floats});
        target->finish();
    }
    return targets;
}

std::vector<Target*> all(const Targets& targets) {
    std::vector<Target*> pointers;
    for (const auto& target : targets) pointers.push_back(target.get());
    return pointers;
}

/// Turns one bit over in the middle of every file.
void spoil(const std::filesystem::path& file) {
    auto bytes = core::readFile(file);
    bytes[bytes.size() / 2] ^= 1;
    core::writeFile(file, bytes);
}

std::vector<std::string> filesIn(const std::filesystem::path& folder) {
    auto names = tests::namesIn(folder);
    std::erase_if(names, [&](const auto& name) { return std::filesystem::is_directory(folder / name); });
    return names;
}

TEST(ReadBack, FindsEveryFileAsItWasMeant) {
    for (const auto& word : {"ddp", "wav16", "wav24", "wav32f", "flac16", "flac24"}) {
        const tests::ScratchFolder folder;
        const auto targets = written(word, folder.path());
        std::set<std::filesystem::path> found;
        for (const auto& files : readBackAll(all(targets), true, [](std::uintmax_t) {}, {}))
            for (const auto& file : files) found.insert(file.path);
        EXPECT_EQ(found.size(), filesIn(folder.path()).size()) << word;
    }
}

TEST(ReadBack, FindsOneWrongBitInAnyFile) {
    for (const auto& word : {"ddp", "wav16", "wav24", "wav32f", "flac16"}) {
        const tests::ScratchFolder folder;
        const auto targets = written(word, folder.path());
        for (const auto& name : filesIn(folder.path())) {
            const auto sound = core::readFile(folder / name);
            spoil(folder / name);
            EXPECT_THROW(readBackAll(all(targets), false, [](std::uintmax_t) {}, {}), core::Error)
                << word << " " << name;
            core::writeFile(folder / name, sound);
        }
    }
}

TEST(ReadBack, NamesTheFileThatIsWrongThoughOthersWereToldToStop) {
    const tests::ScratchFolder first, second;
    auto targets = written("ddp", first.path());
    for (auto& bad : written("wav16", second.path())) targets.push_back(std::move(bad));
    spoil(second / "01 Noise 1.wav");
    try {
        readBackAll(all(targets), true, [](std::uintmax_t) {}, {});
        FAIL() << "nothing found";
    } catch (const core::Error& error) {
        EXPECT_EQ(error.path(), second / "01 Noise 1.wav");
    }
}

} // namespace
