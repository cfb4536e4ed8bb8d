#include "ui/delivery/Proof.h"

#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QLocale>

namespace ui::delivery {

namespace {

QString sizeOf(std::uintmax_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

} // namespace

void Proof::show(const engine::delivery::DeliveryReport& report) {
    clear();
    for (const auto& each : report.deliveries) {
        std::uintmax_t bytes = 0;
        for (const auto& file : each.files) bytes += file.bytes;
        const auto depth = engine::delivery::nullDepthDb(each);
        const QString found =
            depth
                ? tr("decoded again: as long as the render to the frame, null depth %1 dB or more").arg(decimal(*depth))
                : tr("read back and equal to the render");
        add(QStringLiteral("\u2713"),
            tr("%1 (%2): %3 files, %4, %5")
                .arg(QString::fromStdString(each.format), QString::fromStdString(each.word))
                .arg(each.files.size())
                .arg(sizeOf(bytes), found),
            palette::text);
        add({},
            (depth ? tr("%1 LUFS \u00b7 true peak %2 dBTP ahead of the encoder")
                   : tr("%1 LUFS \u00b7 true peak %2 dBTP after resampling and dither"))
                .arg(decimal(each.album.integratedLufs), decimal(each.album.truePeakDbtp, 2)),
            palette::dim);
    }
    if (report.revision)
        add(QStringLiteral("\u2713"), tr("Revision %1 of the album, in its ledger").arg(*report.revision),
            palette::text);
    for (const core::Finding& finding : report.findings)
        if (finding.severity == core::Severity::note || finding.severity == core::Severity::warning)
            add(QStringLiteral("\u00b7"), QString::fromStdString(finding.message), palette::dim);
}

} // namespace ui::delivery
