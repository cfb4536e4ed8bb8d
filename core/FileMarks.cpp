#include "core/FileMarks.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

namespace core {

namespace {

struct Point {
    std::uint32_t at = 0;
    std::string name;
};

std::string twoDigits(int number) {
    char text[16];
    std::snprintf(text, sizeof text, "%02d", number);
    return text;
}

std::vector<Point> pointsOf(const FileMarks& marks) {
    std::vector<Point> points;
    const auto add = [&](FramePos at, const std::string& name) {
        if (at >= 0 && at <= FramePos{UINT32_MAX}) points.push_back({static_cast<std::uint32_t>(at), name});
    };
    for (const auto& track : marks.tracks) {
        const std::string number = track.label.empty() ? twoDigits(track.number) : track.label;
        add(track.start, number + " " + track.title);
        for (std::size_t n = 0; n < track.indexes.size(); ++n)
            add(track.indexes[n], number + "." + twoDigits(static_cast<int>(n) + 2) + " " + track.title);
    }
    return points;
}

std::string padded(std::string text, std::size_t length) {
    text.resize(length, '\0');
    return text;
}

} // namespace

std::vector<RiffChunk> cueChunks(const FileMarks& marks) {
    const auto points = pointsOf(marks);
    if (points.empty()) return {};
    std::string cue = littleEndian(points.size(), 4);
    std::string list = "adtl";
    for (std::uint64_t id = 1; id <= points.size(); ++id) {
        const auto& [at, name] = points[id - 1];
        // Position in the play order, chunk, chunk start, block start, frame in the block: plain PCM has one block.
        cue += littleEndian(id, 4) + littleEndian(at, 4) + "data" + littleEndian(0, 4) + littleEndian(0, 4) +
               littleEndian(at, 4);
        const std::size_t size = 4 + name.size() + 1;
        list += "labl" + littleEndian(size, 4) + littleEndian(id, 4) + padded(name, name.size() + 1 + size % 2);
    }
    return {{"cue ", cue}, {"LIST", list}};
}

RiffChunk markChunk(const FileMarks& marks) {
    const auto points = pointsOf(marks);
    std::string bytes = bigEndian(points.size(), 2);
    for (std::uint64_t id = 1; id <= points.size(); ++id) {
        // A Pascal string: its length in a byte, and an even number of bytes in all.
        const std::string name = points[id - 1].name.substr(0, 255);
        bytes += bigEndian(id, 2) + bigEndian(points[id - 1].at, 4) + bigEndian(name.size(), 1) +
                 padded(name, name.size() + (name.size() + 1) % 2);
    }
    return {"MARK", bytes};
}

std::string cueSheetBlock(const FileMarks& marks) {
    constexpr int leadInFrames = 2 * cdRate;
    constexpr int flagBytes = 14; // track: two bits and 110 reserved ones
    std::string bytes = padded(marks.ean, 128) + bigEndian(marks.isCd ? leadInFrames : 0, 8);
    bytes += static_cast<char>(marks.isCd ? 0x80 : 0);
    bytes.append(258, '\0');
    bytes += bigEndian(marks.tracks.size() + 1, 1);
    for (const auto& track : marks.tracks) {
        std::vector<std::pair<int, FramePos>> indexes;
        if (track.pause) indexes.emplace_back(0, *track.pause);
        indexes.emplace_back(1, track.start);
        for (const FramePos at : track.indexes) indexes.emplace_back(static_cast<int>(indexes.back().first) + 1, at);
        const FramePos from = indexes.front().second; // where its first index is; the indexes count from there
        std::string flags = padded("", flagBytes);
        if (track.preEmphasis) flags[0] = 0x40;
        bytes += bigEndian(static_cast<std::uint64_t>(from), 8) + bigEndian(static_cast<unsigned>(track.number), 1) +
                 padded(track.isrc, 12) + flags + bigEndian(indexes.size(), 1);
        for (const auto& [number, at] : indexes)
            bytes += bigEndian(static_cast<std::uint64_t>(at - from), 8) + bigEndian(static_cast<unsigned>(number), 1) +
                     padded("", 3);
    }
    const int leadOut = marks.isCd ? 170 : 255;
    return bytes + bigEndian(static_cast<std::uint64_t>(marks.end), 8) + bigEndian(static_cast<unsigned>(leadOut), 1) +
           padded("", 12 + flagBytes + 1);
}

} // namespace core
