#include "engine/page/Page.h"

#include "core/Error.h"
#include "core/JsonText.h"

namespace engine::page {

namespace {

constexpr std::string_view opening = "window.lacquerAlbum = ";
constexpr std::string_view closing = ";\n";
constexpr int formatVersion = 1;

using core::Json;

Json jsonOf(const PageTrack& track) {
    return {{"id", static_cast<std::uint32_t>(track.id)},
            {"number", track.number},
            {"title", track.title},
            {"artist", track.artist},
            {"start", track.start},
            {"end", track.end},
            {"length", track.length}};
}

Json jsonOf(const PageRevision& revision) {
    Json tracks = Json::array();
    for (const PageTrack& track : revision.tracks) tracks.push_back(jsonOf(track));
    return {{"revision", revision.revision},
            {"digest", revision.albumDigest},
            {"date", revision.date},
            {"file", revision.file},
            {"rate", revision.rate},
            {"frames", revision.frames},
            {"lufs", revision.integratedLufs ? Json(*revision.integratedLufs) : Json(nullptr)},
            {"tracks", std::move(tracks)},
            {"peaks", revision.peaks}};
}

/// Earlier pages do not say the length.
PageTrack trackFrom(const Json& json) {
    const auto start = json.at("start").get<core::FramePos>(), end = json.at("end").get<core::FramePos>();
    return {.id = core::TrackId{json.at("id").get<std::uint32_t>()},
            .number = json.at("number").get<int>(),
            .title = json.at("title").get<std::string>(),
            .artist = json.at("artist").get<std::string>(),
            .start = start,
            .end = end,
            .length = json.value("length", end - start)};
}

PageRevision revisionFrom(const Json& json) {
    PageRevision revision{.revision = json.at("revision").get<int>(),
                          .albumDigest = json.at("digest").get<std::string>(),
                          .date = json.at("date").get<std::string>(),
                          .file = json.at("file").get<std::string>(),
                          .rate = json.at("rate").get<int>(),
                          .frames = json.at("frames").get<core::FrameCount>()};
    if (const Json& lufs = json.at("lufs"); !lufs.is_null()) revision.integratedLufs = lufs.get<double>();
    for (const Json& track : json.at("tracks")) revision.tracks.push_back(trackFrom(track));
    revision.peaks = json.at("peaks").get<std::vector<int>>();
    return revision;
}

} // namespace

std::string scriptOf(const Page& page) {
    Json revisions = Json::array();
    for (const PageRevision& revision : page.revisions) revisions.push_back(jsonOf(revision));
    const Json json = {{"lacquerPage", formatVersion}, {"id", page.id},       {"title", page.title},
                       {"artist", page.artist},        {"cover", page.cover}, {"revisions", std::move(revisions)}};
    return std::string(opening) + json.dump(-1, ' ', true, Json::error_handler_t::replace) + std::string(closing);
}

Page pageFrom(std::string_view script, const std::filesystem::path& name) {
    const core::Error wrong("is not the album.js of a page that this version knows: choose another folder", name);
    if (!script.starts_with(opening) || !script.ends_with(closing)) throw wrong;
    script.remove_prefix(opening.size());
    script.remove_suffix(closing.size());
    const Json json = core::parsedJson(script, name);
    try {
        if (json.at("lacquerPage").get<int>() != formatVersion) throw wrong;
        Page page{.id = json.at("id").get<std::string>(),
                  .title = json.at("title").get<std::string>(),
                  .artist = json.at("artist").get<std::string>(),
                  .cover = json.at("cover").get<std::string>()};
        for (const Json& revision : json.at("revisions")) page.revisions.push_back(revisionFrom(revision));
        if (page.revisions.empty()) throw wrong;
        return page;
    } catch (const Json::exception&) {
        throw wrong;
    }
}

} // namespace engine::page
