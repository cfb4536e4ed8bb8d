#include "engine/delivery/DdpPackets.h"

#include <gtest/gtest.h>

namespace {

using namespace engine::delivery;

std::string filled(std::string text, std::size_t bytes) {
    text.resize(bytes, ' ');
    return text;
}

// The example of the format reference: two tracks, the second after a pause of 2 s.

TEST(DdpPackets, WriteTheIdToTheByte) {
    EXPECT_EQ(ddpIdRecord("0123456789012", ""), filled("DDP 2.000123456789012" + std::string(66, ' ') + "CD", 128));
}

TEST(DdpPackets, WriteTheMapToTheByte) {
    const std::string map = ddpMapRecords(std::vector<DdpStream>{
        {.kind = DdpStream::Kind::cdText, .file = "CDTEXT.BIN", .length = 90},
        {.kind = DdpStream::Kind::pq, .file = "PQDESCR", .length = 448},
        {.kind = DdpStream::Kind::image, .file = "IMAGE.DAT", .length = 1650, .pauseSectors = 150}});
    const std::string text = "VVVMS0        00000090        CDTEXT                   00              017CDTEXT.BIN";
    const std::string pq = "VVVMS0        00000448        PQ DESCR" + std::string(33, ' ') + "017PQDESCR";
    const std::string image =
        "VVVMD0        0000165000000000        DA70     150" + std::string(21, ' ') + "017IMAGE.DAT";
    EXPECT_EQ(map.substr(0, 128), filled(text, 128));
    EXPECT_EQ(map.substr(128, 128), filled(pq, 128));
    EXPECT_EQ(map.substr(256), filled(image, 128));
}

TEST(DdpPackets, WriteThePqDescriptorToTheByte) {
    const std::string pq = ddpPqRecords(std::vector<PqMark>{{.track = PqMark::leadIn, .upc = "0123456789012"},
                                                            {.track = 1, .index = 0, .at = 0, .isrc = "USABC1234567"},
                                                            {.track = 1, .index = 1, .at = 150},
                                                            {.track = 2, .index = 0, .at = 750},
                                                            {.track = 2, .index = 1, .at = 900},
                                                            {.track = PqMark::leadOut, .index = 1, .at = 1650},
                                                            {.track = PqMark::leadOut, .index = 1, .at = 1650}});
    const auto expected = std::to_array<std::string>(
        {"VVVS0000  00000001              0123456789012", "VVVS0100  00000001  USABC1234567", "VVVS0101  00020001",
         "VVVS0200  00100001", "VVVS0201  00120001", "VVVSAA01  00220001", "VVVSAA01  00220001"});
    ASSERT_EQ(pq.size(), 64 * expected.size());
    for (std::size_t n = 0; n < expected.size(); ++n) EXPECT_EQ(pq.substr(64 * n, 64), filled(expected[n], 64));
}

TEST(DdpPackets, SayTheTracksFlagsInTheControlNibble) {
    const auto control = [](bool copyPermitted, bool preEmphasis) {
        const PqMark mark{.track = 1, .index = 1, .copyPermitted = copyPermitted, .preEmphasis = preEmphasis};
        return fieldText(ddpPqRecords(std::vector{mark}), ddpPq::control);
    };
    EXPECT_EQ(control(false, false), "01");
    EXPECT_EQ(control(false, true), "11");
    EXPECT_EQ(control(true, false), "21");
    EXPECT_EQ(control(true, true), "31");
}

TEST(DdpPackets, AcceptNumbersPaddedWithBlanksZerosOrNothingElse) {
    const Field field{"length", 2, 6};
    EXPECT_EQ(fieldNumber("xx   900", field), 900);
    EXPECT_EQ(fieldNumber("xx000900", field), 900);
    EXPECT_EQ(fieldNumber(std::string_view("xx900\0\0\0", 8), field), 900);
    EXPECT_EQ(fieldNumber("xx      ", field), std::nullopt);
    EXPECT_EQ(fieldNumber("xx  -900", field), std::nullopt);
    EXPECT_EQ(fieldNumber("xx9 0000", field), std::nullopt);
}

TEST(DdpPackets, TablesCoverEveryByteOfTheirRecordOnce) {
    const auto covered = [](const auto& table, std::size_t bytes) {
        std::size_t next = 0;
        for (const Field& field : table) {
            EXPECT_EQ(field.offset, next) << field.name;
            next = field.offset + field.width;
        }
        EXPECT_EQ(next, bytes);
    };
    covered(ddpId::all, ddpId::bytes);
    covered(ddpMap::all, ddpMap::bytes);
    covered(ddpPq::all, ddpPq::bytes);
}

} // namespace
