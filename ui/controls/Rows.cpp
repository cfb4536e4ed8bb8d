#include "ui/controls/Rows.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace ui::controls {

namespace {

constexpr QChar minus(0x2212);

QString translated(const QString& text) {
    return QCoreApplication::translate("rows", text.toUtf8().constData());
}

QString capital(QString text) {
    if (text == u"rms") return text.toUpper();
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

/// What a unit that was typed makes of the number; nullopt for one that does not belong to the row.
std::optional<double> scaleOf(core::Unit unit, const QString& typed) {
    if (typed.isEmpty()) return 1.0;
    switch (unit) {
    case core::Unit::db:
    case core::Unit::dbtp:
        if (typed == u"db" || typed == u"dbtp") return 1.0;
        break;
    case core::Unit::hz:
        if (typed == u"hz") return 1.0;
        if (typed == u"k" || typed == u"khz") return 1000.0;
        break;
    case core::Unit::ms:
        if (typed == u"ms") return 1.0;
        if (typed == u"s" || typed == u"sec") return 1000.0;
        break;
    case core::Unit::percent:
        if (typed == u"%") return 1.0;
        break;
    case core::Unit::ratio:
        if (typed == u":1" || typed == u": 1") return 1.0;
        break;
    case core::Unit::dbPerOctave:
        if (typed == u"db" || typed == u"db/oct") return 1.0;
        break;
    case core::Unit::degrees:
        if (typed == u"\u00b0" || typed == u"deg") return 1.0;
        break;
    case core::Unit::q:
    case core::Unit::none:
        break;
    }
    return std::nullopt;
}

std::optional<double> typedChoice(const core::Parameter& row, const QString& text) {
    const QStringList choices = choicesOf(row);
    const QString wanted = text.section(QLatin1Char(' '), 0, -1, QString::SectionSkipEmpty);
    for (qsizetype place = 0; place < choices.size(); ++place)
        if (choices[place].compare(wanted, Qt::CaseInsensitive) == 0) return static_cast<double>(place);
    return std::nullopt;
}

double stepOf(const core::Parameter& row) {
    if (row.unit == core::Unit::db || row.unit == core::Unit::dbtp) return 0.1;
    return (row.range.max - row.range.min) / 100.0;
}

} // namespace

QString nameOf(const core::Parameter& row) {
    return translated(QString::fromUtf8(row.label.data(), static_cast<qsizetype>(row.label.size())));
}

QString nameOf(const core::Module& module) {
    return QCoreApplication::translate("modules", module.label.data());
}

QString labelOf(const core::Module& module, const core::ParameterRef& parameter) {
    const QString row = nameOf(*parameter.row);
    // A name that is a letter stays as it is: "Q".
    const QString said = row.size() > 1 ? row.left(1).toLower() + row.mid(1) : row;
    const QString whole = parameter.row->banded
                              ? QCoreApplication::translate("chain", "band %1 %2").arg(parameter.band + 1).arg(said)
                              : said;
    return QCoreApplication::translate("chain", "%1: %2").arg(nameOf(module), whole);
}

QString said(const core::Parameter& row, double value) {
    QString words = QString::fromStdString(core::describe(row, value));
    if (row.kind != core::Kind::continuous) return capital(translated(words));
    if (words.startsWith(QLatin1Char('-'))) words[0] = minus;
    return words;
}

QStringList choicesOf(const core::Parameter& row) {
    QStringList choices;
    if (row.kind == core::Kind::continuous) return choices;
    const QString unit = QString::fromUtf8(core::unitName(row.unit).data());
    for (double value = row.range.min; value <= row.range.max; value += 1.0) {
        QString words = said(row, value);
        if (!unit.isEmpty() && words.endsWith(unit)) words.chop(unit.size() + 1);
        choices.push_back(words);
    }
    return choices;
}

std::optional<double> typed(const core::Parameter& row, const QString& text) {
    if (row.kind != core::Kind::continuous) return typedChoice(row, text.trimmed());
    static const QRegularExpression form(QStringLiteral("^([-+]?)(\\d*[.,]?\\d*)\\s*([a-z%:/1\u00b0 ]*)$"));
    const auto match = form.match(text.trimmed().toLower().replace(minus, QLatin1Char('-')));
    if (!match.hasMatch()) return std::nullopt;
    bool isNumber = false;
    const double number = match.captured(2).replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&isNumber);
    const auto scale = scaleOf(row.unit, match.captured(3).trimmed());
    if (!isNumber || !scale) return std::nullopt;
    return (match.captured(1) == u"-" ? -number : number) * *scale;
}

double stepped(const core::Parameter& row, double value, double steps) {
    if (row.kind != core::Kind::continuous)
        return std::clamp(std::round(value + (steps > 0.0 ? 1.0 : -1.0)), row.range.min, row.range.max);
    if (row.taper == core::Taper::logarithmic) return core::valueAt(row, core::wayOf(row, value) + steps / 100.0);
    // To whole steps: 3.1 dB, not 3.0999.
    const double grid = stepOf(row) * std::min(1.0, std::abs(steps));
    const double moved = std::round((value + steps * stepOf(row)) / grid) * grid;
    return std::clamp(moved, row.range.min, row.range.max);
}

double originOf(const core::Parameter& row) {
    return row.range.min < 0.0 && row.range.max > 0.0 ? 0.0 : row.range.min;
}

} // namespace ui::controls
