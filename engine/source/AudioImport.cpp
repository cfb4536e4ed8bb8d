#include "engine/source/AudioImport.h"

#include "core/AudioFile.h"
#include "core/Error.h"
#include "engine/source/CacheFile.h"
#include "engine/source/Digest.h"
#include "engine/source/Resampler.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace engine::source {
namespace {

constexpr int blockFrames = 16384;

/// Bits that samples need, found by looking at all of them.
class WordLength {
  public:
    void add(double sample) noexcept {
        if (bits_ == 16 && !fits(sample * 0x1p15, 0x1p15)) bits_ = 20;
        if (bits_ == 20 && !fits(sample * 0x1p19, 0x1p19)) bits_ = 24;
        if (bits_ == 24 && !fits(sample * 0x1p23, 0x1p23)) bits_ = 32;
    }
    int bits() const noexcept { return bits_; }

  private:
    static bool fits(double value, double full) noexcept {
        return std::floor(value) == value && value >= -full && value < full;
    }
    int bits_ = 16;
};

/// Two channels of the file, with what is learnt on the way.
class Decoder {
  public:
    Decoder(const std::filesystem::path& path, int albumRate)
        : file_(path), interleaved_(static_cast<std::size_t>(blockFrames * file_.facts().channels)), left_(blockFrames),
          right_(blockFrames) {
        const auto& said = file_.facts();
        facts = {.rate = albumRate, .fileRate = said.rate, .channels = said.channels};
        framesSaid_ = said.frames;
        if (said.isLossy) decoded_.emplace();
    }

    /// The next frames; none at the end.
    dsp::StereoBlock read() {
        const auto frames = static_cast<int>(file_.read(std::span<double>(interleaved_)));
        const auto samples = std::span(interleaved_).first(static_cast<std::size_t>(frames * facts.channels));
        for (double& sample : samples) sample = clean(sample);
        if (decoded_) addToDigest(samples);
        const std::size_t second = facts.channels == 1 ? 0 : 1;
        for (std::size_t i = 0; i < static_cast<std::size_t>(frames); ++i) {
            left_[i] = samples[i * static_cast<std::size_t>(facts.channels)];
            right_[i] = samples[i * static_cast<std::size_t>(facts.channels) + second];
        }
        facts.fileFrames += frames;
        return {left_.data(), right_.data(), frames};
    }

    double share() const {
        return framesSaid_ > 0 ? std::min(1.0, static_cast<double>(facts.fileFrames) / static_cast<double>(framesSaid_))
                               : 0.0;
    }

    /// The facts that are whole when all has been read.
    AudioFacts finished() const {
        AudioFacts all = facts;
        all.wordLength = decoded_ || all.rate != all.fileRate ? 32 : word_.bits();
        if (decoded_) all.decodedDigest = decoded_->hex();
        return all;
    }

    AudioFacts facts;

  private:
    double clean(double sample) {
        // What no float can hold counts as infinite.
        if (!(std::abs(sample) <= static_cast<double>(std::numeric_limits<float>::max()))) {
            ++facts.replaced;
            sample = 0.0;
        }
        word_.add(sample);
        return sample;
    }

    void addToDigest(std::span<const double> samples) {
        floats_.assign(samples.begin(), samples.end());
        decoded_->add(std::as_bytes(std::span<const float>(floats_)));
    }

    core::AudioFile file_;
    std::vector<double> interleaved_;
    std::vector<double> left_;
    std::vector<double> right_;
    std::vector<float> floats_;
    WordLength word_;
    core::FrameCount framesSaid_ = 0;
    std::optional<Sha256> decoded_;
};

/// Rounds to floats, interleaves and hands on to the cache.
class CacheSink {
  public:
    explicit CacheSink(const std::filesystem::path& cacheFile) : writer_(cacheFile) {}

    void add(dsp::StereoBlock block) {
        interleaved_.clear();
        for (int i = 0; i < block.frames(); ++i) {
            interleaved_.push_back(static_cast<float>(block.left[i]));
            interleaved_.push_back(static_cast<float>(block.right[i]));
        }
        for (const float sample : interleaved_) peak_ = std::max(peak_, std::abs(sample));
        frames_ += block.frames();
        writer_.add(interleaved_);
    }

    void finish(AudioFacts facts) {
        facts.frames = frames_;
        facts.samplePeak = static_cast<double>(peak_);
        writer_.finish(facts);
    }

  private:
    CacheWriter writer_;
    std::vector<float> interleaved_;
    core::FrameCount frames_ = 0;
    float peak_ = 0.0F;
};

} // namespace

void importAudio(const std::filesystem::path& file, int albumRate, const std::filesystem::path& cacheFile,
                 const std::function<void(double share)>& progress, const std::stop_token& stop) {
    Decoder decoder(file, albumRate);
    CacheSink sink(cacheFile);
    Resampler resampler(decoder.facts.fileRate, albumRate);
    const auto take = [&](dsp::StereoBlock block) { sink.add(block); };
    for (;;) {
        if (stop.stop_requested()) throw core::Cancelled();
        const dsp::StereoBlock block = decoder.read();
        if (block.frames() == 0) break;
        resampler.add(block, take);
        if (progress) progress(decoder.share());
    }
    resampler.finish(take);
    sink.finish(decoder.finished());
}

} // namespace engine::source
