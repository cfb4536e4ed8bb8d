// The whole job, as a user runs it: an album of ten mixes (24 bits, 44.1 kHz) under an equalizer of eight bands, a
// multiband of four and a true-peak limiter, by `lacquer deliver`: written, read back and measured. Prints times real
// time and the highest memory of the process; beside it what the parts of a delivery take each alone, what a scan by
// libebur128 takes, and a like chain in sox. Then the same at 96 kHz for all that a label asks for, in one pass.
//
//   deliver_bench build/release/lacquer [MINUTES]
#include "core/Units.h"
#include "tests/bench/DeliveryParts.h"
#include "tests/support/Scratch.h"
#include "tests/support/Signals.h"

#include <ebur128.h>
#include <sndfile.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr int tracks = 10;

struct Run {
    bool done = false;
    double seconds = 0.0;
    double cpuSeconds = 0.0;
    double peakMegabytes = 0.0;
};

double secondsOf(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

Run run(const std::vector<std::string>& words) {
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        std::vector<char*> arguments;
        for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        if (!std::freopen("/dev/null", "w", stdout)) ::_exit(127);
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    int status = 0;
    rusage used{};
    ::wait4(child, &status, 0, &used);
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    return {.done = WIFEXITED(status) && WEXITSTATUS(status) == 0,
            .seconds = wall.count(),
            .cpuSeconds = secondsOf(used.ru_utime) + secondsOf(used.ru_stime),
            .peakMegabytes = static_cast<double>(used.ru_maxrss) / 1024.0};
}

void print(const char* what, const Run& run, double soundSeconds) {
    if (run.done)
        std::printf("%-34s %7.2f s  %6.0f x real time  %6.0f x by CPU time  %6.1f MB\n", what, run.seconds,
                    soundSeconds / run.seconds, soundSeconds / run.cpuSeconds, run.peakMegabytes);
    else
        std::printf("%-34s failed\n", what);
    std::fflush(stdout);
}

/// Half a minute of music again and again, a little different in each mix.
std::vector<std::string> mixes(const fs::path& folder, double minutes, int rate) {
    std::vector<std::string> paths;
    for (int track = 0; track < tracks; ++track) {
        const auto loop = tests::musicLike(30 * rate, rate, -1.0 - 0.2 * track, static_cast<std::uint64_t>(track) + 1);
        std::vector<double> interleaved;
        for (std::size_t i = 0; i < loop.left.size(); ++i)
            interleaved.insert(interleaved.end(), {loop.left[i], loop.right[i]});
        paths.push_back(folder / ("mix" + std::to_string(track + 1) + ".wav"));
        SF_INFO facts{};
        facts.samplerate = rate;
        facts.channels = 2;
        facts.format = SF_FORMAT_WAV | SF_FORMAT_PCM_24;
        auto* file = ::sf_open(paths.back().c_str(), SFM_WRITE, &facts);
        for (auto missing = static_cast<sf_count_t>(minutes * 60.0 * rate / tracks); missing > 0;)
            missing -= ::sf_writef_double(file, interleaved.data(), std::min<sf_count_t>(missing, loop.frames()));
        ::sf_close(file);
    }
    return paths;
}

/// What only the scan for loudness and true peak takes with libebur128's own.
void scanWithLibebur128(const std::vector<std::string>& paths) {
    std::vector<double> buffer(2 * 44100);
    for (const auto& path : paths) {
        SF_INFO facts{};
        auto* file = ::sf_open(path.c_str(), SFM_READ, &facts);
        auto* meter = ebur128_init(2, core::cdRate, EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK);
        while (const auto frames = ::sf_readf_double(file, buffer.data(), 44100))
            ebur128_add_frames_double(meter, buffer.data(), static_cast<std::size_t>(frames));
        double lufs = 0.0;
        ebur128_loudness_global(meter, &lufs);
        ebur128_destroy(&meter);
        ::sf_close(file);
    }
}

Run timed(const std::function<void()>& work) {
    rusage before{}, after{};
    ::getrusage(RUSAGE_SELF, &before);
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    ::getrusage(RUSAGE_SELF, &after);
    return {.done = true,
            .seconds = wall.count(),
            .cpuSeconds = secondsOf(after.ru_utime) - secondsOf(before.ru_utime),
            .peakMegabytes = static_cast<double>(after.ru_maxrss) / 1024.0};
}

std::vector<std::string> joined(std::vector<std::string> words, const std::vector<std::string>& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
}

/// Makes the album's chain.
void setChain(const std::string& lacquer, const std::string& album) {
    for (const char* module : {"equalizer", "multiband", "limiter"})
        run({lacquer, "chain", album, "album", "add", module});
    std::vector<std::string> words{lacquer, "set", album, "album.chain.multiband.count=4",
                                   "album.chain.limiter.drive=6"};
    const char* const bands[] = {"40", "100", "250", "600", "1500", "3500", "8000", "14000"};
    for (int n = 0; n < 8; ++n) {
        const std::string band = "album.chain.equalizer.band" + std::to_string(n + 1);
        words.insert(words.end(),
                     {band + ".on=on", band + ".frequency=" + bands[n], band + ".gain=" + (n % 2 ? "-1" : "1")});
    }
    run(words);
}

/// The best of three runs: what disturbs a run makes it slower. Each into a folder of its own, which goes.
Run delivered(const std::string& lacquer, const std::string& album, const std::string& threads,
              const std::vector<std::string>& formats) {
    Run best;
    for (int n = 0; n < 3; ++n) {
        const tests::ScratchFolder out;
        std::vector<std::string> words{lacquer,     "deliver", album,      "--to",       out / "out",
                                       "--threads", threads,   "--reason", "a benchmark"};
        for (const auto& format : formats) words.insert(words.end(), {"--as", format});
        const Run now = run(words);
        if (!now.done) return now;
        if (!best.done || now.seconds < best.seconds) best = now;
    }
    return best;
}

/// A delivery in one pass against its parts, each alone.
void printOnePass(const std::string& lacquer, const std::string& album, double soundSeconds,
                  const std::vector<std::string>& formats) {
    const Run whole = delivered(lacquer, album, "2", formats);
    std::string name = "lacquer deliver";
    for (const auto& format : formats) name += " " + format;
    print(name.c_str(), whole, soundSeconds);
    const tests::ScratchFolder out;
    double sum = 0.0;
    for (const auto& part : bench::deliveryParts(album, formats, out.path())) {
        std::printf("    %-31s %7.2f s of CPU\n", part.name.c_str(), part.cpuSeconds);
        sum += part.cpuSeconds;
    }
    std::printf("    one pass takes %.2f times half of their sum, %.2f s\n", whole.seconds / (sum / 2.0), sum / 2.0);
    std::fflush(stdout); // Or a child has it too.
}

} // namespace

int main(int count, char** words) {
    if (count < 2) return std::fputs("deliver_bench LACQUER [MINUTES]\n", stderr), 2;
    const std::string lacquer = fs::absolute(words[1]);
    const double minutes = count > 2 ? std::atof(words[2]) : 40.0;
    const double soundSeconds = minutes * 60.0;

    const tests::ScratchFolder folder;
    ::setenv("XDG_CACHE_HOME", (folder.path() / "cache").c_str(), 1);
    ::setenv("XDG_STATE_HOME", (folder.path() / "state").c_str(), 1);
    const auto paths = mixes(folder.path(), minutes, core::cdRate);
    const std::string album = folder / "album.lacquer";
    std::printf("%g minutes, %d mixes, equalizer of 8 bands, multiband of 4, limiter\n", minutes, tracks);
    std::fflush(stdout);

    print("lacquer new (imports)", run(joined({lacquer, "new", album}, paths)), soundSeconds);
    setChain(lacquer, album);
    for (const char* threads : {"1", "2"})
        print(("lacquer deliver wav16, threads: " + std::string(threads)).c_str(),
              delivered(lacquer, album, threads, {"wav16"}), soundSeconds);
    printOnePass(lacquer, album, soundSeconds, {"ddp", "wav24", "flac24"});
    print("lacquer measure", run(joined({lacquer, "measure"}, paths)), soundSeconds);

    print("libebur128, scan alone, 1 thread", timed([&] { scanWithLibebur128(paths); }), soundSeconds);
    std::vector<std::string> sox = joined(joined({"sox"}, paths), {"-b", "16", folder / "sox.wav", "gain", "-4"});
    for (const char* hz : {"40", "100", "250", "600", "1500", "3500", "8000", "14000"})
        sox = joined(sox, {"equalizer", hz, "1q", "1"});
    sox = joined(sox, {"mcompand", "0.02,0.2 6:-18,-9,0 4", "120", "0.02,0.2 6:-18,-9,0 4", "1000",
                       "0.02,0.2 6:-18,-9,0 4", "6000", "0.02,0.2 6:-18,-9,0 4", "gain", "-l", "3", "dither"});
    print("sox, a like chain, no true peak", run(sox), soundSeconds);

    // All that a label asks for, of an album at 96 kHz.
    for (const auto& path : paths) fs::remove(path);
    const std::string high = folder / "high.lacquer";
    run(joined({lacquer, "new", high}, mixes(folder.path(), minutes, 96000)));
    setChain(lacquer, high);
    std::printf("the same at 96 kHz\n");
    std::fflush(stdout);
    printOnePass(lacquer, high, soundSeconds, {"ddp", "wav16", "wav24", "flac16", "flac24", "mp3"});
}
