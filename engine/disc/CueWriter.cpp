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
        made_.told = disc_ = tellable(disc_);
        if (!disc_.text.code.empty()) line("", "CATALOG " + disc_.text.code);
        if (!disc_.genre.empty()) line("", "REM GENRE " + quoted(disc_.genre));
        if (hidesSound()) line("", "REM " + std::string(pauseAheadOfFile));
        texts("", disc_.text);
        if (!disc_.discId.empty()) line("", "DISC_ID " + quoted(disc_.discId));
        for (std::size_t n = 0; n < disc_.tracks.size(); ++n) track(n + 1, disc_.tracks[n]);
        return std::move(made_);
    }

  private:
    void line(const std::string& indent, const std::string& words) { made_.text += indent + words + "\n"; }

    void complain(std::optional<std::size_t> track, const std::string& message) {
        const auto number = track ? std::optional(static_cast<int>(*track)) : std::nullopt;
        made_.findings.push_back({core::Severity::warning, number, message});
    }

    /// The disc with texts that can stand between quotation marks and codes that are some, and findings of what was
    /// changed.
    DiscDescription tellable(DiscDescription disc) {
        tellableCode(disc.text.code, "CATALOG", std::nullopt);
        tellable(disc.text, std::nullopt);
        tellable(disc.discId, std::nullopt, "metadata.catalogueNumber");
        tellable(disc.genre, std::nullopt, "metadata.genre");
        if (delivery::languageCodeOf(disc.language) != delivery::languageCodeOf(""))
            made_.findings.push_back(
                {core::Severity::warning, std::nullopt,
                 "a cue sheet cannot say the language of its texts: " + inQuotes(disc.language) + " is lost",
                 "metadata.language"});
        disc.language.clear();
        for (std::size_t n = 0; n < disc.tracks.size(); ++n) {
            tellableCode(disc.tracks[n].text.code, "ISRC", n + 1);
            tellable(disc.tracks[n].text, static_cast<int>(n) + 1);
        }
        return disc;
    }

    /// Codes stand without quotation marks. Sets of others hold anything where a code should be.
    void tellableCode(std::string& code, const std::string& word, std::optional<std::size_t> track) {
        const auto isOfCode = [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
        };
        if (std::ranges::all_of(code, isOfCode)) return;
        complain(track, word + " " + inQuotes(code) + " holds what no code holds; it is left out");
        code.clear();
    }

    void tellable(delivery::CdTextEntry& entry, std::optional<int> track) {
        for (const auto& each : textWords) tellable(entry.*each.text, track, placeOf(each));
    }

    void tellable(std::string& utf8, std::optional<int> track, const std::string& place) {
        const std::string typed = utf8;
        std::ranges::replace(utf8, '"', '\'');
        std::ranges::replace_if(
            utf8, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
        if (utf8.ends_with('\\')) utf8.back() = '/';
        if (utf8 != typed)
            made_.findings.push_back(
                {core::Severity::note, track,
                 "a cue sheet cannot hold " + inQuotes(typed) + " as typed: it is written as " + inQuotes(utf8),
                 place});
    }

    bool hidesSound() const {
        if (disc_.hasFirstPause || disc_.tracks.empty() || disc_.tracks.front().pieces.empty()) return false;
        const DiscPiece& first = disc_.tracks.front().pieces.front();
        return first.index == 0 && first.file;
    }

    static std::string quoted(const std::string& utf8) { return '"' + utf8 + '"'; }

    void texts(const std::string& indent, const delivery::CdTextEntry& entry) {
        for (const auto& [word, said] : textWords)
            if (!(entry.*said).empty()) line(indent, std::string(word) + " " + quoted(entry.*said));
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
        begin_.reset();
        const DiscFile& named = disc_.files[file];
        if (named.name.find('"') != std::string::npos)
            complain(std::nullopt, "a cue sheet cannot name the file " + inQuotes(named.name) +
                                       ": it must be renamed without its quotation mark");
        line("", "FILE " + quoted(named.name) + " " + kindName(named.kind, named.name));
    }

    /// A stretch goes to where the next one of its file begins, or to the file's end: the sheet can say no other end.
    void begin(std::size_t number, const DiscPiece& piece) {
        const bool isSame = open_ == piece.file && begin_;
        if (isSame && (piece.from <= *begin_ ? end_.has_value() : end_ != piece.from))
            complain(number, "the stretch of " + inQuotes(disc_.files[*piece.file].name) +
                                 " ahead of it becomes another: a cue sheet's stretches of a file follow one another");
        if (isSame && piece.from <= *begin_) open_.reset(); // named again, the file begins anew
        open(*piece.file);
        begin_ = piece.from;
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
                begin(number, piece);
                line("    ",
                     "INDEX " + twoDigits(static_cast<std::size_t>(piece.index)) + " " + time(number, piece.from));
                written = piece.index;
            } else if (!last || last->file != piece.file || last->from + last->frames.value_or(0) != piece.from) {
                complain(number,
                         "a cue sheet cannot join stretches of files inside an index; the later one is left out");
                continue;
            }
            end_ = piece.frames ? std::optional(piece.from + *piece.frames) : std::nullopt;
            last = &piece;
        }
    }

    std::string time(std::size_t number, core::FramePos frames) {
        if (frames % sectorFrames != 0)
            complain(number, "a cue sheet's times are sectors; a mark between them is moved to the one before");
        return core::sectorTime(core::floorDiv(frames, sectorFrames));
    }

    DiscDescription disc_;
    DiscText made_;
    std::optional<std::size_t> open_;
    std::optional<core::FramePos> begin_; ///< Of the last stretch of the open file.
    std::optional<core::FramePos> end_;   ///< The same; nullopt = the file's.
};

} // namespace

DiscText cueSheet(const DiscDescription& disc) {
    return Writer(disc).write();
}

} // namespace engine::disc
