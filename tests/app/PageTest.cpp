// The client's page and the notes that come back from it, through the program.
#include "core/SafeFile.h"
#include "tests/app/Mixes.h"
#include "tests/app/Run.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace {

class Clients : public testing::Test {
  protected:
    Clients() {
        for (const char* name : {"One.wav", "Two.wav"}) tests::writeMix(desk / ".", {.name = name, .seconds = 2.0});
        EXPECT_EQ(desk.run({"new", "A.lacquer", "One.wav", "Two.wav", "--title", "Blue"}).status, 0);
    }
    std::string note(int track, const std::string& text) const {
        return R"({"track":)" + std::to_string(track) + R"(,"at":44100,"rate":44100,"text":")" + text +
               R"(","author":"Ben","revision":1})";
    }
    void writeNotes(const std::string& notes, const std::string& title = "Blue") const {
        core::writeFile(desk / "notes.json",
                        R"({"lacquerNotes":1,"album":{"title":")" + title + R"("},"notes":[)" + notes + "]}");
    }
    int trackId(int number) const {
        return desk.run({"show", "A.lacquer", "--json"}).status == 0
                   ? nlohmann::json::parse(tests::textOf(desk / "A.lacquer"))["tracks"][number - 1]["id"].get<int>()
                   : 0;
    }

    tests::Desk desk;
};

TEST_F(Clients, GetAPageThatSaysWhereItIs) {
    const auto ran = desk.run({"page", "A.lacquer", "--to", "page", "--json"});
    ASSERT_EQ(ran.status, 0) << ran.error;
    EXPECT_TRUE(std::filesystem::exists(ran.json()["page"].get<std::string>()));
    EXPECT_EQ(ran.json()["revision"], 1);
    EXPECT_EQ(ran.json()["revisions"][0]["rate"], 44100);
    EXPECT_EQ(desk.run({"verify", "page"}).status, 0);
    const auto again = desk.run({"page", "A.lacquer", "--to", "."});
    EXPECT_EQ(again.status, 1);
    EXPECT_NE(again.error.find("holds other things than a page: name a new folder"), std::string::npos) << again.error;
}

TEST_F(Clients, NotesAreImportedOnceAndListed) {
    writeNotes(note(trackId(2), "too loud") + "," + note(4000, "gone"));
    const auto ran = desk.run({"notes", "A.lacquer", "notes.json"});
    ASSERT_EQ(ran.status, 0) << ran.error;
    EXPECT_NE(ran.out.find("track  2     0:01  too loud  (Ben, revision 1)"), std::string::npos) << ran.out;
    EXPECT_NE(ran.out.find("1 new, 0 known already, 1 on tracks that the album no longer has"), std::string::npos);
    EXPECT_NE(desk.run({"notes", "A.lacquer", "notes.json"}).out.find("0 new, 1 known already"), std::string::npos);
    EXPECT_EQ(desk.run({"set", "A.lacquer", "notes.1.done=true"}).status, 0);
    const auto listed = desk.run({"notes", "A.lacquer", "--json"}).json();
    ASSERT_EQ(listed.size(), 1U);
    EXPECT_EQ(listed[0], nlohmann::json::parse(R"({"track":2,"seconds":1.0,"text":"too loud","author":"Ben",
                                                   "revision":1,"done":true})"));
}

TEST_F(Clients, NotesThatCannotBeReadChangeNothing) {
    const std::string before = tests::textOf(desk / "A.lacquer");
    const auto expectRefused = [&](const std::string& says) {
        const auto ran = desk.run({"notes", "A.lacquer", "notes.json"});
        EXPECT_EQ(ran.status, 1);
        EXPECT_NE(ran.error.find("notes.json: " + says), std::string::npos) << ran.error;
        EXPECT_EQ(tests::textOf(desk / "A.lacquer"), before);
    };
    writeNotes(note(trackId(1), "fine") + R"(,{"track":1})");
    expectRefused("has no notes.2.at");
    writeNotes(note(trackId(1), "fine"), "Red");
    expectRefused("has notes on the album \"Red\", not on \"Blue\"");
    core::writeFile(desk / "notes.json", "{\"lacquerNotes\": 1,");
    expectRefused("");
}

} // namespace
