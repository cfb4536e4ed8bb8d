#include "engine/delivery/TrackFiles.h"

#include "core/Codes.h"
#include "engine/delivery/FileNames.h"
#include "engine/delivery/PcmFile.h"

#include <utility>

namespace engine::delivery {

namespace {

class PcmFiles : public Target {
  public:
    explicit PcmFiles(std::vector<PcmFile> files) : files_(std::move(files)) {}

    void write(const PcmBlock& block) override {
        for (auto& file : files_) file.write(block);
    }
    void finish() override {
        for (auto& file : files_) file.finish();
    }
    std::vector<CheckedFile> readBack(const ReadBackStep& step) override {
        std::vector<CheckedFile> checked;
        for (const auto& file : files_) checked.push_back(file.readBack(step));
        return checked;
    }
    std::uintmax_t bytes() const override {
        std::uintmax_t bytes = 0;
        for (const auto& file : files_) bytes += file.readBackBytes();
        return bytes;
    }

  private:
    std::vector<PcmFile> files_;
};

} // namespace

core::Tags tagsOf(const core::Album& album) {
    const auto& metadata = album.metadata;
    return {.title = metadata.title,
            .artist = metadata.artist,
            .album = metadata.title,
            .albumArtist = metadata.artist,
            .barcode = core::normalisedEan(metadata.upc),
            .catalogueNumber = metadata.catalogueNumber,
            .label = metadata.label,
            .genre = metadata.genre,
            .language = metadata.language,
            .date = metadata.date,
            .copyright = metadata.copyright,
            .comment = metadata.comment};
}

core::Tags tagsOf(const core::Album& album, const Cuts& cuts, const TrackCut& cut) {
    const auto& track = album.tracks[cut.row];
    core::Tags tags = tagsOf(album);
    tags.title = cut.title;
    tags.artist = core::artistOf(album, track);
    tags.trackNumber = cut.number;
    tags.trackTotal = static_cast<int>(cuts.tracks.size());
    const int discs = cuts.tracks.back().disc + 1;
    if (discs > 1) {
        tags.discNumber = cut.disc + 1;
        tags.discTotal = discs;
    }
    tags.isrc = core::normalisedIsrc(track.metadata.isrc);
    tags.songwriter = track.metadata.songwriter;
    tags.composer = track.metadata.composer;
    tags.arranger = track.metadata.arranger;
    return tags;
}

std::vector<std::unique_ptr<Target>> trackFiles(const core::Album& album, const core::Delivery& delivery,
                                                const Cuts& cuts, const std::filesystem::path& folder) {
    const std::string_view extension = delivery.format == core::Delivery::Format::flac ? ".flac" : ".wav";
    const PcmFileFormat format{delivery.format, delivery.wordLength, cuts.rate};
    std::shared_ptr<const core::Cover> cover;
    if (!album.metadata.cover.empty())
        cover = std::make_shared<const core::Cover>(core::readCover(album.metadata.cover));
    const auto fileOf = [&](const std::string& name, FrameRange range, core::Tags tags) {
        return PcmFile(folder / name, format, range, std::move(tags), cover);
    };
    const auto names = trackFileNames(album, cuts, delivery.names, extension);
    std::vector<PcmFile> ofTracks;
    for (std::size_t n = 0; n < cuts.tracks.size(); ++n)
        ofTracks.push_back(fileOf(names[n], cuts.tracks[n].range, tagsOf(album, cuts, cuts.tracks[n])));
    std::vector<PcmFile> ofAlbum;
    ofAlbum.push_back(fileOf(albumFileName(album, extension, names), cuts.album, tagsOf(album)));

    std::vector<std::unique_ptr<Target>> targets;
    targets.push_back(std::make_unique<PcmFiles>(std::move(ofTracks)));
    targets.push_back(std::make_unique<PcmFiles>(std::move(ofAlbum)));
    return targets;
}

} // namespace engine::delivery
