#include "app/Json.h"
#include "engine/disc/DiscId.h"

#include "core/Sides.h"

#include "core/TrackLength.h"

#include <cmath>
#include <iostream>
#include <string>

namespace app {

namespace {

Json orNull(const std::optional<double>& value) {
    return value && std::isfinite(*value) ? Json(*value) : Json(nullptr);
}

/// A value of a row in the words of the command line: a number, the id of a choice, on or off.
Json valueOf(const core::Parameter& row, double value) {
    if (row.kind == core::Kind::toggle) return value != 0.0;
    if (row.kind == core::Kind::choice) return row.choices[static_cast<std::size_t>(value)];
    return value;
}

Json toJson(const core::Parameter& row, int bands) {
    Json json = {{"id", row.id}, {"label", row.label}, {"unit", core::unitName(row.unit)}};
    json["kind"] = row.kind == core::Kind::continuous ? "continuous"
                   : row.kind == core::Kind::choice   ? "choice"
                                                      : "switch";
    if (row.kind == core::Kind::continuous) json["range"] = {row.range.min, row.range.max};
    if (row.kind == core::Kind::choice) json["choices"] = row.choices;
    json["default"] = valueOf(row, row.standard);
    json["bands"] = row.banded ? bands : 0;
    json["structural"] = row.structural;
    json["automatable"] = row.automatable;
    return json;
}

/// Times as the break list has them.
Json toJson(const std::vector<engine::delivery::BreakSide>& sides) {
    Json list = Json::array();
    for (const auto& side : sides) {
        Json bands = Json::array();
        for (const auto& row : side.rows)
            bands.push_back({{"band", row.band},
                             {"title", row.title},
                             {"start", row.start},
                             {"length", row.length},
                             {"pause", row.pause},
                             {"begins", row.begins}});
        list.push_back({{"side", side.letter},
                        {"file", side.file},
                        {"length", side.length},
                        {"runout", side.runout},
                        {"bands", std::move(bands)}});
    }
    return list;
}

Json toJson(const engine::delivery::Delivered& delivered) {
    Json files = Json::array();
    for (const auto& file : delivered.files) {
        files.push_back({{"path", file.path.string()},
                         {"bytes", file.bytes},
                         {"sha256", file.sha256},
                         {"pcmMd5", file.pcmMd5.empty() ? Json(nullptr) : Json(file.pcmMd5)}});
        if (file.nullDepthDb) files.back()["nullDepthDb"] = *file.nullDepthDb;
    }
    Json tracks = Json::array();
    for (const auto& track : delivered.tracks)
        tracks.push_back({{"number", track.number},
                          {"title", track.title},
                          {"startFrames", track.startFrames},
                          {"lengthFrames", track.lengthFrames},
                          {"integratedLufs", orNull(track.loudness.integratedLufs)},
                          {"rangeLu", orNull(track.loudness.rangeLu)},
                          {"truePeakDbtp", orNull(track.loudness.truePeakDbtp)}});
    Json json = {{"format", delivered.format}, {"path", delivered.path.string()}, {"word", delivered.word},
                 {"rate", delivered.rate},     {"files", std::move(files)},       {"tracks", std::move(tracks)}};
    if (delivered.breakList) json["sides"] = toJson(delivered.breakList->sides);
    return json;
}

} // namespace

Json toJson(const core::Findings& findings) {
    Json list = Json::array();
    for (const core::Finding& finding : findings)
        list.push_back({{"severity", core::severityName(finding.severity)},
                        {"track", finding.track ? Json(*finding.track) : Json(nullptr)},
                        {"message", finding.message}});
    return list;
}

Json toJson(const core::Module& module) {
    Json rows = Json::array();
    for (const core::Parameter& row : module.parameters) rows.push_back(toJson(row, module.bands));
    return {{"id", module.id}, {"label", module.label}, {"says", module.says}, {"parameters", std::move(rows)}};
}

Json toJson(const engine::delivery::DeliveryReport& report) {
    Json deliveries = Json::array();
    for (const auto& delivered : report.deliveries) deliveries.push_back(toJson(delivered));
    return {{"deliveries", std::move(deliveries)},
            {"findings", toJson(report.findings)},
            {"timesRealTime", report.timesRealTime},
            {"revision", report.revision ? Json(*report.revision) : Json(nullptr)}};
}

Json toJson(std::span<const engine::DeviceDescription> devices) {
    Json list = Json::array();
    for (const auto& device : devices)
        list.push_back({{"name", device.name},
                        {"hostApi", device.hostApi},
                        {"rates", device.rates},
                        {"defaultRate", device.defaultRate},
                        {"default", device.isDefault}});
    return {{"devices", std::move(list)}};
}

Json toJson(const core::Album& album, const core::AlbumLayout& layout, const core::Findings& findings) {
    Json tracks = Json::array();
    for (std::size_t n = 0; n < layout.tracks.size(); ++n) {
        const core::PlacedTrack& placed = layout.tracks[n];
        const core::Track& track = album.tracks[placed.row];
        const core::Source* source =
            track.clips.empty() ? nullptr : core::findSource(album, track.clips.front().source);
        tracks.push_back({{"number", placed.number},
                          {"title", track.metadata.title},
                          {"artist", core::artistOf(album, track)},
                          {"isrc", track.metadata.isrc},
                          {"source", source ? Json(source->path.string()) : Json(nullptr)},
                          {"startFrames", placed.start},
                          {"lengthFrames", core::trackLength(layout, n)},
                          {"gapFrames", track.gapFrames},
                          {"levelDb", track.levelDb}});
    }
    Json discIds = Json::array();
    for (int disc = 0; disc < layout.discs; ++disc)
        discIds.push_back(engine::disc::musicBrainzId(core::cdLayout(layout, disc)));
    Json json = {{"title", album.metadata.title},
                 {"artist", album.metadata.artist},
                 {"upc", album.metadata.upc},
                 {"rate", album.rate},
                 {"lengthFrames", layout.end},
                 {"lengthSeconds", static_cast<double>(layout.end) / album.rate},
                 {"musicBrainzDiscIds", std::move(discIds)},
                 {"tracks", std::move(tracks)},
                 {"findings", toJson(findings)}};
    if (core::isForVinyl(album)) json["sides"] = toJson(engine::delivery::breakListOf(album, layout).sides);
    return json;
}

void addLoudness(Json& object, const core::Loudness& loudness) {
    object["integratedLufs"] = orNull(loudness.integratedLufs);
    object["rangeLu"] = orNull(loudness.rangeLu);
    object["truePeakDbtp"] = orNull(loudness.truePeakDbtp);
    object["samplePeakDb"] = orNull(loudness.samplePeakDb);
    object["maxMomentaryLufs"] = orNull(loudness.maxMomentaryLufs);
    object["maxShortTermLufs"] = orNull(loudness.maxShortTermLufs);
}

void print(const Json& json) {
    std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

} // namespace app
