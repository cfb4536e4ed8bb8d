#include "core/OggSerial.h"

#include "core/Error.h"
#include "core/FileDescriptor.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace core {

namespace {

constexpr std::size_t headBytes = 27; ///< Up to the table of the page's segments, whose length is its last byte.
constexpr std::size_t serialAt = 14;
constexpr std::size_t checksumAt = 22;

/// CRC-32 of polynomial 0x04C11DB7, from 0, neither reflected nor inverted.
constexpr std::array<std::uint32_t, 256> checksumTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t n = 0; n < table.size(); ++n) {
        std::uint32_t value = n << 24;
        for (int bit = 0; bit < 8; ++bit) value = value << 1 ^ (value >> 31 ? 0x04C11DB7U : 0U);
        table[n] = value;
    }
    return table;
}();

void put(std::string& page, std::size_t at, std::uint32_t value) {
    for (std::size_t n = 0; n < 4; ++n) page[at + n] = static_cast<char>(value >> (8 * n) & 0xFF);
}

/// `count` more bytes of the file; fewer at its end.
void append(FileDescriptor& file, std::string& page, std::size_t count) {
    const std::size_t had = page.size();
    page.resize(had + count);
    page.resize(had + file.read({page.data() + had, count}));
}

} // namespace

void setOggSerial(const std::filesystem::path& path) {
    FileDescriptor file(path, O_RDWR);
    off_t at = 0;
    for (std::string page;; at += static_cast<off_t>(page.size())) {
        page.clear();
        append(file, page, headBytes);
        if (page.empty()) break;
        const auto cut = [&] { return Error("is no whole Ogg file", path); };
        if (page.size() < headBytes || !page.starts_with("OggS")) throw cut();
        const std::size_t segments = static_cast<unsigned char>(page[headBytes - 1]);
        append(file, page, segments);
        std::size_t body = 0;
        for (std::size_t n = headBytes; n < page.size(); ++n) body += static_cast<unsigned char>(page[n]);
        append(file, page, body);
        if (page.size() != headBytes + segments + body) throw cut();
        put(page, serialAt, 1);
        put(page, checksumAt, 0);
        std::uint32_t checksum = 0;
        for (const char each : page)
            checksum = checksum << 8 ^ checksumTable[(checksum >> 24 ^ static_cast<unsigned char>(each)) & 0xFF];
        put(page, checksumAt, checksum);
        ::lseek(file.get(), at, SEEK_SET);
        file.write(page);
    }
    file.sync();
    file.close();
}

} // namespace core
