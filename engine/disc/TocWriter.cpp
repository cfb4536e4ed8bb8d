#include "engine/disc/CdrdaoToc.h"
#include "engine/disc/Wording.h"

#include "core/AlbumLayout.h"
#include "engine/delivery/Latin1.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace engine::disc {

namespace {

using delivery::CdTextEntry;

constexpr core::FrameCount sectorFrames = core::framesPerSector(core::cdRate);

/// A string of bytes, all but printable ASCII escaped.
std::string escaped(std::string_view bytes) {
    std::string made = "\"";
    for (const char each : bytes) {
        const auto byte = static_cast<unsigned char>(each);
        if (each == '"') {
            made += "\\\"";
        } else if (byte < 0x20 || byte > 0x7E || each == '\\') {
            char code[8];
            std::snprintf(code, sizeof code, "\\%03o", static_cast<unsigned>(byte));
            made += code;
        } else {
            made += each;
        }
    }
    return made + '"';
}

std::string text(std::string_view utf8) {
    return escaped(delivery::toLatin1(utf8).bytes);
}

/// As readers have it, who take for UTF-8 what looks like it.
std::string asRead(std::string_view utf8) {
    return asUtf8(delivery::toLatin1(utf8).bytes);
}

std::string lengthText(core::FrameCount frames) {
    return frames % sectorFrames == 0 ? core::sectorTime(frames / sectorFrames) : std::to_string(frames);
}

/// Pieces of one file that go on from each other are one.
std::vector<DiscPiece> joined(const std::vector<DiscPiece>& pieces) {
    std::vector<DiscPiece> made;
    for (const auto& piece : pieces) {
        const bool goesOn = !made.empty() && made.back().file == piece.file && made.back().frames &&
                            (!piece.file || made.back().from + *made.back().frames == piece.from);
        if (!goesOn)
            made.push_back(piece);
        else if (piece.frames)
            *made.back().frames += *piece.frames;
        else
            made.back().frames.reset();
    }
    return made;
}

class Writer {
  public:
    explicit Writer(const DiscDescription& disc) : disc_(disc) {
        for (const auto& type : textWords)
            if (std::ranges::any_of(disc.tracks, [&](const auto& track) { return !(track.text.*type.text).empty(); }) ||
                !(disc.text.*type.text).empty())
                types_.push_back(type);
        hasCdText_ = !types_.empty() || !disc.discId.empty() || !disc.genre.empty();
    }

    DiscText write() {
        if (!disc_.text.code.empty()) add("CATALOG " + escaped(disc_.text.code));
        add("CD_DA");
        if (hasCdText_) discTexts();
        for (std::size_t n = 0; n < disc_.tracks.size(); ++n) track(n + 1, disc_.tracks[n]);
        made_.told = told();
        return std::move(made_);
    }

  private:
    void add(const std::string& line) { made_.text += line + "\n"; }
    void complain(std::size_t track, const std::string& message) {
        made_.findings.push_back({core::Severity::warning, static_cast<int>(track), message});
    }

    DiscDescription told() const {
        DiscDescription told = disc_;
        const auto read = [](CdTextEntry& entry) {
            for (const auto& type : textWords) entry.*type.text = asRead(entry.*type.text);
        };
        read(told.text);
        for (auto& track : told.tracks) {
            read(track.text);
            track.serialCopy = false;
        }
        told.discId = asRead(told.discId);
        told.genre = asRead(told.genre);
        told.language = hasCdText_ ? delivery::languageNamed(language()) : std::string();
        return told;
    }

    int language() const { return delivery::languageCodeOf(disc_.language); }

    void discTexts() {
        const bool isEnglish = language() == delivery::languageCodeOf("");
        add("CD_TEXT {\n  LANGUAGE_MAP {\n    0 : " + (isEnglish ? "EN" : std::to_string(language())) +
            "\n  }\n  LANGUAGE 0 {");
        texts(disc_.text);
        if (!disc_.discId.empty()) add("    DISC_ID " + text(disc_.discId));
        if (!disc_.genre.empty()) add("    GENRE " + genre());
        if (!disc_.text.code.empty()) add("    UPC_EAN " + escaped(disc_.text.code));
        add("  }\n}");
    }

    /// Its code in two bytes, its text and a zero, as CD-Text has it.
    std::string genre() const {
        const auto code = delivery::genreCodeOf(disc_.genre);
        std::string bytes = {static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)};
        bytes += delivery::toLatin1(disc_.genre).bytes + '\0';
        std::string numbers;
        for (const char each : bytes)
            numbers += (numbers.empty() ? "{ " : ", ") + std::to_string(static_cast<unsigned char>(each));
        return numbers + " }";
    }

    /// What one track says, all of them have to say, if only with nothing.
    void texts(const CdTextEntry& entry) {
        for (const auto& type : types_) add("    " + std::string(type.word) + " " + text(entry.*type.text));
    }

    void track(std::size_t number, const DiscTrack& track) {
        add("\n// Track " + std::to_string(number) + "\nTRACK AUDIO");
        add(track.copyPermitted ? "COPY" : "NO COPY");
        add(track.preEmphasis ? "PRE_EMPHASIS" : "NO PRE_EMPHASIS");
        add(track.fourChannels ? "FOUR_CHANNEL_AUDIO" : "TWO_CHANNEL_AUDIO");
        if (track.serialCopy) complain(number, "a TOC has no word for SCMS; it is left out");
        if (!track.text.code.empty()) add("ISRC " + escaped(track.text.code));
        if (hasCdText_) {
            add("CD_TEXT {\n  LANGUAGE 0 {");
            texts(track.text);
            add("    ISRC " + escaped(track.text.code));
            add("  }\n}");
        }
        const auto begin = track.pieces.begin();
        const auto sound = std::ranges::find_if(track.pieces, [](const auto& piece) { return piece.index > 0; });
        pieces({begin, sound});
        if (sound != begin) add("START");
        pieces({sound, track.pieces.end()});
        indexes(number, {sound, track.pieces.end()});
    }

    void pieces(const std::vector<DiscPiece>& pieces) {
        for (const auto& piece : joined(pieces)) {
            if (!piece.file) {
                add("SILENCE " + lengthText(*piece.frames));
                continue;
            }
            const DiscFile& file = disc_.files[*piece.file];
            std::string line = "FILE " + escaped(file.name) + " ";
            if (file.kind == DiscFile::Kind::littleEndian) line += "SWAP ";
            line += piece.from == 0 ? "0" : lengthText(piece.from);
            if (piece.frames) line += " " + lengthText(*piece.frames);
            add(line);
        }
    }

    void indexes(std::size_t number, const std::vector<DiscPiece>& pieces) {
        core::FramePos at = 0;
        int last = 1;
        for (const auto& piece : pieces) {
            if (piece.index > last) {
                if (at % sectorFrames != 0)
                    complain(number, "a TOC's index points are sectors; one between them is moved to the one before");
                add("INDEX " + core::sectorTime(at / sectorFrames));
                last = piece.index;
            }
            if (!piece.frames && &piece != &pieces.back()) {
                if (pieces.back().index > last)
                    complain(number,
                             "a TOC cannot place an index point behind a file of unknown length; it is left out");
                return;
            }
            at += piece.frames.value_or(0);
        }
    }

    const DiscDescription& disc_;
    std::vector<TextWord> types_; ///< Those that the disc or a track has.
    bool hasCdText_ = false;
    DiscText made_;
};

} // namespace

DiscText cdrdaoToc(const DiscDescription& disc) {
    return Writer(disc).write();
}

} // namespace engine::disc
