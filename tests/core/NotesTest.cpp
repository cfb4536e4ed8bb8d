#include "core/Notes.h"
#include "core/Edits.h"
#include "core/Error.h"
#include "tests/support/Album.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

using namespace core;

namespace {

class NotesOfAClient : public testing::Test {
  protected:
    NotesOfAClient() {
        album = tests::album({tests::track(1, 44100), tests::track(2, 88200)});
        album.metadata.title = "Blue";
        album.tracks[0].metadata.title = "One";
        album.tracks[1].metadata.title = "Two";
        file = {{"lacquerNotes", 1},
                {"album", {{"title", "Blue"}, {"artist", "Nobody"}}},
                {"notes", {note(0, 1000, "too loud"), note(1, 500, "lovely")}}};
    }
    nlohmann::json note(std::size_t track, int at, const char* text) const {
        return {{"track", static_cast<std::uint32_t>(album.tracks[track].id)},
                {"trackTitle", album.tracks[track].metadata.title},
                {"at", at},
                {"rate", 44100},
                {"text", text},
                {"author", "Ben"},
                {"revision", 2}};
    }
    std::vector<Note> read() const { return notesFrom(file.dump(), album, "Blue notes.json"); }
    std::string complaint() const {
        try {
            read();
            return "none";
        } catch (const Error& error) {
            return error.what();
        }
    }

    Album album;
    nlohmann::json file;
};

TEST_F(NotesOfAClient, StandOnTheTracksThatTheyAreOn) {
    const auto notes = read();
    ASSERT_EQ(notes.size(), 2U);
    EXPECT_EQ(notes[0], (Note{album.tracks[0].id, 1000, "too loud", "Ben", 2}));
    EXPECT_EQ(notes[1], (Note{album.tracks[1].id, 500, "lovely", "Ben", 2}));
}

TEST_F(NotesOfAClient, KeepTheirTimeAtAnotherRate) {
    album.rate = 88200;
    EXPECT_EQ(read()[0].at, 2000);
}

TEST_F(NotesOfAClient, AreAddedOnceAndStayDone) {
    auto [with, added] = withNotes(album, read());
    EXPECT_EQ(added, 2);
    with.notes[0].done = true;
    file["notes"].push_back(note(1, 500, "lovely, lovely"));
    const auto [again, more] = withNotes(with, read());
    EXPECT_EQ(more, 1);
    ASSERT_EQ(again.notes.size(), 3U);
    EXPECT_TRUE(again.notes[0].done);
    EXPECT_EQ(again, normalised(again));
}

TEST_F(NotesOfAClient, OnATrackThatIsGoneAreCountedAndLeft) {
    const auto notes = read();
    const Album less = removeTrack(album, album.tracks[0].id);
    EXPECT_EQ(strayNotes(less, notes), 1);
    EXPECT_EQ(withNotes(less, notes).second, 1);
}

TEST_F(NotesOfAClient, OnAnotherAlbumAreRefused) {
    file["album"]["title"] = "Red";
    EXPECT_EQ(read().size(), 2U) << "the album was given another title since: its tracks are the same";
    file["notes"][0]["trackTitle"] = "Uno";
    EXPECT_EQ(complaint(), "Blue notes.json: has notes on the album \"Red\", not on \"Blue\"");
    file["notes"].clear();
    EXPECT_EQ(complaint(), "Blue notes.json: has notes on the album \"Red\", not on \"Blue\"");
}

TEST_F(NotesOfAClient, ThatAreMalformedAreNamedWithTheirPlace) {
    const auto expect = [&](const char* place, const nlohmann::json& value, const std::string& says) {
        const auto whole = file;
        file[nlohmann::json::json_pointer(place)] = value;
        EXPECT_NE(complaint().find("Blue notes.json: " + says), std::string::npos) << complaint();
        file = whole;
    };
    expect("/notes/1/at", "here", "notes.2.at: \"here\" should be a whole number");
    expect("/notes/1/at", 1.5, "notes.2.at: 1.5 should be a whole number");
    expect("/notes/1/at", 1e300, "notes.2.at: ");
    expect("/notes/0/track", -1, "notes.1.track: -1 should be a whole number");
    expect("/notes/0/rate", 0, "notes.1.rate: 0 should be a whole number");
    expect("/notes/0/text", 7, "notes.1.text: 7 should be text");
    expect("/notes/0/text", std::string(100'001, 'x'), "notes.1.text: ");
    expect("/notes/0/revision", 1e12, "notes.1.revision: ");
    expect("/notes/0", nullptr, "notes.1: null should be an object");
    expect("/notes", "none", "notes: \"none\" should be a list");
    expect("/album", 3, "album: 3 should be an object");
    expect("/lacquerNotes", 2, "lacquerNotes: 2 should be a whole number");
    file["notes"][0].erase("text");
    EXPECT_NE(complaint().find("has no notes.1.text"), std::string::npos) << complaint();
}

TEST_F(NotesOfAClient, ThatAreNoJsonAreNamedToo) {
    for (const char* text : {"", "[]", "{\"lacquerNotes\": 1", "notes", "\xff\xfe"})
        EXPECT_THROW(notesFrom(text, album, "Blue notes.json"), Error) << text;
}

} // namespace
