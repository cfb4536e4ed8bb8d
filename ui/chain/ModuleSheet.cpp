#include "ui/chain/ModuleSheet.h"

#include "core/SettingsRows.h"
#include "ui/chain/ControlsArea.h"
#include "ui/chain/ModuleControls.h"
#include "ui/chain/ModulePicture.h"
#include "ui/controls/PowerDot.h"
#include "ui/controls/SegmentedChoice.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace ui::chain {

namespace {

constexpr int leastPictureHeight = 108; ///< For which the controls are scrolled.
constexpr int leastControlsHeight = 56;
constexpr int footGap = 6;

} // namespace

ModuleSheet::ModuleSheet(const core::Module& module, SlotEdit& edit, QMenu& presets, QWidget* parent)
    : QWidget(parent), module_(module), edit_(edit), presets_(makePresetButton(presets)), listen_(makeListenButton()),
      head_(makeHead()), picture_(makePicture(module, edit, this)), controls_(new ModuleControls(module, edit, this)),
      area_(new ControlsArea(controls_, this)) {
    connect(picture_, &ModulePicture::bandChosen, this, &ModuleSheet::bandChosen);
    connect(controls_, &ModuleControls::bandChosen, this, &ModuleSheet::bandChosen, Qt::QueuedConnection);
}

ModuleSheet::~ModuleSheet() = default;

QWidget* ModuleSheet::makeHead() {
    auto* const head = new QWidget(this);
    auto* const across = new QHBoxLayout(head);
    across->setContentsMargins(metrics::grid, 0, metrics::grid, 0);
    across->setSpacing(6);
    power_ = new controls::PowerDot(tr("%1 on").arg(nameOf(module_)));
    connect(power_, &controls::PowerDot::toggled, this, [this](bool on) {
        edit_.change(on ? tr("%1 on").arg(nameOf(module_)) : tr("%1 off").arg(nameOf(module_)),
                     [on](core::Slot& slot) { slot.enabled = on; });
    });
    name_ = new QLabel(nameOf(module_));
    name_->setFont(theme::words(metrics::textSize, QFont::DemiBold));
    name_->setToolTip(QString::fromUtf8(module_.says.data(), static_cast<qsizetype>(module_.says.size())));
    across->addWidget(power_);
    across->addWidget(name_);
    across->addWidget(presets_);
    across->addStretch(1);
    // Choices of the module first, then the slot's own rows.
    for (const bool ofSlot : {false, true})
        for (const core::Parameter& row : module_.parameters) {
            if (!isOfHead(row, module_) || core::isOfSlot(row, module_) != ofSlot) continue;
            headControls_.push_back(std::make_unique<RowControl>(row, module_, edit_, RowControl::Look::plain, head));
            across->addWidget(headControls_.back()->widget());
        }
    if (listen_) across->addWidget(listen_);
    across->addWidget(makeComparison());
    auto* const reset = new QToolButton;
    reset->setDefaultAction(edit_.desk().actions().action(QStringLiteral("chain.reset")));
    reset->setAccessibleName(reset->defaultAction()->text());
    reset->setToolButtonStyle(Qt::ToolButtonIconOnly);
    reset->setFocusPolicy(Qt::StrongFocus);
    reset->setFixedHeight(26);
    across->addWidget(reset);
    return head;
}

QToolButton* ModuleSheet::makePresetButton(QMenu& presets) {
    auto* const button = new QToolButton;
    button->setObjectName(QStringLiteral("presets"));
    button->setText(tr("Presets \u25be"));
    button->setIcon(theme::icon(QStringLiteral("folder-open")));
    button->setIconSize({12, 12});
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFixedHeight(26);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(&presets);
    QAction* const command = edit_.desk().actions().action(QStringLiteral("chain.presets"));
    button->setAccessibleName(command->text());
    Actions::lendToolTip(command, button);
    return button;
}

/// nullptr where nothing of the module can be heard alone.
QToolButton* ModuleSheet::makeListenButton() {
    using engine::analysis::AuditionKind;
    const AuditionKind kind = engine::analysis::auditionKind(module_);
    if (kind == AuditionKind::none) return nullptr;
    const QString says = kind == AuditionKind::region ? tr("Solo: hear only what the band touches")
                         : kind == AuditionKind::band ? tr("Solo: hear only this band")
                         : kind == AuditionKind::sideChain
                             ? tr("Hear what the detector hears")
                             : tr("Hear it at unity gain: without the level that the drive adds");
    QAction* const command = edit_.desk().actions().action(QStringLiteral("chain.listen"));
    auto* const button = new QToolButton;
    button->setObjectName(QStringLiteral("listen"));
    button->setIcon(theme::icon(QStringLiteral("headphones")));
    button->setCheckable(true);
    button->setFixedHeight(26);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(says);
    const auto explain = [command, button, says] { button->setToolTip(Actions::withKey(says, command)); };
    connect(command, &QAction::changed, button, explain);
    explain();
    connect(button, &QToolButton::clicked, command, &QAction::trigger);
    connect(&edit_.desk().listening(), &Listening::monitorChanged, this, &ModuleSheet::showListening);
    return button;
}

void ModuleSheet::showListening() {
    if (!listen_) return;
    const auto& part = edit_.desk().listening().part();
    const core::Slot* const slot = edit_.slot();
    listen_->setChecked(part && slot && part->slot == slot->id);
}

/// A and B, the one that is heard lit.
QWidget* ModuleSheet::makeComparison() {
    QAction* const swap = edit_.desk().actions().action(QStringLiteral("chain.swapAlternative"));
    QAction* const copy = edit_.desk().actions().action(QStringLiteral("chain.copyAlternative"));
    heard_ = new controls::SegmentedChoice({QStringLiteral("A"), QStringLiteral("B")}, tr("Heard"));
    heard_->setObjectName(QStringLiteral("heard"));
    connect(heard_, &controls::SegmentedChoice::chose, swap, &QAction::trigger);
    heard_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(heard_, &QWidget::customContextMenuRequested, this, [this, copy](QPoint at) {
        QMenu menu;
        menu.addAction(copy);
        menu.exec(heard_->mapToGlobal(at));
    });
    return heard_;
}

/// Folds choices of the head, the widest first, until it has room for all that it holds; then the presets' word goes,
/// what changes nothing, and at last the module's name, which its tile has too. Counted, not tried: each try would have
/// the window laid out anew.
void ModuleSheet::fitHead() {
    const bool isShort = presets_->toolButtonStyle() == Qt::ToolButtonIconOnly;
    if (!isShort) presetsWidth_ = presets_->sizeHint().width();
    int wide = head_->layout()->sizeHint().width() + (isShort ? presetsWidth_ - presets_->maximumWidth() : 0);
    std::vector<controls::SegmentedChoice*> choices;
    for (const auto& control : headControls_)
        if (control->choice()) choices.push_back(control->choice());
    std::ranges::stable_sort(choices, std::greater<>(), &controls::SegmentedChoice::unfoldedWidth);
    const int gap = head_->layout()->spacing();
    for (const auto& control : headControls_)
        if (control->widget()->isHidden()) wide += control->widget()->sizeHint().width() + gap;
    if (name_->isHidden()) wide += name_->sizeHint().width() + gap;
    for (const auto* const choice : choices) wide += choice->unfoldedWidth() - choice->sizeHint().width();
    for (auto* const choice : choices) {
        const bool folds = wide > width() && choice->unfoldedWidth() > choice->foldedWidth();
        choice->setFolded(folds);
        if (folds) wide -= choice->unfoldedWidth() - choice->foldedWidth();
    }
    const bool shortens = wide > width();
    if (shortens) wide -= presetsWidth_ - presets_->height();
    for (const auto& control : headControls_) {
        const bool goes = wide > width() && !control->applies();
        if (goes) wide -= control->widget()->sizeHint().width() + gap;
        control->widget()->setVisible(!goes);
    }
    name_->setVisible(wide <= width());
    if (shortens == isShort) return;
    presets_->setToolButtonStyle(shortens ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextOnly);
    presets_->setMaximumWidth(shortens ? presets_->height() : QWIDGETSIZE_MAX);
}

/// The controls get the height that they have at this width, unless the picture would be too low.
void ModuleSheet::place() {
    fitHead();
    head_->setGeometry(0, 0, width(), headHeight);
    const int wide = width() - 2 * metrics::grid;
    const int room = std::max(0, height() - headHeight - 2 * metrics::grid - footGap);
    const int wanted = controls_->heightForWidth(wide);
    const int low = std::min({wanted, room, std::max(room - leastPictureHeight, leastControlsHeight)});
    picture_->setGeometry(metrics::grid, headHeight + metrics::grid, wide, room - low);
    area_->setGeometry(metrics::grid, height() - footGap - low, wide, low);
}

void ModuleSheet::resizeEvent(QResizeEvent*) {
    place();
}

bool ModuleSheet::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) place();
    return QWidget::event(event);
}

void ModuleSheet::showSlot(const core::Slot& slot, int band) {
    power_->setOn(slot.enabled);
    showListening();
    heard_->setChosen(slot.swapped ? 1 : 0);
    const QString key = edit_.desk()
                            .actions()
                            .action(QStringLiteral("chain.swapAlternative"))
                            ->shortcut()
                            .toString(QKeySequence::NativeText);
    heard_->sayOfEach({slot.swapped ? tr("Hear A") : tr("A is heard"), slot.swapped ? tr("B is heard")
                                                                       : slot.alternative
                                                                           ? tr("Hear B")
                                                                           : tr("Hear B: it begins as a copy of A")},
                      key);
    for (const auto& control : headControls_) control->show(slot, 0);
    controls_->show(slot, band);
    picture_->showSlot(slot, edit_.desk().album().rate, band);
    place();
}

void ModuleSheet::showReading(const engine::SlotReading* reading) {
    if (picture_->isVisible()) picture_->showReading(reading);
}

void ModuleSheet::showPresets() {
    presets_->showMenu();
}

void ModuleSheet::enter() {
    controls_->enter();
}

} // namespace ui::chain
