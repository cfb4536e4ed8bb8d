#include "ui/chain/ModuleControls.h"

#include "ui/chain/Bands.h"
#include "ui/chain/Captioned.h"
#include "ui/chain/FlowRows.h"
#include "ui/controls/SegmentedChoice.h"
#include "ui/controls/ValueControl.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>
#include <numeric>

namespace ui::chain {

namespace {

constexpr int wideGap = 14;
constexpr int narrowGap = 6;
constexpr int mostSegments = 5; ///< Longer choices are folded always.

int widthOf(const std::vector<QSize>& sizes, int gap) {
    return std::accumulate(sizes.begin(), sizes.end(), -gap,
                           [gap](int sum, QSize size) { return sum + size.width() + gap; });
}

/// Of the widget, which has a caption, with the choice in it as wide as that.
int widthWith(const QWidget* widget, const controls::SegmentedChoice* choice, int choiceWidth) {
    const auto* const captioned = static_cast<const Captioned*>(widget);
    return captioned->widthFor(captioned->held()->sizeHint().width() + choiceWidth - choice->sizeHint().width());
}

} // namespace

ModuleControls::ModuleControls(const core::Module& module, SlotEdit& edit, QWidget* parent)
    : QWidget(parent), module_(module), edit_(edit) {
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    if (module.bands > 0) bandBox_ = new Captioned(tr("Band"), this);
    // Once per band first: they belong to the bands' buttons.
    for (const bool banded : {true, false})
        for (const core::Parameter& row : module.parameters)
            if (row.banded == banded && !isOfHead(row, module))
                controls_.push_back(std::make_unique<RowControl>(row, module, edit, RowControl::Look::captioned, this));
}

void ModuleControls::makeBandChoice(const core::Slot& slot) {
    bands_ = usedBands(slot);
    auto* const box = new QWidget;
    auto* const across = new QHBoxLayout(box);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(4);
    QStringList names;
    for (const int band : bands_) names.push_back(QString::number(band + 1));
    bandChoice_ = new controls::SegmentedChoice(names, tr("Band"), box);
    if (names.isEmpty()) bandChoice_->hide();
    connect(bandChoice_, &controls::SegmentedChoice::chose, this,
            [this](int place) { emit bandChosen(bands_[static_cast<std::size_t>(place)]); });
    across->addWidget(bandChoice_);
    if (bandSwitch(module_)) {
        auto* const add = new QToolButton;
        add->setIcon(theme::icon(QStringLiteral("plus")));
        add->setAccessibleName(tr("Add a band"));
        add->setToolTip(tr("Add a band"));
        add->setObjectName(QStringLiteral("addBand"));
        add->setFixedSize(metrics::buttonHeight, metrics::buttonHeight);
        add->setEnabled(freeBand(slot).has_value());
        connect(add, &QToolButton::clicked, this, &ModuleControls::addBand);
        across->addWidget(add);
    }
    static_cast<Captioned*>(bandBox_)->hold(box);
}

void ModuleControls::addBand() {
    const core::Slot* const slot = edit_.slot();
    const auto free = slot ? freeBand(*slot) : std::nullopt;
    if (!free) return;
    edit_.change(tr("%1: add band %2").arg(nameOf(module_)).arg(*free + 1),
                 [&](core::Slot& each) { switchOn(each, *free); });
    emit bandChosen(*free);
}

void ModuleControls::show(const core::Slot& slot, int band) {
    bool isAnother = false; // set of what stands there, or of rows that change something
    if (bandBox_) {
        if (!bandChoice_ || usedBands(slot) != bands_) {
            const bool hadFocus = bandBox_->isAncestorOf(QApplication::focusWidget());
            makeBandChoice(slot);
            if (hadFocus) bandBox_->findChild<QToolButton*>(QStringLiteral("addBand"))->setFocus();
            isAnother = true;
        }
        const auto found = std::ranges::find(bands_, band);
        bandChoice_->setChosen(found == bands_.end() ? -1 : static_cast<int>(found - bands_.begin()));
    }
    const bool hasBand = !bandBox_ || std::ranges::find(bands_, band) != bands_.end();
    for (const auto& control : controls_) {
        const bool before = control->applies();
        control->show(slot, band, hasBand || !control->row().banded);
        isAnother = isAnother || control->applies() != before;
    }
    arrangement_.reset();
    if (!isAnother) return;
    updateGeometry();
    place();
}

void ModuleControls::enter() {
    for (const auto& control : controls_) {
        auto* const number = qobject_cast<controls::ValueControl*>(control->widget());
        if (number && number->isEnabled()) return number->setFocus(Qt::TabFocusReason);
    }
}

/// Those that may be folded, in the order in which they give way: the widest first, the bands at last.
std::vector<controls::SegmentedChoice*> ModuleControls::choicesOf(const Controls& shown) const {
    std::vector<controls::SegmentedChoice*> all;
    for (const RowControl* control : shown)
        if (control->choice()) all.push_back(control->choice());
    std::ranges::stable_sort(all, std::greater<>(), &controls::SegmentedChoice::unfoldedWidth);
    if (bandChoice_ && !bands_.empty()) all.push_back(bandChoice_);
    return all;
}

/// In one row if that can be: all of them, or those that change something. What then does not fit goes to a second row.
const ModuleControls::Arrangement& ModuleControls::arrange(int width) const {
    if (arrangement_ && arrangement_->first == width) return arrangement_->second;
    Controls all, atWork;
    for (const auto& control : controls_) {
        all.push_back(control.get());
        if (control->applies()) atWork.push_back(control.get());
    }
    Arrangement made = arranged(std::move(all), width);
    if (widthOf(made.sizes, made.gap) > width) made = arranged(std::move(atWork), width);
    return arrangement_.emplace(width, std::move(made)).second;
}

/// With choices folded, then closer together, where that is needed for one row.
ModuleControls::Arrangement ModuleControls::arranged(Controls shown, int width) const {
    Arrangement made{.shown = std::move(shown), .sizes = {}, .folded = {}, .gap = wideGap};
    const auto take = [&made](const QWidget* widget, const controls::SegmentedChoice* choice) {
        QSize size = widget->sizeHint();
        if (choice) size.setWidth(widthWith(widget, choice, choice->unfoldedWidth()));
        made.sizes.push_back(size);
    };
    if (bandBox_) take(bandBox_, bands_.empty() ? nullptr : bandChoice_);
    for (const RowControl* control : made.shown) take(control->widget(), control->choice());
    const auto fold = [&](controls::SegmentedChoice* choice) {
        made.folded.push_back(choice);
        const int wide = choice->foldedWidth();
        if (choice == bandChoice_) return made.sizes.front().setWidth(widthWith(bandBox_, choice, wide));
        const auto at =
            static_cast<std::size_t>(std::ranges::find(made.shown, choice, &RowControl::choice) - made.shown.begin());
        made.sizes[at + (bandBox_ ? 1 : 0)].setWidth(widthWith(made.shown[at]->widget(), choice, wide));
    };
    for (auto* const choice : choicesOf(made.shown)) {
        if (choice == bandChoice_ && widthOf(made.sizes, made.gap) > width) made.gap = narrowGap;
        const bool tooWide = widthOf(made.sizes, made.gap) > width;
        const bool isLong = choice != bandChoice_ && choice->count() > mostSegments;
        if ((!tooWide && !isLong) || choice->unfoldedWidth() <= choice->foldedWidth()) continue;
        fold(choice);
    }
    if (widthOf(made.sizes, made.gap) > width) made.gap = narrowGap;
    return made;
}

int ModuleControls::heightForWidth(int width) const {
    const Arrangement& made = arrange(width);
    return flow(made.sizes, width, made.gap).height;
}

QSize ModuleControls::sizeHint() const {
    return {300, heightForWidth(width())};
}

QSize ModuleControls::minimumSizeHint() const {
    return {200, 80};
}

void ModuleControls::resizeEvent(QResizeEvent*) {
    place();
}

void ModuleControls::place() {
    const Arrangement& made = arrange(width());
    for (auto* const choice : choicesOf(made.shown))
        choice->setFolded(std::ranges::find(made.folded, choice) != made.folded.end());
    const auto rows = flow(made.sizes, width(), made.gap);
    std::size_t at = 0;
    if (bandBox_) bandBox_->setGeometry(rows.places[at++]);
    for (const auto& control : controls_) {
        const bool isShown = std::ranges::find(made.shown, control.get()) != made.shown.end();
        control->widget()->setVisible(isShown);
        if (isShown) control->widget()->setGeometry(rows.places[at++]);
    }
}

} // namespace ui::chain
