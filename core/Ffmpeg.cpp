#include "core/Ffmpeg.h"

#include "core/Error.h"
#include "core/FileDescriptor.h"
#include "core/SafeFile.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <optional>
#include <spawn.h>
#include <string>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace core {

namespace {

constexpr std::size_t frameBytes = 8; // two channels of 32 bits, integer or float

std::optional<std::filesystem::path> onPath(std::string_view program) {
    const char* const path = std::getenv("PATH");
    std::string_view rest = path ? path : "";
    while (!rest.empty()) {
        const std::string_view folder = rest.substr(0, rest.find(':'));
        rest.remove_prefix(std::min(rest.size(), folder.size() + 1));
        const auto file = std::filesystem::path(folder) / program;
        if (!folder.empty() && ::access(file.c_str(), X_OK) == 0) return file;
    }
    return std::nullopt;
}

/// A descriptor that closes itself.
class Open {
  public:
    explicit Open(int fd) : fd_(fd) {}
    Open(const Open&) = delete;
    Open& operator=(const Open&) = delete;
    ~Open() { close(); }
    int get() const { return fd_; }
    void close() {
        if (fd_ >= 0) ::close(fd_);
        fd_ = -1;
    }

  private:
    int fd_;
};

/// The running program: one end of a socket is its input or output, what it complains of goes into memory. A socket,
/// since writing to a pipe that nobody reads any more would end this program by a signal.
class Child {
  public:
    Child(std::vector<std::string> arguments, int stream, const std::filesystem::path& file) : path_(file) {
        const auto program = onPath("ffmpeg");
        if (!program) throw Error(noFfmpeg, file);
        std::array<int, 2> ends{-1, -1};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
            throwSystemError("ffmpeg cannot be started for it", errno, file);
        ours_.emplace(ends[0]);
        Open theirs(ends[1]);
        std::vector<char*> words;
        arguments.insert(arguments.begin(), {"ffmpeg", "-hide_banner", "-nostdin", "-v", "error"});
        for (std::string& each : arguments) words.push_back(each.data());
        words.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        for (const int standard : {STDIN_FILENO, STDOUT_FILENO})
            if (standard != stream) posix_spawn_file_actions_addopen(&actions, standard, "/dev/null", O_RDWR, 0);
        posix_spawn_file_actions_adddup2(&actions, theirs.get(), stream);
        posix_spawn_file_actions_adddup2(&actions, said_.get(), STDERR_FILENO);
        // In a group of its own: what the terminal sends to this program is not for it.
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
        const int error = ::posix_spawn(&pid_, program->c_str(), &actions, &attributes, words.data(), environ);
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&actions);
        if (error != 0) throwSystemError("ffmpeg cannot be started for it", error, file);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (pid_ <= 0) return;
        ::kill(pid_, SIGKILL);
        wait();
    }

    void write(const void* data, std::size_t bytes) {
        const auto* at = static_cast<const char*>(data);
        while (bytes > 0) {
            const ssize_t done = ::send(ours_->get(), at, bytes, MSG_NOSIGNAL);
            if (done < 0 && errno == EINTR) continue;
            if (done <= 0) fail();
            at += done;
            bytes -= static_cast<std::size_t>(done);
        }
    }

    /// Fewer only at the end.
    std::size_t read(std::span<char> bytes) {
        std::size_t got = 0;
        while (got < bytes.size()) {
            const ssize_t more = ::recv(ours_->get(), bytes.data() + got, bytes.size() - got, 0);
            if (more < 0 && errno == EINTR) continue;
            if (more <= 0) break;
            got += static_cast<std::size_t>(more);
        }
        return got;
    }

    /// Lets it come to its end. Throws Error where that was not a good one.
    void end() {
        ours_->close();
        if (!wait()) fail();
    }

  private:
    /// Whether it ended well.
    bool wait() {
        if (pid_ <= 0) return isGood_;
        int status = 0;
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
        isGood_ = WIFEXITED(status) && WEXITSTATUS(status) == 0;
        return isGood_;
    }

    [[noreturn]] void fail() {
        ours_->close();
        wait();
        std::string said(2000, '\0');
        const ssize_t got = ::pread(said_.get(), said.data(), said.size(), 0);
        said.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        if (said.find("No space left") != std::string::npos) throwSystemError("cannot be written", ENOSPC, path_);
        if (said.find("File too large") != std::string::npos) throwSystemError("cannot be written", EFBIG, path_);
        said = said.substr(0, said.find('\n'));
        throw Error("ffmpeg failed with it" + (said.empty() ? std::string() : ": " + said), path_);
    }

    std::filesystem::path path_;
    std::optional<Open> ours_;
    Open said_{::memfd_create("ffmpeg", MFD_CLOEXEC)};
    pid_t pid_ = -1;
    bool isGood_ = false;
};

std::string inputOf(const std::filesystem::path& path) {
    return "file:" + std::filesystem::absolute(path).string();
}

std::vector<std::string> encoding(const std::filesystem::path& path, Delivery::Format format,
                                  Delivery::WordLength wordLength, int rate) {
    const bool isAac = format == Delivery::Format::aac;
    const std::string hertz = std::to_string(rate);
    std::vector<std::string> words = {"-f", isAac ? "f32le" : "s32le", "-ar", hertz, "-ac", "2", "-i", "pipe:0"};
    if (isAac)
        words.insert(words.end(), {"-c:a", "aac", "-b:a", "256k"});
    else
        words.insert(words.end(),
                     {"-c:a", "alac", "-sample_fmt", wordLength == Delivery::WordLength::int16 ? "s16p" : "s32p"});
    // The movie's clock in frames: its edit list then says to the frame how long the sound is.
    words.insert(words.end(), {"-threads", "1", "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact",
                               "-movie_timescale", hertz, "-f", "ipod", "-y", inputOf(path)});
    return words;
}

} // namespace

bool hasFfmpeg() {
    return onPath("ffmpeg").has_value();
}

struct FfmpegEncoder::Process {
    std::filesystem::path path;
    Child child;
};

FfmpegEncoder::FfmpegEncoder(const std::filesystem::path& path, Delivery::Format format,
                             Delivery::WordLength wordLength, int rate)
    : process_(new Process{path, {encoding(path, format, wordLength, rate), STDIN_FILENO, path}}) {
    assert(format == Delivery::Format::aac || format == Delivery::Format::alac);
}
FfmpegEncoder::~FfmpegEncoder() = default;

void FfmpegEncoder::write(std::span<const std::int32_t> interleaved) {
    process_->child.write(interleaved.data(), interleaved.size_bytes());
}

void FfmpegEncoder::write(std::span<const float> interleaved) {
    process_->child.write(interleaved.data(), interleaved.size_bytes());
}

void FfmpegEncoder::finish() {
    process_->child.end();
    syncFile(process_->path);
}

struct FfmpegDecoder::Process {
    Child child;
};

FfmpegDecoder::FfmpegDecoder(const std::filesystem::path& path, bool asWords)
    : process_(new Process{
          {{"-i", inputOf(path), "-ac", "2", "-f", asWords ? "s32le" : "f32le", "pipe:1"}, STDOUT_FILENO, path}}) {}
FfmpegDecoder::~FfmpegDecoder() = default;

FrameCount FfmpegDecoder::readBytes(std::span<char> bytes) {
    const std::size_t got = process_->child.read(bytes.first(bytes.size() - bytes.size() % frameBytes));
    if (got < bytes.size() - bytes.size() % frameBytes) process_->child.end();
    return static_cast<FrameCount>(got / frameBytes);
}

FrameCount FfmpegDecoder::read(std::span<std::int32_t> interleaved) {
    return readBytes({reinterpret_cast<char*>(interleaved.data()), interleaved.size_bytes()});
}

FrameCount FfmpegDecoder::read(std::span<float> interleaved) {
    return readBytes({reinterpret_cast<char*>(interleaved.data()), interleaved.size_bytes()});
}

} // namespace core
