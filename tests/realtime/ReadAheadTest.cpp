// The read-ahead: that it holds what is heard next, and that the audio thread then never waits for the disk.
#include "engine/realtime/ReadAhead.h"
#include "engine/render/Renderer.h"
#include "engine/source/CacheFile.h"
#include "tests/realtime/Listener.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"
#include "tests/support/Waiting.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace core;
using namespace engine::realtime;
using namespace std::chrono_literals;
using tests::comes;
using tests::Listener;
using tests::track;
namespace fs = std::filesystem;

namespace {

constexpr FrameCount second = cdRate;
constexpr FrameCount trackFrames = 30 * second;

class ReadAheadTest : public testing::Test {
  protected:
    ReadAheadTest() { fs::create_directories(folder_); }
    ~ReadAheadTest() override { fs::remove_all(folder_); }

    /// A cache file of the ramp, none of whose pages is in memory, mapped.
    std::shared_ptr<const engine::source::AudioSource> coldSource(const char* name) {
        const fs::path path = folder_ / name;
        {
            engine::source::CacheWriter writer(path);
            std::vector<float> block(2 * second);
            for (FrameCount from = 0; from < trackFrames; from += second) {
                for (FrameCount i = 0; i < second; ++i)
                    block[2 * i] = block[2 * i + 1] = static_cast<float>(from + i + 1);
                writer.add(block);
            }
            writer.finish({.rate = cdRate, .fileRate = cdRate, .frames = trackFrames, .fileFrames = trackFrames});
        }
        auto source = std::make_shared<engine::source::AudioSource>(path);
        makeCold(path, *source);
        return source;
    }

    /// A disk at its worst: nothing of the file is in memory, and the kernel reads nothing ahead by itself.
    static void makeCold(const fs::path& path, const engine::source::AudioSource& source) {
        void* const pages = const_cast<float*>(source.samples().data());
        const std::size_t bytes = source.samples().size_bytes();
        ::madvise(pages, bytes, MADV_RANDOM);
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        ::fsync(file);
        std::vector<unsigned char> isHere(bytes / static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) + 1);
        for (int tries = 0; tries < 50; ++tries) { // what is on its way already comes first
            ::madvise(pages, bytes, MADV_DONTNEED);
            ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
            ::mincore(pages, bytes, isHere.data());
            if (std::ranges::none_of(isHere, [](unsigned char page) { return page & 1; })) break;
            std::this_thread::sleep_for(2ms);
        }
        ::close(file);
    }

    engine::source::AudioSources coldSources() {
        return {{SourceId{1}, coldSource("1")}, {SourceId{2}, coldSource("2")}};
    }

    static Album twoTracks() {
        Track first = track(1, trackFrames);
        first.startMark = 0;
        Track next = track(2, trackFrames);
        next.startMark = 0;
        return tests::album({first, next});
    }

    /// Shows an album as the engine does.
    void show(const engine::source::AudioSources& sources) {
        auto plan = compiler_.compile(twoTracks(), sources);
        Stretches stretches = stretchesOf(*plan);
        stretches.number = 1;
        readAhead_.show(std::make_unique<const Stretches>(std::move(stretches)));
        listener_.doors.plan.publish(std::make_unique<const Shown>(Shown{std::move(plan), 1}));
    }

    /// Asks for `frames` frames. Says how often the audio thread waited for the disk.
    long faultsWhileHearing(FrameCount frames) {
        rusage before{}, after{};
        std::vector<float> out(2 * 441);
        ::getrusage(RUSAGE_THREAD, &before);
        for (FrameCount done = 0; done < frames; done += 441) listener_.player.fill(out.data(), 441);
        ::getrusage(RUSAGE_THREAD, &after);
        return after.ru_majflt - before.ru_majflt;
    }

    /// What time gives a real device: the read-ahead holds what comes next.
    void letItRead() {
        const FramePos at = listener_.state().position;
        ASSERT_TRUE(comes([&] {
            const Watermark mark = listener_.doors.watermark.read();
            return mark.sound == 1 && mark.covers(at, at + 2 * second);
        }));
    }

    /// Beside the test program: a folder in memory has no disk to wait for.
    const fs::path folder_ = fs::current_path() / ("read-ahead-" + std::to_string(::getpid()));
    engine::render::PlanCompiler compiler_{Player::blockFrames};
    Listener listener_;
    ReadAhead readAhead_{listener_.doors};
};

} // namespace

TEST_F(ReadAheadTest, HoldsAWindowRoundThePlayheadAndTheLoop) {
    Watermark mark;
    listener_.doors.playhead.write({.at = 20 * second, .loops = true, .loopFrom = 3 * second});
    auto plan = compiler_.compile(twoTracks(), coldSources());
    Stretches stretches = stretchesOf(*plan);
    stretches.number = 7;
    readAhead_.show(std::make_unique<const Stretches>(std::move(stretches)));
    ASSERT_TRUE(comes([&] {
        mark = listener_.doors.watermark.read();
        return mark.covers(20 * second, 29 * second);
    }));
    EXPECT_EQ(mark.sound, 7u);
    EXPECT_TRUE(mark.covers(3 * second, 4 * second));
    EXPECT_FALSE(mark.covers(3 * second, 5 * second));
    EXPECT_FALSE(mark.covers(20 * second, 40 * second));
}

TEST_F(ReadAheadTest, HoldsWhatChainsReadAheadOfThat) {
    Album made = twoTracks();
    EqualizerSettings equalizer{.phase = EqualizerSettings::Phase::linear, .taps = 262144};
    equalizer.bands[0] = {.on = true, .gainDb = 3.0};
    made.tracks[0].chain = {tests::slot(equalizer)};
    const auto plan = compiler_.compile(made, coldSources());
    Stretches stretches = stretchesOf(*plan);
    stretches.number = 7;
    const FrameCount latency = plan->renderer->latency();
    ASSERT_GT(latency, 4 * second);
    listener_.doors.playhead.write({.at = 20 * second, .loops = true, .loopFrom = 3 * second});
    readAhead_.show(std::make_unique<const Stretches>(std::move(stretches)));
    EXPECT_TRUE(comes([&] {
        const Watermark mark = listener_.doors.watermark.read();
        return mark.covers(20 * second, 29 * second + latency) && mark.covers(3 * second, 4 * second + latency);
    }));
}

TEST_F(ReadAheadTest, SparesTheAudioThreadEveryWaitForTheDisk) {
    show(coldSources());
    long faults = faultsWhileHearing(441);
    listener_.play();
    for (int i = 0; i < 80; ++i) { // 40 s, over the seam
        letItRead();
        faults += faultsWhileHearing(second / 2);
    }
    EXPECT_GT(listener_.state().framesPlayed, trackFrames);
    listener_.locate(5 * second); // somewhere long let go
    faults += faultsWhileHearing(441);
    for (int i = 0; i < 4; ++i) {
        letItRead();
        faults += faultsWhileHearing(second / 10);
    }
    listener_.locate(55 * second); // somewhere never read
    faults += faultsWhileHearing(441);
    for (int i = 0; i < 4; ++i) {
        letItRead();
        faults += faultsWhileHearing(second / 10);
    }
    EXPECT_GT(listener_.state().position, 55 * second);
    EXPECT_EQ(faults, 0);
    EXPECT_EQ(listener_.state().misses, 0u);
}

TEST_F(ReadAheadTest, CountsAMissAndPlaysAllTheSame) {
    // Nobody reads ahead for this player: a second of waiting, and then it reads for itself.
    Listener alone;
    alone.doors.plan.publish(std::make_unique<const Shown>(Shown{compiler_.compile(twoTracks(), coldSources()), 1}));
    alone.play();
    const tests::Heard heard = alone.hear(3 * second, {441});
    const std::size_t first = heard.firstSound();
    EXPECT_NEAR(static_cast<double>(first), second, 1000.0);
    for (std::size_t i = first; i < heard.frames(); ++i) ASSERT_EQ(heard.left(i), static_cast<float>(i - first + 1));
    EXPECT_NEAR(static_cast<double>(alone.state().misses), 200.0, 5.0); // blocks
}

TEST_F(ReadAheadTest, SeesTheWaitsWhereNobodyReadsAhead) {
    // The control of the test above: the same album without a read-ahead.
    listener_.doors.plan.publish(
        std::make_unique<const Shown>(Shown{compiler_.compile(twoTracks(), coldSources()), 0}));
    listener_.play();
    const long faults = faultsWhileHearing(20 * second);
    if (faults == 0) GTEST_SKIP() << "this file system keeps every page in memory: there is nothing to wait for";
    EXPECT_GT(faults, 100);
}
