#include "tests/robustness/Killed.h"

#include "tests/support/Waiting.h"

#include <csignal>
#include <thread>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tests {

namespace {

pid_t start(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const pid_t child = fork();
    if (child != 0) return child;
    if (const int nowhere = open("/dev/null", O_WRONLY); nowhere >= 0) dup2(nowhere, STDOUT_FILENO);
    execv(arguments[0], arguments.data());
    _exit(127);
}

} // namespace

bool runAndKill(const std::vector<std::string>& words, std::chrono::microseconds after, int& status,
                const std::function<bool()>& something) {
    const pid_t child = start(words);
    if (something) (void)comes([&] { return something() || hasEnded(child); });
    std::this_thread::sleep_for(after);
    kill(child, SIGKILL);
    int end = 0;
    waitpid(child, &end, 0);
    status = WIFEXITED(end) ? WEXITSTATUS(end) : -1;
    return WIFSIGNALED(end) && WTERMSIG(end) == SIGKILL;
}

int runToEnd(const std::vector<std::string>& words) {
    int end = 0;
    waitpid(start(words), &end, 0);
    return WIFEXITED(end) ? WEXITSTATUS(end) : -1;
}

} // namespace tests
