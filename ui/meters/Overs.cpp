#include "ui/meters/Overs.h"

#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QPalette>
#include <QStyle>

namespace ui::meters {

namespace {

/// A reset is obeyed a moment after it was asked for: until then the count may be smaller than what was known.
std::uint64_t since(std::uint64_t counted, std::uint64_t known) {
    return counted >= known ? counted - known : counted;
}

} // namespace

QString oversWords(std::uint64_t overs, std::uint64_t truePeakOvers) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("Overs", text); };
    const QString samples = overs == 1 ? tr("1 over") : tr("%1 overs").arg(overs);
    return truePeakOvers == 0 ? samples : tr("%1 \u00b7 %2 TP").arg(samples).arg(truePeakOvers);
}

Overs::Overs(QWidget* parent) : QToolButton(parent) {
    setFocusPolicy(Qt::TabFocus);
    setProperty("role", QStringLiteral("count"));
    connect(this, &QToolButton::clicked, this, &Overs::clear);
    present();
}

/// Flush with the bars above: a tool button leaves the width of a blank on both sides of its words.
QSize Overs::sizeHint() const {
    ensurePolished();
    return {fontMetrics().horizontalAdvance(text()) + 6, QToolButton::sizeHint().height()};
}

void Overs::show(std::uint64_t overs, std::uint64_t truePeakOvers) {
    counted_ = {overs, truePeakOvers};
    if (counted_.overs < known_.overs || counted_.truePeakOvers < known_.truePeakOvers) known_ = {};
    present();
}

void Overs::clear() {
    known_ = counted_;
    present();
    emit cleared();
}

void Overs::reset() {
    counted_ = known_ = {};
    present();
}

void Overs::present() {
    const Counts now{since(counted_.overs, known_.overs), since(counted_.truePeakOvers, known_.truePeakOvers)};
    if (now == shown_ && !text().isEmpty()) return;
    shown_ = now;
    setText(oversWords(now.overs, now.truePeakOvers));
    setToolTip(any() ? tr("%1 samples at full scale, %2 steps of 10 ms with a true peak over 0 dBTP. Click to clear")
                           .arg(now.overs)
                           .arg(now.truePeakOvers)
                     : tr("No sample at full scale, no true peak over 0 dBTP since this was cleared"));
    setAccessibleName(tr("Overs: %1").arg(text()));
    if (property("wrong").toBool() == any() && property("wrong").isValid()) return;
    setProperty("wrong", any());
    style()->unpolish(this); // The sheet's rule for it changes with the property.
    style()->polish(this);
}

} // namespace ui::meters
