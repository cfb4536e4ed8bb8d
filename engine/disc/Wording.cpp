#include "engine/disc/Wording.h"

#include "core/FileName.h"
#include "core/TextColumns.h"
#include "core/Utf8.h"
#include "engine/delivery/Latin1.h"

#include <algorithm>

namespace engine::disc {

namespace {

constexpr core::FrameCount sectorFrames = core::framesPerSector(core::cdRate);
constexpr char32_t broken = 0xFFFD;

bool isUtf8(std::string_view bytes) {
    constexpr std::string_view asItself = "\xEF\xBF\xBD";
    while (!bytes.empty()) {
        const bool meant = bytes.starts_with(asItself);
        if (core::takeCharacter(bytes) == broken && !meant) return false;
    }
    return true;
}

} // namespace

std::string placeOf(const TextWord& text) {
    return "metadata." + (text.word == "PERFORMER" ? std::string("artist") : core::lowered(std::string(text.word)));
}

std::string asUtf8(std::string_view bytes) {
    constexpr std::string_view bom = "\xEF\xBB\xBF";
    if (bytes.starts_with(bom)) bytes.remove_prefix(bom.size());
    return isUtf8(bytes) ? std::string(bytes) : delivery::fromLatin1(bytes);
}

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end);
        if (!text.empty()) text.remove_prefix(text.starts_with("\r\n") ? 2 : 1);
    }
    return lines;
}

std::string upper(std::string_view text) {
    std::string made(text);
    std::ranges::transform(made, made.begin(), [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
    return made;
}

std::optional<std::int64_t> numberOf(std::string_view text) {
    if (text.empty() || text.size() > 12) return std::nullopt;
    std::int64_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        number = 10 * number + (c - '0');
    }
    return number;
}

std::optional<core::FrameCount> timeOf(std::string_view text) {
    const std::size_t first = text.find(':');
    const std::size_t second = first == std::string_view::npos ? first : text.find(':', first + 1);
    if (second == std::string_view::npos || first > 4) return std::nullopt;
    const auto minutes = numberOf(text.substr(0, first));
    const auto seconds = numberOf(text.substr(first + 1, second - first - 1));
    const auto sectors = numberOf(text.substr(second + 1));
    if (!minutes || !seconds || !sectors || *seconds > 59 || *sectors >= core::sectorsPerSecond) return std::nullopt;
    return ((*minutes * 60 + *seconds) * core::sectorsPerSecond + *sectors) * sectorFrames;
}

bool isPlainName(std::string_view name) {
    if (name.empty() || name == "." || name == "..") return false;
    return std::ranges::none_of(
        name, [](char c) { return c == '/' || c == '\\' || c == ':' || static_cast<unsigned char>(c) < 0x20; });
}

std::string inQuotes(std::string_view text) {
    constexpr int mostColumns = 60;
    const std::string shown = core::harmless(text);
    return "'" + (core::displayWidth(shown) > mostColumns ? core::fitted(shown, mostColumns) : shown) + "'";
}

} // namespace engine::disc
