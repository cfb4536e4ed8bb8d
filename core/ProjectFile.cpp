#include "core/ProjectFile.h"

#include "core/Edits.h"
#include "core/Error.h"
#include "core/JsonReader.h"
#include "core/JsonText.h"
#include "core/JsonWriter.h"
#include "core/SafeFile.h"

namespace core {

namespace {

constexpr const char* versionKey = "lacquer";

std::filesystem::path folderOf(const std::filesystem::path& file) {
    return std::filesystem::absolute(file).parent_path().lexically_normal();
}

void checkVersion(const Json& json, const std::filesystem::path& name) {
    if (!json.is_object() || !json.contains(versionKey))
        throw Error("is not a Lacquer album: it does not begin with the key \"lacquer\"", name);
    const Json& version = json[versionKey];
    if (!version.is_number_integer() || version.get<std::int64_t>() < 1)
        throw Error("has " + shortJson(version) + " as its file version, should be a whole number from 1", name);
    if (version.get<std::int64_t>() > projectFileVersion)
        throw Error("was made by a newer Lacquer (file version " + shortJson(version) + ", this one reads up to " +
                        std::to_string(projectFileVersion) + "): update Lacquer; the file is untouched",
                    name);
}

} // namespace

std::string toJson(const Album& album, const std::filesystem::path& folder) {
    Json json = {{versionKey, projectFileVersion}};
    json.update(albumToJson(album, folder, Detail::brief));
    return printedJson(json);
}

Album fromJson(std::string_view text, const std::filesystem::path& folder, const std::filesystem::path& name) {
    if (const auto first = text.find_first_not_of(" \t\r\n"); first != text.npos && text[first] != '{')
        throw Error("is not a Lacquer album", name);
    Json json = parsedJson(text, name);
    checkVersion(json, name);
    json.erase(versionKey);
    return albumFromJson(json, {.folder = folder, .name = name, .strictBelow = {}});
}

Album loadAlbum(const std::filesystem::path& path) {
    return normalised(fromJson(readFile(path), folderOf(path), path));
}

void saveAlbum(const std::filesystem::path& path, const Album& album) {
    const auto folder = folderOf(path);
    const std::string text = toJson(album, folder);
    if (toJson(fromJson(text, folder, path), folder) != text)
        throw Error("the album would not load as it is; nothing was saved", path);
    writeFile(path, text);
}

} // namespace core
