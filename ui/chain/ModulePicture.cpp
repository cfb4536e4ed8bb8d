#include "ui/chain/ModulePicture.h"

#include "ui/chain/BalancePicture.h"
#include "ui/chain/BandsPicture.h"
#include "ui/chain/CeilingPicture.h"
#include "ui/chain/CompressorPicture.h"
#include "ui/chain/DcPicture.h"
#include "ui/chain/EqualizerPicture.h"
#include "ui/chain/GainPicture.h"
#include "ui/chain/SaturatorPicture.h"
#include "ui/chain/StereoPicture.h"
#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QLabel>

namespace ui::chain {

QLabel* ModulePicture::makeFigures(QColor colour) {
    auto* const figures = new QLabel(this);
    figures->setFont(theme::figures(metrics::smallSize));
    figures->setAttribute(Qt::WA_TransparentForMouseEvents);
    figures->setProperty("role", QStringLiteral("plate"));
    figures->setStyleSheet(QStringLiteral("color: %1").arg(colour.name()));
    figures->hide();
    return figures;
}

QString ModulePicture::reductionText(const engine::SlotReading& reading) {
    return tr("gain reduction %1 dB").arg(decimal(reading.gainReductionDb).rightJustified(5));
}

void ModulePicture::showFigures(QLabel* figures, const QString& text) {
    figures->setText(text);
    figures->adjustSize();
    figures->move(width() - figures->width() - 4, 4);
    figures->show();
}

ModulePicture* makePicture(const core::Module& module, SlotEdit& edit, QWidget* parent) {
    if (module.id == "equalizer") return new EqualizerPicture(edit, parent);
    if (module.id == "compressor") return new CompressorPicture(edit, parent);
    if (module.id == "limiter" || module.id == "clipper") return new CeilingPicture(module, edit, parent);
    if (module.id == "multiband" || module.id == "deEsser") return new BandsPicture(module, edit, parent);
    if (module.id == "saturator") return new SaturatorPicture(edit, parent);
    if (module.id == "stereo") return new StereoPicture(edit, parent);
    if (module.id == "spectralBalance") return new BalancePicture(edit, parent);
    if (module.id == "dcFilter") return new DcPicture(edit, parent);
    return new GainPicture(edit, parent);
}

} // namespace ui::chain
