#include "core/ChainText.h"

#include "core/Edits.h"
#include "core/Error.h"
#include "core/JsonReader.h"
#include "core/JsonText.h"
#include "core/JsonWriter.h"

namespace core {

namespace {

constexpr const char* key = "lacquerChain";
constexpr std::size_t longest = 1 << 20; // Many times what the longest chain comes to.

} // namespace

std::string chainText(const Chain& chain) {
    Album album;
    album.masters.front().albumChain = chain;
    const Json json = albumToJson(album, {}, Detail::brief);
    return printedJson({{key, json["masters"][0]["albumChain"]}});
}

Chain chainFrom(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (text.size() > longest || first == text.npos || text[first] != '{') throw Error("is not a chain");
    const Json json = parsedJson(text, {});
    if (!json.contains(key)) throw Error("is not a chain");
    const Json master = {{"name", "main"}, {"albumChain", json[key]}};
    const Json album = {{"masters", Json::array({master})}};
    return normalised(albumFromJson(album, {.folder = {}, .name = {}, .strictBelow = {}})).masters.front().albumChain;
}

} // namespace core
