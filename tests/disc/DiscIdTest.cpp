// The MusicBrainz disc id, against discs whose ids are published.
#include "engine/disc/DiscId.h"

#include <gtest/gtest.h>

#include <vector>

namespace {

using engine::disc::musicBrainzId;

core::CdLayout discOf(const std::vector<core::SectorPos>& starts, core::SectorPos leadOut) {
    core::CdLayout cd{.leadOut = leadOut};
    for (const auto start : starts) cd.tracks.push_back({.number = 1, .index01 = start});
    return cd;
}

TEST(DiscId, IsThatOfTheDiscInMusicBrainzsDescription) {
    EXPECT_EQ(musicBrainzId(discOf({150, 15363, 32314, 46592, 63414, 80489}, 95462)), "49HHV7Eb8UKF3aQiNmu1GR8vKTY-");
}

TEST(DiscId, IsThatOfADiscOfTenTracksAheadOfItsData) {
    std::vector<core::SectorPos> starts;
    core::SectorPos at = 150;
    for (const int sectors : {12617, 27720, 22738, 30185, 24705, 33750, 32475, 30920, 32195, 22880}) {
        starts.push_back(at);
        at += sectors;
    }
    EXPECT_EQ(musicBrainzId(discOf(starts, at)), "9AQWqQ0eCCwktwPPrIUIYkUw2Uo-");
}

TEST(DiscId, TellsEveryStartAndTheLeadOut) {
    const std::string id = musicBrainzId(discOf({150, 20000}, 40000));
    EXPECT_NE(musicBrainzId(discOf({150, 20001}, 40000)), id);
    EXPECT_NE(musicBrainzId(discOf({150, 20000}, 40001)), id);
    EXPECT_NE(musicBrainzId(discOf({150}, 40000)), id);
}

TEST(DiscId, OfWhatIsNoDiscIsEmpty) {
    EXPECT_EQ(musicBrainzId(core::CdLayout{}), "");
    EXPECT_EQ(musicBrainzId(discOf(std::vector<core::SectorPos>(100, 150), 40000)), "");
}

} // namespace
