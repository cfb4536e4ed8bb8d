#include "core/RiffChunks.h"

#include "core/Error.h"
#include "core/FileDescriptor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <unistd.h>

namespace core {

namespace {

constexpr std::uint32_t placeholder = 0xFFFFFFFF; // RF64: the true size stands in ds64
constexpr std::uint64_t mostBytes = std::uint64_t{64} << 20;

std::uint64_t numberAt(std::string_view bytes, std::size_t at, int count, bool isBig = false) {
    std::uint64_t value = 0;
    for (int i = 0; i < count; ++i) {
        const int place = isBig ? i : count - 1 - i;
        value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<unsigned>(place)]);
    }
    return value;
}

struct Found {
    std::string id;
    std::uint64_t at = 0;   ///< Of its header.
    std::uint64_t size = 0; ///< Of its content.
    bool isTag = false;
    std::uint64_t end() const { return at + 8 + size + size % 2; }
};

struct Wave {
    bool isRf64 = false;
    bool isAiff = false; ///< Its numbers have their highest byte first.
    std::vector<Found> chunks;
    std::string number(std::uint64_t value, int bytes) const {
        return isAiff ? bigEndian(value, bytes) : littleEndian(value, bytes);
    }
};

std::string bytesAt(FileDescriptor& file, std::uint64_t at, std::size_t count) {
    std::string bytes(count, '\0');
    ::lseek(file.get(), static_cast<off_t>(at), SEEK_SET);
    bytes.resize(file.read(bytes));
    return bytes;
}

bool isWaveHead(std::string_view head) {
    return head.size() == 12 && (head.starts_with("RIFF") || head.starts_with("RF64")) && head.substr(8) == "WAVE";
}

bool isAiffHead(std::string_view head) {
    return head.size() == 12 && head.starts_with("FORM") && (head.substr(8) == "AIFF" || head.substr(8) == "AIFC");
}

bool isTag(std::string_view id, std::string_view listType) {
    return id == "id3 " || id == "ID3 " || id == "cue " || id == "MARK" ||
           (id == "LIST" && (listType == "INFO" || listType == "adtl"));
}

/// Every chunk that is whole; stops at what is not.
std::optional<Wave> walk(FileDescriptor& file) {
    const std::string head = bytesAt(file, 0, 12);
    if (!isWaveHead(head) && !isAiffHead(head)) return std::nullopt;
    Wave wave{.isRf64 = head.starts_with("RF64"), .isAiff = isAiffHead(head), .chunks = {}};
    const auto fileEnd = static_cast<std::uint64_t>(::lseek(file.get(), 0, SEEK_END));
    std::uint64_t dataSize = 0;
    for (std::uint64_t at = 12; at + 8 <= fileEnd;) {
        const std::string start = bytesAt(file, at, 12 + 16);
        Found found{.id = start.substr(0, 4), .at = at, .size = numberAt(start, 4, 4, wave.isAiff)};
        if (found.id == "ds64" && start.size() == 28) dataSize = numberAt(start, 16, 8);
        if (found.id == "data" && found.size == placeholder && wave.isRf64) found.size = dataSize;
        if (found.size > fileEnd - at - 8) break;
        found.isTag = isTag(found.id, start.size() >= 12 ? std::string_view(start).substr(8, 4) : "");
        at = found.end();
        wave.chunks.push_back(std::move(found));
    }
    return wave;
}

void writeAt(FileDescriptor& file, std::uint64_t at, std::string_view bytes) {
    ::lseek(file.get(), static_cast<off_t>(at), SEEK_SET);
    file.write(bytes);
}

std::string chunkBytes(const Wave& wave, std::span<const RiffChunk> chunks) {
    std::string all;
    for (const auto& [id, bytes] : chunks) {
        all += id + wave.number(bytes.size(), 4) + bytes;
        if (bytes.size() % 2 != 0) all += '\0';
    }
    return all;
}

/// Where tags begin: behind the last chunk that is none.
std::uint64_t endOfSound(const Wave& wave, const std::filesystem::path& path) {
    const auto data = std::ranges::find(wave.chunks, wave.isAiff ? "SSND" : "data", &Found::id);
    if (data == wave.chunks.end()) throw Error("has no sound to put tags behind", path);
    const auto firstTag = std::find_if(data, wave.chunks.end(), [](const Found& each) { return each.isTag; });
    if (std::any_of(firstTag, wave.chunks.end(), [](const Found& each) { return !each.isTag; }))
        throw Error("is not a file that Lacquer made: its tags are left as they are", path);
    return firstTag == wave.chunks.end() ? wave.chunks.back().end() : firstTag->at;
}

} // namespace

bool isWave(const std::filesystem::path& path) {
    FileDescriptor file(path, O_RDONLY);
    return isWaveHead(bytesAt(file, 0, 12));
}

bool isAiff(const std::filesystem::path& path) {
    FileDescriptor file(path, O_RDONLY);
    return isAiffHead(bytesAt(file, 0, 12));
}

std::string littleEndian(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFF);
    return text;
}

std::string bigEndian(std::uint64_t value, int bytes) {
    std::string text = littleEndian(value, bytes);
    std::ranges::reverse(text);
    return text;
}

std::vector<RiffChunk> readTagChunks(const std::filesystem::path& path) {
    FileDescriptor file(path, O_RDONLY);
    std::vector<RiffChunk> tags;
    const auto wave = walk(file);
    if (!wave) return tags;
    for (const Found& found : wave->chunks)
        if (found.isTag && found.size <= mostBytes)
            tags.push_back({found.id, bytesAt(file, found.at + 8, static_cast<std::size_t>(found.size))});
    return tags;
}

void writeTagChunks(const std::filesystem::path& path, std::span<const RiffChunk> chunks) {
    FileDescriptor file(path, O_RDWR);
    const auto wave = walk(file);
    if (!wave) throw Error("is neither a WAV nor an AIFF file", path);
    const std::uint64_t from = endOfSound(*wave, path);
    const std::string bytes = chunkBytes(*wave, chunks);
    const std::uint64_t riffSize = from + bytes.size() - 8;
    if (!wave->isRf64 && riffSize >= placeholder) throw Error("is too long for tags: it would pass 4 GiB", path);

    if (::ftruncate(file.get(), static_cast<off_t>(from)) != 0) throwSystemError("cannot be written", errno, path);
    writeAt(file, from, bytes);
    // An RF64 file keeps its placeholder; its ds64 chunk is the first one and begins with the size.
    writeAt(file, wave->isRf64 ? 20 : 4, wave->number(riffSize, wave->isRf64 ? 8 : 4));
    file.sync();
    if (bytesAt(file, from, bytes.size() + 1) != bytes) throw Error("does not read back as it was written", path);
    file.close();
}

namespace {

std::optional<Found> findChunk(FileDescriptor& file, std::string_view id) {
    const auto wave = walk(file);
    if (!wave) return std::nullopt;
    const auto found = std::ranges::find(wave->chunks, id, &Found::id);
    return found == wave->chunks.end() ? std::nullopt : std::optional(*found);
}

} // namespace

std::string readChunk(const std::filesystem::path& path, std::string_view id) {
    FileDescriptor file(path, O_RDONLY);
    const auto found = findChunk(file, id);
    if (!found || found->size > mostBytes) return {};
    return bytesAt(file, found->at + 8, static_cast<std::size_t>(found->size));
}

void overwriteChunk(const std::filesystem::path& path, std::string_view id, std::size_t at, std::string_view bytes) {
    FileDescriptor file(path, O_RDWR);
    const auto found = findChunk(file, id);
    if (!found || found->size < at + bytes.size())
        throw Error("has no place for its '" + std::string(id) + "' chunk", path);
    writeAt(file, found->at + 8 + at, bytes);
    file.sync();
    file.close();
}

} // namespace core
