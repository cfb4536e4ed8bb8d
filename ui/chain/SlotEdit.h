// Edits of the slot whose module is shown large: with the labels of the history ("Equalizer: band 3 gain"), and with
// the gesture that a drag holds.
#pragma once

#include "core/Parameter.h"
#include "ui/controls/Rows.h"
#include "ui/desk/Desk.h"

#include <QString>

#include <concepts>
#include <memory>
#include <optional>
#include <utility>

namespace ui::chain {

using controls::labelOf;
using controls::nameOf;

class SlotEdit {
  public:
    explicit SlotEdit(Desk& desk) : desk_(desk) {}

    void choose(std::optional<core::SlotId> slot);
    /// nullptr while none is chosen.
    const core::Slot* slot() const;
    Desk& desk() const { return desk_; }

    /// All edits to letGo are one step of that label.
    void grab(const QString& label);
    void letGo();

    void set(const core::ParameterRef& parameter, double value);
    /// Several rows at once, or what is no row.
    template <std::invocable<core::Slot&> Edit>
    void change(const QString& label, Edit&& edit) {
        if (!slot()) return;
        desk_.change(label, [id = *id_, &edit](core::Album album) {
            return core::withSlot(std::move(album), id, std::forward<Edit>(edit));
        });
    }

  private:
    Desk& desk_;
    std::optional<core::SlotId> id_;
    std::unique_ptr<Desk::Gesture> gesture_;
};

} // namespace ui::chain
