#include "tests/ui/HangWatch.h"

#include <chrono>
#include <csignal>
#include <execinfo.h>
#include <fstream>
#include <span>
#include <utility>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/common_interface_defs.h>
#endif

namespace tests {

namespace {

constexpr double lookMs = 5.0; ///< Its states are of interest from then on.

std::atomic<HangWatch*> watch = nullptr; // a signal's handler knows nothing else

/// "ui::Desk::undo() Desk.cpp:58"; empty where only our code is asked for and it is not.
std::string nameOf(void* frame, bool oursOnly) {
#if defined(__SANITIZE_ADDRESS__)
    char text[512] = {};
    __sanitizer_symbolize_pc(frame, "%f %s:%l", text, sizeof(text));
    const std::string whole(text);
    if (!oursOnly) return whole.substr(0, whole.find('('));
    for (const char* const room : {"/ui/", "/engine/", "/core/"}) {
        const auto at = whole.rfind(room);
        if (at != std::string::npos && whole.find("/tests/") == std::string::npos)
            return whole.substr(0, whole.find('(')) + " " + whole.substr(at + 1);
    }
    return {};
#else
    (void)oursOnly;
    char** const texts = backtrace_symbols(&frame, 1);
    std::string text = texts ? texts[0] : "";
    std::free(texts);
    return text;
#endif
}

std::string lineOf(std::span<void* const> frames, bool oursOnly) {
    std::string line;
    int named = 0;
    for (void* const frame : frames) {
        const std::string name = nameOf(frame, oursOnly);
        if (!name.empty() && named < 8) line += (named++ ? " < " : "") + name;
    }
    return line;
}

} // namespace

HangWatch::HangWatch(double longMs) : longMs_(longMs), watched_(pthread_self()), thread_(gettid()) {
    void* once[1];
    (void)backtrace(once, 1); // loads what it needs, which a handler must not
    watch = this;
    struct sigaction action {};
    action.sa_handler = &HangWatch::take;
    action.sa_flags = SA_RESTART;
    sigaction(SIGUSR2, &action, nullptr);
    looking_ = std::jthread([this](const std::stop_token& stop) { look(stop); });
}

HangWatch::~HangWatch() {
    looking_.request_stop();
    looking_.join();
    std::signal(SIGUSR2, SIG_IGN);
    watch = nullptr;
}

void HangWatch::begin() {
    const std::lock_guard lock(mutex_);
    taken_ = 0;
    states_.clear();
    began_ = clock_.now();
}

ThreadTime HangWatch::end() {
    const ThreadAccount ended = clock_.now();
    const std::lock_guard lock(mutex_);
    const auto began = std::exchange(began_, std::nullopt);
    return began ? ThreadTime(*began, ended) : ThreadTime();
}

void HangWatch::take(int) {
    HangWatch* const self = watch;
    if (!self || self->taken_ >= most) return;
    Stack& stack = self->stacks_[static_cast<std::size_t>(self->taken_.load())];
    stack.depth = backtrace(stack.frames.data(), deepest);
    ++self->taken_;
}

void HangWatch::look(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        const std::lock_guard lock(mutex_);
        if (!began_) continue;
        const double ownMs = ThreadTime(*began_, clock_.now()).ownMs();
        if (ownMs > lookMs) ++states_[stateNow()];
        const int taken = taken_;
        if (taken < most && ownMs > longMs_ * (taken + 1)) pthread_kill(watched_, SIGUSR2);
    }
}

/// Its letter ("R" = it runs or could, "S" and "D" = it sleeps) and the kernel's function that it sleeps in.
std::string HangWatch::stateNow() const {
    const std::string task = "/proc/self/task/" + std::to_string(thread_);
    std::string state;
    std::getline(std::ifstream(task + "/stat"), state);
    const auto name = state.rfind(')');
    state = name == std::string::npos ? "?" : state.substr(name + 2, 1);
    std::string in;
    std::getline(std::ifstream(task + "/wchan"), in);
    return in.empty() || in == "0" ? state : state + " " + in;
}

std::string HangWatch::states() const {
    const std::lock_guard lock(mutex_);
    std::string all;
    for (const auto& [state, times] : states_) all += (all.empty() ? "" : ", ") + state + " " + std::to_string(times);
    return all;
}

std::vector<std::string> HangWatch::stacks() const {
    std::vector<std::string> lines;
    for (int n = 0; n < taken_; ++n) {
        const Stack& stack = stacks_[static_cast<std::size_t>(n)];
        const std::span<void* const> frames(stack.frames.data(), static_cast<std::size_t>(stack.depth));
        const std::string ours = lineOf(frames, true);
        lines.push_back(ours.empty() ? lineOf(frames, false) : ours);
    }
    return lines;
}

} // namespace tests
