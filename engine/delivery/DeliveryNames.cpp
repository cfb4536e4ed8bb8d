#include "engine/delivery/Deliver.h"

#include "core/FileFormat.h"

#include <algorithm>
#include <array>
#include <utility>

namespace engine::delivery {

namespace {

using Format = core::Delivery::Format;
using WordLength = core::Delivery::WordLength;

/// What stands behind the format's id where there are several word lengths to choose from.
constexpr auto wordLengths = std::to_array<std::pair<std::string_view, WordLength>>(
    {{"24", WordLength::int24}, {"20", WordLength::int20}, {"16", WordLength::int16}, {"32f", WordLength::float32}});

} // namespace

std::vector<std::string> deliveryWords() {
    std::vector<std::string> words;
    for (std::size_t format = 0; format < core::fileFormatCount; ++format)
        for (const auto& [ending, length] : wordLengths) {
            const core::Delivery delivery{.format = static_cast<Format>(format), .wordLength = length};
            const auto& row = core::fileFormatOf(delivery.format);
            if (!row.hasWords && length != wordLengths.front().second) continue;
            if (length != WordLength::float32 || row.hasFloats) words.push_back(nameOf(delivery));
        }
    return words;
}

std::optional<core::Delivery> deliveryNamed(std::string_view word) {
    for (std::size_t format = 0; format < core::fileFormatCount; ++format)
        for (const auto& [ending, length] : wordLengths) {
            core::Delivery delivery{.format = static_cast<Format>(format), .wordLength = length};
            if (length == WordLength::float32 && !core::fileFormatOf(delivery.format).hasFloats) continue;
            if (nameOf(delivery) != word) continue;
            delivery.wordLength = core::wordLengthOf(delivery);
            return delivery;
        }
    return std::nullopt;
}

std::string nameOf(const core::Delivery& delivery) {
    const auto& row = core::fileFormatOf(delivery.format);
    if (!row.hasWords) return std::string(row.id);
    const auto length =
        std::ranges::find(wordLengths, delivery.wordLength, [](const auto& each) { return each.second; });
    const bool endsInDigit = row.id.back() >= '0' && row.id.back() <= '9'; // "w64-24"
    return std::string(row.id) + (endsInDigit ? "-" : "") + std::string(length->first);
}

std::string wordOf(const core::Delivery& delivery) {
    using enum core::Delivery::Dither;
    const auto& row = core::fileFormatOf(delivery.format);
    if (row.isLossy()) return std::string(row.encoding);
    const WordLength length = core::wordLengthOf(delivery);
    if (length == WordLength::float32) return "32 bit float";
    const int bits = core::bitsOf(length);
    const std::string_view dither = delivery.dither == tpdf            ? "TPDF dither"
                                    : delivery.dither == highPassTpdf  ? "high-passed TPDF dither"
                                    : delivery.dither == gentleShaping ? "gently shaped dither"
                                                                       : "strongly shaped dither";
    return std::to_string(bits) + (bits == 20 ? " bit in 24, " : " bit, ") + std::string(dither) +
           (delivery.blankSilence ? ", none in silence" : "");
}

} // namespace engine::delivery
