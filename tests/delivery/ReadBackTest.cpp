#include "engine/delivery/ReadBack.h"

#include "core/Error.h"
#include "core/Ffmpeg.h"
#include "core/FileFormat.h"
#include "core/SafeFile.h"
#include "engine/delivery/Targets.h"
#include "engine/delivery/ZipArchive.h"
#include "tests/delivery/DeliverySupport.h"
#include "tests/support/Signals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <set>

namespace {

using namespace engine::delivery;

using Targets = std::vector<std::unique_ptr<Target>>;

/// Every word that can be written here: those of ffmpeg only where it is.
std::vector<std::string> everyWord() {
    auto words = deliveryWords();
    const auto lacks = [](const std::string& word) {
        return core::fileFormatOf(deliveryNamed(word)->format).byFfmpeg && !core::hasFfmpeg();
    };
    std::erase_if(words, lacks);
    return words;
}

/// The targets of a delivery that is written and complete; the bytes on the disk may yet go bad.
Targets written(const core::Delivery& delivery, const std::filesystem::path& folder, double peakDb = -6.0) {
    const auto job = jobFor(tests::noiseAlbum(1).album, delivery);
    Targets targets = targetsFor(job, folder);
    std::vector<std::int32_t> words;
    std::vector<float> floats;
    const auto left = tests::noise(peakDb, static_cast<int>(job.cuts.sound.length()), 1);
    for (const double value : left)
        for (const double each : {value, -0.5 * value}) {
            if (job.delivery.wordLength == core::Delivery::WordLength::float32)
                floats.push_back(static_cast<float>(each));
            else
                words.push_back(static_cast<std::int32_t>(each * 32767.0) << 16);
        }
    for (const auto& target : targets) {
        target->write({.at = 0, .words = words, .floats = floats});
        target->finish();
    }
    return targets;
}

Targets written(const std::string& word, const std::filesystem::path& folder) {
    return written(deliveryNamed(word).value(), folder);
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

TEST(ReadBack, FindsEveryFileAsItWasMeantAndTellsHowWellLossyOnesNull) {
    for (const auto& word : everyWord()) {
        const tests::ScratchFolder folder;
        const auto targets = written(word, folder.path());
        const bool isLossy = core::fileFormatOf(deliveryNamed(word)->format).isLossy();
        std::set<std::filesystem::path> found;
        for (const auto& files : readBackAll(all(targets), true, [](std::uintmax_t) {}, {}))
            for (const auto& file : files) {
                found.insert(file.path);
                ASSERT_EQ(file.nullDepthDb.has_value(), isLossy) << word;
                EXPECT_GT(file.nullDepthDb.value_or(100.0), 6.0) << word;
            }
        EXPECT_EQ(found.size(), filesIn(folder.path()).size()) << word;
    }
}

/// A sound of the same length takes the place of the right one: what was meant is kept apart from the file.
TEST(ReadBack, FindsALossyFileOfAnotherSound) {
    for (const auto& word : everyWord()) {
        if (!core::fileFormatOf(deliveryNamed(word)->format).isLossy()) continue;
        const tests::ScratchFolder folder, other;
        const auto targets = written(word, folder.path());
        const auto job = jobFor(tests::noiseAlbum(1).album, deliveryNamed(word).value());
        std::vector<float> silentFromTwo(2 * static_cast<std::size_t>(job.cuts.sound.length()));
        const auto left = tests::noise(-6.0, 2 * job.cuts.rate, 1);
        for (std::size_t n = 0; n < left.size(); ++n) silentFromTwo[2 * n] = static_cast<float>(left[n]);
        for (std::size_t n = 0; n < left.size(); ++n) silentFromTwo[2 * n + 1] = static_cast<float>(-0.5 * left[n]);
        for (const auto& target : targetsFor(job, other.path())) {
            target->write({.at = 0, .floats = silentFromTwo});
            target->finish();
        }
        for (const auto& name : tests::namesIn(other.path()))
            std::filesystem::copy_file(other / name, folder / name, std::filesystem::copy_options::overwrite_existing);
        try {
            readBackAll(all(targets), false, [](std::uintmax_t) {}, {});
            ADD_FAILURE() << word;
        } catch (const core::Error& error) {
            EXPECT_THAT(error.what(), testing::HasSubstr("does not null")) << word;
        }
    }
}

TEST(ReadBack, FindsOneWrongBitInAnyFile) {
    for (const auto& word :
         {"ddp", "wav16", "wav24", "wav32f", "flac16", "aiff24", "caf16", "w64-24", "cue", "cuebin", "toc"}) {
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

/// Archives that are whole in themselves, but hold another sound or more than was written.
TEST(ReadBack, FindsAnArchiveOfAnotherSet) {
    auto delivery = deliveryNamed("ddp").value();
    delivery.zipped = true;
    const std::string name = "The-Generators_Weather";
    const tests::ScratchFolder folder, other, softer;
    const auto targets = written(delivery, folder.path());
    const auto trouble = [&] {
        return tests::messageOf([&] { readBackAll(all(targets), false, [](std::uintmax_t) {}, {}); });
    };
    EXPECT_EQ(trouble(), "");
    const ZipArchive right(folder / (name + ".zip"));
    right.unpack(other.path());
    std::vector<std::string> names;
    for (const auto& member : right.members()) names.push_back(member.name.substr(name.size() + 1));
    core::writeFile(other / name / "EXTRA", "x");
    names.push_back("EXTRA");
    std::filesystem::remove(folder / (name + ".zip"));
    zipFolder(other / name, names, folder / (name + ".zip"));
    EXPECT_THAT(trouble(), testing::HasSubstr("it has other files"));
    static_cast<void>(written(delivery, softer.path(), -12.0));
    std::filesystem::copy_file(softer / (name + ".zip"), folder / (name + ".zip"),
                               std::filesystem::copy_options::overwrite_existing);
    EXPECT_THAT(trouble(), testing::HasSubstr("IMAGE.DAT is another"));
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
