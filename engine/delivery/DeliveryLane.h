// The way of the print to its files: a RateLane resamples for all deliveries of one rate, a WordLane converts and
// measures for all that want the same guard and word, each target writes. Every one may have a thread of its own.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"
#include "core/Loudness.h"
#include "core/PlantProfile.h"
#include "engine/delivery/Conversion.h"
#include "engine/delivery/CutDigests.h"
#include "engine/delivery/CutFingerprints.h"
#include "engine/delivery/CutMeters.h"
#include "engine/delivery/Cuts.h"
#include "engine/delivery/Target.h"
#include "engine/delivery/Worker.h"
#include "engine/source/Resampler.h"
#include "engine/source/SourceLibrary.h"

#include <memory>
#include <optional>
#include <vector>

namespace engine::delivery {

/// A delivery on its way, and what became of it.
struct DeliveryJob {
    core::Album album; ///< As core::albumFor makes it.
    core::AlbumLayout layout;
    core::Delivery delivery;
    core::PlantProfile plant; ///< Of a DDP.
    Cuts cuts;
    std::optional<int> singleNumber; ///< The single's on the album; its own is 1.
    std::vector<Target*> targets;

    // Results, once it has run:
    std::vector<core::Loudness> trackLoudness;          ///< As cuts.tracks.
    std::vector<source::AudioFingerprint> fingerprints; ///< As cuts.tracks; of the first job of its render alone.
    core::Loudness albumLoudness;                       ///< Of cuts.album, as its file measures.
    std::vector<GuardDip> dips;
    std::vector<std::size_t> exactTracks; ///< Places in cuts.tracks: delivered as their sources are, undithered.

    /// On the album, whatever it is in the files.
    int numberOf(const TrackCut& cut) const { return singleNumber.value_or(cut.number); }
};

/// A job with its layout and cuts, at the rate and word length that its format has: discs come out as 44.1 kHz and 16
/// bits, what is lossy in floats. Throws core::Error for an unknown master, and for a plant's profile that cannot be
/// had.
DeliveryJob jobFor(const core::Album& album, const core::Delivery& delivery);

struct LaneOptions {
    bool ownThreads = true;
    bool measure = true;
    bool fingerprint = false; ///< The first lane of a render does.
};

class WordLane {
  public:
    WordLane(const DeliveryJob& first, const source::AudioSources& audio, const LaneOptions& options);

    bool takes(const DeliveryJob& job) const;
    void join(DeliveryJob& job);

    /// The print at the delivery's rate, in order.
    void add(dsp::StereoBlock block);
    /// Completes the conversion and every target.
    void finish();

  private:
    struct Writer {
        Target* target = nullptr;
        std::unique_ptr<Worker> worker;
    };

    void hand(const PcmBlock& pcm, dsp::StereoBlock values);
    void report();

    core::Delivery delivery_;
    Cuts cuts_;
    LaneOptions options_;
    std::vector<std::size_t> untouched_; ///< Places in cuts_.tracks.
    std::optional<Conversion> conversion_;
    std::optional<CutMeters> meters_; ///< None where nothing is to be measured.
    std::optional<CutFingerprints> fingerprints_;
    std::optional<CutDigests> digests_; ///< From the first file on that keeps the samples as they are.
    std::vector<DeliveryJob*> jobs_;
    std::vector<Writer> writers_;
    Worker digester_;
    Worker worker_; ///< Last: it stops before what it works on goes.
};

class RateLane {
  public:
    RateLane(int albumRate, int rate, const LaneOptions& options);

    int rate() const { return rate_; }
    void join(DeliveryJob& job, const source::AudioSources& audio);
    void add(dsp::StereoBlock print);
    void finish();

  private:
    int rate_;
    LaneOptions options_;
    std::vector<std::unique_ptr<WordLane>> lanes_;
    source::Resampler resampler_;
    Worker worker_; ///< Last: it stops before what it works on goes.
};

} // namespace engine::delivery
