#include "core/FileFormat.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace core {

namespace {

constexpr std::array<int, 1> cdOnly = {cdRate};
constexpr std::array<int, 2> mpegRates = {44100, 48000}; // of albumRates; MPEG-1 has 32 kHz too
constexpr std::array<int, 1> opusRates = {48000};
constexpr std::array<int, 4> aacRates = {44100, 48000, 88200, 96000};

using enum FileFormat::Tagging;

constexpr std::array<FileFormat, fileFormatCount> rows = {{
    {.id = "ddp", .title = "DDP 2.00", .hasWords = false, .rates = cdOnly, .holds = FileFormat::Holds::disc},
    {.id = "wav", .title = "WAV", .extension = ".wav", .hasFloats = true, .tagging = riff},
    {.id = "flac", .title = "FLAC", .extension = ".flac"},
    {.id = "aiff", .title = "AIFF", .extension = ".aiff", .hasFloats = true, .tagging = iff},
    {.id = "caf", .title = "CAF", .extension = ".caf", .hasFloats = true, .tagging = none},
    {.id = "w64", .title = "W64", .extension = ".w64", .hasFloats = true, .tagging = none},
    {.id = "mp3", .title = "MP3", .extension = ".mp3", .encoding = "320 kb/s", .hasWords = false, .rates = mpegRates},
    {.id = "mp3vbr",
     .title = "MP3 VBR",
     .extension = ".mp3",
     .encoding = "V0, variable",
     .hasWords = false,
     .rates = mpegRates},
    {.id = "vorbis", .title = "Ogg Vorbis", .extension = ".ogg", .encoding = "quality 8", .hasWords = false},
    {.id = "opus",
     .title = "Opus",
     .extension = ".opus",
     .encoding = "256 kb/s, variable",
     .hasWords = false,
     .rates = opusRates},
    {.id = "aac",
     .title = "AAC",
     .extension = ".m4a",
     .encoding = "256 kb/s, an estimate by ffmpeg of what a shop will make",
     .hasWords = false,
     .rates = aacRates,
     .byFfmpeg = true},
    {.id = "alac", .title = "ALAC", .extension = ".m4a", .byFfmpeg = true},
    {.id = "cue",
     .title = "CUE and WAV",
     .extension = ".wav",
     .hasWords = false,
     .tagging = none,
     .rates = cdOnly,
     .holds = FileFormat::Holds::disc},
    {.id = "cuebin",
     .title = "CUE and BIN",
     .extension = ".bin",
     .hasWords = false,
     .tagging = none,
     .rates = cdOnly,
     .holds = FileFormat::Holds::disc},
    {.id = "toc",
     .title = "cdrdao TOC",
     .extension = ".wav",
     .hasWords = false,
     .tagging = none,
     .rates = cdOnly,
     .holds = FileFormat::Holds::disc},
    {.id = "vinyl",
     .title = "Vinyl sides",
     .extension = ".wav",
     .hasWords = false,
     .tagging = riff,
     .holds = FileFormat::Holds::sides},
}};

static_assert(static_cast<std::size_t>(Delivery::Format::vinyl) + 1 == rows.size());

} // namespace

bool FileFormat::hasRate(int rate) const {
    return std::ranges::find(rates, rate) != rates.end();
}

const FileFormat& fileFormatOf(Delivery::Format format) {
    return rows[static_cast<std::size_t>(format)];
}

std::span<const FileFormat, fileFormatCount> fileFormats() {
    return rows;
}

int rateOf(const Delivery& delivery, int albumRate) {
    const auto& format = fileFormatOf(delivery.format);
    if (delivery.rate && format.hasRate(*delivery.rate)) return *delivery.rate;
    if (format.hasRate(albumRate)) return albumRate;
    // The highest that divides it is the nearest in sound: no sample lies between two others.
    const auto family =
        std::find_if(format.rates.rbegin(), format.rates.rend(), [&](int each) { return albumRate % each == 0; });
    if (family != format.rates.rend()) return *family;
    return *std::ranges::min_element(format.rates, {}, [&](int each) { return std::abs(each - albumRate); });
}

bool isDisc(const Delivery& delivery) {
    return fileFormatOf(delivery.format).holds == FileFormat::Holds::disc;
}

Delivery::WordLength wordLengthOf(const Delivery& delivery) {
    const FileFormat& format = fileFormatOf(delivery.format);
    if (isDisc(delivery)) return Delivery::WordLength::int16;
    if (format.holds == FileFormat::Holds::sides) return Delivery::WordLength::int24;
    return format.isLossy() ? Delivery::WordLength::float32 : delivery.wordLength;
}

} // namespace core
