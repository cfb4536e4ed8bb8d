#include "engine/source/SourceLibrary.h"

#include "core/AudioFile.h"
#include "core/Error.h"
#include "engine/source/AudioImport.h"
#include "engine/source/CacheFile.h"
#include "engine/source/Digest.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <optional>

namespace fs = std::filesystem;

namespace engine::source {
namespace {

/// Of the time that an import takes, about what is spent on the digest.
constexpr double digestShare = 0.2;

fs::path standardFolder() {
    if (const char* const cache = std::getenv("XDG_CACHE_HOME"); cache && fs::path(cache).is_absolute())
        return fs::path(cache) / "lacquer" / "audio";
    if (const char* const home = std::getenv("HOME"); home && *home)
        return fs::path(home) / ".cache" / "lacquer" / "audio";
    return fs::temp_directory_path() / "lacquer" / "audio";
}

/// What an import that was killed left behind.
void removeStale(const fs::path& folder) {
    const auto yesterday = fs::file_time_type::clock::now() - std::chrono::hours(24);
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
        std::error_code gone;
        const auto written = entry.last_write_time(gone);
        if (!gone && isTemporary(entry.path()) && written < yesterday) fs::remove(entry.path(), ignored);
    }
}

Progress scaled(const Progress& progress, double from, double to) {
    if (!progress) return {};
    return [&progress, from, to](double share) { progress(from + (to - from) * share); };
}

core::Findings findingsOf(const fs::path& file, const AudioFacts& facts) {
    core::Findings findings;
    const auto say = [&](core::Severity severity, const std::string& what) {
        findings.push_back({.severity = severity, .message = file.filename().string() + " " + what});
    };
    if (facts.fileRate != facts.rate)
        say(core::Severity::note, "was resampled from " + std::to_string(facts.fileRate) + " Hz to the album's " +
                                      std::to_string(facts.rate) + " Hz");
    if (facts.channels == 1) say(core::Severity::note, "is mono and was made stereo");
    if (facts.replaced > 0)
        say(core::Severity::warning, "has " + std::to_string(facts.replaced) +
                                         " samples that are no number or infinite, which became silence: ask for a "
                                         "sound mix");
    return findings;
}

/// The number of the first track that needs the source; nullopt when none does.
std::optional<int> trackOf(const core::Album& album, core::SourceId id) {
    int number = 0;
    for (const auto& track : album.tracks) {
        if (!track.enabled) continue;
        ++number;
        if (std::ranges::find(track.clips, id, &core::Clip::source) != track.clips.end()) return number;
        if (std::ranges::find(track.versions, id, &core::Version::source) != track.versions.end()) return number;
    }
    return std::nullopt;
}

bool isFile(const fs::path& path) {
    std::error_code error;
    return fs::is_regular_file(path, error);
}

/// nullopt for what cannot be read.
std::optional<std::string> digestOf(const fs::path& path, const std::stop_token& stop) {
    if (!isFile(path)) return std::nullopt;
    try {
        return sha256OfFile(path, stop);
    } catch (const core::Cancelled&) {
        throw;
    } catch (const core::Error&) {
        return std::nullopt;
    }
}

/// Every file below `folder`, those with a name that is looked for first.
std::vector<fs::path> filesBelow(const fs::path& folder, const std::vector<core::Source*>& wanted) {
    std::vector<fs::path> files;
    std::error_code error;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, error);
    if (error) throw core::Error("cannot look into the folder: " + error.message(), folder);
    for (; entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        if (error) break;
        if (isFile(entry->path())) files.push_back(entry->path());
    }
    std::ranges::sort(files);
    std::ranges::stable_partition(files, [&](const fs::path& file) {
        return std::ranges::any_of(wanted,
                                   [&](const auto* source) { return source->path.filename() == file.filename(); });
    });
    return files;
}

/// Whether the head of an audio file says that it may be that source; spares the digest of all others. The head of a
/// lossy file tells its length only more or less.
bool mayBe(const fs::path& file, const std::vector<core::Source*>& wanted) {
    try {
        const core::AudioFacts facts = core::audioFacts(file);
        return std::ranges::any_of(wanted, [&](const auto* source) {
            return source->rate == facts.rate && (facts.isLossy || source->frames == facts.frames);
        });
    } catch (const core::Error&) {
        return false;
    }
}

} // namespace

SourceLibrary::SourceLibrary(fs::path cacheFolder)
    : cacheFolder_(cacheFolder.empty() ? standardFolder() : std::move(cacheFolder)) {}

fs::path SourceLibrary::digestFile() const {
    return cacheFolder_ / "digests";
}

fs::path SourceLibrary::cacheFile(const std::string& digest, int albumRate) const {
    return cacheFolder_ / (digest + "-" + std::to_string(albumRate) + ".v" + std::to_string(cacheVersion));
}

std::shared_ptr<const AudioSource> SourceLibrary::cached(const std::string& digest, int albumRate) const {
    const fs::path file = cacheFile(digest, albumRate);
    if (!isFile(file)) return nullptr;
    try {
        return std::make_shared<const AudioSource>(file);
    } catch (const core::Error&) {
        return nullptr; // damaged: as good as deleted
    }
}

std::shared_ptr<const AudioSource> SourceLibrary::imported(const fs::path& file, const std::string& digest,
                                                           int albumRate, const Progress& progress,
                                                           const std::stop_token& stop) {
    if (auto sound = cached(digest, albumRate)) return sound;
    std::error_code error;
    fs::create_directories(cacheFolder_, error);
    if (error)
        throw core::Error("the folder of the audio cache cannot be made (" + error.message() +
                              "): set XDG_CACHE_HOME to a folder that can be written",
                          cacheFolder_);
    removeStale(cacheFolder_);
    importAudio(file, albumRate, cacheFile(digest, albumRate), progress, stop);
    return std::make_shared<const AudioSource>(cacheFile(digest, albumRate));
}

Imported SourceLibrary::import(const fs::path& file, int albumRate, const Progress& progress, std::stop_token stop) {
    Imported made;
    made.source.path = fs::absolute(file).lexically_normal();
    // A file that is no audio is told at once, not after its digest.
    (void)core::audioFacts(made.source.path);
    DigestMemory memory(digestFile());
    made.source.digest = memory.digestOf(made.source.path, Rehash::all, stop);
    if (progress) progress(digestShare);
    made.audio = imported(made.source.path, made.source.digest, albumRate, scaled(progress, digestShare, 1.0), stop);
    memory.save(); // Now that the folder is there.
    if (progress) progress(1.0);

    const AudioFacts& facts = made.audio->facts();
    made.source.rate = facts.fileRate;
    made.source.frames = facts.fileFrames;
    made.source.decodedDigest = facts.decodedDigest;
    made.findings = findingsOf(file, facts);
    made.tags = core::readTags(made.source.path);
    made.tags.cover = {};
    return made;
}

struct SourceLibrary::Opening {
    const core::Album& album;
    Rehash rehash;
    DigestMemory memory;
    Opened opened;
};

void SourceLibrary::openOne(const core::Source& source, Opening& opening, const Progress& progress,
                            const std::stop_token& stop) {
    auto& [album, rehash, memory, opened] = opening;
    const auto say = [&](core::Severity severity, const std::string& what) {
        opened.findings.push_back(
            {.severity = severity, .track = trackOf(album, source.id), .message = what, .place = "sources"});
    };
    const std::string name = source.path.string() + ": ";
    std::shared_ptr<const AudioSource> sound;
    bool changed = false;
    std::string trouble = name + "the file is gone";
    try {
        if (isFile(source.path)) {
            // What is written to the cache under a digest has been read for it.
            const bool isCached = cached(source.digest, album.rate) != nullptr;
            const std::string digest = memory.digestOf(source.path, isCached ? rehash : Rehash::all, stop);
            changed = digest != source.digest;
            if (!changed) sound = imported(source.path, digest, album.rate, progress, stop);
        }
    } catch (const core::Cancelled&) {
        throw;
    } catch (const core::Error& error) {
        if (error.path().native().starts_with(cacheFolder_.native())) throw; // The cache's trouble, not the mix's.
        trouble = error.what();
    }

    if (sound) {
        if (!source.decodedDigest.empty() && source.decodedDigest != sound->facts().decodedDigest)
            say(core::Severity::warning,
                name + "decodes to other samples than when it was imported: deliveries may differ");
    } else {
        sound = cached(source.digest, album.rate);
        const auto severity = sound ? core::Severity::warning : core::Severity::error;
        const std::string then =
            sound ? "; its sound is kept in the cache for now" : "; put it back, or find it where it is now";
        say(severity, changed ? name + "another file is there than the one that was imported" + then : trouble + then);
        if (changed) opened.changed.push_back(source.id);
        if (!changed && !sound) opened.missing.push_back(source.id);
    }
    if (sound) opened.audio[source.id] = std::move(sound);
}

SourceLibrary::Opened SourceLibrary::open(const core::Album& album, const Progress& progress, std::stop_token stop,
                                          Rehash rehash) {
    Opening opening{.album = album, .rehash = rehash, .memory = DigestMemory(digestFile()), .opened = {}};
    const auto count = static_cast<double>(album.sources.size());
    for (std::size_t i = 0; i < album.sources.size(); ++i) {
        if (stop.stop_requested()) throw core::Cancelled();
        const auto done = static_cast<double>(i);
        openOne(album.sources[i], opening, scaled(progress, done / count, (done + 1.0) / count), stop);
        if (progress) progress((done + 1.0) / count);
    }
    opening.memory.save();
    if (progress) progress(1.0);
    return std::move(opening.opened);
}

core::Album SourceLibrary::relocated(core::Album album, const fs::path& folder, std::stop_token stop) const {
    std::vector<core::Source*> wanted;
    for (auto& source : album.sources)
        if (digestOf(source.path, stop) != source.digest) wanted.push_back(&source);
    if (wanted.empty()) return album;

    for (const auto& file : filesBelow(fs::absolute(folder).lexically_normal(), wanted)) {
        if (stop.stop_requested()) throw core::Cancelled();
        if (!mayBe(file, wanted)) continue;
        const auto digest = digestOf(file, stop);
        const auto found = std::ranges::partition(wanted, [&](const auto* source) { return digest != source->digest; });
        for (auto* source : found) source->path = file;
        wanted.erase(found.begin(), found.end());
        if (wanted.empty()) break;
    }
    return album;
}

} // namespace engine::source
