#include "ui/delivery/Proof.h"

#include "ui/controls/Passage.h"
#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

namespace ui::delivery {

namespace {

QString sizeOf(std::uintmax_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

} // namespace

Proof::Proof(QWidget* parent) : QWidget(parent), lines_(new QVBoxLayout(this)) {
    lines_->setContentsMargins(0, 0, 0, 0);
    lines_->setSpacing(4);
}

void Proof::show(const engine::delivery::DeliveryReport& report) {
    while (QLayoutItem* item = lines_->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (const auto& each : report.deliveries) {
        std::uintmax_t bytes = 0;
        for (const auto& file : each.files) bytes += file.bytes;
        const auto depth = engine::delivery::nullDepthDb(each);
        const QString found =
            depth
                ? tr("decoded again: as long as the render to the frame, null depth %1 dB or more").arg(decimal(*depth))
                : tr("read back and equal to the render");
        line(QStringLiteral("\u2713"),
             tr("%1 (%2): %3 files, %4, %5")
                 .arg(QString::fromStdString(each.format), QString::fromStdString(each.word))
                 .arg(each.files.size())
                 .arg(sizeOf(bytes), found),
             palette::text);
        line({},
             (depth ? tr("%1 LUFS \u00b7 true peak %2 dBTP ahead of the encoder")
                    : tr("%1 LUFS \u00b7 true peak %2 dBTP after resampling and dither"))
                 .arg(decimal(each.album.integratedLufs), decimal(each.album.truePeakDbtp, 2)),
             palette::dim);
    }
    for (const core::Finding& finding : report.findings)
        if (finding.severity == core::Severity::note || finding.severity == core::Severity::warning)
            line(QStringLiteral("\u00b7"), QString::fromStdString(finding.message), palette::dim);
}

void Proof::line(const QString& mark, const QString& words, QColor colour) {
    auto* const row = new QWidget;
    auto* const across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(metrics::grid / 2);
    auto* const sign = new QLabel(mark);
    sign->setFixedWidth(metrics::iconSize);
    sign->setStyleSheet(QStringLiteral("color: %1").arg(palette::good.name()));
    auto* const label = new controls::Passage(colour);
    label->say(words);
    across->addWidget(sign, 0, Qt::AlignTop);
    across->addWidget(label, 1);
    lines_->addWidget(row);
}

} // namespace ui::delivery
