#include "engine/delivery/ReadBack.h"

#include "core/Error.h"

#include <atomic>
#include <chrono>
#include <future>

namespace engine::delivery {

std::vector<std::vector<CheckedFile>> readBackAll(std::span<Target* const> targets, bool ownThreads,
                                                  const std::function<void(std::uintmax_t bytes)>& told,
                                                  std::stop_token stop) {
    using namespace std::chrono_literals;
    std::atomic<std::uintmax_t> read = 0;
    std::atomic<bool> failed = false;
    const auto readOne = [&](Target* target) {
        try {
            return target->readBack([&](std::uintmax_t bytes) {
                read += bytes;
                if (stop.stop_requested() || failed) throw core::Cancelled();
                if (!ownThreads) told(read);
            });
        } catch (...) {
            failed = true;
            throw;
        }
    };
    std::vector<std::future<std::vector<CheckedFile>>> readings;
    for (auto* target : targets)
        readings.push_back(std::async(ownThreads ? std::launch::async : std::launch::deferred, readOne, target));
    std::vector<std::vector<CheckedFile>> checked;
    std::exception_ptr trouble;
    bool wasCancelled = false;
    for (auto& reading : readings) {
        while (reading.wait_for(50ms) == std::future_status::timeout) told(read);
        // The first real trouble counts: the others were told to stop because of it.
        try {
            checked.push_back(reading.get());
        } catch (const core::Cancelled&) {
            wasCancelled = true;
        } catch (...) {
            if (!trouble) trouble = std::current_exception();
        }
    }
    if (trouble) std::rethrow_exception(trouble);
    if (wasCancelled) throw core::Cancelled();
    return checked;
}

} // namespace engine::delivery
