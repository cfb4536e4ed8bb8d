#include "engine/disc/Import.h"

#include "core/AudioFileWriter.h"
#include "core/Error.h"
#include "core/FileDescriptor.h"
#include "core/ProjectFile.h"
#include "core/SafeFile.h"
#include "core/TemporaryName.h"
#include "engine/disc/DiscAlbum.h"
#include "engine/disc/OpenDisc.h"
#include "engine/disc/SoundReader.h"
#include "engine/source/Mixes.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <system_error>

namespace engine::disc {

namespace {

namespace fs = std::filesystem;

/// Gone with the object, unless kept.
class MadeFiles {
  public:
    MadeFiles() = default;
    MadeFiles(const MadeFiles&) = delete;
    MadeFiles& operator=(const MadeFiles&) = delete;
    ~MadeFiles() {
        std::error_code ignored;
        for (const auto& path : paths_) fs::remove(path, ignored);
    }
    void add(const fs::path& path) { paths_.push_back(path); }
    std::vector<fs::path> keep() { return std::exchange(paths_, {}); }

  private:
    std::vector<fs::path> paths_;
};

/// Raw sound as a WAV of the same samples, whole or not at all.
void writeWave(const SoundFile& file, const fs::path& target, const source::Progress& progress,
               const std::stop_token& stop) {
    constexpr core::FrameCount piece = 16384;
    MadeFiles unfinished;
    const fs::path temporary = core::temporaryName(target);
    unfinished.add(temporary);
    core::AudioFileWriter writer(temporary, core::Delivery::Format::wav, core::Delivery::WordLength::int16,
                                 core::cdRate, file.frames);
    const auto lock = core::lockedTemporary(temporary);
    SoundReader reader(file);
    std::vector<double> samples;
    std::vector<std::int32_t> words;
    for (core::FramePos at = 0; at < file.frames;) {
        if (stop.stop_requested()) throw core::Cancelled();
        const auto frames = std::min(piece, file.frames - at);
        samples.resize(2 * static_cast<std::size_t>(frames));
        words.resize(samples.size());
        reader.read(at, samples);
        std::ranges::transform(samples, words.begin(),
                               [](double sample) { return static_cast<std::int32_t>(sample * 32768.0) * 65536; });
        writer.write(words);
        at += frames;
        if (progress) progress(static_cast<double>(at) / static_cast<double>(file.frames));
    }
    writer.finish();
    core::renameWhenWhole(temporary, target);
    unfinished.keep();
}

/// Where the raw files of the discs go: for each file, none for one that stays where it is.
std::vector<std::vector<fs::path>> placesFor(const std::vector<OpenDisc>& discs, const fs::path& album) {
    std::vector<std::vector<fs::path>> places;
    int number = 0;
    for (const auto& disc : discs) {
        places.emplace_back();
        for (const auto& file : disc.files) {
            fs::path place;
            if (file.isRaw() && !file.path.empty()) {
                place = album;
                place.replace_filename(album.stem().string() + (++number > 1 ? " " + std::to_string(number) : "") +
                                       ".wav");
                if (fs::exists(fs::symlink_status(place)))
                    throw core::Error("is there already: the sound would stand there", place);
            }
            places.back().push_back(place);
        }
    }
    return places;
}

/// That of the files; 44.1 kHz where one is raw.
int rateOf(const std::vector<OpenDisc>& discs) {
    std::vector<fs::path> paths;
    for (const auto& disc : discs)
        for (const auto& file : disc.files) {
            if (file.path.empty()) continue;
            if (file.isRaw()) return core::cdRate;
            paths.push_back(file.path);
        }
    return source::commonestRate(paths);
}

/// What an album's one file says beyond what a disc can.
void addTags(const OpenDisc& disc, const DiscSources& sources, core::AlbumMetadata& metadata) {
    if (disc.files.empty() || disc.path != disc.files.front().path) return;
    const core::Tags& tags = sources.front().tags;
    metadata.label = tags.label;
    metadata.date = tags.date;
    metadata.copyright = tags.copyright;
    metadata.comment = tags.comment;
}

} // namespace

ImportedAlbum importDiscs(const fs::path& source, const fs::path& file, source::SourceLibrary& library,
                          const source::Progress& progress, std::stop_token stop) {
    if (fs::exists(fs::symlink_status(file))) throw core::Error("is there already: choose another name", file);
    auto open = openDiscs(source);
    const fs::path album = fs::absolute(file).lexically_normal();
    const auto places = placesFor(open.discs, album);
    const int rate = rateOf(open.discs);
    std::size_t count = 0;
    for (const auto& disc : open.discs) count += 2 * disc.files.size();
    std::size_t done = 0;
    const source::Progress ofStep = [&](double share) {
        if (progress) progress((static_cast<double>(done) + share) / static_cast<double>(count));
    };

    ImportedAlbum made{.findings = std::move(open.findings)};
    MadeFiles written;
    std::vector<DiscSources> sources;
    for (std::size_t n = 0; n < open.discs.size(); ++n) {
        sources.emplace_back();
        for (std::size_t k = 0; k < open.discs[n].files.size(); ++k, done += 2) {
            const SoundFile& sound = open.discs[n].files[k];
            sources.back().emplace_back();
            if (sound.path.empty()) continue;
            fs::path path = fs::absolute(sound.path).lexically_normal();
            if (const auto& place = places[n][k]; !place.empty()) {
                writeWave(sound, place, ofStep, stop);
                written.add(place);
                path = place;
            }
            ++done;
            sources.back().back() = library.import(path, rate, ofStep, stop);
            --done;
            std::ranges::copy(sources.back().back().findings, std::back_inserter(made.findings));
        }
    }
    auto [imported, lost] = albumOf(open.discs, rate, sources);
    std::ranges::move(lost, std::back_inserter(made.findings));
    addTags(open.discs.front(), sources.front(), imported.metadata);
    core::saveAlbum(album, imported);
    made.album = std::move(imported);
    made.written = written.keep();
    return made;
}

} // namespace engine::disc
