// Writes what was asked for: one continuous render of a master feeds every target; each is resampled, guarded, dithered
// and quantised after the print, written to a temporary folder, read back and compared, and renamed when whole.
#pragma once

#include "core/Album.h"
#include "core/Finding.h"
#include "core/Loudness.h"
#include "core/SafeFile.h"
#include "engine/delivery/BreakList.h"
#include "engine/delivery/Papers.h"
#include "engine/render/OfflineRender.h"
#include "engine/source/AudioFingerprint.h"
#include "engine/source/SourceLibrary.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace engine::delivery {

struct DeliveredFile {
    std::filesystem::path path; ///< Final, absolute.
    std::uintmax_t bytes = 0;
    std::string sha256;
    std::string pcmMd5; ///< Of its samples, where they are kept as they are: see PcmDigest.h.
    int track = 0;      ///< Number of the one track that it holds; 0 = none, or all.
    /// Of a lossy file, decoded again, against what was encoded; infinite in silence.
    std::optional<double> nullDepthDb;
};

struct DeliveredTrack {
    int number = 0;
    std::string title;
    std::string isrc;               ///< As normalisedIsrc has it; empty = none.
    core::FramePos startFrames = 0; ///< On the delivery's clock: its rate, frame 0 = track 1's INDEX 01.
    core::FrameCount lengthFrames = 0;
    core::Loudness loudness; ///< Of the delivered samples; where the format is lossy, of those that were encoded.
    source::AudioFingerprint fingerprint; ///< In the first delivery of each render; see CutFingerprints.h.
};

struct Delivered {
    std::string format;         ///< As on the command line: "ddp", see deliveryWords.
    std::string word;           ///< As wordOf says it.
    std::filesystem::path path; ///< Its folder.
    int rate = 0;
    std::vector<DeliveredFile> files;
    std::vector<DeliveredTrack> tracks;
    core::Loudness album;
    std::optional<BreakList> breakList; ///< Of a record.
};

/// The least of its files; nullopt where none is lossy.
std::optional<double> nullDepthDb(const Delivered& delivered);

struct DeliveryReport {
    std::vector<Delivered> deliveries;
    core::Findings findings; ///< Of the album and of what the guard did.
    std::string reason;      ///< Why rules were broken; empty where none was.
    double timesRealTime = 0.0;
    std::optional<int> revision; ///< Of the album, once its ledger has the delivery.
};

struct DeliveryOptions {
    std::filesystem::path folder;                   ///< Target folder; made when missing.
    core::Existing existing = core::Existing::keep; ///< keep: a target that exists fails before a byte is written.
    std::string reason;                             ///< Answers findings that break a rule.
    core::Findings more;                            ///< What the caller knows beside; counts like the album's own.
    render::OfflineOptions render;
    Papers papers;
};

struct DeliveryProgress {
    double share = 0.0; ///< 0 to 1, reading back included.
    double secondsLeft = 0.0;
    double timesRealTime = 0.0;
    const char* doing = ""; ///< "rendering", "reading back".
};

/// Every finding that these deliveries of the album have before anything is rendered.
core::Findings findingsFor(const core::Album& album, const std::vector<core::Delivery>& deliveries,
                           const source::SourceLibrary::Opened& sources);

/// What stands where they are to go: an error where it holds a mix of the album, which would go with it; with
/// Existing::setAside a note that says under which name it is kept.
core::Findings findingsAt(const core::Album& album, const std::vector<core::Delivery>& deliveries,
                          const std::filesystem::path& folder, core::Existing existing);

/// Throws core::Error (nothing left under a final name) when a finding stops it, a target exists, a file cannot be
/// written or does not read back; core::Cancelled when asked to stop.
DeliveryReport deliver(const core::Album& album, const std::vector<core::Delivery>& deliveries,
                       const source::SourceLibrary::Opened& sources, const DeliveryOptions& options,
                       const std::function<void(const DeliveryProgress&)>& progress = {}, std::stop_token stop = {});

/// The formats' words on the command line: "ddp", "wav24", "wav20", "wav16", "wav32f", "flac24" ... "mp3", "opus" ...
std::vector<std::string> deliveryWords();
/// One of them as a delivery; nullopt for a word that is none.
std::optional<core::Delivery> deliveryNamed(std::string_view word);
std::string nameOf(const core::Delivery& delivery);

/// What a sample is made of: "16 bit, TPDF dither", "20 bit in 24, gently shaped dither", "32 bit float"; of
/// what is lossy, how it is encoded: "320 kb/s".
std::string wordOf(const core::Delivery& delivery);

} // namespace engine::delivery
