#include "core/AlbumFindings.h"
#include "core/ProjectFile.h"

#include "tests/support/Album.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace core;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

constexpr FrameCount second = 44100;

Album wellMade() {
    Track track = tests::track(1, 60 * second);
    track.metadata.title = "Song";
    Album made = tests::album({track, track});
    made.metadata.title = "Album";
    made.metadata.artist = "Artist";
    made.sources[0].path = "/mixes/song.wav";
    made.sources[0].frames = 60 * second;
    return made;
}

auto says(Severity severity, std::optional<int> track, const std::string& part) {
    return AllOf(Field(&Finding::severity, severity), Field(&Finding::track, track),
                 Field(&Finding::message, HasSubstr(part)));
}

} // namespace

TEST(AlbumFindings, AWellMadeAlbumHasNone) {
    EXPECT_THAT(albumFindings(wellMade()), IsEmpty());
}

TEST(AlbumFindings, AnAlbumWithoutTracksCannotBeDelivered) {
    EXPECT_THAT(albumFindings(Album{}), ElementsAre(says(Severity::error, std::nullopt, "no track")));
}

TEST(AlbumFindings, MissingTextsAreNotes) {
    Album album = wellMade();
    album.metadata = {};
    album.tracks[1].metadata.title.clear();
    album.tracks[0].metadata.artist = "Someone";
    EXPECT_THAT(albumFindings(album),
                ElementsAre(says(Severity::note, std::nullopt, "the album has no title"),
                            says(Severity::note, std::nullopt, "the album has no artist"),
                            says(Severity::note, 2, "no title"), says(Severity::note, 2, "no artist")));
}

TEST(AlbumFindings, ASoundOfAVersionThatIsNotThereStopsADelivery) {
    Album album = wellMade();
    album.tracks[1].chain = {{.id = SlotId{50}, .version = 9, .settings = GainSettings{}}};
    album.masters[0].albumChain = {{.id = SlotId{51}, .settings = LimiterSettings{}},
                                   {.id = SlotId{52}, .version = 2, .settings = LimiterSettings{}}};
    EXPECT_THAT(albumFindings(album), ElementsAre(says(Severity::error, std::nullopt,
                                                       "the limiter at place 2 of the chain was made with its "
                                                       "sound of version 2, and this Lacquer has it up to "
                                                       "version 1"),
                                                  says(Severity::error, 2, "the gain at place 1")));
    EXPECT_EQ(albumFindings(album)[1].place, "tracks.2.chain.1.version");
}

TEST(AlbumFindings, ARangeThatDoesNothingIsNoted) {
    EqualizerSettings settings;
    settings.bands[0] = {.on = true, .gainDb = 1.0, .rangeDb = -3.0};
    settings.bands[1] = {.on = true, .type = EqualizerBand::Type::tilt, .gainDb = 1.0, .rangeDb = -3.0};
    settings.bands[2] = {.on = true, .type = EqualizerBand::Type::notch, .rangeDb = -3.0};
    settings.bands[3] = {.on = false, .type = EqualizerBand::Type::notch, .rangeDb = -3.0};
    Album album = wellMade();
    album.tracks[1].chain = {{.id = SlotId{50}, .version = 2, .settings = settings}};
    const auto noted = says(Severity::note, 2, "band 3 of the equalizer at place 1 of the chain has a range");
    EXPECT_THAT(albumFindings(album), ElementsAre(AllOf(noted, Field(&Finding::message, HasSubstr("have no gain")))));
    EXPECT_EQ(jsonAt(album, albumFindings(album)[0].place, {}), "-3");
    album.tracks[1].chain[0].version = 1;
    EXPECT_THAT(
        albumFindings(album),
        ElementsAre(AllOf(says(Severity::note, 2, "band 2"), Field(&Finding::message, HasSubstr("version 2"))), noted));
    settings.phase = EqualizerSettings::Phase::linear;
    album.tracks[1].chain[0].settings = settings;
    EXPECT_THAT(albumFindings(album), ElementsAre(says(Severity::note, 2, "band 1 of the equalizer"),
                                                  says(Severity::note, 2, "band 2"), noted));
    album.tracks[1].chain[0].enabled = false;
    EXPECT_THAT(albumFindings(album), IsEmpty());
}

TEST(AlbumFindings, ABandThatIsTooNarrowForTheTapsIsNoted) {
    EqualizerSettings settings{.phase = EqualizerSettings::Phase::linear, .taps = 4096, .bands = {}};
    settings.bands[0] = {.on = true, .frequencyHz = 400.0, .gainDb = 6.0};
    settings.bands[2] = {.on = true, .frequencyHz = 40.0, .gainDb = 6.0, .q = 5.0};
    settings.bands[3] = {.on = true, .frequencyHz = 12.0, .gainDb = -24.0, .q = 20.0};
    Album album = wellMade();
    album.tracks[1].chain = {{.id = SlotId{50}, .settings = settings}};
    EXPECT_THAT(albumFindings(album),
                ElementsAre(AllOf(says(Severity::note, 2, "band 3 of the equalizer at place 1 of the chain is sharper"),
                                  Field(&Finding::message, HasSubstr("take 32768 taps or minimum phase"))),
                            AllOf(says(Severity::note, 2, "band 4"),
                                  Field(&Finding::message, HasSubstr("softer: take minimum phase")))));
    EXPECT_EQ(jsonAt(album, albumFindings(album)[0].place, {}), "\"4096\"");
    std::get<EqualizerSettings>(album.tracks[1].chain[0].settings).phase = EqualizerSettings::Phase::minimum;
    EXPECT_THAT(albumFindings(album), IsEmpty());
}

TEST(AlbumFindings, PointsOfAutomationBeyondTheirRowAreTold) {
    Album album = wellMade();
    album.tracks[1].chain = {{.id = SlotId{50}, .settings = GainSettings{}}};
    album.tracks[1].automation = {{SlotId{50}, "gain", {{0, -24.0}, {10, 90.0}, {20, 24.0}}}};
    EXPECT_THAT(albumFindings(album), ElementsAre(says(Severity::warning, 2,
                                                       "1 point of the automation of gain lies "
                                                       "beyond -24.0 dB to +24.0 dB")));
}

TEST(AlbumFindings, DatesAreYearsMonthsOrDays) {
    Album album = wellMade();
    for (const auto* good : {"", "2026", "2026-11", "2026-11-22"}) {
        album.metadata.date = good;
        EXPECT_THAT(albumFindings(album), IsEmpty()) << good;
    }
    for (const auto* bad : {"26", "2026-13", "2026-11-32", "22.11.2026", "2026/11", "2026-1", "0000"}) {
        album.metadata.date = bad;
        EXPECT_THAT(albumFindings(album), Contains(says(Severity::warning, std::nullopt, bad)));
    }
}

TEST(AlbumFindings, CodesWarnBesideTheirField) {
    Album album = wellMade();
    album.metadata.upc = "12";
    album.tracks[0].metadata.isrc = "none yet";
    album.tracks[1].versions = {{.isrc = "QM4TX2600017"}, {.kind = Version::Kind::tv, .isrc = "QM4TX2600017"}};
    const auto found = albumFindings(album);
    EXPECT_THAT(found, ElementsAre(says(Severity::warning, std::nullopt, "UPC/EAN '12'"),
                                   says(Severity::warning, 1, "ISRC 'none yet'"),
                                   says(Severity::warning, 2,
                                        "TV version: ISRC 'QM4TX2600017' is already that of this track")));
    EXPECT_EQ(found[1].place, "tracks.1.metadata.isrc");
    EXPECT_EQ(found[2].place, "tracks.2.versions.2.isrc");
}

TEST(AlbumFindings, ClipsMustNotReachPastTheirSound) {
    Album album = wellMade();
    album.tracks[0].clips[0].region.from = 1;
    EXPECT_THAT(albumFindings(album), ElementsAre(says(Severity::warning, 1, "'song.wav'")));
    album.tracks[0].clips[0].region.from = -1;
    EXPECT_THAT(albumFindings(album), ElementsAre(says(Severity::warning, 1, "'song.wav'")));
    album.tracks[0].clips[0].source = SourceId{77};
    EXPECT_THAT(albumFindings(album), ElementsAre(says(Severity::error, 1, "a source that the album does not have")));
    album.tracks[0].clips.clear();
    EXPECT_THAT(albumFindings(album), ElementsAre(says(Severity::warning, 1, "no sound")));
}

TEST(AlbumFindings, SoundThatIsNotDeliveredIsSaid) {
    Album album = wellMade();
    album.tracks[0].startMark = second;
    album.tracks[1].endMark = 59 * second;
    EXPECT_THAT(albumFindings(album), ElementsAre(says(Severity::warning, 1, "1.00 s of sound lie ahead"),
                                                  says(Severity::warning, 2, "1.00 s of sound lie past the end")));
    album.tracks[0].pauseMark = 0;
    album.tracks[1].endMark.reset();
    EXPECT_THAT(albumFindings(album), IsEmpty());
}

TEST(AlbumFindings, BedsNeedTheTrackThatTheyLieBefore) {
    Album album = wellMade();
    album.beds = {{.before = album.tracks[1].id, .clip = album.tracks[0].clips[0]}};
    album.beds[0].clip.region.lengthFrames = 10;
    EXPECT_THAT(albumFindings(album), IsEmpty());
    album.tracks[1].enabled = false;
    EXPECT_THAT(albumFindings(album), ElementsAre(says(Severity::warning, std::nullopt, "disabled")));
}

TEST(AlbumFindings, DeliveriesNameWhatTheAlbumHas) {
    Album album = wellMade();
    album.tracks[0].versions = {{.kind = Version::Kind::tv}};
    album.deliveries = {{.master = "vinyl"}, {.version = Version::Kind::tv, .overrides = {{.slot = SlotId{5}}}}};
    EXPECT_THAT(albumFindings(album), ElementsAre(says(Severity::error, std::nullopt, "'vinyl'"),
                                                  says(Severity::warning, std::nullopt, "no longer has"),
                                                  says(Severity::warning, 2, "no TV version")));
}

TEST(AlbumFindings, JoinedListsSayAThingOnceAndGravest) {
    const Findings first = {{Severity::warning, 2, "a"}, {Severity::note, 1, "b"}};
    const Findings second = {{Severity::error, 2, "a"}, {Severity::note, std::nullopt, "c"}, {Severity::note, 3, "b"}};
    EXPECT_EQ(joined(first, second), (Findings{{Severity::note, std::nullopt, "c"},
                                               {Severity::note, 1, "b"},
                                               {Severity::error, 2, "a"},
                                               {Severity::note, 3, "b"}}));
}
