#include "engine/ledger/Identify.h"

#include "core/AudioFile.h"
#include "core/Error.h"
#include "engine/source/AudioFingerprint.h"
#include "engine/source/Digest.h"
#include "engine/source/PcmDigest.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>

namespace engine::ledger {

namespace {

constexpr std::size_t readFrames = 16384;

Identified identifiedAs(Identified::By by, const NamedLedger& named, const core::LedgerEntry& entry) {
    return {.by = by,
            .ledger = named.path,
            .revision = entry.revision,
            .at = entry.at,
            .artist = entry.artist,
            .album = entry.title,
            .isApproved = core::approvalOf(named.ledger, entry.albumDigest) != nullptr};
}

std::string titleOf(const core::LedgerEntry& entry, int track) {
    const auto found = std::ranges::find(entry.tracks, track, &core::LedgerTrack::number);
    return found == entry.tracks.end() ? std::string() : found->title;
}

/// The newest delivery with a file of that kind.
std::vector<Identified> byFile(Identified::By by, const std::vector<NamedLedger>& ledgers,
                               const std::function<bool(const core::LedgerFile&)>& isIt) {
    std::vector<Identified> found;
    for (const NamedLedger& named : ledgers)
        for (const core::LedgerEntry& entry : named.ledger.entries)
            for (const core::LedgerDelivery& delivery : entry.deliveries)
                for (const core::LedgerFile& file : delivery.files) {
                    if (!isIt(file)) continue;
                    if (!found.empty() && found.front().at > entry.at) continue;
                    Identified one = identifiedAs(by, named, entry);
                    one.format = delivery.format;
                    one.track = file.track;
                    one.title = titleOf(entry, file.track);
                    found = {std::move(one)};
                }
    return found;
}

template <class Sample>
std::string pcmDigestOf(core::AudioFile& file, int bits, const std::stop_token& stop) {
    source::PcmDigest digest(bits);
    std::vector<Sample> samples(2 * readFrames);
    const auto channels = static_cast<std::size_t>(file.facts().channels);
    while (const core::FrameCount frames = file.read(std::span(samples))) {
        if (stop.stop_requested()) throw core::Cancelled();
        digest.add(std::span<const Sample>(samples).first(channels * static_cast<std::size_t>(frames)));
    }
    return digest.hex();
}

source::AudioFingerprint fingerprintOf(core::AudioFile& file, const std::stop_token& stop) {
    source::Fingerprinter fingerprinter(file.facts().rate);
    const auto channels = static_cast<std::size_t>(file.facts().channels);
    std::vector<double> samples(2 * readFrames), left(2 * readFrames), right(2 * readFrames);
    while (const core::FrameCount frames = file.read(std::span(samples))) {
        if (stop.stop_requested()) throw core::Cancelled();
        for (std::size_t i = 0; i < static_cast<std::size_t>(frames); ++i) {
            left[i] = samples[channels * i];
            right[i] = samples[channels * i + channels - 1];
        }
        fingerprinter.add({left.data(), right.data(), static_cast<int>(frames)});
    }
    return fingerprinter.finish();
}

std::vector<Identified> bySound(const source::AudioFingerprint& heard, const std::vector<NamedLedger>& ledgers) {
    std::vector<Identified> found;
    for (const NamedLedger& named : ledgers)
        for (const core::LedgerEntry& entry : named.ledger.entries)
            for (const core::LedgerTrack& track : entry.tracks) {
                const auto match = source::findIn(heard, track.fingerprint);
                if (!match) continue;
                Identified one = identifiedAs(Identified::By::sound, named, entry);
                one.track = track.number;
                one.title = track.title;
                one.alike = 1.0 - match->errorRate;
                one.atSeconds = source::secondsAt(match->at);
                const auto same = std::ranges::find_if(found, [&](const Identified& other) {
                    return other.ledger == one.ledger && other.track == one.track;
                });
                if (same == found.end())
                    found.push_back(std::move(one));
                else if (one.alike >= same->alike)
                    *same = std::move(one);
            }
    std::ranges::stable_sort(found, {}, &Identified::atSeconds);
    return found;
}

} // namespace

std::vector<NamedLedger> readLedgers(const std::vector<std::filesystem::path>& paths) {
    std::vector<NamedLedger> ledgers;
    for (const auto& path : paths) ledgers.push_back({path, core::readLedger(path)});
    return ledgers;
}

std::vector<std::filesystem::path> filesIn(const std::vector<std::filesystem::path>& filesAndFolders) {
    std::vector<std::filesystem::path> files;
    for (const auto& each : filesAndFolders) {
        if (!std::filesystem::is_directory(each)) {
            files.push_back(each);
            continue;
        }
        std::vector<std::filesystem::path> below;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(each))
            if (entry.is_regular_file()) below.push_back(entry.path());
        std::ranges::sort(below);
        std::ranges::move(below, std::back_inserter(files));
    }
    return files;
}

const char* nameOf(Identified::By by) {
    return by == Identified::By::bytes ? "bytes" : by == Identified::By::samples ? "samples" : "sound";
}

std::string sentenceOf(const Identified& found) {
    std::string sentence = "is ";
    if (found.by == Identified::By::samples) sentence = "holds the samples of ";
    if (found.by == Identified::By::sound)
        sentence = "sounds like (" + std::to_string(std::lround(100.0 * found.alike)) + " %) ";
    if (found.track > 0) sentence += "track " + std::to_string(found.track) + ", \"" + found.title + "\", of ";
    sentence += "\"" + found.album + "\" by " + (found.artist.empty() ? "nobody named" : found.artist) + ", revision " +
                std::to_string(found.revision) + (found.isApproved ? " (approved)" : "") + ", delivered " +
                found.at.substr(0, 10);
    if (!found.format.empty()) sentence += " as " + found.format;
    return sentence;
}

std::vector<Identified> identify(const std::filesystem::path& file, const std::vector<NamedLedger>& ledgers,
                                 std::stop_token stop) {
    const std::string sha256 = source::sha256OfFile(file, stop);
    auto found =
        byFile(Identified::By::bytes, ledgers, [&](const core::LedgerFile& each) { return each.sha256 == sha256; });
    if (!found.empty()) return found;

    core::AudioFile sound(file);
    const core::AudioFacts& facts = sound.facts();
    if (!facts.isLossy) {
        const std::string md5 = facts.wordLength > 0 ? pcmDigestOf<std::int32_t>(sound, facts.wordLength, stop)
                                                     : pcmDigestOf<float>(sound, 32, stop);
        found =
            byFile(Identified::By::samples, ledgers, [&](const core::LedgerFile& each) { return each.pcmMd5 == md5; });
        if (!found.empty()) return found;
        sound.rewind();
    }
    return bySound(fingerprintOf(sound, stop), ledgers);
}

} // namespace engine::ledger
