#include "engine/disc/CdrdaoToc.h"
#include "engine/disc/Wording.h"

#include "core/FileName.h"

#include <algorithm>
#include <array>
#include <utility>

namespace engine::disc {

namespace {

using core::Severity;
using delivery::CdTextEntry;

constexpr std::size_t mostPieces = 9999;

/// A word, a string, or one of { } , :
struct Token {
    std::string text;
    bool isString = false;
    std::size_t line = 0;
};

bool isOctal(char c) {
    return c >= '0' && c <= '7';
}

/// `text` is bytes still: escapes may say one half of a character.
std::vector<Token> tokensOf(std::string_view text) {
    std::vector<Token> tokens;
    std::size_t line = 1;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '\n') ++line;
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0') {
            ++at;
        } else if (text.substr(at).starts_with("//")) {
            at = std::min(text.find('\n', at), text.size());
        } else if (c == '"') {
            Token token{"", true, line};
            for (++at; at < text.size() && text[at] != '"'; ++at) {
                if (text[at] == '\n') ++line;
                if (text[at] != '\\' || at + 1 == text.size()) {
                    token.text += text[at];
                } else if (at + 3 < text.size() && std::ranges::all_of(text.substr(at + 1, 3), isOctal)) {
                    token.text +=
                        static_cast<char>((text[at + 1] - '0') * 64 + (text[at + 2] - '0') * 8 + text[at + 3] - '0');
                    at += 3;
                } else {
                    token.text += text[++at];
                }
            }
            ++at;
            token.text = asUtf8(token.text);
            tokens.push_back(std::move(token));
        } else if (c == '{' || c == '}' || c == ',') {
            tokens.push_back({std::string(1, c), false, line});
            ++at;
        } else {
            const std::size_t end = std::min(text.find_first_of(" \t\r\n\"{},", at), text.size());
            tokens.push_back({std::string(text.substr(at, end - at)), false, line});
            at = end;
        }
    }
    return tokens;
}

class Reader {
  public:
    explicit Reader(std::string_view bytes)
        : tokens_(tokensOf(bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes)) {}

    DiscReading read() {
        while (!atEnd()) readStatement();
        finishTrack();
        std::erase_if(disc_.tracks, [](const DiscTrack& track) { return track.pieces.empty(); });
        if (disc_.tracks.empty()) findings_.push_back({Severity::error, std::nullopt, "the TOC has no audio track"});
        return {std::move(disc_), std::move(findings_), true}; // cdrdao itself puts 2 s ahead of the first track
    }

  private:
    bool atEnd() const { return next_ == tokens_.size(); }
    bool isNext(std::string_view text) const {
        return !atEnd() && !tokens_[next_].isString && tokens_[next_].text == text;
    }
    bool isString() const { return !atEnd() && tokens_[next_].isString; }
    Token take() { return tokens_[next_++]; }

    void complain(Severity severity, const std::string& message) {
        findings_.push_back(
            {severity, std::nullopt, "line " + std::to_string(statement_.line) + " " + field() + ": " + message});
    }
    std::string field() const {
        const bool isPlain = std::ranges::all_of(
            statement_.text, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; });
        return isPlain && statement_.text.size() < 20 ? statement_.text : inQuotes(statement_.text);
    }

    /// The time or number of samples that stands next; nullopt, with nothing taken, where none does.
    std::optional<core::FrameCount> length() {
        if (atEnd() || tokens_[next_].isString) return std::nullopt;
        const std::string& text = tokens_[next_].text;
        const auto frames = text.find(':') == std::string::npos ? numberOf(text) : timeOf(text);
        if (frames) ++next_;
        return frames;
    }

    std::optional<core::FrameCount> expectedLength() {
        const auto frames = length();
        if (!frames)
            complain(Severity::error, (atEnd() ? std::string("the end") : inQuotes(tokens_[next_].text)) +
                                          " is no time mm:ss:ff and no number of samples");
        return frames;
    }

    std::optional<std::string> expectedString() {
        if (isString()) return take().text;
        complain(Severity::error, "no text in quotation marks follows it");
        return std::nullopt;
    }

    void readStatement() {
        statement_ = take();
        if (statement_.isString) return complain(Severity::warning, "a text that belongs to nothing");
        statement_.text = upper(statement_.text);
        const std::string& name = statement_.text;
        if (name == "TRACK")
            readTrack();
        else if (name == "CATALOG")
            disc_.text.code = expectedString().value_or("");
        else if (name == "CD_TEXT")
            readCdText();
        else if (name == "CD_DA" || name == "CD_ROM" || name == "CD_ROM_XA" || name == "CD_I")
            return;
        else if (disc_.tracks.empty() && !isSkipping_)
            complain(Severity::warning, "is no word of a TOC's head; it is passed over");
        else
            readOfTrack(name);
    }

    void readOfTrack(const std::string& name) {
        if (isSkipping_) return;
        DiscTrack& track = disc_.tracks.back();
        if (name == "NO")
            no_ = true;
        else if (name == "COPY")
            track.copyPermitted = !std::exchange(no_, false);
        else if (name == "PRE_EMPHASIS")
            track.preEmphasis = !std::exchange(no_, false);
        else if (name == "TWO_CHANNEL_AUDIO")
            track.fourChannels = false;
        else if (name == "FOUR_CHANNEL_AUDIO")
            track.fourChannels = true;
        else if (name == "ISRC")
            track.text.code = expectedString().value_or("");
        else if (name == "SILENCE" || name == "ZERO")
            readSilence();
        else if (name == "FILE" || name == "AUDIOFILE")
            readFile();
        else if (name == "START")
            start_ = length().value_or(-1), startPiece_ = track.pieces.size(), isStarted_ = true;
        else if (name == "PREGAP")
            readPregap();
        else if (name == "INDEX")
            readIndex();
        else if (name == "END")
            length();
        else if (name == "DATAFILE" || name == "FIFO")
            complain(Severity::error, "is no sound; it is passed over"), (void)expectedString(), length();
        else
            complain(Severity::warning, "is no word of a track; it is passed over");
    }

    void readTrack() {
        finishTrack();
        const std::string kind = atEnd() ? "" : upper(take().text);
        if (isNext("RW") || isNext("RW_RAW")) take();
        isSkipping_ = kind != "AUDIO" || disc_.tracks.size() == mostTracks;
        if (kind != "AUDIO")
            return complain(Severity::error, "a track of kind " + inQuotes(kind) + " is no audio; it is left out");
        if (isSkipping_) return complain(Severity::error, "more than 99 tracks; it is left out");
        disc_.tracks.emplace_back();
    }

    void add(DiscPiece piece) {
        auto& pieces = disc_.tracks.back().pieces;
        if (pieces.size() == mostPieces)
            return complain(Severity::error, "too many stretches in a track; it is passed over");
        pieces.push_back(piece);
    }

    void readSilence() {
        if (const auto frames = expectedLength(); frames && *frames > 0)
            add({.file = std::nullopt, .from = 0, .frames = *frames});
    }

    void readFile() {
        const auto name = expectedString();
        if (!name) return;
        const bool isSwapped = isNext("SWAP") && !take().text.empty();
        const auto skipped = bytesAhead();
        const auto from = expectedLength();
        const auto frames = length();
        if (!from) return;
        DiscFile file{.name = *name, .kind = kindOf(*name, isSwapped)};
        if (!isPlainName(*name)) {
            complain(Severity::error, inQuotes(*name) + " is no plain name of a file beside the TOC; it is not opened");
            file.name.clear();
        }
        DiscPiece piece{.file = placeOf(file), .from = *from + skipped, .frames = frames};
        if (frames == 0) piece.frames.reset();
        add(piece);
    }

    /// "#1234": bytes of the file ahead of the sound, as frames.
    core::FrameCount bytesAhead() {
        constexpr core::FrameCount frameBytes = 4;
        if (atEnd() || tokens_[next_].isString || !tokens_[next_].text.starts_with('#')) return 0;
        const auto bytes = numberOf(std::string_view(take().text).substr(1));
        if (bytes && *bytes % frameBytes == 0) return *bytes / frameBytes;
        complain(Severity::error, "the bytes ahead of the sound are no whole frames; they are not skipped");
        return 0;
    }

    /// By the end of its name, as cdrdao has it.
    static DiscFile::Kind kindOf(const std::string& name, bool isSwapped) {
        const std::string small = core::lowered(name);
        for (const char* end : {".bin", ".raw", ".cdr", ".dat", ".img", ".pcm"})
            if (small.ends_with(end)) return isSwapped ? DiscFile::Kind::littleEndian : DiscFile::Kind::bigEndian;
        return DiscFile::Kind::audio;
    }

    std::size_t placeOf(const DiscFile& file) {
        const auto found = std::ranges::find(disc_.files, file);
        const auto place = static_cast<std::size_t>(found - disc_.files.begin());
        if (found == disc_.files.end()) disc_.files.push_back(file);
        return place;
    }

    void readPregap() {
        const auto frames = expectedLength();
        if (!frames || *frames == 0) return;
        if (!disc_.tracks.back().pieces.empty() || isStarted_)
            return complain(Severity::error, "stands behind the track's sound; it is passed over");
        add({.file = std::nullopt, .from = 0, .frames = *frames});
        start_ = -1;
        startPiece_ = 1;
        isStarted_ = true;
    }

    void readIndex() {
        if (const auto frames = expectedLength()) indexes_.push_back(*frames);
    }

    /// Gives the pieces their indexes, cut where one begins inside a piece.
    void finishTrack() {
        const auto indexes = std::exchange(indexes_, {});
        const auto start = std::exchange(start_, -1);
        const auto startPiece = std::exchange(startPiece_, 0);
        const bool isStarted = std::exchange(isStarted_, false);
        no_ = false;
        if (disc_.tracks.empty() || isSkipping_) return;
        auto& pieces = disc_.tracks.back().pieces;
        if (pieces.empty())
            return complain(Severity::error, "track " + std::to_string(disc_.tracks.size()) +
                                                 " ahead of it has no sound; it is left out");
        std::size_t first = 0; // The piece with which INDEX 01 begins.
        if (isStarted) {
            first = start < 0 ? startPiece : pieceAt(pieces, 0, start).value_or(pieces.size());
            if (first >= pieces.size()) {
                complain(Severity::error, "track " + std::to_string(disc_.tracks.size()) +
                                              " ahead of it starts behind its end; it starts with its sound");
                first = 0;
            }
        }
        for (std::size_t n = 0; n < pieces.size(); ++n) pieces[n].index = n < first ? 0 : 1;
        core::FramePos last = 0;
        for (int index = 2; const core::FramePos at : indexes) {
            const auto piece = at > last ? pieceAt(pieces, first, at) : std::nullopt;
            if (!piece || index > 99) {
                complain(Severity::error,
                         "an INDEX of track " + std::to_string(disc_.tracks.size()) +
                             " ahead of it lies outside of it or ahead of the one before; it is passed over");
                continue;
            }
            for (std::size_t n = *piece; n < pieces.size(); ++n) pieces[n].index = index;
            ++index;
            last = at;
        }
    }

    /// The piece that begins `at` frames behind the beginning of piece `first`, cut off there where none does.
    static std::optional<std::size_t> pieceAt(std::vector<DiscPiece>& pieces, std::size_t first, core::FrameCount at) {
        for (std::size_t n = first; n < pieces.size(); ++n) {
            if (at == 0) return n;
            auto& frames = pieces[n].frames;
            if (frames && *frames <= at) {
                at -= *frames;
                continue;
            }
            DiscPiece later = pieces[n];
            if (later.file) later.from += at;
            if (frames) later.frames = *frames - at;
            frames = at;
            pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(n) + 1, later);
            return n + 1;
        }
        return std::nullopt;
    }

    /// Everything up to the brace that closes the one which stands next.
    std::vector<Token> braced() {
        std::vector<Token> inside;
        if (!isNext("{")) {
            complain(Severity::error, "no { follows it");
            return inside;
        }
        take();
        for (int depth = 1; !atEnd();) {
            Token token = take();
            if (!token.isString && token.text == "{") ++depth;
            if (!token.isString && token.text == "}" && --depth == 0) return inside;
            inside.push_back(std::move(token));
        }
        complain(Severity::error, "its { is not closed");
        return inside;
    }

    void readCdText() {
        const bool ofDisc = disc_.tracks.empty() && !isSkipping_;
        const auto block = braced();
        if (isSkipping_) return;
        for (std::size_t at = 0; at < block.size(); ++at) {
            const std::string word = block[at].isString ? "" : upper(block[at].text);
            if (word == "LANGUAGE" && at + 1 < block.size()) {
                if (const auto number = numberOf(block[++at].text); number && *number > 0 && !saidLanguages_) {
                    complain(Severity::warning, "only the first language is kept");
                    saidLanguages_ = true;
                }
                inFirstLanguage_ = block[at].text == "0";
            } else if (word == "LANGUAGE_MAP") {
                at = readLanguages(block, at);
            } else if (word == "GENRE" || word == "SIZE_INFO" || word == "TOC_INFO1" || word == "TOC_INFO2") {
                at = readBinary(word, block, at);
            } else if (at + 1 < block.size() && block[at + 1].isString && !word.empty()) {
                statement_ = block[at];
                if (inFirstLanguage_) readText(word, block[++at].text, ofDisc);
            }
        }
    }

    /// "{ 0, 7, ... }" or a text behind the word at place `at`; the place where it ends.
    std::size_t readBinary(const std::string& word, const std::vector<Token>& block, std::size_t at) {
        if (at + 1 < block.size() && block[at + 1].isString) {
            if (word == "GENRE" && inFirstLanguage_) disc_.genre = block[at + 1].text;
            return at + 1;
        }
        std::string bytes;
        for (++at; at < block.size() && block[at].text != "}"; ++at)
            if (const auto number = numberOf(block[at].text); number && *number < 256)
                bytes += static_cast<char>(*number);
        if (word == "GENRE" && bytes.size() >= 2 && inFirstLanguage_) {
            const auto code = [&](std::size_t n) { return static_cast<unsigned char>(bytes[n]); };
            disc_.genre = asUtf8(std::string_view(bytes).substr(2, bytes.find('\0', 2) - 2));
            if (disc_.genre.empty()) disc_.genre = delivery::genreNamed(code(0) * 256 + code(1));
        }
        return at;
    }

    /// "{ 0 : EN 1 : 8 }" behind the word at place `at`, with spaces or without, of which the first is the first
    /// language's; the place where it ends.
    std::size_t readLanguages(const std::vector<Token>& block, std::size_t at) {
        std::string first; // "0:EN"
        for (++at; at < block.size() && block[at].text != "}"; ++at) {
            const std::size_t colon = first.find(':');
            const bool isWhole = colon != std::string::npos && colon + 1 < first.size();
            if (!isWhole && block[at].text != "{" && block[at].text != ",") first += block[at].text;
        }
        if (!first.starts_with("0:")) return at;
        const std::string language = upper(std::string_view(first).substr(2));
        const auto number = numberOf(language);
        if (language == "EN")
            disc_.language.clear();
        else if (number && *number < 256)
            disc_.language = delivery::languageNamed(static_cast<int>(*number));
        else
            complain(Severity::warning, inQuotes(language) + " is no language's number, nor EN; it is passed over");
        return at;
    }

    void readText(const std::string& word, const std::string& text, bool ofDisc) {
        CdTextEntry& entry = ofDisc ? disc_.text : disc_.tracks.back().text;
        const auto known = std::ranges::find(textWords, word, &TextWord::word);
        if (known != textWords.end())
            entry.*(known->text) = text;
        else if (word == "DISC_ID" && ofDisc)
            disc_.discId = text;
        else if (word == "UPC_EAN" || word == "ISRC") { // What the disc's own codes say counts more.
            if (entry.code.empty()) entry.code = text;
        } else
            complain(Severity::warning, "is no text of CD-Text; it is passed over");
    }

    std::vector<Token> tokens_;
    std::size_t next_ = 0;
    Token statement_;
    DiscDescription disc_;
    core::Findings findings_;
    bool isSkipping_ = false; ///< Inside a track that is left out.
    bool inFirstLanguage_ = true;
    bool saidLanguages_ = false;
    bool no_ = false;                     ///< "NO" was the last word.
    bool isStarted_ = false;              ///< The track has a START or PREGAP.
    core::FrameCount start_ = -1;         ///< Its length; -1: what there was of the track then.
    std::size_t startPiece_ = 0;          ///< Pieces that there were then.
    std::vector<core::FramePos> indexes_; ///< Behind INDEX 01.
};

} // namespace

DiscReading readToc(std::string_view bytes) {
    return Reader(bytes).read();
}

} // namespace engine::disc
