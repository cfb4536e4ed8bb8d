#include "ui/controls/Words.h"

#include "core/ClockText.h"
#include "core/DeliveredAlbum.h"

#include <QCoreApplication>
#include <QFile>
#include <QFontMetrics>
#include <QRegularExpression>

#include <cmath>

namespace ui {

namespace {

const QChar minus(0x2212);

} // namespace

QString ditherText(core::Delivery::Dither dither) {
    using enum core::Delivery::Dither;
    const auto tr = [](const char* words) { return QCoreApplication::translate("ui::Words", words); };
    switch (dither) {
    case tpdf:
        return QStringLiteral("TPDF");
    case highPassTpdf:
        return tr("high-passed TPDF");
    case gentleShaping:
        return tr("gentle shaping");
    case strongShaping:
        return tr("strong shaping");
    }
    return {};
}

QString versionText(core::Version::Kind kind) {
    return QCoreApplication::translate("ui::Words", core::versionName(kind).data()); // a literal
}

QString minutes(core::FrameCount frames, int rate) {
    return QString::fromStdString(core::minutes(frames, rate)).replace(QLatin1Char('-'), minus);
}

QString clock(core::FramePos frames, int rate) {
    const core::ClockParts parts = core::clockParts(frames, rate);
    return (parts.isNegative ? QString(minus) : QString()) + QStringLiteral("%1:%2.%3")
                                                                 .arg(parts.seconds / 60, 2, 10, QLatin1Char('0'))
                                                                 .arg(parts.seconds % 60, 2, 10, QLatin1Char('0'))
                                                                 .arg(parts.milliseconds, 3, 10, QLatin1Char('0'));
}

QString decimal(std::optional<double> value, int places) {
    if (!value) return QString(QChar(0x2013));
    const QString digits = QString::number(std::abs(*value), 'f', places);
    const bool isZero = digits.toDouble() == 0.0;
    return (*value < 0.0 && !isZero ? QString(minus) : QString()) + digits;
}

QString signedDb(double value, int places) {
    const QString digits = decimal(value, places);
    const bool positive = value > 0.0 && digits.toDouble() != 0.0;
    return (positive ? QStringLiteral("+") : QString()) + digits + QStringLiteral(" dB");
}

QString markHz(int hz) {
    return hz < 1000 ? QString::number(hz) : QStringLiteral("%1k").arg(hz / 1000);
}

QString counted(qsizetype count, const QString& one, const QString& many) {
    return QStringLiteral("%1 %2").arg(count).arg(count == 1 ? one : many);
}

std::optional<double> secondsOf(const QString& typed) {
    static const QRegularExpression form(
        QStringLiteral("^\\s*([-\u2212+]?)(?:(\\d+):)?(?:(\\d+):)?(\\d*[.,]?\\d*)\\s*(?:s|sec|seconds)?\\s*$"));
    const auto match = form.match(typed);
    if (!match.hasMatch() || match.captured(4).isEmpty()) return std::nullopt;
    bool ok = false;
    const double last = match.captured(4).replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&ok);
    if (!ok) return std::nullopt;
    const double first = match.captured(2).toDouble();
    const bool hours = !match.captured(3).isEmpty();
    const double seconds = (hours ? first * 3600.0 + match.captured(3).toDouble() * 60.0 : first * 60.0) + last;
    return match.captured(1) == QStringLiteral("+") || match.captured(1).isEmpty() ? seconds : -seconds;
}

QString menuText(const std::string& name) {
    return QString::fromStdString(name).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

QString fileName(const std::filesystem::path& file) {
    return QFile::decodeName(QByteArray::fromStdString(file.filename().string()));
}

QString pathText(const std::filesystem::path& file) {
    return QFile::decodeName(QByteArray::fromStdString(file.string()));
}

std::filesystem::path pathOf(const QString& text) {
    return QFile::encodeName(text).toStdString();
}

QString elided(const QString& text, const QFont& font, int width) {
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, width);
    // The dots stand where the reading ends, also within words that run the other way.
    const QChar rightToLeftMark(0x200f);
    return shown != text && text.isRightToLeft() ? shown + rightToLeftMark : shown;
}

} // namespace ui
