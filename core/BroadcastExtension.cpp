#include "core/BroadcastExtension.h"

#include "core/RiffChunks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace core {

namespace {

// Places in the chunk.
constexpr std::size_t originatorAt = 256;
constexpr std::size_t referenceAt = 288;
constexpr std::size_t dateAt = 320;
constexpr std::size_t timeReferenceAt = 338;
constexpr std::size_t versionAt = 346;
constexpr std::size_t loudnessAt = 412;
constexpr std::size_t historyAt = 602;
constexpr std::int16_t unknown = 0x7FFF;

/// In the chunk's order.
constexpr std::array loudnessFields = {&Loudness::integratedLufs, &Loudness::rangeLu, &Loudness::truePeakDbtp,
                                       &Loudness::maxMomentaryLufs, &Loudness::maxShortTermLufs};

std::string loudnessBytes(const Loudness& loudness) {
    std::string bytes;
    for (const auto field : loudnessFields) {
        const auto& value = loudness.*field;
        const double hundredths = value ? std::round(100.0 * *value) : double{unknown};
        const bool fits = std::abs(hundredths) < double{unknown};
        bytes += littleEndian(static_cast<std::uint16_t>(fits ? static_cast<std::int16_t>(hundredths) : unknown), 2);
    }
    return bytes;
}

std::uint64_t numberAt(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t n = count; n-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + n]);
    return value;
}

std::string textAt(std::string_view bytes, std::size_t at, std::size_t length) {
    const std::string_view field = bytes.substr(at, length);
    return std::string(field.substr(0, field.find('\0')));
}

} // namespace

std::string bextBytes(const BroadcastExtension& extension) {
    std::string bytes(historyAt, '\0');
    const auto put = [&](std::size_t at, std::size_t length, const std::string& text) {
        std::copy_n(text.begin(), std::min(length, text.size()), bytes.begin() + static_cast<std::ptrdiff_t>(at));
    };
    put(0, 256, extension.description);
    put(originatorAt, 32, extension.originator);
    put(referenceAt, 32, extension.originatorReference);
    if (extension.date.size() == 10) put(dateAt, 10, extension.date);
    put(timeReferenceAt, 8, littleEndian(static_cast<std::uint64_t>(extension.timeReference), 8));
    put(versionAt, 2, littleEndian(2, 2));
    put(loudnessAt, 10, loudnessBytes(extension.loudness));
    bytes += extension.codingHistory;
    if (bytes.size() % 2 != 0) bytes += '\0';
    return bytes;
}

void writeBextLoudness(const std::filesystem::path& file, const Loudness& loudness) {
    overwriteChunk(file, "bext", loudnessAt, loudnessBytes(loudness));
}

BroadcastExtension readBext(const std::filesystem::path& file) {
    const std::string bytes = readChunk(file, "bext");
    if (bytes.size() < historyAt) return {};
    BroadcastExtension extension{.description = textAt(bytes, 0, 256),
                                 .originator = textAt(bytes, originatorAt, 32),
                                 .originatorReference = textAt(bytes, referenceAt, 32),
                                 .date = textAt(bytes, dateAt, 10),
                                 .timeReference = static_cast<FrameCount>(numberAt(bytes, timeReferenceAt, 8)),
                                 .codingHistory = textAt(bytes, historyAt, bytes.size() - historyAt),
                                 .loudness = {}};
    if (numberAt(bytes, versionAt, 2) < 2) return extension;
    for (std::size_t n = 0; n < loudnessFields.size(); ++n) {
        const auto hundredths = static_cast<std::int16_t>(numberAt(bytes, loudnessAt + 2 * n, 2));
        if (hundredths != unknown) extension.loudness.*loudnessFields[n] = hundredths / 100.0;
    }
    return extension;
}

} // namespace core
