#include "engine/report/Report.h"

#include "core/Decimal.h"
#include "engine/analysis/AlbumPrint.h"

#include <algorithm>
#include <string_view>

namespace engine::report {

namespace {

constexpr double pictureWidth = 960.0;
constexpr double waveHeight = 120.0;
constexpr double loudnessHeight = 120.0;
constexpr double loudestLufs = 0.0;
constexpr double softestLufs = -40.0;

constexpr std::string_view style = R"(
:root { color-scheme: light; }
body { font: 13px/1.45 "Inter", "Helvetica Neue", Arial, sans-serif; color: #1d1b18; background: #fff;
       max-width: 1000px; margin: 32px auto; padding: 0 20px; }
h1 { font-size: 28px; font-weight: 600; margin: 0; letter-spacing: -0.01em; }
h1 + p { font-size: 16px; color: #6b645b; margin: 2px 0 18px; }
h2 { font-size: 11px; font-weight: 600; letter-spacing: 0.09em; text-transform: uppercase; color: #8a6a1f;
     margin: 30px 0 8px; border-bottom: 1px solid #e6dfd2; padding-bottom: 4px; }
dl { display: grid; grid-template-columns: max-content 1fr max-content 1fr; gap: 2px 18px; margin: 0; }
dt { color: #6b645b; } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: left; white-space: nowrap; font-weight: 500; color: #6b645b; padding: 4px 8px; border-bottom: 1px solid #cfc6b5; }
td { padding: 4px 8px; border-bottom: 1px solid #eee8dc; vertical-align: top; }
th.n, td.n { text-align: right; } tr.sum td { font-weight: 600; border-bottom: 0; }
svg { display: block; width: 100%; height: auto; margin-top: 6px; }
code { font: 10px/1.4 "DejaVu Sans Mono", Menlo, Consolas, monospace; word-break: break-all; color: #4d473f; }
.findings td:nth-child(-n+2) { width: 5.5em; } .severity, .answer { color: #6b645b; }
td.error, td.rule { color: #b3261e; } td.warning { color: #8a6a1f; }
.legend { color: #6b645b; font-size: 11px; margin: 6px 8px; }
footer { margin-top: 34px; color: #8c857b; font-size: 11px; }
@page { size: A4; margin: 14mm; }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 10px; } h2 { break-after: avoid; }
               tr, li { break-inside: avoid; } }
)";

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '&')
            safe += "&amp;";
        else if (c == '<')
            safe += "&lt;";
        else if (c == '>')
            safe += "&gt;";
        else if (c == '"')
            safe += "&quot;";
        else
            safe += c;
    }
    return safe;
}

std::string tenths(double value) {
    return core::decimal(value, 1);
}

std::string cell(std::string_view text, bool isNumber = false) {
    return std::string(isNumber ? "<td class=\"n\">" : "<td>") + escaped(text) + "</td>";
}

std::string figureCells(const Figures& figures) {
    std::string cells;
    for (const std::string* text : {&figures.integrated, &figures.range, &figures.maxShortTerm, &figures.maxMomentary,
                                    &figures.truePeak, &figures.peakToLoudness})
        cells += cell(*text, true);
    return cells;
}

void addHead(const Report& report, std::string& page) {
    const std::string title = report.title.empty() ? "Untitled" : report.title;
    page += "<h1>" + escaped(title) + "</h1>\n<p>" + escaped(report.artist) + "</p>\n<dl>\n";
    for (const auto& [name, text] : report.head)
        page += "<dt>" + escaped(name) + "</dt><dd>" + escaped(text) + "</dd>\n";
    page += "</dl>\n";
}

void addTracks(const Report& report, std::string& page) {
    page += "<h2>Tracks</h2>\n<table>\n<tr><th class=\"n\">#</th><th>Title</th><th>ISRC</th><th class=\"n\">Start</th>"
            "<th class=\"n\">Length</th><th class=\"n\">LUFS</th><th class=\"n\">LRA</th><th class=\"n\">Max S</th>"
            "<th class=\"n\">Max M</th><th class=\"n\">dBTP</th><th class=\"n\">PLR</th></tr>\n";
    for (const TrackLine& track : report.tracks)
        page += "<tr>" + cell(track.number, true) + cell(track.title) + cell(track.isrc) + cell(track.start, true) +
                cell(track.length, true) + figureCells(track.figures) + "</tr>\n";
    page += "<tr class=\"sum\">" + cell("") + cell("Album") + cell("") + cell("") + cell(report.length, true) +
            figureCells(report.album) +
            "</tr>\n</table>\n<p class=\"legend\">LUFS: integrated loudness. LRA: loudness range, LU. Max S, Max M: "
            "highest "
            "short-term and momentary loudness, LUFS. PLR: true peak less integrated loudness, dB.</p>\n";
}

double loudnessAt(double lufs) {
    const double share = (lufs - softestLufs) / (loudestLufs - softestLufs);
    return loudnessHeight * (1.0 - std::min(std::max(share, 0.0), 1.0));
}

void addSeams(const Report& report, double height, std::string& page) {
    for (const TrackLine& track : report.tracks) {
        const std::string x = tenths(track.at * pictureWidth);
        page += "<line x1=\"" + x + "\" x2=\"" + x + "\" y1=\"0\" y2=\"" + tenths(height) +
                "\" stroke=\"#d9d1c1\"/><text x=\"" + tenths(track.at * pictureWidth + 4.0) +
                "\" y=\"10\" font-size=\"9\" fill=\"#8c857b\">" + escaped(track.number) + "</text>";
    }
}

void addPictures(const Report& report, std::string& page) {
    const double step = pictureWidth / static_cast<double>(std::max<std::size_t>(report.peaks.size(), 1));
    page += "<h2>Waveform</h2>\n<svg viewBox=\"0 0 960 120\" role=\"img\" aria-label=\"Waveform of the album\">";
    addSeams(report, waveHeight, page);
    page += "<path fill=\"#c79a3b\" d=\"";
    for (std::size_t n = 0; n < report.peaks.size(); ++n) {
        const double half = std::max(0.5 * waveHeight * std::min(static_cast<double>(report.peaks[n]), 1.0), 0.25);
        page += "M" + tenths(static_cast<double>(n) * step) + " " + tenths(0.5 * waveHeight - half) + "h" +
                tenths(step) + "v" + tenths(2.0 * half) + "h-" + tenths(step) + "z";
    }
    page += "\"/></svg>\n<h2>Short-term loudness, LUFS</h2>\n<svg viewBox=\"0 0 960 120\" role=\"img\" "
            "aria-label=\"Short-term loudness of the album\">";
    for (const double lufs : {-10.0, -20.0, -30.0})
        page += "<line x1=\"0\" x2=\"960\" y1=\"" + tenths(loudnessAt(lufs)) + "\" y2=\"" + tenths(loudnessAt(lufs)) +
                "\" stroke=\"#eee8dc\"/><text x=\"958\" y=\"" + tenths(loudnessAt(lufs) - 2.0) +
                "\" text-anchor=\"end\" font-size=\"9\" fill=\"#8c857b\">" + tenths(lufs) + "</text>";
    addSeams(report, loudnessHeight, page);
    page += "<polyline fill=\"none\" stroke=\"#8a6a1f\" stroke-width=\"1.2\" points=\"";
    for (std::size_t n = 0; n < report.shortTermLufs.size(); ++n)
        page += tenths((static_cast<double>(n) + 0.5) * step) + "," +
                tenths(loudnessAt(static_cast<double>(report.shortTermLufs[n]))) + " ";
    page += "\"/></svg>\n";
}

void addFindings(std::string_view name, const std::vector<FindingLine>& findings, std::string& page) {
    page += "<h2>" + escaped(name) + "</h2>\n";
    if (findings.empty()) {
        page += "<p>None.</p>\n";
        return;
    }
    page += "<table class=\"findings\">\n";
    for (const FindingLine& finding : findings) {
        page += "<tr><td class=\"severity " + escaped(finding.severity) + "\">" + escaped(finding.severity) +
                "</td><td class=\"n\">" + escaped(finding.at) + "</td><td>" + escaped(finding.sentence);
        if (!finding.answer.empty()) page += "<br><span class=\"answer\">" + escaped(finding.answer) + "</span>";
        page += "</td></tr>\n";
    }
    page += "</table>\n";
}

void addChains(const Report& report, std::string& page) {
    if (report.chains.empty()) return;
    page += "<h2>Chain</h2>\n<table>\n";
    for (const ChainLine& chain : report.chains) {
        page += "<tr>" + cell(chain.owner) + "<td>";
        for (const std::string& module : chain.modules) page += escaped(module) + "<br>";
        page += "</td></tr>\n";
    }
    page += "</table>\n";
}

void addSides(const Report& report, std::string& page) {
    if (report.sides.empty()) return;
    page += "<h2>Record, " + escaped(report.record) +
            "</h2>\n<table>\n<tr><th>Band</th><th>Title</th>"
            "<th class=\"n\">Start</th><th class=\"n\">Length</th><th>Begins</th></tr>\n";
    for (const delivery::BreakSide& side : report.sides) {
        page += "<tr class=\"sum\">" + cell("Side " + side.letter) +
                cell(side.runout.empty() ? "" : "Runout: " + side.runout) + cell("") + cell(side.length, true) +
                cell("") + "</tr>\n";
        for (const delivery::BreakRow& row : side.rows)
            page += "<tr>" + cell(row.band) + cell(row.title) + cell(row.start, true) + cell(row.length, true) +
                    cell(row.begins) + "</tr>\n";
    }
    page += "</table>\n";
}

void addDeliveries(const Report& report, std::string& page) {
    page += "<h2>Deliveries</h2>\n";
    if (report.deliveries.empty()) page += "<p>None of this revision yet.</p>\n";
    for (const DeliveryLine& delivery : report.deliveries) {
        page += "<p>" + escaped(delivery.what) + "</p>\n";
        for (const std::string& words : delivery.particulars) page += "<p>" + escaped(words) + "</p>\n";
        if (!delivery.reason.empty()) page += "<p>Accepted because: " + escaped(delivery.reason) + "</p>\n";
        page += "<table>\n<tr><th>File</th><th class=\"n\">Bytes</th><th>SHA-256 of the file, MD5 of its "
                "samples</th></tr>\n";
        for (const FileLine& file : delivery.files)
            page += "<tr>" + cell(file.name) + cell(file.bytes, true) + "<td><code>" + escaped(file.sha256) +
                    (file.pcmMd5.empty() ? "" : "<br>" + escaped(file.pcmMd5)) + "</code></td></tr>\n";
        page += "</table>\n";
    }
}

} // namespace

std::string reportHtml(const Report& report) {
    std::string page = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
                       escaped(report.artist + ": " + report.title) + "</title>\n<style>" + std::string(style) +
                       "</style>\n</head>\n<body>\n";
    addHead(report, page);
    addTracks(report, page);
    addPictures(report, page);
    addFindings("Findings", report.findings, page);
    addFindings("Quality check of the sound", report.sound, page);
    addChains(report, page);
    addSides(report, page);
    addDeliveries(report, page);
    page += "<footer>" + escaped(report.foot) + "</footer>\n</body>\n</html>\n";
    return page;
}

} // namespace engine::report
