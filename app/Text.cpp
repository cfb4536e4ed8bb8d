#include "app/Text.h"

#include "core/ClockText.h"
#include "core/FileName.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <utility>

namespace app {

namespace {

/// Changes of a letter that lead from one word to the other (Levenshtein 1966).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::string minutes(double seconds) {
    return core::minutes(static_cast<core::FrameCount>(std::floor(std::max(0.0, seconds))), 1);
}

core::SectorCount sectorsIn(core::FrameCount frames, int rate) {
    return core::floorDiv(frames, core::framesPerSector(rate));
}

std::optional<double> parseTime(std::string_view text) {
    double seconds = 0.0;
    int parts = 0;
    for (bool last = false; !last; ++parts) {
        const std::size_t colon = text.find(':');
        last = colon == std::string_view::npos;
        const std::string_view part = text.substr(0, colon);
        if (part.empty() || part.find_first_not_of(last ? "0123456789." : "0123456789") != std::string_view::npos)
            return std::nullopt;
        const auto value = parseNumber(part);
        if (!value || (parts > 0 && *value >= 60.0)) return std::nullopt;
        seconds = seconds * 60.0 + *value;
        if (!last) text.remove_prefix(colon + 1);
    }
    return parts == 2 || parts == 3 ? std::optional(seconds) : std::nullopt;
}

std::optional<long> parseWhole(std::string_view text) {
    long value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc{} && end == text.data() + text.size() && !text.empty() ? std::optional(value)
                                                                                       : std::nullopt;
}

std::optional<double> parseNumber(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0.0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::vector<std::string> nearest(std::string_view typed, std::span<const std::string> words) {
    std::vector<std::pair<std::size_t, std::string>> ranked;
    const std::string lower = core::lowered(typed);
    for (const std::string& word : words) {
        const std::string other = core::lowered(word);
        const bool within = lower.size() >= 3 && (other.starts_with(lower) || lower.starts_with(other));
        const std::size_t changes = within ? 1 : distance(lower, other);
        if (changes <= std::max<std::size_t>(2, word.size() / 3)) ranked.emplace_back(changes, word);
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<std::size_t, std::string>::first);
    std::vector<std::string> near;
    for (const auto& [changes, word] : ranked)
        if (near.size() < 3) near.push_back(word);
    return near;
}

std::string listed(std::span<const std::string> words) {
    std::string all;
    for (std::size_t i = 0; i < words.size(); ++i)
        all += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
    return all;
}

} // namespace app
