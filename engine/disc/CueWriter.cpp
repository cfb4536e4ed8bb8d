#include "engine/disc/CueSheet.h"
#include "engine/disc/Wording.h"

#include "core/AlbumLayout.h"

#include <algorithm>
#include <cassert>
#include <cstdio>

namespace engine::disc {

namespace {

constexpr core::FrameCount sectorFrames = core::framesPerSector(core::cdRate);

std::string twoDigits(std::size_t number) {
    char text[8];
    std::snprintf(text, sizeof text, "%02zu", number % 100);
    return text;
}

const char* kindName(DiscFile::Kind kind, std::string_view name) {
    if (kind == DiscFile::Kind::littleEndian) return "BINARY";
    if (kind == DiscFile::Kind::bigEndian) return "MOTOROLA";
    if (name.ends_with(".aiff") || name.ends_with(".aif")) return "AIFF";
    if (name.ends_with(".mp3")) return "MP3";
    return "WAVE"; // Also of FLAC and its like: the word by which programs open a file by its own head.
}

class Writer {
  public:
    explicit Writer(const DiscDescription& disc) : disc_(disc) {}

    DiscText write() {
        if (!disc_.text.code.empty()) line("", "CATALOG " + disc_.text.code);
        if (!disc_.genre.empty()) line("", "REM GENRE " + text(disc_.genre));
        texts("", disc_.text);
        if (!disc_.discId.empty()) line("", "DISC_ID " + text(disc_.discId));
        for (std::size_t n = 0; n < disc_.tracks.size(); ++n) track(n + 1, disc_.tracks[n]);
        return std::move(made_);
    }

  private:
    void line(const std::string& indent, const std::string& words) { made_.text += indent + words + "\n"; }

    void complain(std::size_t track, const std::string& message) {
        made_.findings.push_back({core::Severity::warning, static_cast<int>(track), message});
    }

    static std::string text(std::string utf8) {
        std::ranges::replace(utf8, '"', '\'');
        std::ranges::replace_if(
            utf8, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
        return '"' + utf8 + '"';
    }

    void texts(const std::string& indent, const delivery::CdTextEntry& entry) {
        for (const auto& [word, said] : textWords)
            if (!(entry.*said).empty()) line(indent, std::string(word) + " " + text(entry.*said));
    }

    void track(std::size_t number, const DiscTrack& track) {
        const auto sounds = [](const DiscPiece& piece) { return piece.file.has_value(); };
        const auto first = std::ranges::find_if(track.pieces, sounds);
        if (first != track.pieces.end()) open(*first->file);
        line("  ", "TRACK " + twoDigits(number) + " AUDIO");
        texts("    ", track.text);
        if (!track.text.code.empty()) line("    ", "ISRC " + track.text.code);
        flags(track);
        pieces(number, track);
    }

    void flags(const DiscTrack& track) {
        std::string flags;
        if (track.copyPermitted) flags += " DCP";
        if (track.fourChannels) flags += " 4CH";
        if (track.preEmphasis) flags += " PRE";
        if (track.serialCopy) flags += " SCMS";
        if (!flags.empty()) line("    ", "FLAGS" + flags);
    }

    void open(std::size_t file) {
        if (open_ == file) return;
        open_ = file;
        const DiscFile& named = disc_.files[file];
        line("", "FILE " + text(named.name) + " " + kindName(named.kind, named.name));
    }

    void pieces(std::size_t number, const DiscTrack& track) {
        int written = -1;
        const DiscPiece* last = nullptr;
        for (std::size_t n = 0; n < track.pieces.size(); ++n) {
            const DiscPiece& piece = track.pieces[n];
            const bool isLast = n + 1 == track.pieces.size();
            if (!piece.file) {
                assert(piece.frames);
                const bool isPause = n == 0 && piece.index == 0 && !isLast && track.pieces[n + 1].index > 0;
                if (isPause)
                    line("    ", "PREGAP " + time(number, *piece.frames));
                else if (isLast && written >= 1)
                    line("    ", "POSTGAP " + time(number, *piece.frames));
                else
                    complain(number, "a cue sheet cannot hold silence in the middle of a track; it is left out");
                if (isPause) written = 0;
                continue;
            }
            if (piece.index > written) {
                open(*piece.file);
                line("    ",
                     "INDEX " + twoDigits(static_cast<std::size_t>(piece.index)) + " " + time(number, piece.from));
                written = piece.index;
            } else if (!last || last->file != piece.file || last->from + last->frames.value_or(0) != piece.from) {
                complain(number,
                         "a cue sheet cannot join stretches of files inside an index; the later one is left out");
            }
            last = &piece;
        }
    }

    std::string time(std::size_t number, core::FramePos frames) {
        if (frames % sectorFrames != 0)
            complain(number, "a cue sheet's times are sectors; a mark between them is moved to the one before");
        return core::sectorTime(core::floorDiv(frames, sectorFrames));
    }

    const DiscDescription& disc_;
    DiscText made_;
    std::optional<std::size_t> open_;
};

} // namespace

DiscText cueSheet(const DiscDescription& disc) {
    return Writer(disc).write();
}

} // namespace engine::disc
