// Tables as text with separators (RFC 4180), as spreadsheets write them. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace core {

struct CsvRow {
    int line = 1; ///< Of the text, from 1, on which the row begins.
    std::vector<std::string> cells;
    bool operator==(const CsvRow&) const = default;
};

/// The rows of UTF-8 text, with BOM or without. What stands between the cells (comma, semicolon or tab) is what the
/// first row has most of outside of quotes. Rows end in LF, CR LF or CR; a cell in quotes may hold separators, line
/// ends and doubled quotes. Rows without any text are left out. Throws Error that names the line: text behind a closing
/// quote, a quote that is never closed, NULs, bytes that are no UTF-8.
std::vector<CsvRow> csvRows(std::string_view text);

/// The rows as text: UTF-8 with BOM (spreadsheets take it for another encoding without), commas, CR LF.
std::string csvText(const std::vector<std::vector<std::string>>& rows);

} // namespace core
