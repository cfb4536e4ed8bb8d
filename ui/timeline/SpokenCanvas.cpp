#include "ui/timeline/SpokenCanvas.h"

#include "ui/desk/Desk.h"
#include "ui/timeline/SpokenItems.h"
#include "ui/timeline/TimelineCanvas.h"

#include <algorithm>

namespace ui::timeline {

namespace {

QAccessibleInterface* interfaceOf(const QString&, QObject* object) {
    auto* const canvas = qobject_cast<TimelineCanvas*>(object);
    return canvas ? new SpokenCanvas(*canvas) : nullptr;
}

/// The known item of that key, or a new one.
template <class Item, class Key>
QAccessibleInterface* known(std::vector<std::pair<Key, QAccessible::Id>>& items, const Key& key, SpokenCanvas& canvas) {
    const auto it = std::ranges::find_if(items, [&](const auto& each) { return each.first == key; });
    if (it != items.end()) return QAccessible::accessibleInterface(it->second);
    auto* const made = new Item(canvas, key);
    items.emplace_back(key, QAccessible::registerAccessibleInterface(made));
    return made;
}

} // namespace

SpokenCanvas::SpokenCanvas(TimelineCanvas& canvas) : QAccessibleWidget(&canvas, QAccessible::List), canvas_(canvas) {}

SpokenCanvas::~SpokenCanvas() {
    for (const auto& [track, id] : tracks_) QAccessible::deleteAccessibleInterface(id);
    for (const auto& [handle, id] : handles_) QAccessible::deleteAccessibleInterface(id);
}

void SpokenCanvas::install() {
    QAccessible::installFactory(interfaceOf); // one of a kind: Qt knows it already from the second time on
}

QAccessibleInterface* SpokenCanvas::of(core::TrackId track) {
    return core::findTrack(canvas_.desk().layout(), track) ? known<SpokenTrack>(tracks_, track, *this) : nullptr;
}

QAccessibleInterface* SpokenCanvas::of(const Handle& handle) {
    return placeOf(canvas_.desk().layout(), handle) ? known<SpokenHandle>(handles_, handle, *this) : nullptr;
}

int SpokenCanvas::childCount() const {
    return static_cast<int>(canvas_.desk().layout().tracks.size());
}

QAccessibleInterface* SpokenCanvas::child(int index) const {
    if (index < 0 || index >= childCount()) return nullptr;
    return const_cast<SpokenCanvas*>(this)->of(canvas_.desk().layout().tracks[static_cast<std::size_t>(index)].id);
}

int SpokenCanvas::indexOfChild(const QAccessibleInterface* child) const {
    for (int n = 0; n < childCount(); ++n)
        if (this->child(n) == child) return n;
    return -1;
}

QAccessibleInterface* SpokenCanvas::childAt(int x, int y) const {
    const QPointF point = canvas_.mapFromGlobal(QPointF(x, y));
    const auto handle = canvas_.handleUnder(point);
    if (!handle) return nullptr;
    auto* const me = const_cast<SpokenCanvas*>(this);
    return handle->part == Part::gap ? me->of(handle->track) : me->of(*handle);
}

QAccessibleInterface* SpokenCanvas::focusChild() const {
    const auto handle = canvas_.hasFocus() ? canvas_.handle() : std::nullopt;
    return handle ? const_cast<SpokenCanvas*>(this)->of(*handle) : nullptr;
}

void announce(TimelineCanvas& canvas, const Handle& handle) {
    if (!QAccessible::isActive() || !canvas.hasFocus()) return;
    auto* const spoken = dynamic_cast<SpokenCanvas*>(QAccessible::queryAccessibleInterface(&canvas));
    QAccessibleInterface* const item = spoken ? spoken->of(handle) : nullptr;
    if (!item) return;
    QAccessibleEvent focus(item, QAccessible::Focus);
    QAccessible::updateAccessibility(&focus);
    QAccessibleValueChangeEvent value(item, item->valueInterface()->currentValue());
    QAccessible::updateAccessibility(&value);
}

} // namespace ui::timeline
