#include "engine/delivery/Sketch.h"

#include "core/Error.h"
#include "core/FileDescriptor.h"
#include "core/TemporaryName.h"
#include "engine/delivery/DitherNumbers.h"

#include <algorithm>
#include <fcntl.h>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace engine::delivery {

static_assert(std::is_trivially_copyable_v<Sketch>, "it stands in the file as in memory");

void Sketcher::add(std::span<const float> interleaved, const Take& take) {
    for (const float sample : interleaved) {
        const std::uint64_t draw = numbers::mixed(samples_++ + numbers::golden);
        now_.sums[draw % Sketch::numbers] += draw >> 63 ? sample : -sample;
        now_.energy += double{sample} * double{sample};
        if (samples_ % secondSamples_ != 0) continue;
        take(now_);
        now_ = {};
    }
}

KeptSketches::KeptSketches(int rate, const std::filesystem::path& beside)
    : rate_(rate), beside_(beside), path_(core::temporaryName(beside)), sketcher_(rate) {}

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
