#include "ui/chain/ModuleControls.h"

#include "core/SettingsRows.h"
#include "ui/chain/Captioned.h"
#include "ui/controls/Knob.h"
#include "ui/controls/PowerDot.h"
#include "ui/controls/Rows.h"
#include "ui/controls/SegmentedChoice.h"
#include "ui/controls/ValueField.h"

#include <QMenu>

#include <algorithm>
#include <cmath>

namespace ui::chain {

namespace {

/// "Band 3 gain" where the row is a band's, else its name.
QString spokenName(const core::ParameterRef& parameter) {
    const QString name = controls::nameOf(*parameter.row);
    if (!parameter.row->banded) return name;
    const QString small = name.size() > 1 ? name.left(1).toLower() + name.mid(1) : name;
    return ModuleControls::tr("Band %1 %2").arg(parameter.band + 1).arg(small);
}

/// Of the slot's row; nullopt in the album's chain: a course runs along a track.
std::optional<core::LaneKey> laneOf(const SlotEdit& edit, const core::ParameterRef& parameter) {
    const core::Slot* const slot = edit.slot();
    const auto place = slot ? chainPlaceOf(edit.desk().album(), slot->id) : std::nullopt;
    if (!place || !place->track) return std::nullopt;
    return core::LaneKey{*place->track, slot->id, core::parameterId(parameter)};
}

/// What the course has at the playhead; nullopt where there is none.
std::optional<double> courseOf(Desk& desk, const std::optional<core::LaneKey>& key, const core::Parameter& row) {
    const core::AutomationLane* const lane = key ? core::findLane(desk.album(), *key) : nullptr;
    if (!lane) return std::nullopt;
    const core::PlacedTrack* const track = core::findTrack(desk.layout(), key->track);
    const core::FramePos at = desk.listening().transport().position - (track ? track->in : 0);
    return std::clamp(core::automatedValue(lane->points, at), row.range.min, row.range.max);
}

} // namespace

bool isOfHead(const core::Parameter& row, const core::Module& module) {
    constexpr int mostChoices = 2; // more of them crowd the head
    const auto isChoice = [](const core::Parameter& each) { return !each.banded && each.kind == core::Kind::choice; };
    return core::isOfSlot(row, module) ||
           (isChoice(row) && std::ranges::count_if(module.parameters, isChoice) <= mostChoices);
}

RowControl::RowControl(const core::Parameter& row, const core::Module& module, SlotEdit& edit, Look look,
                       QWidget* parent)
    : row_(row) {
    switch (row.kind) {
    case core::Kind::continuous:
        makeNumber(module, edit, look, parent);
        break;
    case core::Kind::choice:
        makeChoice(edit, look, parent);
        break;
    case core::Kind::toggle:
        makeSwitch(edit, look, parent);
        break;
    }
    says_ = widget_->toolTip();
}

void RowControl::makeNumber(const core::Module& module, SlotEdit& edit, Look look, QWidget* parent) {
    const QString name = controls::nameOf(row_);
    controls::ValueControl* control = nullptr;
    if (look == Look::captioned)
        control = new controls::Knob(row_, name, parent);
    else
        control = new controls::ValueField(row_, name, name.toLower(), parent);
    QObject::connect(control, &controls::ValueControl::grabbed, control, [this, &edit, &module] {
        edit.grab(labelOf(module, {&row_, band_}));
    });
    QObject::connect(control, &controls::ValueControl::edited, control, [this, &edit](double value) {
        edit.set({&row_, band_}, value);
    });
    QObject::connect(control, &controls::ValueControl::letGo, control, [&edit] { edit.letGo(); });
    showValue_ = [control](double value) { control->setValue(value); };
    widget_ = spoken_ = control;
    if (!core::isAutomatable(row_)) return;
    const auto lane = [this, &edit] { return laneOf(edit, {&row_, band_}); };
    showCourse_ = [this, control, &edit, lane] { control->setCourse(courseOf(edit.desk(), lane(), row_)); };
    QObject::connect(&edit.desk().listening(), &Listening::ticked, control, [this, control] {
        if (control->course() && control->isVisible()) showCourse_();
    });
    QObject::connect(control, &controls::ValueControl::menuOpens, control,
                     [&selection = edit.desk().selection(), lane](QMenu& menu) {
                         const auto key = lane();
                         if (!key) return;
                         menu.addSeparator();
                         menu.addAction(ModuleControls::tr("Automate"), [&selection, key] {
                             selection.selectTrack(key->track);
                             selection.selectLane(key);
                         });
                     });
}

void RowControl::makeChoice(SlotEdit& edit, Look look, QWidget* parent) {
    const QString name = controls::nameOf(row_);
    choice_ = new controls::SegmentedChoice(controls::choicesOf(row_), name, parent);
    QObject::connect(choice_, &controls::SegmentedChoice::chose, choice_, [this, &edit](int place) {
        edit.set({&row_, band_}, place);
    });
    showValue_ = [choice = choice_](double value) { choice->setChosen(static_cast<int>(std::lround(value))); };
    widget_ = spoken_ = choice_;
    if (look == Look::plain) return;
    const QString unit = QString::fromUtf8(core::unitName(row_.unit).data());
    auto* const captioned = new Captioned(unit.isEmpty() ? name : name + QLatin1Char(' ') + unit, parent);
    captioned->hold(choice_);
    widget_ = captioned;
}

void RowControl::makeSwitch(SlotEdit& edit, Look look, QWidget* parent) {
    const QString name = controls::nameOf(row_);
    auto* const dot = new controls::PowerDot(name, parent);
    QObject::connect(dot, &controls::PowerDot::toggled, dot, [this, &edit](bool on) {
        edit.set({&row_, band_}, on ? 1.0 : 0.0);
    });
    showValue_ = [dot](double value) { dot->setOn(value != 0.0); };
    widget_ = spoken_ = dot;
    if (look == Look::plain) return;
    auto* const captioned = new Captioned(name, parent);
    captioned->hold(dot);
    widget_ = captioned;
    if (row_.id == "makeupByLoudness") sayMeasuring(edit, captioned);
}

/// Make-up by loudness: under the switch stands what is going on.
void RowControl::sayMeasuring(SlotEdit& edit, Captioned* captioned) {
    captioned->setToolTip(
        ModuleControls::tr("The make-up follows every change: what the module does to the loudness of "
                           "its music is measured and made up for. Turned by hand, it stays there"));
    showMeasuring_ = [captioned, &edit, name = controls::nameOf(row_)] {
        const core::Slot* const slot = edit.slot();
        const bool measuring = slot && edit.desk().makeup().isMeasuring(slot->id);
        captioned->setCaption(measuring ? ModuleControls::tr("Measuring\u2026") : name);
    };
    QObject::connect(&edit.desk().makeup(), &Makeup::changed, captioned, showMeasuring_);
}

void RowControl::show(const core::Slot& slot, int band, bool isThere) {
    band_ = row_.banded ? band : 0;
    const core::ParameterRef parameter{&row_, band_};
    widget_->setObjectName(QString::fromStdString(core::parameterId(parameter)));
    spoken_->setAccessibleName(spokenName(parameter));
    applies_ = core::applies(slot, parameter);
    widget_->setEnabled(isThere && applies_);
    if (row_.applies)
        widget_->setToolTip(applies_      ? says_
                            : row_.banded ? ModuleControls::tr("Changes nothing as the band is set")
                                          : ModuleControls::tr("Changes nothing as the module is set"));
    showValue_(parameter.get(slot));
    if (showCourse_) showCourse_();
    if (showMeasuring_) showMeasuring_();
}

} // namespace ui::chain
