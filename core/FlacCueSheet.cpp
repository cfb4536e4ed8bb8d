#include "core/FlacCueSheet.h"

#include "core/Error.h"
#include "core/FileDescriptor.h"
#include "core/RiffChunks.h"

#include <algorithm>
#include <cstdint>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

namespace core {

namespace {

constexpr int paddingType = 1;
constexpr int cueSheetType = 5;
constexpr std::size_t headBytes = 4; ///< Of a block: whether it is the last, its type, its size in 24 bits.

struct Block {
    int type = 0;
    std::string bytes;
};

struct Head {
    std::vector<Block> blocks;
    std::uint64_t bytes = 4; ///< Up to the sound, "fLaC" included.
};

std::string bytesAt(FileDescriptor& file, std::uint64_t at, std::size_t count) {
    std::string bytes(count, '\0');
    ::lseek(file.get(), static_cast<off_t>(at), SEEK_SET);
    bytes.resize(file.read(bytes));
    return bytes;
}

Head headOf(FileDescriptor& file, const std::filesystem::path& path) {
    const auto refuse = [&] { return Error("is no FLAC file", path); };
    if (bytesAt(file, 0, 4) != "fLaC") throw refuse();
    Head head;
    for (bool isLast = false; !isLast;) {
        const std::string start = bytesAt(file, head.bytes, headBytes);
        if (start.size() < headBytes) throw refuse();
        const auto byte = [&](std::size_t n) { return static_cast<unsigned>(static_cast<unsigned char>(start[n])); };
        isLast = byte(0) >> 7;
        const std::size_t size = byte(1) << 16 | byte(2) << 8 | byte(3);
        head.blocks.push_back({static_cast<int>(byte(0) & 0x7F), bytesAt(file, head.bytes + headBytes, size)});
        if (head.blocks.back().bytes.size() != size) throw refuse();
        head.bytes += headBytes + size;
    }
    return head;
}

std::string bytesOf(const std::vector<Block>& blocks) {
    std::string all = "fLaC";
    for (std::size_t n = 0; n < blocks.size(); ++n) {
        const unsigned last = n + 1 == blocks.size() ? 0x80 : 0;
        all += bigEndian(last | static_cast<unsigned>(blocks[n].type), 1) + bigEndian(blocks[n].bytes.size(), 3) +
               blocks[n].bytes;
    }
    return all;
}

/// The sound from byte `from` on, that many bytes further back in the file: its end first.
void moveBack(FileDescriptor& file, std::uint64_t from, std::uint64_t by) {
    constexpr std::uint64_t pieceBytes = 1 << 20;
    for (auto end = static_cast<std::uint64_t>(::lseek(file.get(), 0, SEEK_END)); end > from;) {
        const std::uint64_t at = end - std::min(pieceBytes, end - from);
        const std::string piece = bytesAt(file, at, static_cast<std::size_t>(end - at));
        ::lseek(file.get(), static_cast<off_t>(at + by), SEEK_SET);
        file.write(piece);
        end = at;
    }
}

} // namespace

bool isFlac(const std::filesystem::path& path) {
    FileDescriptor file(path, O_RDONLY);
    return bytesAt(file, 0, 4) == "fLaC";
}

void writeCueSheetBlock(const std::filesystem::path& path, const std::string& block) {
    FileDescriptor file(path, O_RDWR);
    Head head = headOf(file, path);
    std::erase_if(head.blocks, [](const Block& each) { return each.type == cueSheetType || each.type == paddingType; });
    head.blocks.push_back({cueSheetType, block});
    std::string bytes = bytesOf(head.blocks);
    if (bytes.size() != head.bytes) {
        const std::size_t least = bytes.size() + headBytes;
        if (least > head.bytes) moveBack(file, head.bytes, least - head.bytes);
        head.blocks.push_back({paddingType, std::string(std::max(least, head.bytes) - least, '\0')});
        bytes = bytesOf(head.blocks);
    }
    ::lseek(file.get(), 0, SEEK_SET);
    file.write(bytes);
    file.sync();
    if (bytesAt(file, 0, bytes.size()) != bytes) throw Error("does not read back as it was written", path);
    file.close();
}

std::string readCueSheetBlock(const std::filesystem::path& path) {
    FileDescriptor file(path, O_RDONLY);
    const auto blocks = headOf(file, path).blocks;
    const auto found = std::ranges::find(blocks, cueSheetType, &Block::type);
    return found == blocks.end() ? std::string() : found->bytes;
}

} // namespace core
