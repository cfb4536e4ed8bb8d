#include "engine/delivery/Deliver.h"

#include <algorithm>
#include <array>

namespace engine::delivery {

namespace {

using Format = core::Delivery::Format;
using WordLength = core::Delivery::WordLength;

struct Word {
    std::string_view name;
    Format format;
    WordLength wordLength;
};

constexpr auto words = std::to_array<Word>({{"ddp", Format::ddp, WordLength::int16},
                                            {"wav16", Format::wav, WordLength::int16},
                                            {"wav20", Format::wav, WordLength::int20},
                                            {"wav24", Format::wav, WordLength::int24},
                                            {"wav32f", Format::wav, WordLength::float32},
                                            {"flac16", Format::flac, WordLength::int16},
                                            {"flac20", Format::flac, WordLength::int20},
                                            {"flac24", Format::flac, WordLength::int24}});

} // namespace

std::optional<core::Delivery> deliveryNamed(std::string_view word) {
    const auto found = std::ranges::find(words, word, &Word::name);
    if (found == words.end()) return std::nullopt;
    core::Delivery delivery;
    delivery.format = found->format;
    delivery.wordLength = found->wordLength;
    return delivery;
}

std::string nameOf(const core::Delivery& delivery) {
    if (delivery.format == Format::ddp) return "ddp";
    const auto found = std::ranges::find_if(words, [&](const Word& word) {
        return word.format == delivery.format && word.wordLength == delivery.wordLength;
    });
    return found == words.end() ? "flac32f" : std::string(found->name);
}

std::string wordOf(const core::Delivery& delivery) {
    using enum core::Delivery::Dither;
    if (delivery.format != Format::ddp && delivery.wordLength == WordLength::float32) return "32 bit float";
    const int bits = delivery.format == Format::ddp ? 16 : core::bitsOf(delivery.wordLength);
    const std::string_view dither = delivery.dither == tpdf            ? "TPDF dither"
                                    : delivery.dither == highPassTpdf  ? "high-passed TPDF dither"
                                    : delivery.dither == gentleShaping ? "gently shaped dither"
                                                                       : "strongly shaped dither";
    return std::to_string(bits) + (bits == 20 ? " bit in 24, " : " bit, ") + std::string(dither) +
           (delivery.blankSilence ? ", none in silence" : "");
}

} // namespace engine::delivery
