#include "ui/sequence/GapText.h"

#include "ui/controls/Words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <cmath>

namespace ui::sequence {

namespace {

using core::FrameCount;

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ui::sequence::GapText)
};

enum class GapUnit { seconds, milliseconds, sectors, beats };

/// No dots: "s." may be meant for either of two units, and what is meant for sectors may not become seconds.
std::optional<GapUnit> unitOf(const QString& word) {
    static const std::pair<GapUnit, QStringList> known[] = {
        {GapUnit::seconds, {QString(), "s", "sec", "second", "seconds"}},
        {GapUnit::milliseconds, {"ms", "millisecond", "milliseconds"}},
        {GapUnit::sectors, {"sector", "sectors", "sect"}},
        {GapUnit::beats, {"b", "beat", "beats"}},
    };
    for (const auto& [unit, words] : known)
        if (words.contains(word)) return unit;
    if (word == Tr::tr("sectors")) return GapUnit::sectors;
    if (word == Tr::tr("beats")) return GapUnit::beats;
    return std::nullopt;
}

double framesPerBeat(const GapClock& clock) {
    return clock.rate * 60.0 / *clock.tempoBpm;
}

double framesPerUnit(GapUnit unit, const GapClock& clock) {
    switch (unit) {
    case GapUnit::seconds:
        return clock.rate;
    case GapUnit::milliseconds:
        return clock.rate / 1000.0;
    case GapUnit::sectors:
        return static_cast<double>(core::framesPerSector(clock.rate));
    case GapUnit::beats:
        return framesPerBeat(clock);
    }
    return 0.0;
}

/// Up to three places, one at least: "2.0", "0.25".
QString places(double value) {
    QString text = QString::number(value, 'f', 3);
    while (text.endsWith(QLatin1Char('0')) && !text.endsWith(QStringLiteral(".0"))) text.chop(1);
    return text;
}

/// Up to two places, none of them needed: "4", "2.5".
QString count(double value) {
    QString text = QString::number(value, 'f', 2);
    while (text.endsWith(QLatin1Char('0'))) text.chop(1);
    if (text.endsWith(QLatin1Char('.'))) text.chop(1);
    return text;
}

QString secondsText(FrameCount length, const GapClock& clock) {
    return Tr::tr("%1 s").arg(places(static_cast<double>(length) / clock.rate));
}

QString sectorsText(FrameCount sectors) {
    return sectors == 1 ? Tr::tr("1 sector") : Tr::tr("%1 sectors").arg(sectors);
}

QString beatsText(double beats) {
    return beats == 1.0 ? Tr::tr("1 beat") : Tr::tr("%1 beats").arg(count(beats));
}

/// Quarters of beats, where the length is that to the frame.
std::optional<double> wholeBeats(FrameCount length, const GapClock& clock) {
    if (!clock.tempoBpm || length == 0) return std::nullopt;
    const double beats = std::round(static_cast<double>(length) / framesPerBeat(clock) * 4.0) / 4.0;
    if (beats == 0.0 || std::abs(beats * framesPerBeat(clock) - static_cast<double>(length)) > 0.5) return std::nullopt;
    return beats;
}

bool isWholeMilliseconds(FrameCount length, int rate) {
    const double ms = std::round(static_cast<double>(length) * 1000.0 / rate);
    return std::llround(ms * rate / 1000.0) == length;
}

/// Whole sectors, where seconds to the millisecond would not say the length.
std::optional<FrameCount> wholeSectors(FrameCount length, int rate) {
    const FrameCount sector = core::framesPerSector(rate);
    if (length % sector != 0 || isWholeMilliseconds(length, rate)) return std::nullopt;
    return length / sector;
}

} // namespace

QString gapForms() {
    return Tr::tr("seconds (2.5, 2.5 s, 1:04, 350 ms), CD sectors (150 sectors)");
}

TypedGap typedGap(const QString& typed, const GapClock& clock) {
    static const QRegularExpression form(QStringLiteral("^\\s*([-\u2212+]?\\s*[\\d.,:]*\\d[.,]?)\\s*(\\D*)$"));
    const QString forms =
        clock.tempoBpm ? Tr::tr("type %1 or beats (4 beats)").arg(gapForms()) : Tr::tr("type %1").arg(gapForms());
    const auto match = form.match(typed);
    const auto unit = unitOf(match.captured(2).trimmed().toLower());
    const auto value = secondsOf(match.captured(1).remove(QLatin1Char(' '))); // nothing where the form does not match
    const auto colons = match.captured(1).count(QLatin1Char(':'));
    const bool isClock = colons > 0; // with two it might be hours or a CD's sectors
    if (!unit || !value || colons > 1 || (isClock && unit != GapUnit::seconds))
        return {{}, Tr::tr("\u201c%1\u201d is no gap: %2").arg(typed.trimmed(), forms)};
    if (unit == GapUnit::beats && !clock.tempoBpm)
        return {{}, Tr::tr("beats need a tempo: give the track one, or %1").arg(forms)};
    const double frames = *value * framesPerUnit(*unit, clock);
    if (std::abs(frames) > static_cast<double>(longestGapSeconds) * clock.rate)
        return {{}, Tr::tr("a gap is an hour at most: %1").arg(forms)};
    return {std::llround(frames), {}};
}

QString gapField(FrameCount gapFrames, const GapClock& clock) {
    const FrameCount length = std::abs(gapFrames);
    const QString sign = gapFrames < 0 ? QStringLiteral("-") : QString();
    if (const auto beats = wholeBeats(length, clock)) return sign + beatsText(*beats);
    if (const auto sectors = wholeSectors(length, clock.rate)) return sign + sectorsText(*sectors);
    return sign + secondsText(length, clock);
}

QString gapLength(FrameCount gapFrames, const GapClock& clock) {
    const FrameCount length = std::abs(gapFrames);
    const QString seconds = secondsText(length, clock);
    if (const auto beats = wholeBeats(length, clock)) return Tr::tr("%1 (%2)").arg(beatsText(*beats), seconds);
    if (const auto sectors = wholeSectors(length, clock.rate))
        return Tr::tr("%1 (%2)").arg(sectorsText(*sectors), seconds);
    return seconds;
}

QString gapWords(FrameCount gapFrames, const GapClock& clock, bool crossfades) {
    if (gapFrames == 0) return Tr::tr("no gap");
    const QString length = gapLength(gapFrames, clock);
    if (gapFrames > 0) return Tr::tr("gap %1").arg(length);
    return crossfades ? Tr::tr("segue, crossfade %1").arg(length) : Tr::tr("segue, overlap %1").arg(length);
}

QString gapInAllUnits(FrameCount gapFrames, const GapClock& clock) {
    const auto length = static_cast<double>(std::abs(gapFrames));
    QStringList units{secondsText(std::abs(gapFrames), clock),
                      Tr::tr("%1 sectors").arg(count(length / framesPerUnit(GapUnit::sectors, clock)))};
    if (clock.tempoBpm) units << Tr::tr("%1 beats").arg(count(length / framesPerBeat(clock)));
    return units.join(QStringLiteral(", "));
}

} // namespace ui::sequence
