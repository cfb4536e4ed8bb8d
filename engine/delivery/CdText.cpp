#include "engine/delivery/CdText.h"

#include "engine/delivery/Latin1.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace engine::delivery {

namespace {

constexpr std::size_t payloadBytes = 12;
constexpr std::size_t maxTextPacks = 252; // With the three of size information 255: one byte counts them.
constexpr std::size_t maxCharacters = 160;

struct TextType {
    std::uint8_t code;
    std::string_view name;
    std::string_view field; ///< Of the metadata.
    std::string CdTextEntry::*text;
};

constexpr auto textTypes = std::to_array<TextType>({{0x80, "title", "title", &CdTextEntry::title},
                                                    {0x81, "performer", "artist", &CdTextEntry::performer},
                                                    {0x82, "songwriter", "songwriter", &CdTextEntry::songwriter},
                                                    {0x83, "composer", "composer", &CdTextEntry::composer},
                                                    {0x84, "arranger", "arranger", &CdTextEntry::arranger},
                                                    {0x85, "message", "message", &CdTextEntry::message}});
constexpr std::uint8_t discIdType = 0x86;
constexpr std::uint8_t genreType = 0x87;
constexpr std::uint8_t codesType = 0x8E;
constexpr std::uint8_t sizeType = 0x8F;

/// The strings of one type: the disc's, then each track's. `prefix`: bytes ahead of the first that are no text.
struct Strings {
    std::uint8_t type = 0;
    std::string prefix;
    std::vector<std::string> texts; ///< ISO 8859-1.

    bool empty() const { return prefix.empty() && std::ranges::all_of(texts, &std::string::empty); }
    /// No pack is added when the last NUL just fills one.
    std::size_t packs() const {
        std::size_t bytes = prefix.size();
        for (const auto& each : texts) bytes += each.size() + 1;
        return (bytes + payloadBytes - 1) / payloadBytes;
    }
};

std::size_t packsOf(const std::vector<Strings>& block) {
    std::size_t packs = 0;
    for (const auto& each : block) packs += each.packs();
    return packs;
}

std::string ownerOf(std::size_t entry) {
    return entry == 0 ? "the disc" : "the track";
}

/// A text in ISO 8859-1 of at most maxCharacters, and what was done to it.
std::string written(const std::string& utf8, std::string_view what, std::string_view field, std::optional<int> track,
                    core::Findings& findings) {
    auto text = toLatin1(utf8);
    const std::string place = "metadata." + std::string(field);
    const std::string subject = std::string(what) + " of " + ownerOf(track ? 1 : 0);
    if (text.changed)
        findings.push_back({core::Severity::note, track,
                            "CD-Text cannot hold the " + subject + " as typed: \"" + utf8 + "\" is written as \"" +
                                fromLatin1(text.bytes) + "\"",
                            place});
    if (text.bytes.size() > maxCharacters) {
        text.bytes.resize(maxCharacters);
        findings.push_back({core::Severity::warning, track,
                            "the CD-Text " + subject + " is cut after 160 characters; shorten it", place});
    }
    return text.bytes;
}

Strings stringsOf(const TextType& type, const CdText& text, int firstNumber, core::Findings& findings) {
    Strings strings{type.code, "", {written(text.disc.*type.text, type.name, type.field, std::nullopt, findings)}};
    for (int number = firstNumber; const auto& track : text.tracks)
        strings.texts.push_back(written(track.*type.text, type.name, type.field, number++, findings));
    return strings;
}

Strings codesOf(const CdText& text) {
    Strings strings{codesType, "", {text.disc.code}};
    for (const auto& track : text.tracks) strings.texts.push_back(track.code);
    return strings;
}

Strings genreOf(const CdText& text, core::Findings& findings) {
    const std::string code = {static_cast<char>(text.genreCode >> 8), static_cast<char>(text.genreCode & 0xFF)};
    return {genreType, code, {written(text.genre, "genre", "genre", std::nullopt, findings)}};
}

/// Every type that has text, ascending; nothing where there is no text at all.
std::vector<Strings> blockOf(const CdText& text, int firstNumber, core::Findings& findings) {
    std::vector<Strings> block;
    const auto add = [&](Strings strings) {
        if (!strings.empty()) block.push_back(std::move(strings));
    };
    for (const auto& type : textTypes) add(stringsOf(type, text, firstNumber, findings));
    add({discIdType, "", {written(text.discId, "catalogue number", "catalogueNumber", std::nullopt, findings)}});
    if (!text.genre.empty() || text.genreCode > 1) add(genreOf(text, findings));
    if (!block.empty()) add(codesOf(text));
    return block;
}

/// The block with texts no longer than `characters` and without the text types from `dropped` on.
std::vector<Strings> shortened(std::vector<Strings> block, std::size_t characters, std::uint8_t dropped) {
    std::erase_if(block, [&](const Strings& each) { return each.type >= dropped && each.type < discIdType; });
    for (auto& strings : block)
        if (strings.type != codesType)
            for (auto& each : strings.texts) each.resize(std::min(each.size(), characters));
    return block;
}

/// What fits into 252 packs: the least important types go first (messages, arrangers, composers, songwriters), then
/// long texts are cut.
std::vector<Strings> fitting(const std::vector<Strings>& block, core::Findings& findings) {
    if (packsOf(block) <= maxTextPacks) return block;
    constexpr std::size_t readable = 32;
    for (std::uint8_t dropped = discIdType; dropped >= 0x82; --dropped) {
        const std::size_t least = dropped == 0x82 ? 0 : readable;
        for (std::size_t characters = maxCharacters; characters >= least; --characters) {
            auto made = shortened(block, characters, dropped);
            if (packsOf(made) > maxTextPacks) continue;
            std::string left = "texts are cut after " + std::to_string(characters) + " characters";
            for (const auto& type : textTypes)
                if (type.code >= dropped) left += ", " + std::string(type.name) + "s are left out";
            findings.push_back({core::Severity::warning, std::nullopt,
                                "the CD-Text is too long for a disc (252 packs): " + left + "; shorten it",
                                "metadata.title"});
            return made;
        }
    }
    assert(false && "99 codes and titles of no length always fit");
    return {};
}

class Packer {
  public:
    void add(const Strings& strings) {
        assert(strings.type <= sizeType);
        std::string payload = strings.prefix;
        std::vector<Owner> owners(strings.prefix.size(), Owner{});
        for (std::size_t track = 0; track < strings.texts.size(); ++track) {
            payload += strings.texts[track] + '\0';
            for (std::size_t place = 0; place <= strings.texts[track].size(); ++place) owners.push_back({track, place});
        }
        for (std::size_t at = 0; at < payload.size(); at += payloadBytes)
            addPack(strings.type, owners[at].track, owners[at].place, payload.substr(at, payloadBytes));
    }

    void addSizes(std::size_t tracks, std::uint8_t language) {
        counts_[sizeType - 0x80] = 3;
        std::string sizes(3 * payloadBytes, '\0');
        const auto put = [&](std::size_t at, std::size_t value) { sizes[at] = static_cast<char>(value); };
        put(1, 1);
        put(2, tracks);
        for (std::size_t type = 0; type < counts_.size(); ++type) put(4 + type, counts_[type]);
        put(20, sequence_ + 2);
        put(28, language);
        for (std::size_t part = 0; part < 3; ++part)
            addPack(sizeType, part, 0, sizes.substr(part * payloadBytes, payloadBytes));
    }

    std::string bytes;

  private:
    struct Owner {
        std::size_t track = 0;
        std::size_t place = 0;
    };

    void addPack(std::uint8_t type, std::size_t track, std::size_t place, std::string payload) {
        payload.resize(payloadBytes, '\0');
        if (type != sizeType) ++counts_[type - 0x80];
        std::string pack;
        for (const std::size_t byte : {std::size_t{type}, track, sequence_++, std::min<std::size_t>(place, 15)})
            pack += static_cast<char>(byte);
        pack += payload;
        const std::uint16_t crc = cdTextCrc(pack);
        pack += static_cast<char>(crc >> 8);
        pack += static_cast<char>(crc & 0xFF);
        bytes += pack;
    }

    std::array<std::size_t, 16> counts_{};
    std::size_t sequence_ = 0;
};

} // namespace

std::uint16_t cdTextCrc(std::string_view pack) {
    std::uint32_t crc = 0;
    for (const char each : pack.substr(0, 16)) {
        crc ^= static_cast<std::uint32_t>(static_cast<unsigned char>(each)) << 8;
        for (int bit = 0; bit < 8; ++bit) crc = (crc & 0x8000) ? (crc << 1) ^ 0x1021 : crc << 1;
    }
    return static_cast<std::uint16_t>(~crc & 0xFFFF);
}

CdTextPacks packCdText(const CdText& text, int firstNumber) {
    assert(text.tracks.size() <= 99);
    CdTextPacks made;
    const auto block = fitting(blockOf(text, firstNumber, made.findings), made.findings);
    if (block.empty()) return made;
    Packer packer;
    for (const auto& strings : block) packer.add(strings);
    packer.addSizes(text.tracks.size(), text.language);
    made.bytes = std::move(packer.bytes);
    return made;
}

} // namespace engine::delivery
