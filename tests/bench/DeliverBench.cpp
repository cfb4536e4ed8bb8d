// The whole job, as a user runs it: an album of ten mixes (24 bits, 44.1 kHz) with equalizer, compressor and limiter on
// its chain, to a DDP fileset and 24-bit WAV by one `lacquer deliver`, read back and measured. Prints times real time
// and the highest memory of the process, and beside it what a scan by libebur128 and a like chain in sox take.
//
//   deliver_bench build/release/lacquer [MINUTES] [THREADS]
#include "tests/support/Scratch.h"
#include "tests/support/Signals.h"

#include <ebur128.h>
#include <sndfile.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr int rate = 44100;
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
std::vector<std::string> mixes(const fs::path& folder, double minutes) {
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
        auto* meter = ebur128_init(2, rate, EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK);
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

} // namespace

int main(int count, char** words) {
    if (count < 2) return std::fputs("deliver_bench LACQUER [MINUTES] [THREADS]\n", stderr), 2;
    const std::string lacquer = fs::absolute(words[1]);
    const double minutes = count > 2 ? std::atof(words[2]) : 40.0;
    const std::string threads = count > 3 ? words[3] : "2";
    const double soundSeconds = minutes * 60.0;

    const tests::ScratchFolder folder;
    ::setenv("XDG_CACHE_HOME", (folder.path() / "cache").c_str(), 1);
    ::setenv("XDG_STATE_HOME", (folder.path() / "state").c_str(), 1);
    const auto paths = mixes(folder.path(), minutes);
    const std::string album = folder / "album.lacquer";
    std::printf("%g minutes, %d mixes, equalizer of 4 bands, compressor, limiter; %s threads\n", minutes, tracks,
                threads.c_str());
    std::fflush(stdout);

    print("lacquer new (imports)", run(joined({lacquer, "new", album}, paths)), soundSeconds);
    for (const char* module : {"equalizer", "compressor", "limiter"})
        run({lacquer, "chain", album, "album", "add", module});
    const std::string chain = "album.chain.";
    run({lacquer, "set", album, chain + "equalizer.band1.on=on", chain + "equalizer.band1.type=lowShelf",
         chain + "equalizer.band1.frequency=80", chain + "equalizer.band1.gain=1.5", chain + "equalizer.band2.on=on",
         chain + "equalizer.band2.frequency=300", chain + "equalizer.band2.gain=-1", chain + "equalizer.band3.on=on",
         chain + "equalizer.band3.frequency=3000", chain + "equalizer.band3.gain=1", chain + "equalizer.band4.on=on",
         chain + "equalizer.band4.type=highShelf", chain + "equalizer.band4.frequency=10000",
         chain + "equalizer.band4.gain=1.5", chain + "compressor.makeup=4", chain + "limiter.drive=3"});
    print(
        "lacquer deliver ddp and wav24",
        run({lacquer, "deliver", album, "--to", folder / "out", "--as", "ddp", "--as", "wav24", "--threads", threads}),
        soundSeconds);
    print("lacquer measure", run(joined({lacquer, "measure"}, paths)), soundSeconds);

    print("libebur128, scan alone, 1 thread", timed([&] { scanWithLibebur128(paths); }), soundSeconds);
    print("sox, a like chain, no true peak",
          run(joined(joined({"sox"}, paths), {"-b",         "16",      folder / "sox.wav",
                                              "gain",       "-4",      "bass",
                                              "1.5",        "80",      "equalizer",
                                              "300",        "1q",      "-1",
                                              "equalizer",  "3000",    "1q",
                                              "1",          "treble",  "1.5",
                                              "10000",      "compand", "0.02,0.2",
                                              "6:-18,-9,0", "4",       "gain",
                                              "-l",         "3",       "dither"})),
          soundSeconds);
}
