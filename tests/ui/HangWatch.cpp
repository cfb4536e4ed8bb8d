#include "tests/ui/HangWatch.h"

#include <chrono>
#include <csignal>
#include <execinfo.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/common_interface_defs.h>
#endif

namespace tests {

namespace {

std::atomic<HangWatch*> watch = nullptr; // a signal's handler knows nothing else

/// "ui::Desk::undo() Desk.cpp:58"; empty where it is not our code.
std::string nameOf(void* frame) {
#if defined(__SANITIZE_ADDRESS__)
    char text[512] = {};
    __sanitizer_symbolize_pc(frame, "%f %s:%l", text, sizeof(text));
    const std::string whole(text);
    for (const char* const room : {"/ui/", "/engine/", "/core/"}) {
        const auto at = whole.rfind(room);
        if (at != std::string::npos && whole.find("/tests/") == std::string::npos)
            return whole.substr(0, whole.find('(')) + " " + whole.substr(at + 1);
    }
    return {};
#else
    char** const texts = backtrace_symbols(&frame, 1);
    std::string text = texts ? texts[0] : "";
    std::free(texts);
    return text;
#endif
}

} // namespace

HangWatch::HangWatch(double longMs) : longMs_(longMs), watched_(pthread_self()) {
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
    taken_ = 0;
    began_ = clock_.now();
    beganOwnMs_ = began_.ownMs();
}

ThreadTime HangWatch::end() {
    beganOwnMs_ = -1.0;
    return clock_.now() - began_;
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
        const double began = beganOwnMs_;
        const int taken = taken_;
        if (began < 0.0 || taken >= most) continue;
        if (clock_.now().ownMs() - began > longMs_ * (taken + 1)) pthread_kill(watched_, SIGUSR2);
    }
}

std::vector<std::string> HangWatch::stacks() const {
    std::vector<std::string> lines;
    for (int n = 0; n < taken_; ++n) {
        const Stack& stack = stacks_[static_cast<std::size_t>(n)];
        std::string line;
        int named = 0;
        for (int frame = 0; frame < stack.depth && named < 8; ++frame) {
            const std::string name = nameOf(stack.frames[static_cast<std::size_t>(frame)]);
            if (name.empty()) continue;
            line += (named++ ? " < " : "") + name;
        }
        lines.push_back(line);
    }
    return lines;
}

} // namespace tests
