#include "tests/app/Run.h"

#include "tests/support/Waiting.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace tests {

namespace {

namespace fs = std::filesystem;

void redirect(int descriptor, const fs::path& file) {
    const int to = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (to < 0 || dup2(to, descriptor) < 0) _exit(127);
    close(to);
}

int statusOf(int raw) {
    return WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
}

/// Runs a program in a folder; `meanwhile` gets its process id.
Ran runProgram(const std::vector<std::string>& command, const fs::path& folder,
               const std::map<std::string, std::string>& environment,
               const std::function<void(pid_t)>& meanwhile = {}) {
    const fs::path out = folder / ".out";
    const fs::path error = folder / ".error";
    std::vector<char*> arguments;
    for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("cannot fork");
    if (child == 0) {
        if (chdir(folder.c_str()) != 0) _exit(127);
        for (const auto& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
        redirect(STDOUT_FILENO, out);
        redirect(STDERR_FILENO, error);
        execvp(arguments[0], arguments.data());
        _exit(127);
    }
    if (meanwhile) meanwhile(child);
    int raw = 0;
    while (waitpid(child, &raw, 0) < 0 && errno == EINTR) {
    }
    return {.status = statusOf(raw), .out = textOf(out), .error = textOf(error)};
}

std::vector<std::string> programWith(const std::vector<std::string>& arguments) {
    std::vector<std::string> command = {LACQUER_PROGRAM};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return command;
}

} // namespace

Desk::Desk() {
    setEnvironment("XDG_CACHE_HOME", (folder_ / "cache").string());
    setEnvironment("XDG_DATA_HOME", (folder_ / "data").string());
    setEnvironment("LACQUER", LACQUER_PROGRAM);
}

Ran Desk::run(const std::vector<std::string>& arguments) const {
    return runProgram(programWith(arguments), folder_.path(), environment_);
}

Ran Desk::interrupted(const std::vector<std::string>& arguments, const fs::path& folder) const {
    const auto interrupt = [&](pid_t child) {
        const auto hasBegun = [&] {
            std::error_code none;
            return fs::exists(folder, none) && !fs::is_empty(folder, none);
        };
        EXPECT_TRUE(comes([&] { return hasBegun() || hasEnded(child); }));
        for (int times = 0; times < 2; ++times) { // as timeout(1) does
            kill(child, SIGINT);
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    };
    return runProgram(programWith(arguments), folder_.path(), environment_, interrupt);
}

Ran Desk::shell(const std::string& command) const {
    return runProgram({"bash", "-c", command}, folder_.path(), environment_);
}

std::string textOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace tests
