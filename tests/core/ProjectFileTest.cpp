#include "core/ProjectFile.h"

#include "tests/support/FullAlbum.h"

#include <gtest/gtest.h>

using namespace core;

TEST(ProjectFile, GivesBackEveryFieldOfAnAlbum) {
    const Album album = tests::fullAlbum();
    const std::string text = toJson(album, "/music/album");
    EXPECT_EQ(fromJson(text, "/music/album", "full.lacquer"), album) << text;
}

TEST(ProjectPlace, SetsAValueAtAnyPlaceOfTheProjectFile) {
    const Album album = tests::fullAlbum();
    EXPECT_EQ(withValueAt(album, "metadata.label", "4000").metadata.label, "4000");
    EXPECT_EQ(withValueAt(album, "tracks.2.indexes", "[588, 1176]").tracks[1].indexes,
              (std::vector<FramePos>{588, 1176}));
    EXPECT_EQ(withValueAt(album, "tracks.1.fadeIn.shape", "linear").tracks[0].fadeIn.shape, FadeShape::linear);
}
