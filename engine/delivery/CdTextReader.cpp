#include "engine/delivery/CdTextReader.h"

#include "engine/delivery/Latin1.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace engine::delivery {

namespace {

constexpr std::size_t packBytes = 18;
constexpr std::size_t textBytes = 12;

struct Pack {
    int place = 0;       ///< In the file.
    bool isWhole = true; ///< Its check sum holds.
    int type = 0;
    int track = 0;
    int sequence = 0;
    bool wide = false; ///< Two bytes for a character.
    int block = 0;
    int position = 0;
    std::string text;
};

/// Divides the whole pack, its check bytes turned back, by the polynomial: nothing is left of a sound one.
bool crcHolds(std::string_view pack) {
    std::uint32_t rest = 0;
    for (std::size_t n = 0; n < packBytes; ++n) {
        const auto byte = static_cast<unsigned char>(pack[n]);
        const std::uint32_t given = n < 16 ? byte : static_cast<unsigned char>(~byte);
        for (int bit = 7; bit >= 0; --bit) {
            rest = (rest << 1) | ((given >> bit) & 1u);
            if (rest & 0x10000) rest ^= 0x11021;
        }
    }
    return rest == 0;
}

class Reader {
  public:
    CdTextReading read(std::string_view file) {
        std::array<std::vector<Pack>, 8> blocks;
        for (const auto& pack : packsOf(file)) blocks[pack.block].push_back(pack);
        for (const auto& packs : blocks)
            if (!packs.empty()) readBlock(packs);
        return std::move(reading_);
    }

  private:
    void complain(std::optional<int> pack, const std::string& message) {
        const std::string where = pack ? "CD-Text pack " + std::to_string(*pack) + ": " : "CD-Text: ";
        reading_.findings.push_back({core::Severity::rule, std::nullopt, where + message});
    }

    std::vector<Pack> packsOf(std::string_view file) {
        if (file.size() % packBytes == 4) {
            complain(std::nullopt, "the file starts with a 4-byte head, which a DDP's must not");
            file.remove_prefix(4);
        }
        if (file.size() % packBytes == 1 && file.back() == '\0') file.remove_suffix(1);
        if (file.size() % packBytes != 0)
            complain(std::nullopt, "the file's " + std::to_string(file.size()) + " bytes are no whole packs of 18");
        std::vector<Pack> packs;
        for (std::size_t at = 0; at + packBytes <= file.size(); at += packBytes)
            packs.push_back(packOf(file.substr(at, packBytes), static_cast<int>(packs.size())));
        return packs;
    }

    Pack packOf(std::string_view bytes, int place) {
        const auto byte = [&](std::size_t n) { return static_cast<int>(static_cast<unsigned char>(bytes[n])); };
        const bool isWhole = crcHolds(bytes);
        if (!isWhole) complain(place, "its check sum does not hold; it is passed over");
        if (byte(0) < 0x80 || byte(0) > 0x8F) complain(place, "its type is none of CD-Text's");
        return {.place = place,
                .isWhole = isWhole,
                .type = byte(0),
                .track = byte(1),
                .sequence = byte(2),
                .wide = (byte(3) & 0x80) != 0,
                .block = (byte(3) >> 4) & 7,
                .position = byte(3) & 15,
                .text = std::string(bytes.substr(4, textBytes))};
    }

    void readBlock(const std::vector<Pack>& packs) {
        CdTextBlock block{.number = packs.front().block};
        std::map<int, std::vector<Pack>> types;
        for (std::size_t n = 0; n < packs.size(); ++n) {
            if (packs[n].sequence != static_cast<int>(n))
                complain(packs[n].place,
                         "its sequence number is " + std::to_string(packs[n].sequence) + ", not " + std::to_string(n));
            if (n > 0 && packs[n].type < packs[n - 1].type) complain(packs[n].place, "its type is out of order");
            if (packs[n].isWhole) types[packs[n].type].push_back(packs[n]);
        }
        isDamaged_ = !std::ranges::all_of(packs, &Pack::isWhole);
        readSizes(types, packs.size(), block);
        for (const auto& [type, typed] : types)
            if (type >= 0x80 && type != 0x88 && type != 0x89 && type < 0x8F) readType(type, typed, block);
        reading_.blocks.push_back(std::move(block));
    }

    void readSizes(const std::map<int, std::vector<Pack>>& types, std::size_t packs, CdTextBlock& block) {
        const auto sizes = types.find(0x8F);
        if (sizes == types.end() || sizes->second.size() != 3) {
            block.firstTrack = 1;
            block.lastTrack = 99;
            return complain(std::nullopt, "block " + std::to_string(block.number) + " lacks its three packs of sizes");
        }
        std::string bytes;
        for (int part = 0; const auto& pack : sizes->second) {
            if (pack.track != part++) complain(pack.place, "the parts of the sizes are out of order");
            bytes += pack.text;
        }
        const auto byte = [&](std::size_t n) { return static_cast<int>(static_cast<unsigned char>(bytes[n])); };
        block.firstTrack = byte(1);
        block.lastTrack = byte(2);
        if (block.firstTrack < 1 || block.lastTrack < block.firstTrack || block.lastTrack > 99) {
            complain(std::nullopt, "the sizes name tracks " + std::to_string(block.firstTrack) + " to " +
                                       std::to_string(block.lastTrack));
            block.firstTrack = block.lastTrack = 1;
        }
        block.language = byte(28 + static_cast<std::size_t>(block.number));
        for (std::size_t n = 0; n < 16; ++n) {
            const auto typed = types.find(0x80 + static_cast<int>(n));
            const std::size_t count = typed == types.end() ? 0 : typed->second.size();
            if (static_cast<std::size_t>(byte(4 + n)) != count && !isDamaged_)
                complain(std::nullopt, "the sizes count " + std::to_string(byte(4 + n)) + " packs of type 8" +
                                           "0123456789ABCDEF"[n] + ", there are " + std::to_string(count));
        }
        if (static_cast<std::size_t>(byte(20 + static_cast<std::size_t>(block.number))) != packs - 1)
            complain(std::nullopt, "the sizes name another last pack than there is");
    }

    /// Takes the texts of one type apart and recomputes, byte by byte, what each pack's head must say.
    void readType(int type, const std::vector<Pack>& packs, CdTextBlock& block) {
        const bool discOnly = type == 0x86 || type == 0x87 || type == 0x8D;
        const std::size_t expected = discOnly ? 1 : 2 + static_cast<std::size_t>(block.lastTrack - block.firstTrack);
        if (packs.front().wide) return complain(packs.front().place, "text of two bytes for a character is not read");
        std::vector<std::string> texts;
        std::string text;
        const Pack* last = nullptr;
        bool isPartOnly = false; // The beginning of `text` was lost.
        std::size_t skip = type == 0x87 && packs.front().position == 0 ? 2 : 0;
        if (skip)
            block.genreCode = static_cast<unsigned char>(packs.front().text[0]) * 256 +
                              static_cast<unsigned char>(packs.front().text[1]);
        for (const auto& pack : packs) {
            if (texts.size() == expected) {
                complain(pack.place, "there is nothing left for it to say");
                continue;
            }
            const bool isGap = last ? pack.sequence != last->sequence + 1 : pack.track != 0 || pack.position != 0;
            if (isDamaged_ && isGap) {
                text.clear();
                isPartOnly = pack.position != 0;
                const int entry = pack.track == 0 ? 0 : pack.track - block.firstTrack + 1;
                while (static_cast<int>(texts.size()) < entry && texts.size() < expected) texts.emplace_back();
            } else {
                checkHead(pack, static_cast<int>(texts.size()), text.size(), block.firstTrack);
            }
            last = &pack;
            for (const char c : std::string_view(pack.text).substr(std::exchange(skip, 0))) {
                if (texts.size() == expected) {
                    if (c != '\0') complain(pack.place, "it goes on after the last text");
                    if (c != '\0') break;
                } else if (c == '\0') {
                    if (std::exchange(isPartOnly, false)) text.clear();
                    texts.push_back(std::exchange(text, {}));
                } else {
                    text += c;
                }
            }
        }
        if (isDamaged_) texts.resize(expected);
        if (texts.size() != expected)
            complain(packs.back().place,
                     "the type holds " + std::to_string(texts.size()) + " texts, not " + std::to_string(expected));
        for (auto& each : texts) each = fromLatin1(each);
        block.texts[type] = std::move(texts);
    }

    void checkHead(const Pack& pack, int entry, std::size_t position, int firstTrack) {
        const int track = entry == 0 ? 0 : firstTrack + entry - 1;
        if (pack.track != track)
            complain(pack.place,
                     "it says track " + std::to_string(pack.track) + ", its text is of track " + std::to_string(track));
        // Programs differ at 13 and 14 characters: some write 15 as soon as the text began two packs before.
        const int capped = static_cast<int>(std::min<std::size_t>(position, 15));
        if (pack.position != capped && !(capped >= 13 && pack.position == 15))
            complain(pack.place,
                     "its character position is " + std::to_string(pack.position) + ", not " + std::to_string(capped));
    }

    CdTextReading reading_;
    bool isDamaged_ = false; ///< The block has packs that are passed over.
};

} // namespace

std::string CdTextBlock::text(int type, std::size_t entry) const {
    const auto found = texts.find(type);
    return found == texts.end() || entry >= found->second.size() ? std::string{} : found->second[entry];
}

CdTextReading readCdText(std::string_view file) {
    return Reader{}.read(file);
}

} // namespace engine::delivery
