#include "ui/chain/SlotEdit.h"

#include "ui/controls/Rows.h"

#include <QCoreApplication>

namespace ui::chain {

QString nameOf(const core::Module& module) {
    return QCoreApplication::translate("modules", module.label.data());
}

QString labelOf(const core::Module& module, const core::ParameterRef& parameter) {
    const QString row = controls::nameOf(*parameter.row);
    // A name that is a letter stays as it is: "Q".
    const QString said = row.size() > 1 ? row.left(1).toLower() + row.mid(1) : row;
    const QString whole = parameter.row->banded
                              ? QCoreApplication::translate("chain", "band %1 %2").arg(parameter.band + 1).arg(said)
                              : said;
    return QCoreApplication::translate("chain", "%1: %2").arg(nameOf(module), whole);
}

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
    change(labelOf(core::moduleOf(*shown), parameter), [&](core::Slot& slot) { core::assign(slot, parameter, value); });
}

} // namespace ui::chain
