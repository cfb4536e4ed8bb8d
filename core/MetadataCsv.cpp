#include "core/MetadataCsv.h"
#include "core/Csv.h"
#include "core/Error.h"
#include "core/MetadataFields.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

namespace core {

namespace {

constexpr std::string_view trackColumn = "track";
constexpr std::string_view albumRow = "album";

/// Without what spreadsheets and people write otherwise: case, spaces, hyphens, low lines.
std::string plain(std::string_view name) {
    std::string made;
    for (const char c : name) {
        if (c == ' ' || c == '-' || c == '_' || c == '.') continue;
        made += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return made;
}

std::string trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos) return {};
    return std::string(text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1));
}

struct Column {
    std::string name; ///< As the header has it.
    const MetadataField* field = nullptr;
    const MetadataFlag* flag = nullptr;
    bool isTrack = false;
};

std::string names() {
    std::string all(trackColumn);
    for (const auto& field : metadataFields()) all += " " + std::string(field.key);
    for (const auto& flag : metadataFlags()) all += " " + std::string(flag.key);
    return all;
}

std::string inQuotes(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

class Sheet {
  public:
    explicit Sheet(Album album) : album_(std::move(album)) {}

    Album read(std::string_view text) {
        const auto rows = csvRows(text);
        if (rows.empty()) throw Error("the table is empty: its first line names the columns: " + names());
        head(rows.front());
        for (std::size_t n = 1; n < rows.size(); ++n) take(rows[n]);
        return std::move(album_);
    }

  private:
    [[noreturn]] void refuse(std::string_view column, const std::string& why) const {
        throw Error("line " + std::to_string(line_) + ", column " + inQuotes(column) + ": " + why);
    }

    void head(const CsvRow& row) {
        line_ = row.line;
        std::set<std::string_view> seen;
        for (const std::string& cell : row.cells) {
            Column column = columnOf(trimmed(cell));
            const std::string_view key = column.field  ? column.field->key
                                         : column.flag ? column.flag->key
                                                       : trackColumn;
            if (!column.name.empty() && !seen.insert(key).second) refuse(column.name, "is there twice");
            columns_.push_back(std::move(column));
        }
        if (!seen.contains(trackColumn))
            throw Error("line " + std::to_string(line_) +
                        ": there is no column \"track\", which says whose row it is: \"album\", or a track's number");
    }

    Column columnOf(const std::string& name) const {
        const std::string wanted = plain(name);
        if (wanted.empty()) return {};
        if (wanted == trackColumn) return {.name = name, .isTrack = true};
        for (const auto& field : metadataFields())
            if (wanted == plain(field.key) || wanted == plain(field.label)) return {.name = name, .field = &field};
        for (const auto& flag : metadataFlags())
            if (wanted == plain(flag.key) || wanted == plain(flag.label)) return {.name = name, .flag = &flag};
        refuse(name, "is none of the metadata; there are " + names());
    }

    void take(const CsvRow& row) {
        line_ = row.line;
        Track* const track = trackOf(row);
        for (std::size_t n = 0; n < row.cells.size(); ++n) {
            const std::string& cell = row.cells[n];
            if (n >= columns_.size() || columns_[n].name.empty()) {
                if (trimmed(cell).empty()) continue;
                throw Error("line " + std::to_string(line_) + ": the text " + inQuotes(cell) +
                            " stands beyond the columns that the first line names");
            }
            if (columns_[n].field) takeText(columns_[n], cell, track);
            if (columns_[n].flag) takeFlag(columns_[n], cell, track);
        }
        // Spreadsheets leave empty cells at the end of a row out.
        for (std::size_t n = row.cells.size(); n < columns_.size(); ++n) {
            if (columns_[n].field) takeText(columns_[n], {}, track);
            if (columns_[n].flag) takeFlag(columns_[n], {}, track);
        }
    }

    /// Whose row it is; nullptr for the album.
    Track* trackOf(const CsvRow& row) {
        const auto at =
            static_cast<std::size_t>(std::ranges::find(columns_, true, &Column::isTrack) - columns_.begin());
        const std::string who = at < row.cells.size() ? trimmed(row.cells[at]) : std::string();
        const std::string& name = columns_[at].name;
        if (plain(who) == albumRow) {
            if (!rows_.insert(0).second) refuse(name, "the album has a row already");
            return nullptr;
        }
        std::size_t number = 0;
        const auto [end, trouble] = std::from_chars(who.data(), who.data() + who.size(), number);
        if (trouble != std::errc() || end != who.data() + who.size())
            refuse(name, inQuotes(who) + " is neither \"album\" nor a track's number");
        if (number < 1 || number > album_.tracks.size())
            refuse(name, "there is no track " + who + "; the album has " + std::to_string(album_.tracks.size()));
        if (!rows_.insert(number).second) refuse(name, "track " + who + " has a row already");
        return &album_.tracks[number - 1];
    }

    void takeText(const Column& column, const std::string& text, Track* track) {
        const MetadataField& field = *column.field;
        if (track && field.track)
            track->metadata.*field.track = text;
        else if (!track && field.album)
            album_.metadata.*field.album = text;
        else if (!trimmed(text).empty())
            refuse(column.name, inQuotes(text) + (track ? " stands in a track's row, and only the album has one"
                                                        : " stands in the album's row, and only tracks have one"));
    }

    void takeFlag(const Column& column, const std::string& cell, Track* track) {
        const std::string word = plain(trimmed(cell));
        const auto is = [&](auto... words) { return ((word == words) || ...); };
        const bool on = is("yes", "true", "1", "x", "on");
        if (!on && !is("", "no", "false", "0", "off")) refuse(column.name, inQuotes(cell) + " is neither yes nor no");
        if (track)
            track->metadata.*column.flag->flag = on;
        else if (on)
            refuse(column.name, "stands in the album's row, and only tracks have it");
    }

    Album album_;
    std::vector<Column> columns_;
    std::set<std::size_t> rows_; ///< That were there; 0 = the album's.
    int line_ = 1;
};

} // namespace

std::vector<std::vector<std::string>> metadataCells(const Album& album) {
    std::vector<std::vector<std::string>> rows(2 + album.tracks.size());
    rows[0].emplace_back(trackColumn);
    rows[1].emplace_back(albumRow);
    for (std::size_t n = 0; n < album.tracks.size(); ++n) rows[n + 2].push_back(std::to_string(n + 1));
    for (const auto& field : metadataFields()) {
        rows[0].emplace_back(field.key);
        rows[1].push_back(field.album ? album.metadata.*field.album : std::string());
        for (std::size_t n = 0; n < album.tracks.size(); ++n)
            rows[n + 2].push_back(field.track ? album.tracks[n].metadata.*field.track : std::string());
    }
    for (const auto& flag : metadataFlags()) {
        rows[0].emplace_back(flag.key);
        rows[1].emplace_back();
        for (std::size_t n = 0; n < album.tracks.size(); ++n)
            rows[n + 2].emplace_back(album.tracks[n].metadata.*flag.flag ? "yes" : "no");
    }
    return rows;
}

std::string metadataCsv(const Album& album) {
    return csvText(metadataCells(album));
}

Album withMetadataCsv(Album album, std::string_view text) {
    return Sheet(std::move(album)).read(text);
}

} // namespace core
