#include "core/Csv.h"
#include "core/Error.h"
#include "core/Utf8.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

[[noreturn]] void refuse(int line, const std::string& why) {
    throw Error("line " + std::to_string(line) + ": " + why);
}

/// U+FFFD itself is text; a byte that only looks like it is not.
void checkCharacters(std::string_view text) {
    int line = 1;
    while (!text.empty()) {
        const std::string_view before = text;
        const char32_t character = takeCharacter(text);
        if (character == U'\0') refuse(line, "holds a NUL: it is no text");
        if (character == U'\uFFFD' && !before.starts_with("\xEF\xBF\xBD"))
            refuse(line, "is no UTF-8: save the table as UTF-8");
        if (character == U'\n' || (character == U'\r' && !text.starts_with('\n'))) ++line;
    }
}

char separatorOf(std::string_view text) {
    constexpr std::string_view candidates = ",;\t";
    int counts[candidates.size()] = {};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n' || c == '\r') break;
        if (const auto at = candidates.find(c); at != std::string_view::npos) ++counts[at];
    }
    return candidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts)];
}

class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text), separator_(separatorOf(text)) {}

    std::vector<CsvRow> read() {
        std::vector<CsvRow> rows;
        while (!text_.empty()) {
            CsvRow made = row();
            if (!std::ranges::all_of(made.cells, &std::string::empty)) rows.push_back(std::move(made));
        }
        return rows;
    }

  private:
    CsvRow row() {
        CsvRow made{.line = line_, .cells = {}};
        for (;;) {
            made.cells.push_back(cell());
            if (text_.empty()) return made;
            if (text_.front() != separator_) break;
            text_.remove_prefix(1);
        }
        endLine();
        return made;
    }

    bool atEndOfCell() const {
        return text_.empty() || text_.front() == separator_ || text_.front() == '\n' || text_.front() == '\r';
    }

    std::string cell() {
        if (text_.starts_with('"')) return quotedCell();
        std::string made;
        while (!atEndOfCell()) made += take();
        return made;
    }

    std::string quotedCell() {
        const int opened = line_;
        text_.remove_prefix(1);
        std::string made;
        for (;;) {
            if (text_.empty()) refuse(opened, "a quotation mark is opened and never closed");
            const char c = take();
            if (c == '\n' || (c == '\r' && !text_.starts_with('\n'))) ++line_;
            if (c != '"') {
                made += c;
            } else if (text_.starts_with('"')) {
                made += take();
            } else if (atEndOfCell()) {
                return made;
            } else {
                refuse(line_, "text stands behind a closing quotation mark; a quotation mark in a text is doubled");
            }
        }
    }

    char take() {
        const char c = text_.front();
        text_.remove_prefix(1);
        return c;
    }

    void endLine() {
        if (take() == '\r' && text_.starts_with('\n')) text_.remove_prefix(1);
        ++line_;
    }

    std::string_view text_;
    char separator_;
    int line_ = 1;
};

/// In quotes where it would else not come back as it is.
std::string written(const std::string& cell) {
    if (cell.find_first_of("\",;\t\r\n") == std::string::npos) return cell;
    std::string made = "\"";
    for (const char c : cell) made += c == '"' ? std::string("\"\"") : std::string(1, c);
    return made + '"';
}

} // namespace

std::vector<CsvRow> csvRows(std::string_view text) {
    if (text.starts_with(byteOrderMark)) text.remove_prefix(byteOrderMark.size());
    checkCharacters(text);
    return Reader(text).read();
}

std::string csvText(const std::vector<std::vector<std::string>>& rows) {
    std::string text(byteOrderMark);
    for (const auto& row : rows) {
        for (std::size_t n = 0; n < row.size(); ++n) text += (n > 0 ? "," : "") + written(row[n]);
        text += "\r\n";
    }
    return text;
}

} // namespace core
