#include "ui/timeline/AutomationMenu.h"

#include "core/Edits.h"
#include "ui/controls/Rows.h"
#include "ui/desk/Desk.h"
#include "ui/timeline/ShapeMenu.h"

#include <QCoreApplication>
#include <QMenu>

#include <algorithm>
#include <vector>

namespace ui::timeline {

namespace {

QString tr(const char* words) {
    return QCoreApplication::translate("ui::timeline::AutomationMenu", words);
}

/// The track whose chain has the selected module, and that module.
std::optional<std::pair<core::TrackId, const core::Slot*>> selectedSlot(const Desk& desk) {
    const auto id = desk.selection().slot();
    const auto place = id ? chainPlaceOf(desk.album(), *id) : std::nullopt;
    if (!place || !place->track) return std::nullopt;
    return std::pair{*place->track, findSlot(desk.album(), *id)};
}

/// By band, from 0; those without a band first.
std::vector<core::ParameterRef> automatableOf(const core::Module& module) {
    std::vector<core::ParameterRef> all;
    const auto add = [&](bool banded, int band) {
        for (const core::Parameter& row : module.parameters)
            if (row.banded == banded && core::isAutomatable(row)) all.push_back({&row, band});
    };
    add(false, 0);
    for (int band = 0; band < module.bands; ++band) add(true, band);
    return all;
}

void addRow(QMenu& menu, Desk& desk, const core::LaneKey& key, const QString& text, const core::LaneKey& shown) {
    QAction* const action = menu.addAction(text, [&desk, key] { desk.selection().selectLane(key); });
    action->setCheckable(true);
    action->setChecked(key == shown);
}

} // namespace

QString nameOf(const core::Album& album, const core::LaneKey& key) {
    const auto parameter = core::automatedParameter(album, key);
    return parameter ? controls::labelOf(core::moduleOf(*findSlot(album, key.slot)), *parameter) : QString();
}

std::optional<core::LaneKey> laneToBegin(const Desk& desk) {
    const auto selected = selectedSlot(desk);
    if (!selected) return std::nullopt;
    const auto& [track, slot] = *selected;
    const auto& lanes = core::findTrack(desk.album(), track)->automation;
    const auto lane = std::ranges::find(lanes, slot->id, &core::AutomationLane::slot);
    if (lane != lanes.end()) return core::LaneKey{track, slot->id, lane->parameter};
    const auto rows = automatableOf(core::moduleOf(*slot));
    return rows.empty() ? std::nullopt : std::optional(core::LaneKey{track, slot->id, core::parameterId(rows.front())});
}

void fillRows(QMenu& menu, Desk& desk, const core::LaneKey& shown) {
    if (const auto selected = selectedSlot(desk); selected && selected->first == shown.track) {
        QMenu* ofBand = nullptr;
        int band = -1;
        for (const core::ParameterRef& row : automatableOf(core::moduleOf(*selected->second))) {
            if (row.row->banded && row.band != band) ofBand = menu.addMenu(tr("Band %1").arg(row.band + 1));
            band = row.row->banded ? row.band : -1;
            addRow(row.row->banded ? *ofBand : menu, desk, {shown.track, selected->second->id, core::parameterId(row)},
                   controls::nameOf(*row.row), shown);
        }
    }
    menu.addSeparator();
    for (const core::AutomationLane& lane : core::findTrack(desk.album(), shown.track)->automation) {
        const core::LaneKey key{shown.track, lane.slot, lane.parameter};
        addRow(menu, desk, key, nameOf(desk.album(), key), shown);
    }
    menu.addSeparator();
    const bool isEmpty = !core::findLane(desk.album(), shown);
    if (isEmpty) {
        menu.addAction(tr("Close"), [&desk] { desk.selection().selectLane({}); });
        return;
    }
    menu.addAction(tr("Remove this automation"), [&desk, shown] {
        desk.change(tr("Remove automation"),
                    [&](core::Album album) { return core::removeLane(std::move(album), shown); });
    });
}

void fillPoint(QMenu& menu, Desk& desk, const core::LaneKey& key, std::size_t place) {
    const core::AutomationPoint point = core::findLane(desk.album(), key)->points[place];
    addShapes(menu, point.shape, [&desk, key, place, point](core::FadeShape each) {
        core::AutomationPoint shaped = point;
        shaped.shape = each;
        desk.change(tr("Shape of the automation"),
                    [&](core::Album album) { return core::movePoint(std::move(album), key, place, shaped); });
    });
    menu.addSeparator();
    menu.addAction(tr("Remove the point"), [&desk, key, place] {
        desk.change(tr("Remove a point"),
                    [&](core::Album album) { return core::removePoint(std::move(album), key, place); });
    });
}

} // namespace ui::timeline
