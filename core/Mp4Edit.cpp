#include "core/Mp4Edit.h"

#include "core/Error.h"
#include "core/FileDescriptor.h"

#include <fcntl.h>
#include <optional>
#include <string>
#include <string_view>
#include <unistd.h>

namespace core {

namespace {

/// The content of a box: a stretch of the file.
struct Stretch {
    std::uint64_t from = 0;
    std::uint64_t to = 0;
};

std::string bytesAt(FileDescriptor& file, std::uint64_t at, std::size_t count) {
    std::string bytes(count, '\0');
    ::lseek(file.get(), static_cast<off_t>(at), SEEK_SET);
    bytes.resize(file.read(bytes));
    return bytes;
}

std::uint64_t numberAt(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t n = 0; n < count && at + n < bytes.size(); ++n)
        value = value << 8 | static_cast<unsigned char>(bytes[at + n]);
    return value;
}

/// The first box of that type among those inside.
std::optional<Stretch> boxIn(FileDescriptor& file, Stretch inside, std::string_view type) {
    for (std::uint64_t at = inside.from; at + 8 <= inside.to;) {
        const std::string head = bytesAt(file, at, 16);
        std::uint64_t size = numberAt(head, 0, 4);
        const std::uint64_t headBytes = size == 1 ? 16 : 8;
        if (size == 1) size = numberAt(head, 8, 8);
        if (size == 0) size = inside.to - at;
        if (size < headBytes || size > inside.to - at) return std::nullopt;
        if (std::string_view(head).substr(4, 4) == type) return Stretch{at + headBytes, at + size};
        at += size;
    }
    return std::nullopt;
}

} // namespace

Mp4Edit editOf(const std::filesystem::path& path) {
    FileDescriptor file(path, O_RDONLY);
    const auto end = static_cast<std::uint64_t>(::lseek(file.get(), 0, SEEK_END));
    const auto inside = [&](Stretch outer, std::string_view type) {
        const auto box = boxIn(file, outer, type);
        if (!box) throw Error("does not say where its sound begins and ends", path);
        return *box;
    };
    const Stretch movie = inside({0, end}, "moov");
    const std::string head = bytesAt(file, inside(movie, "mvhd").from, 32);
    const std::string list = bytesAt(file, inside(inside(inside(movie, "trak"), "edts"), "elst").from, 8 + 16);
    // Both begin with a version; in version 1 times have 64 bits.
    const bool isLongHead = numberAt(head, 0, 1) == 1;
    const std::size_t width = numberAt(list, 0, 1) == 1 ? 8 : 4;
    if (numberAt(list, 4, 4) != 1) throw Error("has more than one edit", path);
    return {.clock = static_cast<std::int64_t>(numberAt(head, isLongHead ? 20 : 12, 4)),
            .skipped = static_cast<FrameCount>(numberAt(list, 8 + width, width)),
            .length = static_cast<FrameCount>(numberAt(list, 8, width))};
}

} // namespace core
