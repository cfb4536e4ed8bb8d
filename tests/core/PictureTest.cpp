#include "core/Picture.h"
#include "core/AlbumFindings.h"
#include "core/Error.h"
#include "core/SafeFile.h"
#include "tests/support/Scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace core;
using testing::HasSubstr;

namespace {

std::string bigEndian(unsigned value, int bytes) {
    std::string made;
    for (int n = bytes; n-- > 0;) made += static_cast<char>(value >> (8 * n) & 0xFF);
    return made;
}

std::string png(unsigned width, unsigned height) {
    return "\x89PNG\r\n\x1a\n" + bigEndian(13, 4) + "IHDR" + bigEndian(width, 4) + bigEndian(height, 4) + "and so on";
}

std::string segment(char marker, const std::string& body) {
    return std::string("\xff") + marker + bigEndian(static_cast<unsigned>(body.size()) + 2, 2) + body;
}

/// With a thumbnail in EXIF, whose own frame header is not the picture's, and a Huffman table ahead of it.
std::string jpeg(unsigned width, unsigned height, char frame = '\xc2') {
    const auto header = [&](unsigned w, unsigned h) {
        return segment(frame, "\x08" + bigEndian(h, 2) + bigEndian(w, 2) + "\3");
    };
    return "\xff\xd8" + segment('\xe1', "Exif\xff\xd8" + header(160, 120)) + segment('\xc4', "table") + "\xff" +
           header(width, height) + "and so on";
}

class Picture : public testing::Test {
  protected:
    std::filesystem::path write(const std::string& bytes) {
        writeFile(folder / "cover", bytes);
        return folder / "cover";
    }
    std::string findingsOf(const std::string& bytes, const std::vector<Delivery>& deliveries = {{}}) {
        Album album;
        album.metadata.cover = write(bytes);
        return said(album, deliveries);
    }
    static std::string said(const Album& album, const std::vector<Delivery>& deliveries) {
        std::string all;
        for (const auto& finding : coverFindings(album, deliveries)) {
            EXPECT_EQ(finding.place, "metadata.cover");
            all += std::string(severityName(finding.severity)) + ": " + finding.message + "\n";
        }
        return all;
    }
    tests::ScratchFolder folder;
};

} // namespace

TEST_F(Picture, SaysHowLargeItIs) {
    EXPECT_EQ(pictureFacts(write(png(3000, 2999))),
              (PictureFacts{.mimeType = "image/png", .width = 3000, .height = 2999, .bytes = png(1, 1).size()}));
    for (const char frame : {'\xc0', '\xc1', '\xc2', '\xcf'}) {
        const auto facts = pictureFacts(write(jpeg(3000, 1400, frame)));
        EXPECT_EQ(facts.mimeType, "image/jpeg");
        EXPECT_EQ(facts.width, 3000);
        EXPECT_EQ(facts.height, 1400);
    }
}

TEST_F(Picture, ThatIsDamagedSaysSoWhereverItEnds) {
    for (const std::string& whole : {png(3000, 3000).substr(0, 24), jpeg(3000, 3000).substr(0, 41)}) {
        EXPECT_NO_THROW(pictureFacts(write(whole)));
        for (std::size_t size = 0; size < whole.size(); ++size)
            EXPECT_THROW(pictureFacts(write(whole.substr(0, size))), Error) << size;
    }
    EXPECT_THROW(pictureFacts(write(png(0, 3000))), Error);
    EXPECT_THROW(pictureFacts(write("\xff\xd8\xff\xda" + std::string(100, '\0'))), Error);
}

TEST_F(Picture, OfACoverGetsFindingsThatLeadToIt) {
    EXPECT_EQ(findingsOf(png(3000, 3000)), "");
    EXPECT_THAT(findingsOf(png(3000, 2999)),
                HasSubstr("warning: the cover picture is not square (3000 x 2999 pixels)"));
    EXPECT_THAT(findingsOf(jpeg(1399, 1399)), HasSubstr("warning: the cover picture is small (1399 x 1399 pixels)"));
    EXPECT_EQ(findingsOf(png(1400, 1400)), "note: the cover picture has 1400 x 1400 pixels: shops ask for 3000\n");
    EXPECT_THAT(findingsOf(png(3000, 3000) + std::string(10'000'000, 'x')),
                HasSubstr("warning: the cover picture is large"));
    EXPECT_THAT(findingsOf("GIF89a"), HasSubstr("error: the cover picture"));
    EXPECT_THAT(findingsOf("GIF89a", {{.format = Delivery::Format::ddp}}), HasSubstr("warning: the cover picture"));
}

TEST_F(Picture, IsMissedWhereAFileCouldHoldIt) {
    EXPECT_EQ(said({}, {}), "");
    EXPECT_EQ(said({}, {{.format = Delivery::Format::ddp}, {.format = Delivery::Format::caf}}), "");
    EXPECT_THAT(said({}, {{.format = Delivery::Format::flac}}), HasSubstr("note: there is no cover picture"));
}
