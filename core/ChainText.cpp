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
    return printedJson({{key, chainToJson(chain)}});
}

Chain chainFrom(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (text.size() > longest || first == text.npos || text[first] != '{') throw Error("is not a chain");
    const Json json = parsedJson(text, {});
    if (!json.contains(key)) throw Error("is not a chain");
    Album album;
    album.masters.front().albumChain = chainFromJson(json[key], key, {.folder = {}, .name = {}, .strictBelow = {}});
    return normalised(std::move(album)).masters.front().albumChain;
}

} // namespace core
