// What formats keep of the metadata, held against what really stands in the files that are written.
#include "engine/delivery/KeptTexts.h"

#include "core/Error.h"
#include "core/FileFormat.h"
#include "core/MetadataFields.h"
#include "core/Tags.h"
#include "tests/delivery/DeliverySupport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace engine::delivery;
using Format = core::Delivery::Format;

/// Two tracks that say everything, each text another one.
tests::SoundingAlbum talkative() {
    auto sounding = tests::noiseAlbum(2);
    core::Album& album = sounding.album;
    for (const auto& field : core::metadataFields()) {
        const std::string text = "The " + std::string(field.key);
        if (field.album) album.metadata.*field.album = text;
        if (field.track) album.tracks[1].metadata.*field.track = text + " of a track";
        if (field.track && !field.inherits) album.tracks[0].metadata.*field.track = text + " of another";
        if (field.track && field.inherits) (album.tracks[0].metadata.*field.track).clear();
    }
    album.metadata.upc = "0 36000 29145 2";
    album.metadata.date = "2026-11-22";
    album.metadata.genre = "Jazz";
    album.metadata.language = "de";
    album.tracks[0].metadata.isrc = "QZ-ABC-26-00001";
    album.tracks[1].metadata.isrc = "QZABC2600002";
    album.tracks[1].metadata.copyPermitted = true;
    return sounding;
}

/// "key" or "key N" of those that are lost.
std::vector<std::string> lostOf(const core::Album& album, Format format) {
    std::vector<std::string> lost;
    for (const auto& text : keptTexts(album, {.format = format}))
        if (text.isLost()) lost.push_back(std::string(text.key) + (text.track ? std::to_string(*text.track + 1) : ""));
    return lost;
}

const KeptText& keptOf(const std::vector<KeptText>& texts, std::string_view key, std::optional<std::size_t> track) {
    const auto found =
        std::ranges::find_if(texts, [&](const KeptText& text) { return text.key == key && text.track == track; });
    EXPECT_NE(found, texts.end()) << key;
    return *found;
}

TEST(KeptTexts, AreThoseOfTheTagsThatAreWritten) {
    const auto album = talkative().album;
    for (const auto format : {Format::wav, Format::flac, Format::aiff, Format::mp3, Format::opus, Format::alac})
        EXPECT_THAT(lostOf(album, format),
                    testing::ElementsAre("message", "studio", "contact", "message1", "message2", "copyPermitted2"));
    const auto texts = keptTexts(album, {.format = Format::mp3});
    EXPECT_EQ(keptOf(texts, "producer", 0).kept, "The producer") << "the album's";
    EXPECT_EQ(keptOf(texts, "producer", 1).kept, "The producer of a track");
    EXPECT_TRUE(keptOf(texts, "isrc", 0).isWhole()) << "hyphens are no loss";
    EXPECT_TRUE(keptOf(texts, "upc", std::nullopt).isWhole());
}

TEST(KeptTexts, AreReallyInTheFiles) {
    const tests::ScratchFolder folder;
    const auto sounding = talkative();
    for (const std::string word : {"wav16", "flac24", "aiff24", "mp3", "vorbis", "opus"}) {
        const auto delivery = deliveryNamed(word).value();
        const auto report = tests::deliverTo(folder / word, sounding, {delivery});
        for (std::size_t track = 0; track < 2; ++track) {
            const core::Tags tags = core::readTags(report.deliveries[0].files[track].path);
            const auto texts = keptTexts(sounding.album, delivery);
            const auto kept = [&](std::string_view key) { return keptOf(texts, key, track).kept; };
            EXPECT_EQ(tags.title, kept("title")) << word;
            EXPECT_EQ(tags.artist, kept("artist")) << word;
            EXPECT_EQ(tags.songwriter, kept("songwriter")) << word;
            EXPECT_EQ(tags.composer, kept("composer")) << word;
            EXPECT_EQ(tags.arranger, kept("arranger")) << word;
            EXPECT_EQ(tags.producer, kept("producer")) << word;
            EXPECT_EQ(tags.mixer, kept("mixer")) << word;
            EXPECT_EQ(tags.conductor, kept("conductor")) << word;
            EXPECT_EQ(tags.engineer, keptOf(texts, "engineer", std::nullopt).kept) << word;
            EXPECT_EQ(tags.comment, keptOf(texts, "comment", std::nullopt).kept) << word;
        }
    }
}

TEST(KeptTexts, OfADiscAreItsCdTextAsAPlayerReadsIt) {
    auto album = talkative().album;
    album.tracks[0].metadata.title = "Cœur → 海";
    album.tracks[1].metadata.title = std::string(200, 'x');
    const auto texts = keptTexts(album, {.format = Format::ddp});
    EXPECT_EQ(keptOf(texts, "title", 0).kept, "Coeur -> ?");
    EXPECT_EQ(keptOf(texts, "title", 1).kept, std::string(160, 'x'));
    EXPECT_EQ(keptOf(texts, "songwriter", 0).kept, "The songwriter");
    EXPECT_EQ(keptOf(texts, "songwriter", std::nullopt).kept, "The songwriter");
    EXPECT_EQ(keptOf(texts, "message", std::nullopt).kept, "The message");
    EXPECT_TRUE(keptOf(texts, "isrc", 0).isWhole());
    EXPECT_TRUE(keptOf(texts, "copyPermitted", 1).isWhole());
    EXPECT_THAT(lostOf(album, Format::ddp),
                testing::ElementsAre("producer", "mixer", "conductor", "label", "date", "media", "copyright", "comment",
                                     "engineer", "studio", "contact", "producer1", "mixer1", "conductor1", "producer2",
                                     "mixer2", "conductor2"));
}

TEST(KeptTexts, OfSheetsAreWhatTheirReadersFind) {
    auto album = talkative().album;
    album.metadata.title = "Say \"no\"";
    EXPECT_EQ(keptOf(keptTexts(album, {.format = Format::cue}), "title", std::nullopt).kept, "Say 'no'");
    EXPECT_TRUE(keptOf(keptTexts(album, {.format = Format::toc}), "title", std::nullopt).isWhole());
    EXPECT_TRUE(keptOf(keptTexts(album, {.format = Format::cue}), "composer", 1).isWhole());
    album.tracks[1].metadata.preEmphasis = true;
    for (const auto format : {Format::cue, Format::toc}) {
        const auto texts = keptTexts(album, {.format = format});
        for (const char* key : {"isrc", "copyPermitted", "preEmphasis"})
            EXPECT_TRUE(keptOf(texts, key, 1).isWhole()) << key;
        for (const char* key : {"upc", "genre", "catalogueNumber"})
            EXPECT_TRUE(keptOf(texts, key, std::nullopt).isWhole()) << key;
    }
    EXPECT_THAT(lostOf(album, Format::cue), testing::Contains("language"));
    EXPECT_THAT(lostOf(album, Format::toc), testing::Contains("producer1"));
}

TEST(KeptTexts, OfTwoDiscsAreThoseOfBoth) {
    auto album = talkative().album;
    album.tracks[1].opensDisc = true;
    for (const auto format : {Format::ddp, Format::cue, Format::toc}) {
        const auto texts = keptTexts(album, {.format = format});
        for (const std::size_t track : {0U, 1U}) EXPECT_TRUE(keptOf(texts, "title", track).isWhole()) << track;
    }
}

TEST(KeptTexts, OfTheCoverIsItsNameWhereFilesHoldPictures) {
    auto album = talkative().album;
    album.metadata.cover = "/pictures/front.jpg";
    EXPECT_EQ(keptOf(keptTexts(album, {.format = Format::flac}), "cover", std::nullopt).kept, "front.jpg");
    EXPECT_TRUE(keptOf(keptTexts(album, {.format = Format::ddp}), "cover", std::nullopt).isLost());
}

TEST(KeptTexts, OfAFormatWithoutTagsAreNone) {
    const auto album = talkative().album;
    const auto texts = keptTexts(album, {.format = Format::caf});
    EXPECT_FALSE(texts.empty());
    EXPECT_TRUE(std::ranges::all_of(texts, &KeptText::isLost));
    EXPECT_TRUE(keptTexts(core::Album{}, {.format = Format::ddp}).empty());
}

} // namespace
