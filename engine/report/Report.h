// The report for the client: what the record is, how it measures, what was done to it, what was found and answered, and
// what was delivered, digests included. First as a value in which every text is made, out of the layout and the ledger,
// so that no paper can say another time or figure than the next one; then as a page.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"
#include "core/Finding.h"
#include "core/Ledger.h"
#include "engine/analysis/AlbumPrint.h"
#include "engine/delivery/BreakList.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace engine::report {

/// What one line of figures says; "–" where there is nothing to say.
struct Figures {
    std::string integrated, range, maxShortTerm, maxMomentary, truePeak;
    std::string peakToLoudness; ///< True peak less integrated loudness, dB.
};

struct TrackLine {
    std::string number, title, isrc;
    std::string start;  ///< Of its file on the album's clock: "3:05.120".
    std::string length; ///< See core/TrackLength.h.
    Figures figures;    ///< Of its file, ahead of resampling and dither.
    double at = 0.0;    ///< Its start in the picture, 0 to 1.
};

struct FindingLine {
    std::string severity; ///< "warning".
    std::string at;       ///< On the album's clock, as TrackLine::start; empty = nowhere.
    std::string sentence;
    std::string answer; ///< Why it was accepted, or what it waits for; empty where it asks for nothing.
};

struct FileLine {
    std::string name, bytes, sha256, pcmMd5;
};

struct DeliveryLine {
    std::string what;                     ///< "wav24, 44100 Hz, delivered 2026-11-28T18:03:11Z".
    std::vector<std::string> particulars; ///< What sets it apart: see engine/delivery/Particulars.h.
    std::string reason;
    std::vector<FileLine> files;
};

struct ChainLine {
    std::string owner;                ///< "Album", "Track 3".
    std::vector<std::string> modules; ///< "equalizer: band 2 bell 100 Hz +2.0 dB Q 1.00".
};

struct Report {
    std::string artist, title;
    std::vector<std::pair<std::string, std::string>> head; ///< Name and text, of what is known.
    std::vector<TrackLine> tracks;
    std::string length; ///< Of the album.
    Figures album;
    std::vector<float> peaks;             ///< Of equal parts of the album: the highest sample, 0 to 1.
    std::vector<float> shortTermLufs;     ///< Of the same parts: the loudest.
    std::vector<ChainLine> chains;        ///< Of those that are not empty.
    std::vector<FindingLine> findings;    ///< Of the album and its deliveries.
    std::vector<FindingLine> sound;       ///< Of the quality check, in order of place.
    std::vector<DeliveryLine> deliveries; ///< Of this revision.
    std::string record;                   ///< "33 1/3 rpm, 12 inches"; empty where no record is made.
    std::vector<delivery::BreakSide> sides;
    std::string foot; ///< What made it, and when.
};

struct ReportFacts {
    const core::Album& album;
    const core::AlbumLayout& layout;
    const analysis::AlbumPrint& print;
    const core::Findings& findings; ///< Of the album and its deliveries.
    const core::Findings& sound;    ///< Of the quality check.
    const core::Ledger& ledger;
    std::string albumDigest; ///< See ledger::albumDigestOf.
    std::string program;     ///< "lacquer 0.1".
    std::string date;        ///< Of the report, ISO 8601.
};

Report reportOf(const ReportFacts& facts);

/// One file that needs no other: UTF-8, its style and pictures in it, printable on A4. Every text is escaped.
std::string reportHtml(const Report& report);

} // namespace engine::report
