#include "engine/delivery/DeliveryLane.h"

#include "core/DeliveredAlbum.h"
#include "core/FileFormat.h"
#include "core/PlantShelf.h"
#include "engine/delivery/Untouched.h"
#include "engine/dsp/FixedMath.h"

#include <algorithm>
#include <utility>

namespace engine::delivery {

namespace {

using Word = core::Delivery::WordLength;

/// A copy of a block for a task on another thread.
struct Sound {
    explicit Sound(dsp::StereoBlock block)
        : left(block.left, block.left + block.frames()), right(block.right, block.right + block.frames()) {}
    dsp::StereoBlock block() { return {left.data(), right.data(), static_cast<int>(left.size())}; }
    std::vector<double> left;
    std::vector<double> right;
};

/// The same of a delivered block.
struct Pcm {
    explicit Pcm(const PcmBlock& block)
        : at(block.at), words(block.words.begin(), block.words.end()),
          floats(block.floats.begin(), block.floats.end()) {}
    PcmBlock block() const { return {.at = at, .words = words, .floats = floats}; }
    core::FramePos at;
    std::vector<std::int32_t> words;
    std::vector<float> floats;
};

std::vector<std::size_t> untouchedOf(const DeliveryJob& job, const source::AudioSources& audio) {
    const auto wordLength = job.delivery.wordLength;
    if (wordLength == Word::float32) return {};
    std::optional<double> ceiling;
    if (job.delivery.ceilingDbtp) ceiling = dsp::fixed::dbToGain(*job.delivery.ceilingDbtp);
    return untouchedTracks(job.album, job.layout, audio, job.cuts, core::bitsOf(wordLength), ceiling);
}

} // namespace

DeliveryJob jobFor(const core::Album& album, const core::Delivery& delivery) {
    DeliveryJob job;
    job.album = core::albumFor(album, delivery);
    job.layout = core::layOut(job.album);
    job.delivery = delivery;
    job.singleNumber = core::singleNumber(album, delivery);
    if (core::isDisc(delivery)) {
        job.delivery.rate = core::cdRate;
        job.plant = core::plantOf(delivery);
    }
    job.delivery.wordLength = core::wordLengthOf(delivery);
    job.cuts = cutsOf(job.album, job.layout, core::rateOf(job.delivery, album.rate));
    return job;
}

WordLane::WordLane(const DeliveryJob& first, const source::AudioSources& audio, const LaneOptions& options)
    : delivery_(first.delivery), cuts_(first.cuts), options_(options), untouched_(untouchedOf(first, audio)),
      digester_(options.ownThreads), worker_(options.ownThreads) {
    ConversionSettings settings{.rate = cuts_.rate,
                                .wordLength = delivery_.wordLength,
                                .ceilingDbtp = delivery_.ceilingDbtp,
                                .dither = delivery_.dither,
                                .blankSilence = delivery_.blankSilence,
                                .ditherSeed = first.album.ditherSeed};
    if (options_.measure) meters_.emplace(cuts_);
    if (options_.fingerprint) fingerprints_.emplace(cuts_);
    for (const std::size_t track : untouched_) settings.exact.push_back(cuts_.tracks[track].range);
    // What hides in the first pause is the first track's, and in no file.
    if (!untouched_.empty() && untouched_.front() == 0) settings.exact.front().from = cuts_.sound.from;
    conversion_.emplace(settings, cuts_.sound.from);
}

bool WordLane::takes(const DeliveryJob& job) const {
    return job.delivery.wordLength == delivery_.wordLength && job.delivery.dither == delivery_.dither &&
           job.delivery.blankSilence == delivery_.blankSilence && job.delivery.ceilingDbtp == delivery_.ceilingDbtp;
}

void WordLane::join(DeliveryJob& job) {
    jobs_.push_back(&job);
    const core::FileFormat& format = core::fileFormatOf(job.delivery.format);
    const bool keepsSamples = format.holds == core::FileFormat::Holds::tracks && !format.isLossy();
    if (options_.measure && keepsSamples && !digests_) digests_.emplace(cuts_, core::bitsOf(delivery_.wordLength));
    for (auto* target : job.targets) writers_.push_back({target, std::make_unique<Worker>(options_.ownThreads)});
}

void WordLane::add(dsp::StereoBlock block) {
    const auto sound = std::make_shared<Sound>(block);
    worker_.run([this, sound] {
        conversion_->add(sound->block(), [this](const auto& pcm, auto values) { hand(pcm, values); });
    });
}

void WordLane::hand(const PcmBlock& pcm, dsp::StereoBlock values) {
    const auto copy = std::make_shared<const Pcm>(pcm);
    for (const auto& writer : writers_)
        writer.worker->run([target = writer.target, copy] { target->write(copy->block()); });
    if (digests_) digester_.run([this, copy] { digests_->add(copy->block()); });
    if (meters_) meters_->add(pcm.at, values);
    if (fingerprints_) fingerprints_->add(pcm.at, values);
}

void WordLane::finish() {
    worker_.run([this] {
        conversion_->finish([this](const auto& pcm, auto values) { hand(pcm, values); });
        std::shared_ptr<const DeliveredLoudness> loudness; // complete by now
        if (meters_) loudness = std::make_shared<const DeliveredLoudness>(meters_->tracks(), meters_->album());
        for (const auto& writer : writers_)
            writer.worker->run([target = writer.target, loudness] {
                target->finish();
                if (loudness) target->setLoudness(*loudness);
            });
    });
    worker_.finish();
    for (const auto& writer : writers_) writer.worker->finish();
    digester_.finish();
    if (digests_)
        for (const auto& writer : writers_) writer.target->setDigests(digests_->digests());
    report();
}

void WordLane::report() {
    std::vector<std::size_t> exact;
    for (std::size_t n = 0; n < untouched_.size(); ++n)
        if (conversion_->heldExact(n)) exact.push_back(untouched_[n]);
    for (auto* job : jobs_) {
        if (meters_) job->trackLoudness = meters_->tracks();
        if (meters_) job->albumLoudness = meters_->album();
        if (fingerprints_ && job == jobs_.front()) job->fingerprints = fingerprints_->tracks();
        job->dips.assign(conversion_->dips().begin(), conversion_->dips().end());
        job->exactTracks = exact;
    }
}

RateLane::RateLane(int albumRate, int rate, const LaneOptions& options)
    : rate_(rate), options_(options), resampler_(albumRate, rate), worker_(options.ownThreads && albumRate != rate) {}

void RateLane::join(DeliveryJob& job, const source::AudioSources& audio) {
    auto lane = std::ranges::find_if(lanes_, [&](const auto& each) { return each->takes(job); });
    if (lane == lanes_.end()) {
        lanes_.push_back(std::make_unique<WordLane>(job, audio, options_));
        lane = std::prev(lanes_.end());
        options_.fingerprint = false;
    }
    (*lane)->join(job);
}

void RateLane::add(dsp::StereoBlock print) {
    const auto sound = std::make_shared<Sound>(print);
    worker_.run([this, sound] {
        resampler_.add(sound->block(), [this](auto block) {
            for (const auto& lane : lanes_) lane->add(block);
        });
    });
}

void RateLane::finish() {
    worker_.run([this] {
        resampler_.finish([this](auto block) {
            for (const auto& lane : lanes_) lane->add(block);
        });
    });
    worker_.finish();
    for (const auto& lane : lanes_) lane->finish();
}

} // namespace engine::delivery
