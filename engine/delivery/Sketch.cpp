#include "engine/delivery/Sketch.h"

#include "core/Error.h"
#include "core/FileDescriptor.h"
#include "core/TemporaryName.h"

#include <algorithm>
#include <fcntl.h>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace engine::delivery {

namespace {

static_assert(std::is_trivially_copyable_v<Sketch>, "it stands in the file as in memory");

/// A number of 64 bits that looks drawn by lot (Steele, Lea, Flood 2014: SplitMix).
std::uint64_t mixed(std::uint64_t value) {
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9U;
    value = (value ^ value >> 27) * 0x94D049BB133111EBU;
    return value ^ value >> 31;
}

} // namespace

void Sketcher::add(std::span<const float> interleaved, const Take& take) {
    for (const float sample : interleaved) {
        const std::uint64_t draw = mixed(samples_++);
        now_.sums[draw % Sketch::numbers] += draw >> 63 ? sample : -sample;
        now_.energy += double{sample} * double{sample};
        if (samples_ % secondSamples_ != 0) continue;
        take(now_);
        now_ = {};
    }
}

KeptSketches::KeptSketches(int rate, const std::filesystem::path& beside)
    : beside_(beside), path_(core::temporaryName(beside)), sketcher_(rate) {}

KeptSketches::~KeptSketches() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
}

void KeptSketches::add(std::span<const float> interleaved) {
    sketcher_.add(interleaved, [&](const Sketch& second) { keep(second); });
}

void KeptSketches::finish() {
    if (const Sketch* cut = sketcher_.cut()) keep(*cut);
    flush();
    last_ = std::vector<Sketch>(); // its memory too
}

void KeptSketches::keep(const Sketch& second) {
    constexpr std::size_t most = 128;
    loudest_ = std::max(loudest_, second.energy);
    last_.push_back(second);
    if (last_.size() == most) flush();
}

void KeptSketches::flush() {
    try {
        // Opened each time: an album has as many sketched sounds as lossy files, a process few open ones.
        core::FileDescriptor file(path_, O_WRONLY | O_CREAT | O_APPEND);
        file.write({reinterpret_cast<const char*>(last_.data()), last_.size() * sizeof(Sketch)});
        file.close();
    } catch (const core::Error& error) {
        throw core::saidOf(beside_, error);
    }
    last_.clear();
}

} // namespace engine::delivery
