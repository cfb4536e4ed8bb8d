#include "engine/delivery/KeptTexts.h"

#include "core/Codes.h"
#include "core/FileFormat.h"
#include "core/MetadataFields.h"
#include "core/RedBook.h"
#include "engine/delivery/CdTextReader.h"
#include "engine/delivery/DeliveryLane.h"
#include "engine/delivery/DiscContent.h"
#include "engine/delivery/FileTexts.h"
#include "engine/disc/AlbumDisc.h"
#include "engine/disc/CdrdaoToc.h"
#include "engine/disc/CueSheet.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace engine::delivery {

namespace {

using core::Delivery;

/// What is read of the album's row or of a track's, by key.
using Texts = std::map<std::string_view, std::string>;

struct TagOf {
    std::string_view key;
    std::string core::Tags::*album;
    std::string core::Tags::*track;
};

constexpr std::array tagsOfFields = {
    TagOf{"title", &core::Tags::album, &core::Tags::title},
    TagOf{"artist", &core::Tags::albumArtist, &core::Tags::artist},
    TagOf{"songwriter", &core::Tags::songwriter, &core::Tags::songwriter},
    TagOf{"composer", &core::Tags::composer, &core::Tags::composer},
    TagOf{"arranger", &core::Tags::arranger, &core::Tags::arranger},
    TagOf{"producer", &core::Tags::producer, &core::Tags::producer},
    TagOf{"mixer", &core::Tags::mixer, &core::Tags::mixer},
    TagOf{"conductor", &core::Tags::conductor, &core::Tags::conductor},
    TagOf{"isrc", nullptr, &core::Tags::isrc},
    TagOf{"upc", &core::Tags::barcode, nullptr},
    TagOf{"catalogueNumber", &core::Tags::catalogueNumber, nullptr},
    TagOf{"label", &core::Tags::label, nullptr},
    TagOf{"genre", &core::Tags::genre, nullptr},
    TagOf{"language", &core::Tags::language, nullptr},
    TagOf{"date", &core::Tags::date, nullptr},
    TagOf{"media", &core::Tags::media, nullptr},
    TagOf{"copyright", &core::Tags::copyright, nullptr},
    TagOf{"comment", &core::Tags::comment, nullptr},
    TagOf{"engineer", &core::Tags::engineer, nullptr},
};

struct TextOf {
    std::string_view key;
    int pack; ///< Of CD-Text.
    std::string CdTextEntry::*text;
};

constexpr std::array textsOfFields = {
    TextOf{"title", 0x80, &CdTextEntry::title},           TextOf{"artist", 0x81, &CdTextEntry::performer},
    TextOf{"songwriter", 0x82, &CdTextEntry::songwriter}, TextOf{"composer", 0x83, &CdTextEntry::composer},
    TextOf{"arranger", 0x84, &CdTextEntry::arranger},     TextOf{"message", 0x85, &CdTextEntry::message},
};

/// The album's texts and those of the tracks, by their place in the album.
struct Read {
    Texts album;
    std::map<std::size_t, Texts> tracks;
};

bool hasTags(const core::FileFormat& format) {
    return format.tagging != core::FileFormat::Tagging::none && format.holds != core::FileFormat::Holds::disc;
}

Read fromTags(const DeliveryJob& job) {
    Read read;
    const auto album = tagsOf(job.album);
    for (const auto& row : tagsOfFields)
        if (row.album) read.album[row.key] = album.*row.album;
    for (const auto& cut : job.cuts.tracks) {
        const auto tags = tagsOf(job.album, job.cuts, cut);
        for (const auto& row : tagsOfFields)
            if (row.track) read.tracks[cut.row][row.key] = tags.*row.track;
    }
    read.album["cover"] = job.album.metadata.cover.filename().string();
    return read;
}

void take(const CdTextEntry& entry, Texts& texts) {
    for (const auto& row : textsOfFields) texts[row.key] = entry.*row.text;
}

/// Its CD-Text as a player reads it, and the codes and flags of its marks.
void readDdp(const CdText& text, const std::vector<std::size_t>& rows, const core::Album& album, Read& read) {
    const auto reading = readCdText(packCdText(text).bytes);
    const CdTextBlock block = reading.blocks.empty() ? CdTextBlock{} : reading.blocks.front();
    for (const auto& row : textsOfFields) {
        read.album[row.key] = block.text(row.pack, 0);
        for (std::size_t n = 0; n < rows.size(); ++n) read.tracks[rows[n]][row.key] = block.text(row.pack, n + 1);
    }
    read.album["catalogueNumber"] = block.text(0x86, 0);
    read.album["genre"] = block.text(0x87, 0);
    read.album["upc"] = eanOf(album.metadata);
    if (!reading.blocks.empty() && languageCodeOf(album.metadata.language) == block.language && block.language != 0)
        read.album["language"] = album.metadata.language;
    for (const std::size_t row : rows) {
        read.tracks[row]["isrc"] = isrcOf(album.tracks[row].metadata);
        for (const auto& flag : core::metadataFlags())
            if (album.tracks[row].metadata.*flag.flag) read.tracks[row][flag.key] = "yes";
    }
}

void readSheet(const disc::DiscDescription& sheet, const std::vector<std::size_t>& rows, Read& read) {
    take(sheet.text, read.album);
    read.album["upc"] = sheet.text.code;
    read.album["catalogueNumber"] = sheet.discId;
    read.album["genre"] = sheet.genre;
    read.album["language"] = sheet.language;
    for (std::size_t n = 0; n < std::min(rows.size(), sheet.tracks.size()); ++n) {
        const auto& track = sheet.tracks[n];
        Texts& texts = read.tracks[rows[n]];
        take(track.text, texts);
        texts["isrc"] = track.text.code;
        if (track.copyPermitted) texts["copyPermitted"] = "yes";
        if (track.preEmphasis) texts["preEmphasis"] = "yes";
    }
}

/// What every disc says of the album, the first one stands for.
Read fromDiscs(const DeliveryJob& job) {
    Read read;
    for (int n = job.layout.discs; n-- > 0;) {
        const auto cd = core::cdLayout(job.layout, n);
        if (cd.tracks.size() > core::maxCdTracks) continue; // no disc, as its findings say
        std::vector<std::size_t> rows;
        for (const auto& track : cd.tracks) rows.push_back(job.layout.tracks[track.placed].row);
        if (job.delivery.format == Delivery::Format::ddp) {
            readDdp(cdTextOf(job.album, job.layout, cd), rows, job.album, read);
            continue;
        }
        const auto sheet = disc::describe(job.album, job.layout, cd, {.name = "disc.wav"});
        const bool isToc = job.delivery.format == Delivery::Format::toc;
        readSheet(isToc ? disc::readToc(disc::cdrdaoToc(sheet).text).disc
                        : disc::readCue(disc::cueSheet(sheet).text).disc,
                  rows, read);
    }
    return read;
}

/// As it is compared: codes without what only parts them.
std::string comparable(std::string_view key, const std::string& text) {
    return key == "isrc" ? core::normalisedIsrc(text) : key == "upc" ? core::normalisedEan(text) : text;
}

class List {
  public:
    explicit List(const Read& read) : read_(read) {}

    void add(std::string_view key, std::string_view label, std::optional<std::size_t> track, const std::string& text) {
        if (text.empty()) return;
        const Texts* const texts = textsOf(track);
        const auto found = texts ? texts->find(key) : Texts::const_iterator();
        std::string kept = texts && found != texts->end() ? found->second : std::string();
        if (comparable(key, kept) == comparable(key, text)) kept = text;
        kept_.push_back({key, label, track, text, std::move(kept)});
    }
    std::vector<KeptText> made() && { return std::move(kept_); }

  private:
    const Texts* textsOf(std::optional<std::size_t> track) const {
        if (!track) return &read_.album;
        const auto found = read_.tracks.find(*track);
        return found == read_.tracks.end() ? nullptr : &found->second;
    }

    const Read& read_;
    std::vector<KeptText> kept_;
};

} // namespace

std::vector<KeptText> keptTexts(const core::Album& album, const core::Delivery& delivery) {
    const DeliveryJob job = jobFor(album, delivery);
    const auto& format = core::fileFormatOf(delivery.format);
    Read read;
    if (!job.layout.tracks.empty())
        read = format.holds == core::FileFormat::Holds::disc ? fromDiscs(job)
               : hasTags(format)                             ? fromTags(job)
                                                             : Read{};
    List list(read);
    for (const auto& field : core::metadataFields())
        if (field.album) list.add(field.key, field.label, std::nullopt, job.album.metadata.*field.album);
    list.add("cover", "Cover", std::nullopt, job.album.metadata.cover.filename().string());
    for (const auto& placed : job.layout.tracks) {
        const core::Track& track = job.album.tracks[placed.row];
        for (const auto& field : core::metadataFields())
            if (field.track) list.add(field.key, field.label, placed.row, core::textOf(job.album, track, field));
        for (const auto& flag : core::metadataFlags())
            if (track.metadata.*flag.flag) list.add(flag.key, flag.label, placed.row, "yes");
    }
    return std::move(list).made();
}

} // namespace engine::delivery
