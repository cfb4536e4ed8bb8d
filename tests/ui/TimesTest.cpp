// Every time of an awkward album, read back from every surface that says one, against the one layout: at the resolution
// of each, no two differ.
#include "core/AlbumLayout.h"
#include "core/ClockText.h"
#include "core/SafeFile.h"
#include "core/TrackLength.h"
#include "engine/analysis/AlbumPrint.h"
#include "engine/delivery/DdpPackets.h"
#include "engine/delivery/DdpReader.h"
#include "engine/delivery/Deliver.h"
#include "engine/disc/CueSheet.h"
#include "engine/disc/OpenDisc.h"
#include "engine/report/Report.h"
#include "tests/ui/DeliveryStage.h"
#include "tests/ui/Wav24.h"
#include "ui/controls/Words.h"
#include "ui/delivery/MetadataModel.h"
#include "ui/delivery/PqSheet.h"
#include "ui/sequence/SequenceList.h"
#include "ui/sequence/SequenceModel.h"
#include "ui/transport/Clocks.h"

#include <gtest/gtest.h>

#include <QLocale>

#include <cmath>
#include <map>
#include <sstream>

namespace {

namespace fs = std::filesystem;
using tests::DeskFixture;

constexpr int rate = 96000;

/// The window on five tracks at 96 kHz whose frames fit nothing: two discs, a segue, marks by hand, one that is off.
class Times : public testing::Test {
  protected:
    Times() {
        std::vector<fs::path> files;
        for (int n = 0; n < 6; ++n) files.push_back(mix(n, 6 * rate + 12345 + 7 * n));
        fixture.desk().sounds().importMixes(files);
        EXPECT_TRUE(DeskFixture::waitFor(
            [&] { return fixture.album().tracks.size() == 6 && fixture.desk().sounds().known(); }));
        fixture.desk().change(QStringLiteral("Awkward"), [](core::Album album) {
            EXPECT_EQ(album.rate, rate);
            album.metadata = {.title = "Odd", .artist = "Nobody"};
            auto& tracks = album.tracks;
            for (core::Track& track : tracks) {
                track.metadata.title = "Odd";
                track.gapFrames = 2 * rate + 1001;
            }
            tracks[0].startMark = -1777;
            tracks[0].endMark = 6 * rate + 4321;
            tracks[0].indexes = {2 * rate + 11, 4 * rate + 1279};
            tracks[1].gapFrames = -3333; // into the sound before it
            tracks[2].enabled = false;
            tracks[3].pauseMark = -rate - 77;
            tracks[3].startMark = 555;
            tracks[4].opensDisc = true;
            tracks[4].startMark = -4001;
            tracks[5].gapFrames = 37;
            return album;
        });
        fixture.settle();
        window.resize(1280, 720);
        window.show();
    }
    fs::path mix(int n, int frames) {
        std::vector<float> samples(static_cast<std::size_t>(frames) * 2);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = 0.1F * static_cast<float>(std::sin(0.01 * (n + 1) * static_cast<double>(i / 2)));
        return tests::writeWav24(fixture.folder() / ("Mix " + std::to_string(n) + ".wav"), samples, rate);
    }
    const core::AlbumLayout& layout() { return fixture.desk().layout(); }
    core::CdLayout cd(int disc) { return core::cdLayout(layout(), disc); }

    /// Into a folder of that name; its files.
    engine::delivery::Delivered delivered(core::Delivery delivery, const std::string& name) {
        delivery.folder = name;
        const auto report = engine::delivery::deliver(fixture.album(), {delivery}, fixture.desk().sounds().opened(),
                                                      {.folder = fixture.folder() / "out", .reason = "short tracks"});
        return report.deliveries.at(0);
    }
    /// The folders of the filesets, in the order of the discs.
    std::vector<fs::path> filesets() {
        std::vector<fs::path> sets;
        const auto made =
            delivered({.format = core::Delivery::Format::ddp, .wordLength = core::Delivery::WordLength::int16}, "ddp");
        for (const auto& entry : fs::directory_iterator(made.path))
            if (entry.is_directory()) sets.push_back(entry.path());
        std::ranges::sort(sets);
        return sets;
    }
    /// By track and index, as a PQ sheet names them: "01" "00"; "AA" "01" is the lead-out.
    static std::map<std::string, std::string> wantedTimes(const core::CdLayout& cd) {
        std::map<std::string, std::string> wanted;
        for (const core::CdTrack& track : cd.tracks) {
            const std::string number = "0" + std::to_string(track.number);
            if (track.index00) wanted[number + "00"] = core::sectorTime(*track.index00);
            wanted[number + "01"] = core::sectorTime(track.index01);
            for (std::size_t n = 0; n < track.indexes.size(); ++n)
                wanted[number + "0" + std::to_string(n + 2)] = core::sectorTime(track.indexes[n]);
        }
        wanted["AA01"] = core::sectorTime(cd.leadOut);
        return wanted;
    }

    DeskFixture fixture;
    ui::MainWindow window{fixture.desk()};
};

TEST_F(Times, OfTheFilesetItsPqSheetAndTheOneInTheWindowAreTheLayouts) {
    const auto sets = filesets();
    ASSERT_EQ(sets.size(), 2U);
    ASSERT_EQ(layout().discs, 2);
    std::map<std::string, std::string> ofWindow;
    auto* const table = window.findChild<ui::delivery::PqSheet*>();
    window.showPage(ui::MainWindow::Page::delivery);
    fixture.settle();
    int row = 0;
    for (int disc = 0; disc < 2; ++disc) {
        const auto wanted = wantedTimes(cd(disc));
        std::map<std::string, std::string> ofSet, ofSheet;
        for (const auto& mark : engine::delivery::readDdp(sets[static_cast<std::size_t>(disc)]).marks) {
            if (mark.track == engine::delivery::PqMark::leadIn) continue;
            const bool isEnd = mark.track == engine::delivery::PqMark::leadOut;
            ofSet[(isEnd ? std::string("AA") : "0" + std::to_string(mark.track)) + "0" + std::to_string(mark.index)] =
                core::sectorTime(mark.at);
        }
        EXPECT_EQ(ofSet, wanted) << "PQDESCR of disc " << disc + 1;

        fs::path sheet = sets[static_cast<std::size_t>(disc)];
        sheet += " PQ sheet.txt";
        std::istringstream lines(core::readFile(sheet));
        for (std::string line; std::getline(lines, line);) {
            const auto colon = line.find(':');
            if (line.size() < 20 || line.find_first_not_of("0123456789A") != 2 || colon == std::string::npos) continue;
            ofSheet[line.substr(0, 2) + line.substr(7, 2)] = line.substr(colon - 2, 8);
        }
        EXPECT_EQ(ofSheet, wanted) << "PQ sheet of disc " << disc + 1;

        std::map<std::string, std::string> ofTable;
        for (std::size_t n = 0; n < wanted.size(); ++n, ++row) {
            const auto cell = [&](int column) { return table->item(row, column)->text().toStdString(); };
            ofTable[cell(0) + cell(1)] = cell(2);
            if (cell(1) != "01" || cell(0) == "AA") continue;
            const auto track = static_cast<std::size_t>(std::stoi(cell(0)) - 1);
            EXPECT_EQ(cell(3), core::sectorTime(core::trackLength(cd(disc), track)));
        }
        EXPECT_EQ(ofTable, wanted) << "the window's sheet of disc " << disc + 1;
    }
    EXPECT_EQ(row, table->rowCount());
}

TEST_F(Times, OfACueSheetMadeOfTheFilesetAreTheLayouts) {
    const auto sets = filesets();
    for (int disc = 0; disc < 2; ++disc) {
        const auto opened = engine::disc::openDiscs(sets.at(static_cast<std::size_t>(disc)));
        const auto text = engine::disc::cueSheet(opened.discs.at(0).disc).text;
        std::istringstream lines(text);
        int track = 0;
        std::map<std::string, std::string> found;
        for (std::string word; lines >> word;) {
            std::string number, time;
            if (word == "TRACK") lines >> track;
            if (word == "INDEX" && lines >> number >> time) found["0" + std::to_string(track) + number] = time;
        }
        auto wanted = wantedTimes(cd(disc)); // IMAGE.DAT begins with the disc's first sector, as its clock does
        wanted.erase("AA01");                // which no sheet says
        EXPECT_EQ(found, wanted) << text;
    }
}

TEST_F(Times, OfDeliveredFilesAndTheirMarksAreTheLayouts) {
    for (const int fileRate : {96000, 44100}) {
        for (const auto format : {core::Delivery::Format::wav, core::Delivery::Format::flac}) {
            const auto made = delivered({.format = format, .rate = fileRate},
                                        std::string(format == core::Delivery::Format::wav ? "wav " : "flac ") +
                                            std::to_string(fileRate));
            const auto on = [&](core::FramePos at) { return core::convertFrames(at, rate, fileRate); };
            ASSERT_EQ(made.tracks.size(), layout().tracks.size());
            fs::path whole;
            for (const auto& file : made.files)
                if (file.track == 0) whole = file.path;
            const auto marked = engine::disc::openDiscs(whole).discs.at(0).disc;
            ASSERT_EQ(marked.tracks.size(), layout().tracks.size()) << whole;
            for (std::size_t n = 0; n < made.tracks.size(); ++n) {
                const core::PlacedTrack& placed = layout().tracks[n];
                EXPECT_EQ(made.tracks[n].startFrames, on(placed.start)) << whole;
                EXPECT_EQ(made.tracks[n].lengthFrames, on(layout().fileEnd(n)) - on(placed.start)) << whole;
                std::vector<core::FramePos> points, wanted = {on(placed.start)};
                for (const auto& piece : marked.tracks[n].pieces) points.push_back(piece.from);
                for (const core::FramePos index : placed.indexes) wanted.push_back(on(index));
                EXPECT_EQ(points, wanted) << whole << ", track " << n + 1;
            }
        }
    }
}

TEST_F(Times, OfSequenceTableClocksAndReportAreTheLayouts) {
    const auto& rows =
        dynamic_cast<const ui::sequence::SequenceModel&>(*window.findChild<ui::sequence::SequenceList*>()->model());
    auto* const table = window.findChild<ui::delivery::MetadataTable*>();
    const auto print = engine::analysis::printAlbum(fixture.album(), fixture.desk().sounds().audio());
    const auto report = engine::report::reportOf({.album = fixture.album(),
                                                  .layout = layout(),
                                                  .print = print,
                                                  .findings = {},
                                                  .sound = {},
                                                  .ledger = {},
                                                  .albumDigest = {},
                                                  .program = {},
                                                  .date = {}});
    const std::string page = engine::report::reportHtml(report);
    const auto minutesIn = [](const QString& clock) { return clock.left(clock.indexOf(QLatin1Char('.'))); };
    for (std::size_t n = 0; n < layout().tracks.size(); ++n) {
        const core::PlacedTrack& placed = layout().tracks[n];
        const core::FrameCount length = core::trackLength(layout(), n);
        const QString said = ui::minutes(length, rate);

        const auto row = rows.find(ui::sequence::Row::Kind::track, placed.id);
        EXPECT_EQ(rows.row(row).lengthFrames, length);
        EXPECT_TRUE(ui::sequence::spoken(rows.row(row), false).contains(said));
        if (n > 0) {
            const auto gap = rows.find(ui::sequence::Row::Kind::gap, placed.id);
            EXPECT_EQ(rows.row(gap).gapFrames, placed.in - layout().tracks[n - 1].soundEnd());
        }
        const auto cell =
            table->model()->index(static_cast<int>(placed.row) + 1, ui::delivery::MetadataModel::firstFigureColumn());
        EXPECT_EQ(table->model()->data(cell).toString(), said);

        EXPECT_EQ(report.tracks[n].start, core::clock(placed.start, rate));
        EXPECT_EQ(report.tracks[n].length, core::clock(length, rate));
        EXPECT_EQ(minutesIn(QString::fromStdString(report.tracks[n].length)), said) << "report against window";
        EXPECT_NE(page.find(">" + report.tracks[n].start + "<"), std::string::npos);
        EXPECT_NE(page.find(">" + report.tracks[n].length + "<"), std::string::npos);

        const core::CdLayout disc = cd(placed.disc);
        const auto onDisc = std::ranges::find(disc.tracks, n, &core::CdTrack::placed);
        EXPECT_EQ(ui::transport::trackAt(layout(), placed.start),
                  (ui::transport::TrackPlace{.placed = n, .fromStart = 0}));
        EXPECT_EQ(ui::transport::cdAt(layout(), placed.start),
                  (ui::transport::CdPlace{.disc = placed.disc, .sector = onDisc->index01}));
        EXPECT_TRUE(ui::transport::cdClock(layout(), placed.start)
                        .endsWith(QString::fromStdString(core::sectorTime(onDisc->index01))));
    }
    const auto whole = table->model()->index(0, ui::delivery::MetadataModel::firstFigureColumn());
    EXPECT_EQ(table->model()->data(whole).toString(), ui::minutes(layout().end, rate));
    EXPECT_EQ(report.length, core::clock(layout().end, rate));
}

} // namespace
