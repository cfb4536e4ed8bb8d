// A picture of what a module does to the sound, to be grabbed. The real seam between the frame of a module and its
// pictures; a module without one of its own gets the levels before and after it.
#pragma once

#include "engine/Readings.h"
#include "ui/chain/SlotEdit.h"

#include <QColor>
#include <QWidget>

class QLabel;

namespace ui::chain {

class ModulePicture : public QWidget {
    Q_OBJECT

  public:
    using QWidget::QWidget;

    /// The slot as it is now; `band` is the chosen one, 0 for modules without.
    virtual void showSlot(const core::Slot& slot, int rate, int band) = 0;
    /// At every tick; nullptr = it has not sounded yet.
    virtual void showReading(const engine::SlotReading* reading) = 0;

  signals:
    void bandChosen(int band);

  protected:
    static constexpr double leastSeenDb = 0.05; ///< A smaller gain reads 0.0.

    /// A line of figures to be read over bars; hidden until there is something to say.
    QLabel* makeFigures(QColor colour);
    static QString reductionText(const engine::SlotReading& reading); ///< "gain reduction  -3.1 dB".
    void showFigures(QLabel* figures, const QString& text);           ///< At the top right.
};

/// The picture of that module.
ModulePicture* makePicture(const core::Module& module, SlotEdit& edit, QWidget* parent);

} // namespace ui::chain
