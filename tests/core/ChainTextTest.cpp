// A chain that goes over the clipboard.
#include "core/ChainText.h"
#include "core/Error.h"
#include "core/ProjectFile.h"
#include "tests/support/FullAlbum.h"

#include <gtest/gtest.h>

namespace {

using namespace core;

TEST(ChainText, ComesBackAsItWent) {
    Chain chain = {{.enabled = false, .mixPercent = 40.0, .settings = CompressorSettings{.thresholdDb = -30.0}},
                   {.settings = LimiterSettings{.ceilingDbtp = -2.0}}};
    chain[0].alternative = CompressorSettings{.ratio = 4.0};
    chain[0].swapped = true;
    Chain back = chainFrom(chainText(chain));
    ASSERT_EQ(back.size(), 2U);
    for (Slot& slot : back) slot.id = {}; // the ids are those of where it goes
    EXPECT_EQ(back, chain);
}

TEST(ChainText, TakesWhateverElseIsPastedForNoChain) {
    Album album;
    album.masters.front().albumChain = {{.settings = GainSettings{}}};
    const std::string whole = chainText({{.settings = GainSettings{}}});
    for (const std::string& rubbish :
         {std::string(), std::string("hello"), std::string("{}"), std::string("[1, 2]"), toJson(album, {}),
          whole.substr(0, whole.size() / 2), std::string(R"({"lacquerChain": 3})"),
          std::string(R"({"lacquerChain": [{"module": "reverb"}]})"),
          std::string(R"({"lacquerChain": [{"module": "gain", "settings": {"gain": "loud"}}]})"),
          "{\"lacquerChain\": " + std::string(100000, '[')})
        EXPECT_THROW(chainFrom(rubbish), Error) << rubbish.substr(0, 60);
}

TEST(ChainText, HasNoValueOutsideItsRange) {
    EXPECT_THROW(chainFrom(R"({"lacquerChain": [{"module": "gain", "settings": {"gain": 1e300}}]})"), Error);
}

} // namespace
