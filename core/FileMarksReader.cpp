#include "core/FileMarksReader.h"

#include <algorithm>
#include <map>

namespace core {

namespace {

/// Takes numbers and texts off the front; zeros and nothing once the bytes are at their end.
class Bytes {
  public:
    explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

    bool has(std::size_t count) const { return bytes_.size() >= count; }
    std::string_view take(std::size_t count) {
        const auto taken = bytes_.substr(0, count);
        bytes_.remove_prefix(taken.size());
        return taken;
    }
    std::uint64_t little(std::size_t count) {
        std::uint64_t value = 0;
        int shift = 0;
        for (const char byte : take(count)) {
            value |= std::uint64_t{static_cast<unsigned char>(byte)} << shift;
            shift += 8;
        }
        return value;
    }
    std::uint64_t big(std::size_t count) {
        std::uint64_t value = 0;
        for (const char byte : take(count)) value = value << 8 | static_cast<unsigned char>(byte);
        return value;
    }

  private:
    std::string_view bytes_;
};

std::string untilNul(std::string_view text) {
    return std::string(text.substr(0, text.find('\0')));
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

struct Label {
    bool isIndex = false;
    std::string title;
};

/// "01 Title" and "01.02 Title"; any other text is a title.
Label labelOf(const std::string& text) {
    const bool isNumbered = text.size() >= 2 && isDigit(text[0]) && isDigit(text[1]);
    const bool isIndex = isNumbered && text.size() >= 5 && text[2] == '.' && isDigit(text[3]) && isDigit(text[4]);
    const std::size_t number = isIndex ? 5 : isNumbered ? 2 : 0;
    if (number == 0 || (text.size() > number && text[number] != ' ')) return {false, text};
    return {isIndex, text.size() > number ? text.substr(number + 1) : std::string()};
}

std::map<std::uint64_t, std::string> labelsOf(std::span<const RiffChunk> chunks) {
    std::map<std::uint64_t, std::string> labels;
    for (const auto& chunk : chunks) {
        Bytes list(chunk.bytes);
        if (chunk.id != "LIST" || list.take(4) != "adtl") continue;
        while (list.has(8)) {
            const auto id = list.take(4);
            const auto size = list.little(4);
            const auto content = list.take(size + size % 2).substr(0, size);
            if (id == "labl" && content.size() > 4) labels[Bytes(content).little(4)] = untilNul(content.substr(4));
        }
    }
    return labels;
}

constexpr std::uint64_t lastFrame = std::uint64_t{1} << 44; ///< As in project files.

} // namespace

FileMarks marksOfCueChunks(std::span<const RiffChunk> chunks) {
    const auto labels = labelsOf(chunks);
    std::map<std::uint64_t, Label> points; // By frame.
    for (const auto& chunk : chunks) {
        if (chunk.id != "cue ") continue;
        Bytes cue(chunk.bytes);
        for (auto left = cue.little(4); left > 0 && cue.has(24); --left) {
            const auto id = cue.little(4);
            cue.take(16);
            const auto label = labels.find(id);
            points[cue.little(4)] = label == labels.end() ? Label{} : labelOf(label->second);
        }
    }
    FileMarks marks;
    for (const auto& [frame, label] : points) {
        const auto at = static_cast<FramePos>(frame);
        if (label.isIndex && !marks.tracks.empty())
            marks.tracks.back().indexes.push_back(at);
        else
            marks.tracks.push_back(
                {.number = static_cast<int>(marks.tracks.size()) + 1, .title = label.title, .start = at});
    }
    return marks;
}

FileMarks marksOfCueSheetBlock(std::string_view block) {
    Bytes bytes(block);
    FileMarks marks{.ean = untilNul(bytes.take(128))};
    bytes.take(8); // Lead-in.
    marks.isCd = (bytes.big(1) & 0x80) != 0;
    bytes.take(258);
    for (auto left = bytes.big(1); left > 0 && bytes.has(36); --left) {
        const auto from = bytes.big(8);
        const auto number = static_cast<int>(bytes.big(1));
        MarkedTrack track{.number = number, .isrc = untilNul(bytes.take(12))};
        const auto flags = bytes.big(1);
        bytes.take(13);
        bool hasStart = false;
        for (auto indexes = bytes.big(1); indexes > 0 && bytes.has(12); --indexes) {
            const auto at = from + bytes.big(8);
            const auto index = bytes.big(1);
            bytes.take(3);
            if (at > lastFrame) return marks;
            if (index == 0) track.pause = static_cast<FramePos>(at);
            if (index == 1) track.start = static_cast<FramePos>(at);
            if (index > 1) track.indexes.push_back(static_cast<FramePos>(at));
            hasStart = hasStart || index == 1;
        }
        if (number == 170 || number == 255) {
            marks.end = static_cast<FramePos>(std::min(from, lastFrame));
            break;
        }
        track.preEmphasis = (flags & 0x40) != 0;
        if (hasStart && (flags & 0x80) == 0) marks.tracks.push_back(std::move(track));
    }
    return marks;
}

} // namespace core
