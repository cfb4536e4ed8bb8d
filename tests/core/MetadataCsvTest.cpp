#include "core/MetadataCsv.h"
#include "core/Edits.h"
#include "core/Error.h"
#include "core/MetadataFields.h"
#include "tests/support/Album.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace core;
using testing::HasSubstr;

namespace {

Album threeTracks() {
    return tests::album({tests::track(1, 1000), tests::track(1, 1000), tests::track(1, 1000)});
}

/// Every text another one, with all that a table can stumble over.
Album everyText() {
    Album album = threeTracks();
    int n = 0;
    for (const auto& field : metadataFields()) {
        const std::string text = " \"" + std::string(field.key) + "\",;\t\r\n" + std::to_string(n++) + " Größe";
        if (field.album) album.metadata.*field.album = text;
        if (field.track) album.tracks[1].metadata.*field.track = text + "!";
    }
    for (const auto& flag : metadataFlags()) album.tracks[2].metadata.*flag.flag = true;
    return album;
}

std::string troubleOf(const std::string& text) {
    try {
        withMetadataCsv(threeTracks(), text);
        return {};
    } catch (const Error& why) {
        return why.what();
    }
}

} // namespace

TEST(MetadataCsv, IsTheSameOutAndInAgain) {
    const Album full = everyText();
    EXPECT_EQ(withMetadataCsv(threeTracks(), metadataCsv(full)), full);
    EXPECT_EQ(withMetadataCsv(full, metadataCsv(threeTracks())), threeTracks());
    EXPECT_EQ(withMetadataCsv(full, metadataCsv(full)), full);
}

TEST(MetadataCsv, FindsColumnsByKeyOrLabelInAnyCase) {
    const Album album = withMetadataCsv(threeTracks(), "TRACK;Catalogue Number;TITLE;Copy permitted;ISRC\r\n"
                                                       "Album;LAC 1;Blue;;\r\n"
                                                       "2;;Harbour;YES;NOA1B2600002\r\n");
    EXPECT_EQ(album.metadata.catalogueNumber, "LAC 1");
    EXPECT_EQ(album.metadata.title, "Blue");
    EXPECT_EQ(album.tracks[1].metadata.title, "Harbour");
    EXPECT_EQ(album.tracks[1].metadata.isrc, "NOA1B2600002");
    EXPECT_TRUE(album.tracks[1].metadata.copyPermitted);
}

TEST(MetadataCsv, ReadsWhatSpreadsheetsAndPeopleWriteOtherwise) {
    const Album album = withMetadataCsv(threeTracks(), "track,catalogue-number,copy_permitted,emph\n"
                                                       " album ,LAC 1,,, \n"
                                                       " 1 ,,x,TRUE\n2,,1,on\n3,, Yes ,0,\t,\n");
    EXPECT_EQ(album.metadata.catalogueNumber, "LAC 1");
    for (const Track& track : album.tracks) EXPECT_TRUE(track.metadata.copyPermitted);
    EXPECT_TRUE(album.tracks[0].metadata.preEmphasis);
    EXPECT_TRUE(album.tracks[1].metadata.preEmphasis);
    EXPECT_FALSE(album.tracks[2].metadata.preEmphasis);
}

TEST(MetadataCsv, LeavesAloneWhatIsNotThereAndClearsWhatIsEmpty) {
    const Album full = everyText();
    const Album album = withMetadataCsv(full, "track,artist,message\n2,,\n");
    Album meant = full;
    meant.tracks[1].metadata.artist.clear();
    meant.tracks[1].metadata.message.clear();
    EXPECT_EQ(album, meant);
    EXPECT_EQ(withMetadataCsv(full, "track,artist,message\n2\n"), meant) << "cells left out at the end are empty";
    EXPECT_FALSE(withMetadataCsv(full, "track,copyPermitted\n3\n").tracks[2].metadata.copyPermitted);
}

TEST(MetadataCsv, NamesLineAndColumnOfWhatIsWrong) {
    EXPECT_THAT(troubleOf("track,tilte\n1,x\n"), HasSubstr("line 1, column \"tilte\": is none of the metadata"));
    EXPECT_THAT(troubleOf("track,title,Title\n"), HasSubstr("line 1, column \"Title\": is there twice"));
    EXPECT_THAT(troubleOf("title\nx\n"), HasSubstr("line 1: there is no column \"track\""));
    EXPECT_THAT(troubleOf("track,title\n1,x\n4,y\n"), HasSubstr("line 3, column \"track\": there is no track 4"));
    EXPECT_THAT(troubleOf("track,title\n0,x\n"), HasSubstr("line 2, column \"track\": there is no track 0"));
    EXPECT_THAT(troubleOf("track,title\nalbum,x\nalbum,y\n"),
                HasSubstr("line 3, column \"track\": the album has a row already"));
    EXPECT_THAT(troubleOf("track,Copy\nalbum,yes\n"), HasSubstr("line 2, column \"Copy\": stands in the album's row"));
    EXPECT_THAT(troubleOf("track,title\n1,x\n1,y\n"), HasSubstr("line 3, column \"track\": track 1 has a row already"));
    EXPECT_THAT(troubleOf("track,title\none,x\n"), HasSubstr("line 2, column \"track\": \"one\" is neither"));
    EXPECT_THAT(troubleOf("track,label\n1,x\n"), HasSubstr("line 2, column \"label\": \"x\" stands in a track's row"));
    EXPECT_THAT(troubleOf("track,isrc\nalbum,x\n"), HasSubstr("line 2, column \"isrc\": \"x\" stands in the album's"));
    EXPECT_THAT(troubleOf("track,Copy\n1,maybe\n"),
                HasSubstr("line 2, column \"Copy\": \"maybe\" is neither yes nor no"));
    EXPECT_THAT(troubleOf("track,title\n1,x,y\n"), HasSubstr("line 2: the text \"y\" stands beyond the columns"));
    EXPECT_THAT(troubleOf(""), HasSubstr("the table is empty"));
}
