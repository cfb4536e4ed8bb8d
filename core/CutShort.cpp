#include "core/CutShort.h"

#include <optional>
#include <string>
#include <unistd.h>

namespace core {

namespace {

constexpr std::uint64_t careless = 64; // Bytes: padding that was counted, and the like.

/// How the chunks of a container stand in it.
struct ChunkForm {
    std::uint64_t first;   ///< Of the first chunk, behind the file's own header.
    std::size_t idBytes;   ///< A W64 chunk is named by 16 bytes that begin with the name.
    std::size_t sizeBytes; ///< Of the number behind the name.
    std::uint64_t align;
    bool bigEndian;
    bool sizeHasHeader; ///< Whether the size counts the chunk's own header.
    std::string_view sound;
};

std::optional<ChunkForm> formOf(std::string_view head) {
    if (head.size() < 12) return std::nullopt;
    const std::string_view kind = head.substr(0, 4);
    const std::string_view type = head.substr(8, 4);
    if ((kind == "RIFF" || kind == "RF64" || kind == "RIFX") && type == "WAVE")
        return ChunkForm{12, 4, 4, 2, kind == "RIFX", false, "data"};
    if (kind == "FORM" && (type == "AIFF" || type == "AIFC")) return ChunkForm{12, 4, 4, 2, true, false, "SSND"};
    if (kind == "riff") return ChunkForm{40, 16, 8, 8, false, true, "data"};
    return std::nullopt;
}

std::uint64_t numberOf(std::string_view bytes, bool bigEndian) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[bigEndian ? i : bytes.size() - 1 - i]);
    return value;
}

std::string bytesAt(FileDescriptor& file, std::uint64_t at, std::size_t count) {
    std::string bytes(count, '\0');
    ::lseek(file.get(), static_cast<off_t>(at), SEEK_SET);
    bytes.resize(file.read(bytes));
    return bytes;
}

/// Who could not go back to write the size left one of these, a little under 2 or 4 GiB.
bool isPlaceholder(std::uint64_t size) {
    constexpr std::uint64_t least = 0xFFF00000;
    return size >= least || (size >= least / 2 && size <= 0x7FFFFFFF);
}

} // namespace

std::uint64_t missingBytes(FileDescriptor& file) {
    const auto form = formOf(bytesAt(file, 0, 12));
    if (!form) return 0;
    const auto fileEnd = static_cast<std::uint64_t>(::lseek(file.get(), 0, SEEK_END));
    const std::uint64_t header = form->idBytes + form->sizeBytes;
    std::optional<std::uint64_t> longSize; // What an RF64's ds64 chunk says of its sound.
    for (std::uint64_t at = form->first; at + header <= fileEnd;) {
        const std::string start = bytesAt(file, at, header + 16);
        std::uint64_t size = numberOf(std::string_view(start).substr(form->idBytes, form->sizeBytes), form->bigEndian);
        if (start.starts_with("ds64") && start.size() == header + 16)
            longSize = numberOf(std::string_view(start).substr(header + 8, 8), false);
        if (form->sizeHasHeader) size = size < header ? 0 : size - header;
        const std::uint64_t there = fileEnd - at - header;
        if (start.starts_with(form->sound)) {
            if (form->sizeBytes == 4 && isPlaceholder(size)) size = longSize.value_or(0);
            return size > there + careless ? size - there : 0;
        }
        if (size > there) return 0;
        at += (header + size + form->align - 1) / form->align * form->align;
    }
    return 0;
}

} // namespace core
