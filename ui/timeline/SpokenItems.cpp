#include "ui/timeline/SpokenItems.h"

#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/timeline/SpokenCanvas.h"
#include "ui/timeline/TimelineCanvas.h"
#include "ui/timeline/Values.h"

#include <QCoreApplication>
#include <QWindow>

#include <algorithm>

namespace ui::timeline {

namespace {

constexpr double gainStepDb = 0.1;

QString tr(const char* words) {
    return QCoreApplication::translate("ui::timeline::SpokenItems", words);
}

} // namespace

QWindow* SpokenItem::window() const {
    return canvas_.window();
}

QRect SpokenItem::rect() const {
    const TimelineCanvas& canvas = canvas_.canvas();
    const QRectF seen = area().intersected(QRectF(canvas.rect()));
    if (seen.isEmpty() || !canvas.isVisible()) return {};
    return QRect(canvas.mapToGlobal(seen.topLeft().toPoint()), seen.size().toSize());
}

// A track

bool SpokenTrack::isValid() const {
    return core::findTrack(canvas_.canvas().desk().layout(), track_) != nullptr;
}

QAccessible::State SpokenTrack::state() const {
    QAccessible::State state;
    state.selectable = true;
    state.selected = canvas_.canvas().desk().selection().holds(track_);
    state.offscreen = rect().isEmpty();
    return state;
}

QString SpokenTrack::text(QAccessible::Text what) const {
    const Desk& desk = canvas_.canvas().desk();
    const core::PlacedTrack* const track = core::findTrack(desk.layout(), track_);
    if (!track) return {};
    if (what == QAccessible::Name)
        return QStringLiteral("%1 %2")
            .arg(track->number)
            .arg(QString::fromStdString(desk.album().tracks[track->row].metadata.title));
    if (what != QAccessible::Value) return {};
    const int rate = desk.layout().rate;
    return tr("%1 to %2").arg(secondsText(track->in, rate), secondsText(track->soundEnd(), rate));
}

QAccessibleInterface* SpokenTrack::parent() const {
    return &canvas_;
}

std::vector<Handle> SpokenTrack::handles() const {
    const Desk& desk = canvas_.canvas().desk();
    return handlesOf(desk.album(), desk.layout(), track_);
}

int SpokenTrack::childCount() const {
    return static_cast<int>(handles().size());
}

QAccessibleInterface* SpokenTrack::child(int index) const {
    const auto all = handles();
    return index >= 0 && index < std::ssize(all) ? canvas_.of(all[static_cast<std::size_t>(index)]) : nullptr;
}

int SpokenTrack::indexOfChild(const QAccessibleInterface* child) const {
    const auto all = handles();
    const auto it = std::ranges::find_if(all, [&](const Handle& each) { return canvas_.of(each) == child; });
    return it == all.end() ? -1 : static_cast<int>(it - all.begin());
}

QAccessibleInterface* SpokenTrack::childAt(int x, int y) const {
    QAccessibleInterface* const item = canvas_.childAt(x, y);
    return item == this ? nullptr : item;
}

QRectF SpokenTrack::area() const {
    const TimelineLayout layout = canvas_.canvas().boxes();
    const TrackBox* const box = layout.find(track_);
    return box ? box->rect : QRectF();
}

// A handle

bool SpokenHandle::isValid() const {
    return placeOf(canvas_.canvas().desk().layout(), handle_).has_value();
}

QAccessible::State SpokenHandle::state() const {
    const TimelineCanvas& canvas = canvas_.canvas();
    QAccessible::State state;
    state.focusable = true;
    state.focused = canvas.hasFocus() && canvas.handle() == handle_;
    state.movable = true;
    state.offscreen = rect().isEmpty();
    return state;
}

QString SpokenHandle::text(QAccessible::Text what) const {
    const TimelineCanvas& canvas = canvas_.canvas();
    if (!isValid()) return {};
    if (what == QAccessible::Value) return valueText(canvas.desk().album(), canvas.desk().layout(), handle_);
    if (what == QAccessible::Description) return canvas.describe(handle_);
    if (what != QAccessible::Name) return {};
    if (handle_.part == Part::clip) return isOfBed(handle_) ? tr("Bed") : tr("Clip");
    return isOfBed(handle_) ? tr("Bed: %1").arg(nameOf(handle_)) : nameOf(handle_);
}

QAccessibleInterface* SpokenHandle::parent() const {
    QAccessibleInterface* const track = canvas_.of(trackOf(canvas_.canvas().desk().album(), handle_));
    return track ? track : &canvas_;
}

void* SpokenHandle::interface_cast(QAccessible::InterfaceType type) {
    if (type == QAccessible::ValueInterface) return static_cast<QAccessibleValueInterface*>(this);
    if (type == QAccessible::ActionInterface) return static_cast<QAccessibleActionInterface*>(this);
    return nullptr;
}

QVariant SpokenHandle::currentValue() const {
    const Desk& desk = canvas_.canvas().desk();
    return isValid() ? QVariant(valueOf(desk.album(), desk.layout(), handle_)) : QVariant();
}

void SpokenHandle::setCurrentValue(const QVariant& value) {
    if (!isValid()) return;
    Desk& desk = canvas_.canvas().desk();
    desk.change(nameOf(handle_), [&](const core::Album& album) { return withValue(album, handle_, value.toDouble()); });
}

QStringList SpokenHandle::actionNames() const {
    return {setFocusAction(), increaseAction(), decreaseAction()};
}

void SpokenHandle::doAction(const QString& action) {
    if (!isValid()) return;
    TimelineCanvas& canvas = canvas_.canvas();
    canvas.desk().selection().selectTrack(trackOf(canvas.desk().album(), handle_));
    canvas.setFocus();
    canvas.choose(handle_);
    const int steps = action == increaseAction() ? 1 : action == decreaseAction() ? -1 : 0;
    if (steps == 0) return;
    if (handle_.part == Part::gain) return setCurrentValue(currentValue().toDouble() + steps * gainStepDb);
    canvas.nudge(Step::millisecond, steps);
}

QRectF SpokenHandle::area() const {
    const TimelineCanvas& canvas = canvas_.canvas();
    const auto grips = canvas.grips();
    const auto grip = std::ranges::find(grips, handle_, &Grip::handle);
    if (grip != grips.end()) return grip->area;
    const auto place = placeOf(canvas.desk().layout(), handle_);
    const double x = place ? canvas.scale().x(*place) : -10.0;
    return QRectF(x - gripSize, 0.0, 2.0 * gripSize, canvas.height());
}

} // namespace ui::timeline
