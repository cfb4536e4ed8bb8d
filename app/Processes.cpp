#include "app/Processes.h"

#include "core/Error.h"
#include "core/FileDescriptor.h"

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <map>
#include <memory>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace app {

namespace {

constexpr const char* itself = "/proc/self/exe";
constexpr std::chrono::milliseconds look{20};

/// A file without a name, for what a process writes.
class Catch {
  public:
    Catch() : descriptor_(memfd_create("lacquer", MFD_CLOEXEC)) {
        if (descriptor_ < 0) core::throwSystemError("a process cannot be started", errno, itself);
    }
    ~Catch() { close(descriptor_); }
    Catch(const Catch&) = delete;
    Catch& operator=(const Catch&) = delete;

    int descriptor() const { return descriptor_; }
    std::string text() const {
        std::string all;
        std::array<char, 65536> part{};
        for (off_t at = 0;;) {
            const ssize_t bytes = pread(descriptor_, part.data(), part.size(), at);
            if (bytes <= 0) return all;
            all.append(part.data(), static_cast<std::size_t>(bytes));
            at += bytes;
        }
    }

  private:
    int descriptor_;
};

struct Running {
    std::size_t job = 0;
    std::unique_ptr<Catch> out = std::make_unique<Catch>();
    std::unique_ptr<Catch> error = std::make_unique<Catch>();
};

/// With no signal blocked: whoever waits for signals here blocks them, and what is started would inherit that.
pid_t start(const std::vector<std::string>& arguments, const Running& running) {
    std::vector<char*> words = {const_cast<char*>("lacquer")};
    for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, running.out->descriptor(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, running.error->descriptor(), STDERR_FILENO);
    posix_spawnattr_t how;
    posix_spawnattr_init(&how);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&how, &none);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK);
    pid_t process = 0;
    const int trouble = posix_spawn(&process, itself, &files, &how, words.data(), environ);
    posix_spawnattr_destroy(&how);
    posix_spawn_file_actions_destroy(&files);
    if (trouble != 0) core::throwSystemError("a process cannot be started", trouble, itself);
    return process;
}

} // namespace

void runEach(const std::vector<std::vector<std::string>>& jobs, int atOnce, const std::stop_token& stop,
             const std::function<void(std::size_t job, const Ended& ended)>& ended) {
    std::map<pid_t, Running> running;
    std::size_t next = 0;
    bool wasTold = false;
    while (!running.empty() || (next < jobs.size() && !stop.stop_requested())) {
        while (running.size() < static_cast<std::size_t>(atOnce) && next < jobs.size() && !stop.stop_requested()) {
            Running one{.job = next};
            const pid_t process = start(jobs[next++], one);
            running.emplace(process, std::move(one));
        }
        if (stop.stop_requested() && !std::exchange(wasTold, true))
            for (const auto& each : running) kill(each.first, SIGINT);
        int raw = 0;
        const pid_t process = waitpid(-1, &raw, WNOHANG);
        const auto found = running.find(process);
        if (found == running.end()) {
            std::this_thread::sleep_for(look);
            continue;
        }
        const int status = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
        const Ended one{status, found->second.out->text(), found->second.error->text()};
        const std::size_t job = found->second.job;
        running.erase(found);
        ended(job, one);
    }
}

} // namespace app
