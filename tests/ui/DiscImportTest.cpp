// A disc that others made, opened in the window.
#include "ui/album/DiscImport.h"

#include "core/SafeFile.h"
#include "tests/ui/DeskFixture.h"

#include <gtest/gtest.h>

namespace {

using tests::DeskFixture;

TEST(DiscImport, KnowsDiscsByTheirNames) {
    for (const char* name : {"a/DDPID", "b.cue", "c.TOC", "d.Flac", "e.wav"})
        EXPECT_TRUE(ui::album::isDisc(name)) << name;
    for (const char* name : {"a.lacquer", "IMAGE.DAT", "cue", "a"}) EXPECT_FALSE(ui::album::isDisc(name)) << name;
}

TEST(DiscImport, MakesAnAlbumThatOpensAndSaysWhatItFound) {
    DeskFixture fixture;
    ui::MainWindow window(fixture.desk());
    window.show();
    fixture.mix("one", 6.0);
    core::writeFile(fixture.folder() / "a.cue", "TITLE Sheet\nFILE one.wav WAVE\nTRACK 01 AUDIO\nFLAGS SCMS\n"
                                                "INDEX 01 00:00:00\nWOBBLE 1\n");
    QString why;
    QObject::connect(&fixture.desk().jobs(), &ui::Jobs::failed,
                     [&](const QString&, const QString& words) { why = words; });
    core::Findings found;
    bool done = false;
    const auto file = fixture.folder() / "made.lacquer";
    ui::album::importDisc(fixture.desk(), fixture.folder() / "a.cue", file, [&](const core::Findings& findings) {
        found = findings;
        done = true;
    });
    ASSERT_TRUE(fixture.waitFor([&] { return done || !why.isEmpty(); }));
    ASSERT_TRUE(done) << why.toStdString();
    EXPECT_EQ(found.size(), 2u);
    fixture.open(file);
    ASSERT_EQ(fixture.album().tracks.size(), 1u);
    EXPECT_EQ(fixture.album().metadata.title, "Sheet");
}

TEST(DiscImport, SaysWhyItFailsAndLeavesNothing) {
    DeskFixture fixture;
    QString why;
    QObject::connect(&fixture.desk().jobs(), &ui::Jobs::failed,
                     [&](const QString&, const QString& words) { why = words; });
    const auto file = fixture.folder() / "made.lacquer";
    ui::album::importDisc(fixture.desk(), fixture.mix("one", 1.0), file, [](const core::Findings&) { FAIL(); });
    ASSERT_TRUE(fixture.waitFor([&] { return !why.isEmpty(); }));
    EXPECT_TRUE(why.contains(QStringLiteral("no marks"))) << why.toStdString();
    EXPECT_FALSE(std::filesystem::exists(file));
}

} // namespace
