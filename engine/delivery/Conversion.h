// What happens to sound between the print and a file, at the delivery's rate: guard, dither, word length. One object
// serves every target that wants the same. Job threads; the same bits however the sound is cut into blocks.
#pragma once

#include "core/Album.h"
#include "core/Units.h"
#include "engine/delivery/Guard.h"
#include "engine/delivery/WordLength.h"
#include "engine/dsp/StereoBlock.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace engine::delivery {

/// Delivered sound, as a file holds it: left, right, left ... One of the two is empty.
struct PcmBlock {
    core::FramePos at = 0;                 ///< On the delivery's clock.
    std::span<const std::int32_t> words{}; ///< 16, 20 or 24 bits, left-justified.
    std::span<const float> floats{};

    core::FrameCount frames() const { return static_cast<core::FrameCount>((words.size() + floats.size()) / 2); }
    core::FramePos end() const { return at + frames(); }
    /// What of the block lies in the range.
    PcmBlock within(FrameRange range) const;
};

struct ConversionSettings {
    int rate = core::cdRate;
    core::Delivery::WordLength wordLength = core::Delivery::WordLength::int24;
    std::optional<double> ceilingDbtp;
    core::Delivery::Dither dither = core::Delivery::Dither::tpdf;
    bool blankSilence = false;
    std::uint64_t ditherSeed = 1;
    std::vector<FrameRange> exact; ///< Of untouched tracks. In order, apart.
};

class Conversion {
  public:
    /// Gets each block as it is delivered: as the file holds it, and as numbers for the meters.
    using Take = std::function<void(const PcmBlock& pcm, dsp::StereoBlock values)>;

    /// `first`: the delivery's frame with which the sound begins.
    Conversion(const ConversionSettings& settings, core::FramePos first);

    /// Any length; does not change the block.
    void add(dsp::StereoBlock block, const Take& take);
    void finish(const Take& take);

    /// What the guard did; nothing where there is none (floats without a ceiling).
    std::span<const GuardDip> dips() const;

    /// Whether exact[n] came out as it went in.
    bool heldExact(std::size_t n) const { return word_ && word_->heldExact(n); }

  private:
    void convert(dsp::StereoBlock block, const Take& take);

    std::optional<Guard> guard_;
    std::optional<WordLength> word_; ///< None for floats.
    core::FramePos next_;
    std::vector<double> left_;
    std::vector<double> right_;
    std::vector<std::int32_t> words_;
    std::vector<float> floats_;
};

} // namespace engine::delivery
