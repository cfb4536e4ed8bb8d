#include "ui/meters/Quantity.h"

#include "ui/controls/Words.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui::meters {

namespace {

/// Shown as nothing at all: what no gate would let through.
constexpr double lowestLufs = -70.0;

QString tr(const char* text) {
    return QCoreApplication::translate("Quantity", text);
}

std::optional<double> audible(std::optional<double> lufs) {
    return lufs && *lufs >= lowestLufs ? lufs : std::nullopt;
}

std::optional<double> difference(std::optional<double> upper, std::optional<double> lower) {
    return upper && lower ? std::optional(*upper - *lower) : std::nullopt;
}

} // namespace

Figures figuresOf(const engine::MeterReading& reading, std::optional<double> recentPeakDbtp) {
    Figures figures;
    figures.integratedLufs = reading.sinceReset.integratedLufs;
    figures.shortTermLufs = audible(reading.shortTermLufs);
    figures.momentaryLufs = audible(reading.momentaryLufs);
    figures.rangeLu = reading.sinceReset.rangeLu;
    figures.truePeakDbtp = reading.sinceReset.truePeakDbtp;
    figures.plrLu = difference(figures.truePeakDbtp, figures.integratedLufs);
    figures.psrLu = difference(recentPeakDbtp, figures.shortTermLufs);
    return figures;
}

std::optional<double> valueOf(const Figures& figures, Quantity quantity) {
    switch (quantity) {
    case Quantity::integrated:
        return figures.integratedLufs;
    case Quantity::shortTerm:
        return figures.shortTermLufs;
    case Quantity::momentary:
        return figures.momentaryLufs;
    case Quantity::psr:
        return figures.psrLu;
    case Quantity::truePeak:
        return figures.truePeakDbtp;
    }
    return std::nullopt;
}

QString idOf(Quantity quantity) {
    constexpr std::array<const char*, 5> ids = {"integrated", "shortTerm", "momentary", "psr", "truePeak"};
    return QLatin1String(ids[static_cast<std::size_t>(quantity)]);
}

Quantity quantityOf(const QString& id) {
    const auto found = std::ranges::find(quantities, id, idOf);
    return found == quantities.end() ? Quantity::integrated : *found;
}

QString nameOf(Quantity quantity) {
    switch (quantity) {
    case Quantity::integrated:
        return tr("LUFS integrated");
    case Quantity::shortTerm:
        return tr("LUFS short-term");
    case Quantity::momentary:
        return tr("LUFS momentary");
    case Quantity::psr:
        return tr("PSR, dB");
    case Quantity::truePeak:
        return tr("dBTP true peak");
    }
    return {};
}

QString spanOf(Quantity quantity) {
    switch (quantity) {
    case Quantity::integrated:
        return tr("heard since reset");
    case Quantity::momentary:
        return tr("last 400 ms");
    case Quantity::shortTerm:
    case Quantity::psr:
        return tr("last 3 s");
    case Quantity::truePeak:
        return tr("highest since reset");
    }
    return {};
}

QString renderWords(const core::Loudness& album, Quantity quantity) {
    const auto said = [](const QString& words, std::optional<double> value) {
        return value ? words.arg(decimal(value)) : QString();
    };
    switch (quantity) {
    case Quantity::integrated:
        return said(tr("album %1 LUFS"), album.integratedLufs);
    case Quantity::shortTerm:
        return said(tr("album max %1 LUFS"), album.maxShortTermLufs);
    case Quantity::momentary:
        return said(tr("album max %1 LUFS"), album.maxMomentaryLufs);
    case Quantity::psr:
        return said(tr("album PLR %1"), difference(album.truePeakDbtp, album.integratedLufs));
    case Quantity::truePeak:
        return said(tr("album %1 dBTP"), album.truePeakDbtp);
    }
    return {};
}

} // namespace ui::meters
