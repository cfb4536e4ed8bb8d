#include "ui/chain/SlotEdit.h"

#include "engine/analysis/AutomaticMakeup.h"

namespace ui::chain {

void SlotEdit::choose(std::optional<core::SlotId> slot) {
    if (slot == id_) return;
    letGo();
    id_ = slot;
}

const core::Slot* SlotEdit::slot() const {
    return id_ ? findSlot(desk_.album(), *id_) : nullptr;
}

void SlotEdit::grab(const QString& label) {
    letGo();
    gesture_ = std::make_unique<Desk::Gesture>(desk_, label);
}

void SlotEdit::letGo() {
    // Taken out first: its end shows the album anew, which may come back here.
    const auto gesture = std::exchange(gesture_, nullptr);
}

void SlotEdit::set(const core::ParameterRef& parameter, double value) {
    const core::Slot* const shown = slot();
    if (!shown) return;
    change(labelOf(core::moduleOf(*shown), parameter),
           [&](core::Slot& slot) { engine::analysis::turnByHand(slot, parameter, value); });
}

} // namespace ui::chain
