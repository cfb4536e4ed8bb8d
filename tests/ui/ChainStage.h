// A chain panel over a real desk, for tests of the tiles and of the modules' pictures.
#pragma once

#include "core/ChainEdits.h"
#include "core/Parameter.h"
#include "tests/ui/DeskFixture.h"
#include "ui/chain/ChainPanel.h"
#include "ui/chain/ModuleSheet.h"
#include "ui/chain/SlotTile.h"

#include <QApplication>
#include <QMouseEvent>

#include <initializer_list>
#include <memory>

namespace tests {

class ChainStage : public DeskFixture {
  public:
    explicit ChainStage(std::initializer_list<const char*> track = {}, std::initializer_list<const char*> album = {}) {
        import(2);
        desk().change(QStringLiteral("Chains"), [&](core::Album changed) {
            for (const char* const module : track)
                changed =
                    core::addSlot(std::move(changed), {changed.tracks[0].id}, core::findModule(module)->standard());
            for (const char* const module : album)
                changed = core::addSlot(std::move(changed), core::albumChain, core::findModule(module)->standard());
            return changed;
        });
        desk().selection().selectTrack(this->album().tracks[0].id);
        panel = std::make_unique<ui::chain::ChainPanel>(desk());
        panel->resize(1000, 560);
        (void)open(*panel);
    }
    const core::Chain& track(std::size_t at = 0) const { return album().tracks[at].chain; }
    const core::Chain& albumChain() const { return album().masters[0].albumChain; }
    std::size_t steps() { return desk().document().state(); }

    QWidget* strip() const { return panel->findChild<QWidget*>(QStringLiteral("chainTiles")); }
    ui::chain::SlotTile* tile(core::SlotId slot) const {
        for (auto* const each : panel->findChildren<ui::chain::SlotTile*>())
            if (each->id() == slot && each->isVisible()) return each;
        return nullptr;
    }
    /// Of the module that is shown: others are kept.
    ui::chain::ModuleSheet* sheet() const {
        for (auto* const each : panel->findChildren<ui::chain::ModuleSheet*>())
            if (!each->isHidden()) return each;
        return nullptr;
    }
    template <class Control>
    Control* control(const QString& id) const {
        auto* const found = sheet() ? sheet()->findChild<QWidget*>(id) : nullptr;
        if (auto* const own = qobject_cast<Control*>(found)) return own;
        return found ? found->findChild<Control*>() : nullptr;
    }
    /// From press to the last move; the release is the caller's.
    static void drag(QWidget* on, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mousePress(on, Qt::LeftButton, modifiers, from);
        for (const int part : {1, 2, 3, 4}) move(on, from + (to - from) * part / 4, modifiers);
    }
    static void move(QWidget* on, QPoint to, Qt::KeyboardModifiers modifiers = {}) {
        QMouseEvent event(QEvent::MouseMove, to, on->mapToGlobal(QPointF(to)), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(on, &event);
    }
    void run(const char* command) { desk().actions().action(QLatin1String(command))->trigger(); }

    std::unique_ptr<ui::chain::ChainPanel> panel;
};

} // namespace tests
