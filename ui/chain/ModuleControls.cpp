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

constexpr int gap = 14;
constexpr int mostSegments = 5; ///< Longer choices are folded always.

int widthOf(const std::vector<QSize>& sizes) {
    return std::accumulate(sizes.begin(), sizes.end(), -gap,
                           [](int sum, QSize size) { return sum + size.width() + gap; });
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
    if (bandBox_) {
        if (!bandChoice_ || usedBands(slot) != bands_) {
            const bool hadFocus = bandBox_->isAncestorOf(QApplication::focusWidget());
            makeBandChoice(slot);
            if (hadFocus) bandBox_->findChild<QToolButton*>(QStringLiteral("addBand"))->setFocus();
            updateGeometry();
            place();
        }
        const auto found = std::ranges::find(bands_, band);
        bandChoice_->setChosen(found == bands_.end() ? -1 : static_cast<int>(found - bands_.begin()));
    }
    const bool hasBand = !bandBox_ || std::ranges::find(bands_, band) != bands_.end();
    for (const auto& control : controls_) {
        control->show(slot, band);
        control->widget()->setEnabled(hasBand || !control->row().banded);
    }
}

void ModuleControls::enter() {
    for (const auto& control : controls_) {
        auto* const number = qobject_cast<controls::ValueControl*>(control->widget());
        if (number && number->isEnabled()) return number->setFocus(Qt::TabFocusReason);
    }
}

/// What does not fit in one row is folded, the widest choices first; what then does not fit goes to a second row.
std::vector<QSize> ModuleControls::sizes(int width, bool fold) const {
    std::vector<QSize> all;
    if (bandBox_) all.push_back(bandBox_->sizeHint());
    std::vector<std::pair<controls::SegmentedChoice*, std::size_t>> choices;
    for (const auto& control : controls_) {
        QSize size = control->widget()->sizeHint();
        if (auto* const choice = control->choice()) {
            size.rwidth() += choice->unfoldedWidth() - choice->sizeHint().width();
            choices.emplace_back(choice, all.size());
        }
        all.push_back(size);
    }
    std::ranges::stable_sort(choices, std::greater<>(), [](const auto& each) { return each.first->unfoldedWidth(); });
    for (const auto& [choice, at] : choices) {
        const bool folded =
            choice->unfoldedWidth() > choice->foldedWidth() && (widthOf(all) > width || choice->count() > mostSegments);
        if (folded) all[at].rwidth() += choice->foldedWidth() - choice->unfoldedWidth();
        if (fold) choice->setFolded(folded);
    }
    return all;
}

int ModuleControls::heightForWidth(int width) const {
    return flow(sizes(width, false), width, gap).height;
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
    const auto rows = flow(sizes(width(), true), width(), gap);
    std::size_t at = 0;
    if (bandBox_) bandBox_->setGeometry(rows.places[at++]);
    for (const auto& control : controls_) control->widget()->setGeometry(rows.places[at++]);
}

} // namespace ui::chain
