#include "engine/disc/CueSheet.h"
#include "engine/disc/Wording.h"

#include <algorithm>
#include <array>

namespace engine::disc {

namespace {

using core::Severity;
using delivery::CdTextEntry;

constexpr std::size_t mostFiles = 999;

struct Word {
    std::string text;
    bool isQuoted = false;
};

constexpr std::size_t noTrack = SIZE_MAX;

/// An INDEX as it stands in the sheet.
struct Mark {
    std::size_t track = noTrack; ///< Or one that is left out: it ends the one before.
    std::size_t file = 0;
    int index = 0;
    core::FramePos at = 0;
    std::size_t line = 0;
};

struct Gaps {
    core::FrameCount before = 0; ///< PREGAP.
    core::FrameCount after = 0;  ///< POSTGAP.
};

class Reader {
  public:
    DiscReading read(std::string_view bytes) {
        for (const auto& line : linesOf(asUtf8(bytes))) {
            ++line_;
            words_ = wordsOf(line);
            if (!words_.empty()) readLine();
        }
        if (disc_.tracks.empty()) say(Severity::error, "the cue sheet has no audio track");
        cut();
        return {std::move(disc_), std::move(findings_), saysFirstPause_};
    }

  private:
    void say(Severity severity, const std::string& message) { findings_.push_back({severity, std::nullopt, message}); }
    /// Of the line and its first word.
    void complain(Severity severity, const std::string& message) { complainAt(severity, line_, word(), message); }
    void complainAt(Severity severity, std::size_t line, const std::string& field, const std::string& message) {
        say(severity, "line " + std::to_string(line) + " " + field + ": " + message);
    }

    std::string word() const { return plainOrQuoted(upper(words_.front().text)); }
    static std::string plainOrQuoted(const std::string& word) {
        const bool isPlain = std::ranges::all_of(word, [](char c) { return (c >= 'A' && c <= 'Z') || c == '_'; });
        return isPlain && word.size() < 16 ? word : inQuotes(word);
    }

    std::vector<Word> wordsOf(std::string_view line) {
        std::vector<Word> words;
        for (std::size_t at = 0; at < line.size();) {
            if (line[at] == ' ' || line[at] == '\t' || line[at] == '\0') {
                ++at;
            } else if (line[at] == '"') {
                const std::size_t end = line.find('"', at + 1);
                if (end == std::string_view::npos)
                    say(Severity::warning, "line " + std::to_string(line_) + ": a quotation mark is not closed");
                words.push_back({std::string(line.substr(at + 1, end - at - 1)), true});
                at = std::min(end, line.size() - 1) + 1;
            } else {
                const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
                words.push_back({std::string(line.substr(at, end - at)), false});
                at = end;
            }
        }
        return words;
    }

    /// All behind the first word, as people write it who leave the quotation marks away.
    std::string rest(std::size_t from = 1) const { return between(from, words_.size()); }
    std::string between(std::size_t from, std::size_t to) const {
        std::string text;
        for (std::size_t n = from; n < to; ++n) text += (n > from ? " " : "") + words_[n].text;
        return text;
    }

    CdTextEntry& texts() { return disc_.tracks.empty() || !inTrack_ ? disc_.text : disc_.tracks.back().text; }

    void readLine() {
        const std::string name = upper(words_.front().text);
        if (name == "REM") return readRemark();
        if (words_.size() < 2) return complain(Severity::warning, "nothing follows it");
        if (isSkipping_ && name == "INDEX") return skipIndex();
        if (isSkipping_ && name != "TRACK" && name != "FILE") return;
        const auto text = std::ranges::find(textWords, name, &TextWord::word);
        if (text != textWords.end())
            texts().*(text->text) = rest();
        else if (name == "FILE")
            readFile();
        else if (name == "TRACK")
            readTrack();
        else if (name == "INDEX")
            readIndex();
        else if (name == "PREGAP")
            readGap(&Gaps::before);
        else if (name == "POSTGAP")
            readGap(&Gaps::after);
        else if (name == "FLAGS")
            readFlags();
        else if (name == "ISRC")
            readIsrc();
        else if (name == "CATALOG" || name == "UPC_EAN")
            readCatalogue();
        else if (name == "CDTEXTFILE")
            readCdTextFile();
        else if (name == "DISC_ID")
            disc_.discId = rest();
        else if (name == "GENRE")
            disc_.genre = rest();
        else if (name != "SIZE_INFO" && name != "TOC_INFO" && name != "TOC_INFO1" && name != "TOC_INFO2")
            complain(Severity::warning, "is no word of cue sheets; the line is passed over");
    }

    /// EAC and its kin keep there what CDRWIN had no words for.
    void readRemark() {
        if (words_.size() < 3) return;
        const std::string name = upper(words_[1].text);
        if (name == "GENRE" && !inTrack_) disc_.genre = rest(2);
        if (name == "COMPOSER") texts().composer = rest(2);
        if (upper(rest(1)) == pauseAheadOfFile) saysFirstPause_ = true;
    }

    void readFile() {
        if (disc_.files.size() == mostFiles) return complain(Severity::error, "more than 999 files; it is passed over");
        const bool hasKind = words_.size() > 2;
        const std::string name = between(1, hasKind ? words_.size() - 1 : 2);
        const std::string kind = hasKind ? upper(words_.back().text) : "";
        DiscFile file{.name = name};
        if (kind == "BINARY")
            file.kind = DiscFile::Kind::littleEndian;
        else if (kind == "MOTOROLA")
            file.kind = DiscFile::Kind::bigEndian;
        if (kind.empty()) complain(Severity::warning, "does not say what kind of file it is");
        if (!isPlainName(name)) {
            complain(Severity::error,
                     inQuotes(name) + " is no plain name of a file beside the cue sheet; it is not opened");
            file.name.clear();
        }
        const auto same = std::ranges::find(disc_.files, file);
        file_ = static_cast<std::size_t>(same - disc_.files.begin());
        if (same == disc_.files.end() || file.name.empty()) {
            file_ = disc_.files.size();
            disc_.files.push_back(std::move(file));
        }
        ++fileLines_;
    }

    void readTrack() {
        const auto number = numberOf(words_[1].text);
        const std::string kind = words_.size() > 2 ? upper(words_[2].text) : "";
        if (!number || *number < 1 || *number > 99)
            complain(Severity::error, inQuotes(words_[1].text) + " is no track number");
        else if (const auto next = expectedNumber(); next && *number != *next)
            complain(Severity::warning,
                     "track " + std::to_string(*number) + " where " + std::to_string(*next) + " should come");
        lastNumber_ = number;
        isSkipping_ = kind != "AUDIO" || disc_.tracks.size() == mostTracks;
        if (kind != "AUDIO")
            return complain(Severity::error, "a track of kind " + inQuotes(kind) + " is no audio; it is left out");
        if (isSkipping_) return complain(Severity::error, "more than 99 tracks; it is left out");
        disc_.tracks.emplace_back();
        gaps_.emplace_back();
        inTrack_ = true;
    }

    std::optional<std::int64_t> expectedNumber() const {
        return lastNumber_ ? std::optional(*lastNumber_ + 1) : std::nullopt;
    }

    bool isInTrack(Severity severity) {
        if (!inTrack_) complain(severity, "stands ahead of the first track; it is passed over");
        return inTrack_;
    }

    void readIndex() {
        if (!isInTrack(Severity::error)) return;
        if (!file_) return complain(Severity::error, "stands ahead of the first FILE; it is passed over");
        const auto index = numberOf(words_[1].text);
        const auto at = words_.size() > 2 ? timeOf(words_[2].text) : std::nullopt;
        if (!index || *index > 99)
            return complain(Severity::error, inQuotes(words_[1].text) + " is no number up to 99");
        if (!at) return complain(Severity::error, inQuotes(rest(2)) + " is no time mm:ss:ff");
        const Mark mark{disc_.tracks.size() - 1, *file_, static_cast<int>(*index), *at, line_};
        const bool isFirst = marks_.empty() || marks_.back().track != mark.track;
        const int expected = isFirst ? 1 : marks_.back().index + 1;
        if (mark.index != expected && !(isFirst && mark.index == 0))
            return complain(Severity::error, "index " + words_[1].text + " where " + std::to_string(expected) +
                                                 " should come; it is passed over");
        if (!marks_.empty() && marks_.back().file == mark.file && mark.at <= marks_.back().at && sameFile())
            return complain(Severity::error,
                            inQuotes(words_[2].text) + " does not lie behind the index before it; it is passed over");
        marks_.push_back(mark);
        markedAt_ = fileLines_;
    }

    /// Whether the last mark stands under the same FILE line.
    bool sameFile() const { return markedAt_ == fileLines_; }

    void skipIndex() {
        const auto at = words_.size() > 2 ? timeOf(words_[2].text) : std::nullopt;
        if (!file_ || !at) return;
        marks_.push_back({noTrack, *file_, 0, *at, line_});
        markedAt_ = fileLines_;
    }

    void readGap(core::FrameCount Gaps::*gap) {
        if (!isInTrack(Severity::warning)) return;
        const auto length = timeOf(words_[1].text);
        if (!length) return complain(Severity::error, inQuotes(words_[1].text) + " is no time mm:ss:ff");
        gaps_.back().*gap = *length;
    }

    void readFlags() {
        if (!isInTrack(Severity::warning)) return;
        DiscTrack& track = disc_.tracks.back();
        for (std::size_t n = 1; n < words_.size(); ++n) {
            const std::string flag = upper(words_[n].text);
            if (flag == "DCP")
                track.copyPermitted = true;
            else if (flag == "PRE")
                track.preEmphasis = true;
            else if (flag == "4CH")
                track.fourChannels = true;
            else if (flag == "SCMS")
                track.serialCopy = true;
            else
                complain(Severity::warning, inQuotes(words_[n].text) + " is no flag of an audio track");
        }
    }

    void readIsrc() {
        if (isInTrack(Severity::warning)) disc_.tracks.back().text.code = rest();
    }

    void readCatalogue() {
        const std::string code = rest();
        if (!disc_.text.code.empty() && disc_.text.code != code)
            return complain(Severity::warning, inQuotes(code) + " is not what was said before; the first is kept");
        disc_.text.code = code;
    }

    void readCdTextFile() {
        if (!isPlainName(rest()))
            return complain(Severity::error, inQuotes(rest()) + " is no plain name of a file beside the cue sheet");
        disc_.cdTextFile = rest();
    }

    /// The files cut at the marks: each piece to the next mark in its file, or to its end.
    void cut() {
        for (std::size_t n = 0; n < marks_.size(); ++n) {
            const Mark& mark = marks_[n];
            if (mark.track == noTrack) continue;
            DiscPiece piece{mark.index, mark.file, mark.at, std::nullopt};
            // A file that is named again further down begins anew there.
            if (n + 1 < marks_.size() && marks_[n + 1].file == mark.file && marks_[n + 1].at > mark.at)
                piece.frames = marks_[n + 1].at - mark.at;
            if ((n == 0 || marks_[n - 1].file != mark.file) && mark.at > 0)
                complainAt(Severity::warning, mark.line, "INDEX",
                           "what lies ahead of it in " + inQuotes(disc_.files[mark.file].name) + " is in no track");
            disc_.tracks[mark.track].pieces.push_back(piece);
        }
        for (std::size_t n = 0; n < disc_.tracks.size(); ++n) addGaps(n);
        std::erase_if(disc_.tracks, [](const DiscTrack& track) { return track.pieces.empty(); });
    }

    void addGaps(std::size_t n) {
        auto& pieces = disc_.tracks[n].pieces;
        const std::string name = "track " + std::to_string(n + 1);
        if (pieces.empty() || pieces.back().index == 0) {
            say(Severity::error, name + ": has no INDEX 01; it is left out");
            return pieces.clear();
        }
        if (gaps_[n].before > 0 && pieces.front().index == 0)
            say(Severity::error, name + ": PREGAP and INDEX 00 exclude each other; the PREGAP is passed over");
        else if (gaps_[n].before > 0)
            pieces.insert(pieces.begin(), {.index = 0, .file = std::nullopt, .from = 0, .frames = gaps_[n].before});
        if (gaps_[n].after > 0)
            pieces.push_back({.index = pieces.back().index, .file = std::nullopt, .from = 0, .frames = gaps_[n].after});
    }

    DiscDescription disc_;
    core::Findings findings_;
    std::size_t line_ = 0;
    std::vector<Word> words_;
    std::optional<std::size_t> file_;
    std::size_t fileLines_ = 0;
    std::size_t markedAt_ = 0; ///< `fileLines_` of the last mark.
    std::optional<std::int64_t> lastNumber_;
    bool inTrack_ = false;
    bool isSkipping_ = false; ///< Inside a track that is left out.
    bool saysFirstPause_ = false;
    std::vector<Mark> marks_;
    std::vector<Gaps> gaps_; ///< One for each track.
};

} // namespace

DiscReading readCue(std::string_view bytes) {
    return Reader().read(bytes);
}

} // namespace engine::disc
