#include "ui/timeline/Values.h"

#include "core/Edits.h"
#include "ui/controls/Words.h"
#include "ui/timeline/Drags.h"
#include "ui/timeline/HandleEdits.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>

namespace ui::timeline {

namespace {

QString tr(const char* words) {
    return QCoreApplication::translate("ui::timeline::Values", words);
}

/// Where a handle's value counts from on the album's clock, and in which direction.
struct Origin {
    core::FramePos at = 0;
    int direction = 1;
};

core::FramePos anchorOf(const core::Album& album, const core::AlbumLayout& layout, const Handle& handle) {
    for (const core::Bed& bed : album.beds)
        if (bed.clip.id == handle.clip) return core::findTrack(layout, bed.before)->in;
    return core::findTrack(layout, handle.track)->in;
}

/// The handle is there.
Origin originOf(const core::Album& album, const core::AlbumLayout& layout, const Handle& handle) {
    const core::PlacedClip* const clip = findClip(layout, handle.clip);
    switch (handle.part) {
    case Part::gap: {
        const core::PlacedTrack& track = *core::findTrack(layout, handle.track);
        const core::PlacedTrack* const previous = previousOf(layout, track);
        return {previous ? previous->soundEnd() : track.in};
    }
    case Part::in:
    case Part::out:
        return {clip->at - clip->region.from};
    case Part::fadeOut:
        return {core::findTrack(layout, handle.track)->soundEnd(), -1};
    case Part::clipFadeIn:
        return {clip->at};
    case Part::clipFadeOut:
        return {clip->end(), -1};
    default:
        return {anchorOf(album, layout, handle)};
    }
}

} // namespace

QString nameOf(const Handle& handle) {
    switch (handle.part) {
    case Part::gap:
        return tr("Gap");
    case Part::clip:
        return isOfBed(handle) ? tr("Move bed") : tr("Move clip");
    case Part::in:
        return tr("In point");
    case Part::out:
        return tr("Out point");
    case Part::fadeIn:
        return tr("Fade in");
    case Part::fadeOut:
        return tr("Fade out");
    case Part::clipFadeIn:
        return tr("Clip fade in");
    case Part::clipFadeOut:
        return tr("Clip fade out");
    case Part::crossfade:
        return tr("Crossfade");
    case Part::gain:
        return tr("Clip gain");
    case Part::start:
        return tr("Start mark");
    case Part::pause:
        return tr("Pause mark");
    case Part::end:
        return tr("End mark");
    case Part::index:
        return tr("INDEX %1").arg(handle.index + 2, 2, 10, QLatin1Char('0'));
    }
    return {};
}

QString resetName(const Handle& handle) {
    if (!goesAtReset(handle)) return tr("Reset");
    if (handle.part == Part::clip) return isOfBed(handle) ? tr("Remove the bed") : tr("Remove the clip");
    return tr("Remove %1").arg(nameOf(handle));
}

QString secondsText(core::FrameCount frames, int rate) {
    const double seconds = static_cast<double>(frames) / rate;
    if (std::abs(seconds) < 60.0) return decimal(seconds, 3) + QStringLiteral(" s");
    const QString whole = clock(frames, rate);
    return whole.startsWith(QLatin1Char('0')) ? whole.mid(1) : whole;
}

QString valueText(const core::Album& album, const core::AlbumLayout& layout, const Handle& handle) {
    const auto place = placeOf(layout, handle);
    if (!place) return {};
    if (handle.part == Part::gain) return signedDb(clipGainOf(album, handle.clip));
    const Origin origin = originOf(album, layout, handle);
    return secondsText(origin.direction * (*place - origin.at), layout.rate);
}

double valueOf(const core::Album& album, const core::AlbumLayout& layout, const Handle& handle) {
    if (handle.part == Part::gain) return clipGainOf(album, handle.clip);
    const Origin origin = originOf(album, layout, handle);
    return static_cast<double>(origin.direction * (*placeOf(layout, handle) - origin.at)) / layout.rate;
}

core::Album withValue(const core::Album& album, const Handle& handle, double value) {
    if (handle.part == Part::gain) return withClipGain(album, handle.clip, value);
    const Origin origin = originOf(album, core::layOut(album), handle);
    return moved(album, handle, origin.at + origin.direction * std::llround(value * album.rate));
}

std::optional<core::FrameCount> framesOf(const QString& typed, int rate) {
    static const QRegularExpression form(
        QStringLiteral("^\\s*([+-\u2212]?[\\d.,]+)\\s*(ms|smp|samples?|frames?|sect|sectors?)\\s*$"));
    const auto match = form.match(typed);
    if (!match.hasMatch()) {
        const auto seconds = secondsOf(typed);
        if (!seconds) return std::nullopt;
        return std::llround(*seconds * rate);
    }
    const auto number = secondsOf(match.captured(1));
    if (!number) return std::nullopt;
    const QString unit = match.captured(2);
    if (unit == QStringLiteral("ms")) return std::llround(*number * rate / 1000.0);
    if (unit.startsWith(QStringLiteral("sect")))
        return std::llround(*number * static_cast<double>(core::framesPerSector(rate)));
    return std::llround(*number);
}

std::optional<core::Album> withValue(const core::Album& album, const Handle& handle, const QString& typed) {
    const core::AlbumLayout layout = core::layOut(album);
    if (!placeOf(layout, handle)) return std::nullopt;
    if (handle.part == Part::gain) {
        QString number = typed;
        const auto gainDb = secondsOf(number.remove(QStringLiteral("dB"), Qt::CaseInsensitive));
        if (!gainDb) return std::nullopt;
        return withValue(album, handle, *gainDb);
    }
    const auto frames = framesOf(typed, album.rate);
    if (!frames) return std::nullopt;
    const Origin origin = originOf(album, layout, handle);
    return moved(album, handle, origin.at + origin.direction * *frames);
}

QString shapeName(core::FadeShape shape) {
    switch (shape) {
    case core::FadeShape::linear:
        return tr("Linear");
    case core::FadeShape::equalPower:
        return tr("Equal power");
    case core::FadeShape::sCurve:
        return tr("S-curve");
    case core::FadeShape::logarithmic:
        return tr("Logarithmic");
    case core::FadeShape::exponential:
        return tr("Exponential");
    }
    return {};
}

} // namespace ui::timeline
