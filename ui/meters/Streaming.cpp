#include "ui/meters/Streaming.h"

#include "ui/controls/Words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui::meters {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Streaming", text);
}

} // namespace

std::vector<StreamingService> streamingServices() {
    return {
        {.name = QStringLiteral("Spotify"),
         .referenceLufs = -14.0,
         .raisesToDbtp = -1.0,
         .says = tr("Spotify plays albums at \u221214 LUFS and turns quieter ones up as far as \u22121 dBTP")},
        {.name = QStringLiteral("Apple Music"),
         .referenceLufs = -16.0,
         .raisesToDbtp = 0.0,
         .says = tr("Apple Music plays albums at \u221216 LUFS and turns quieter ones up as far as their peaks allow")},
        {.name = QStringLiteral("YouTube"),
         .referenceLufs = -14.0,
         .raisesToDbtp = std::nullopt,
         .says = tr("YouTube turns what is louder than \u221214 LUFS down, and nothing up")},
    };
}

std::optional<Streamed> streamed(const StreamingService& service, const core::Loudness& album) {
    if (!album.integratedLufs) return std::nullopt;
    double gainDb = service.referenceLufs - *album.integratedLufs;
    if (gainDb > 0.0) {
        const double room = service.raisesToDbtp ? *service.raisesToDbtp - album.truePeakDbtp.value_or(0.0) : 0.0;
        gainDb = std::min(gainDb, std::max(0.0, room));
    }
    return Streamed{.gainDb = gainDb, .lufs = *album.integratedLufs + gainDb};
}

QString words(const std::optional<Streamed>& streamed) {
    if (!streamed) return QString(QChar(0x2013));
    const bool isWhole = std::abs(streamed->lufs - std::round(streamed->lufs)) < 0.05;
    return QStringLiteral("%1 \u2192 %2").arg(signedDb(streamed->gainDb), decimal(streamed->lufs, isWhole ? 0 : 1));
}

} // namespace ui::meters
