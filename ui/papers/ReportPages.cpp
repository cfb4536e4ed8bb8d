#include "ui/papers/ReportPages.h"

#include "ui/papers/Pages.h"
#include "ui/papers/PaperText.h"
#include "ui/papers/ReportPicture.h"
#include "ui/theme/Theme.h"

#include <QBuffer>
#include <QPdfWriter>

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

namespace ui::papers {

namespace {

using engine::report::Report;

constexpr double textSize = 2.8; // All lengths in millimetres.
constexpr double figureSize = 2.45;
constexpr double cellGap = 2.0;
constexpr double rowGap = 1.1;   // Above and below the words of a row.
constexpr double leastRows = 12; // Of a section that stay with its heading.

const QColor gold(0x8A, 0x6A, 0x1F);
const QColor wrong(0xB3, 0x26, 0x1E);

QString said(const std::string& text) {
    return QString::fromStdString(text);
}

struct Column {
    QString name;
    double width = 0.0;
    QFont font;
    Qt::Alignment side = Qt::AlignLeft;
};

struct Cell {
    QString words;
    QColor colour = ink;
};

/// Rows under their heads, which stand again on top of each page.
class Table {
  public:
    Table(Pages& pages, std::vector<Column> columns) : pages_(pages), columns_(std::move(columns)) { head(); }

    void row(const std::vector<Cell>& cells, bool isSum = false) {
        double height = 0.0;
        for (std::size_t n = 0; n < columns_.size(); ++n)
            height = std::max(height, heightOf(fontOf(n, isSum), cells[n].words, columns_[n].width - cellGap));
        height += 2.0 * rowGap;
        if (pages_.need(height)) head();
        lay(
            [&](std::size_t n, const QRectF& place) {
                writeLines(pages_.painter(), place.adjusted(0.0, rowGap, 0.0, 0.0), fontOf(n, isSum), cells[n].words,
                           cells[n].colour, columns_[n].side);
            },
            height);
        pages_.skip(height);
        rule(pages_.painter(), Pages::left, pages_.right(), pages_.y(), QColor(0xE6, 0xE0, 0xD4));
    }

  private:
    QFont fontOf(std::size_t n, bool isSum) const {
        QFont font = columns_[n].font;
        if (isSum) font.setWeight(QFont::DemiBold);
        return font;
    }
    void lay(const std::function<void(std::size_t, const QRectF&)>& fill, double height) {
        double x = Pages::left;
        for (std::size_t n = 0; n < columns_.size(); ++n) {
            fill(n, {x, pages_.y(), columns_[n].width - cellGap, height});
            x += columns_[n].width;
        }
    }
    void head() {
        if (std::ranges::all_of(columns_, [](const Column& column) { return column.name.isEmpty(); })) return;
        constexpr double height = 5.0;
        lay(
            [&](std::size_t n, const QRectF& place) {
                write(pages_.painter(), place, sized(theme::words(1), 2.4), columns_[n].name, dim, columns_[n].side);
            },
            height);
        pages_.skip(height);
        rule(pages_.painter(), Pages::left, pages_.right(), pages_.y());
    }

    Pages& pages_;
    std::vector<Column> columns_;
};

/// Stays with what follows it.
void heading(Pages& pages, const QString& words, double follows = leastRows) {
    pages.skip(6.0);
    pages.need(7.0 + follows);
    write(pages.painter(), {Pages::left, pages.y(), pages.width(), 4.5}, sized(theme::words(1, QFont::DemiBold), 2.7),
          words.toUpper(), gold);
    pages.skip(5.5);
    rule(pages.painter(), Pages::left, pages.right(), pages.y(), QColor(0xD9, 0xD1, 0xC1));
    pages.skip(1.0);
}

void paragraph(Pages& pages, const QString& words, const QColor& colour = ink) {
    const QFont font = sized(theme::words(1), textSize);
    const double height = heightOf(font, words, pages.width());
    pages.need(height + rowGap);
    writeLines(pages.painter(), {Pages::left, pages.y() + rowGap, pages.width(), height}, font, words, colour);
    pages.skip(height + 2.0 * rowGap);
}

void paintTitle(Pages& pages, const Report& report) {
    const auto lines = [&](const QFont& font, const QString& words, const QColor& colour, double gap) {
        const double height = heightOf(font, words, pages.width());
        writeLines(pages.painter(), {Pages::left, pages.y(), pages.width(), height}, font, words, colour);
        pages.skip(height + gap);
    };
    lines(sized(theme::words(1, QFont::DemiBold), 2.7), QStringLiteral("MASTERING REPORT"), gold, 2.0);
    lines(sized(theme::words(1, QFont::DemiBold), 7.0),
          report.title.empty() ? QStringLiteral("Untitled") : said(report.title), ink, 0.5);
    if (!report.artist.empty()) lines(sized(theme::words(1), 4.2), said(report.artist), dim, 0.0);
    pages.skip(5.0);
    const QFont font = sized(theme::words(1), textSize);
    constexpr double nameWidth = 34.0;
    for (const auto& [name, text] : report.head) {
        const double width = pages.width() - nameWidth;
        const double height = heightOf(font, said(text), width) + 0.9;
        pages.need(height);
        write(pages.painter(), {Pages::left, pages.y(), nameWidth, heightOf(font, said(name), nameWidth)}, font,
              said(name), dim);
        writeLines(pages.painter(), {Pages::left + nameWidth, pages.y(), width, height}, font, said(text), ink);
        pages.skip(height);
    }
}

void paintTracks(Pages& pages, const Report& report) {
    heading(pages, QStringLiteral("Tracks"));
    const QFont words = sized(theme::words(1), textSize);
    const QFont figures = sized(theme::figures(1), figureSize);
    const auto right = Qt::AlignRight;
    std::vector<Column> columns = {{QStringLiteral("#"), 7.0, figures, right},
                                   {QStringLiteral("Title"), 0.0, words},
                                   {QStringLiteral("ISRC"), 23.0, figures},
                                   {QStringLiteral("Start"), 20.0, figures, right},
                                   {QStringLiteral("Length"), 20.0, figures, right},
                                   {QStringLiteral("LUFS"), 12.0, figures, right},
                                   {QStringLiteral("LRA"), 10.5, figures, right},
                                   {QStringLiteral("Max S"), 12.0, figures, right},
                                   {QStringLiteral("Max M"), 12.0, figures, right},
                                   {QStringLiteral("dBTP"), 12.5, figures, right},
                                   {QStringLiteral("PLR"), 10.0 + cellGap, figures, right}};
    double taken = 0.0;
    for (const Column& column : columns) taken += column.width;
    columns[1].width = pages.width() + cellGap - taken;
    Table table(pages, columns);
    const auto row = [&](std::vector<Cell> cells, const engine::report::Figures& figuresOf, bool isSum) {
        for (const std::string* text : {&figuresOf.integrated, &figuresOf.range, &figuresOf.maxShortTerm,
                                        &figuresOf.maxMomentary, &figuresOf.truePeak, &figuresOf.peakToLoudness})
            cells.push_back({said(*text)});
        table.row(cells, isSum);
    };
    for (const auto& track : report.tracks)
        row({{said(track.number), dim},
             {said(track.title)},
             {said(track.isrc)},
             {said(track.start)},
             {said(track.length)}},
            track.figures, false);
    row({{}, {QStringLiteral("Album")}, {}, {}, {said(report.length)}}, report.album, true);
    pages.skip(1.0);
    paragraph(pages,
              QStringLiteral("LUFS: integrated loudness. LRA: loudness range, LU. Max S, Max M: highest short-term and "
                             "momentary loudness, LUFS. PLR: true peak less integrated loudness, dB."),
              dim);
}

void paintFindings(Pages& pages, const QString& name, const std::vector<engine::report::FindingLine>& findings) {
    heading(pages, name);
    if (findings.empty()) return paragraph(pages, QStringLiteral("None."));
    const QFont words = sized(theme::words(1), textSize);
    Table table(
        pages,
        {{{}, 17.0, words}, {{}, 20.0, sized(theme::figures(1), figureSize)}, {{}, pages.width() - 37.0, words}});
    for (const auto& finding : findings) {
        const bool isGrave = finding.severity == "rule" || finding.severity == "error";
        const QColor colour = isGrave ? wrong : finding.severity == "warning" ? gold : dim;
        QString sentence = said(finding.sentence);
        if (!finding.answer.empty()) sentence += QLatin1Char('\n') + said(finding.answer);
        table.row({{said(finding.severity), colour}, {said(finding.at), dim}, {sentence}});
    }
}

void paintChains(Pages& pages, const Report& report) {
    if (report.chains.empty()) return;
    heading(pages, QStringLiteral("Chain"));
    const QFont words = sized(theme::words(1), textSize);
    Table table(pages, {{{}, 26.0, words}, {{}, pages.width() - 26.0, words}});
    for (const auto& chain : report.chains)
        for (std::size_t n = 0; n < chain.modules.size(); ++n)
            table.row({{n == 0 ? said(chain.owner) : QString(), dim}, {said(chain.modules[n])}});
}

void paintRecord(Pages& pages, const Report& report) {
    if (report.sides.empty()) return;
    heading(pages, QStringLiteral("Record, ") + said(report.record));
    const QFont words = sized(theme::words(1), textSize);
    const QFont figures = sized(theme::figures(1), figureSize);
    Table table(pages, {{QStringLiteral("Band"), 20.0, words},
                        {QStringLiteral("Title"), pages.width() - 100.0, words},
                        {QStringLiteral("Start"), 26.0, figures, Qt::AlignRight},
                        {QStringLiteral("Length"), 26.0, figures, Qt::AlignRight},
                        {QStringLiteral("Begins"), 28.0, words}});
    for (const engine::delivery::BreakSide& side : report.sides) {
        table.row({{QStringLiteral("Side ") + said(side.letter)},
                   {side.runout.empty() ? QString() : QStringLiteral("Runout: ") + said(side.runout)},
                   {},
                   {said(side.length)},
                   {}},
                  true);
        for (const engine::delivery::BreakRow& row : side.rows)
            table.row({{said(row.band)}, {said(row.title)}, {said(row.start)}, {said(row.length)}, {said(row.begins)}});
    }
}

void paintDeliveries(Pages& pages, const Report& report) {
    heading(pages, QStringLiteral("Deliveries"));
    if (report.deliveries.empty()) return paragraph(pages, QStringLiteral("None of this revision yet."));
    const QFont words = sized(theme::words(1), textSize);
    const QFont digits = sized(theme::figures(1), 2.05);
    for (const auto& delivery : report.deliveries) {
        pages.skip(1.5);
        pages.need(leastRows);
        paragraph(pages, said(delivery.what));
        for (const std::string& each : delivery.particulars) paragraph(pages, said(each), dim);
        if (!delivery.reason.empty())
            paragraph(pages, QStringLiteral("Accepted because: ") + said(delivery.reason), wrong);
        Table table(pages, {{QStringLiteral("File"), pages.width() - 108.0, words},
                            {QStringLiteral("Bytes"), 22.0, sized(theme::figures(1), figureSize), Qt::AlignRight},
                            {QStringLiteral("SHA-256 of the file, MD5 of its samples"), 86.0, digits}});
        for (const auto& file : delivery.files)
            table.row(
                {{said(file.name)},
                 {said(file.bytes)},
                 {said(file.sha256) + (file.pcmMd5.empty() ? QString() : QLatin1Char('\n') + said(file.pcmMd5)), dim}});
    }
}

/// Returns how many pages there are.
int paint(QPdfWriter& writer, const Report& report, int count) {
    const QString title =
        said(report.artist) + (report.artist.empty() ? QString() : QStringLiteral(": ")) + said(report.title);
    Pages pages(writer, title, said(report.foot), count);
    paintTitle(pages, report);
    paintTracks(pages, report);
    heading(pages, QStringLiteral("Waveform"), pictureHeight);
    paintWaveform(pages.painter(), {Pages::left, pages.y(), pages.width(), pictureHeight}, report);
    pages.skip(pictureHeight);
    heading(pages, QStringLiteral("Short-term loudness, LUFS"), pictureHeight);
    paintLoudness(pages.painter(), {Pages::left, pages.y(), pages.width(), pictureHeight}, report);
    pages.skip(pictureHeight);
    paintFindings(pages, QStringLiteral("Findings"), report.findings);
    paintFindings(pages, QStringLiteral("Quality check of the sound"), report.sound);
    paintChains(pages, report);
    paintRecord(pages, report);
    paintDeliveries(pages, report);
    return pages.number();
}

QByteArray printed(const Report& report, int count, int& pages) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(QStringLiteral("Mastering report: ") + said(report.title));
        writer.setCreator(QStringLiteral("Lacquer"));
        pages = paint(writer, report, count);
    }
    return bytes;
}

} // namespace

std::string reportPdf(const Report& report) {
    int pages = 0;
    printed(report, 0, pages); // for their number, which each of them says
    return printed(report, pages, pages).toStdString();
}

} // namespace ui::papers
