#include "ui/chain/ModuleView.h"

#include "core/SettingsRows.h"
#include "ui/chain/Bands.h"
#include "ui/chain/ControlsArea.h"
#include "ui/chain/ModuleControls.h"
#include "ui/chain/ModulePicture.h"
#include "ui/controls/PowerDot.h"
#include "ui/controls/SegmentedChoice.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::chain {

namespace {

constexpr int leastPictureHeight = 108; ///< For which the controls are scrolled.

}

ModuleView::ModuleView(Desk& desk, QMenu& presets) : edit_(desk), presetMenu_(presets) {
    setAccessibleName(tr("Selected module"));
    down_ = new QVBoxLayout(this);
    down_->setContentsMargins(1, 1, 1, 1);
}

ModuleView::~ModuleView() = default;

void ModuleView::show(std::optional<core::SlotId> slot) {
    const bool another = slot != slot_;
    slot_ = slot;
    edit_.choose(slot);
    const core::Slot* const shown = edit_.slot();
    if (!shown) {
        module_ = nullptr;
        clear();
        return;
    }
    const core::Module& module = core::moduleOf(*shown);
    if (&module != module_) build(module);
    module_ = &module;
    const std::vector<int> used = usedBands(*shown);
    const bool holds = std::ranges::find(used, band_) != used.end();
    if (!used.empty() && (another || !holds)) {
        // To the nearest one below where the band has gone.
        const auto above = std::ranges::upper_bound(used, band_);
        band_ = another || above == used.begin() ? used.front() : *(above - 1);
    }
    showSlot();
}

void ModuleView::clear() {
    headControls_.clear();
    delete content_;
    content_ = nullptr;
    head_ = nullptr;
    picture_ = nullptr;
    controls_ = nullptr;
    power_ = nullptr;
    presets_ = nullptr;
    heard_ = nullptr;
    update();
}

void ModuleView::build(const core::Module& module) {
    clear();
    content_ = new QWidget(this);
    auto* const down = new QVBoxLayout(content_);
    down->setContentsMargins(0, 0, 0, 6);
    down->setSpacing(0);
    down->addWidget(makeHead(module));
    picture_ = makePicture(module, edit_, content_);
    picture_->setMinimumHeight(leastPictureHeight);
    controls_ = new ModuleControls(module, edit_, content_);
    connect(picture_, &ModulePicture::bandChosen, this, &ModuleView::chooseBand);
    connect(controls_, &ModuleControls::bandChosen, this, &ModuleView::chooseBand, Qt::QueuedConnection);
    auto* const inside = new QVBoxLayout;
    inside->setContentsMargins(metrics::grid, metrics::grid, metrics::grid, 0);
    inside->setSpacing(metrics::grid);
    inside->addWidget(picture_, 1);
    inside->addWidget(new ControlsArea(controls_, content_));
    down->addLayout(inside, 1);
    down_->addWidget(content_);
}

QWidget* ModuleView::makeHead(const core::Module& module) {
    auto* const head = head_ = new QWidget;
    head->setFixedHeight(38);
    head->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // see fitHead
    auto* const across = new QHBoxLayout(head);
    across->setContentsMargins(metrics::grid, 0, metrics::grid, 0);
    across->setSpacing(6);
    power_ = new controls::PowerDot(tr("%1 on").arg(nameOf(module)));
    connect(power_, &controls::PowerDot::toggled, this, [this, &module](bool on) {
        edit_.change(on ? tr("%1 on").arg(nameOf(module)) : tr("%1 off").arg(nameOf(module)),
                     [on](core::Slot& slot) { slot.enabled = on; });
    });
    auto* const name = new QLabel(nameOf(module));
    name->setFont(theme::words(metrics::textSize, QFont::DemiBold));
    name->setToolTip(QString::fromUtf8(module.says.data(), static_cast<qsizetype>(module.says.size())));
    across->addWidget(power_);
    across->addWidget(name);
    across->addWidget(presets_ = makePresetButton());
    across->addStretch(1);
    // Choices of the module first, then the slot's own rows.
    for (const bool ofSlot : {false, true})
        for (const core::Parameter& row : module.parameters) {
            if (!isOfHead(row, module) || core::isOfSlot(row, module) != ofSlot) continue;
            headControls_.push_back(std::make_unique<RowControl>(row, module, edit_, RowControl::Look::plain, head));
            across->addWidget(headControls_.back()->widget());
        }
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

QToolButton* ModuleView::makePresetButton() {
    auto* const button = new QToolButton;
    button->setObjectName(QStringLiteral("presets"));
    button->setText(tr("Presets \u25be"));
    button->setIcon(theme::icon(QStringLiteral("folder-open")));
    button->setIconSize({12, 12});
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFixedHeight(26);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(&presetMenu_);
    QAction* const command = edit_.desk().actions().action(QStringLiteral("chain.presets"));
    button->setAccessibleName(command->text());
    Actions::lendToolTip(command, button);
    return button;
}

/// A and B, the one that is heard lit.
QWidget* ModuleView::makeComparison() {
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

/// Folds choices of the head, the widest first, until it has room for all that it holds; the presets' word goes last.
void ModuleView::fitHead() {
    if (!head_) return;
    std::vector<controls::SegmentedChoice*> choices;
    for (const auto& control : headControls_)
        if (control->choice()) choices.push_back(control->choice());
    std::ranges::stable_sort(choices, std::greater<>(), &controls::SegmentedChoice::unfoldedWidth);
    presets_->setToolButtonStyle(Qt::ToolButtonTextOnly);
    presets_->setMaximumWidth(QWIDGETSIZE_MAX);
    for (auto* const choice : choices) choice->setFolded(false);
    const auto fits = [this] { return head_->layout()->sizeHint().width() <= width(); };
    for (auto* const choice : choices) {
        if (fits()) return;
        choice->setFolded(true);
    }
    if (fits()) return;
    presets_->setToolButtonStyle(Qt::ToolButtonIconOnly);
    presets_->setMaximumWidth(presets_->height());
}

void ModuleView::resizeEvent(QResizeEvent*) {
    fitHead();
}

void ModuleView::chooseBand(int band) {
    band_ = band;
    if (module_) showSlot();
}

void ModuleView::showSlot() {
    const core::Slot* const slot = edit_.slot();
    if (!slot) return;
    power_->setOn(slot->enabled);
    heard_->setChosen(slot->swapped ? 1 : 0);
    const QString key = edit_.desk()
                            .actions()
                            .action(QStringLiteral("chain.swapAlternative"))
                            ->shortcut()
                            .toString(QKeySequence::NativeText);
    heard_->sayOfEach({slot->swapped ? tr("Hear A") : tr("A is heard"), slot->swapped ? tr("B is heard")
                                                                        : slot->alternative
                                                                            ? tr("Hear B")
                                                                            : tr("Hear B: it begins as a copy of A")},
                      key);
    for (const auto& control : headControls_) control->show(*slot, 0);
    controls_->show(*slot, band_);
    picture_->showSlot(*slot, edit_.desk().album().rate, band_);
    fitHead();
}

void ModuleView::showReading(const engine::SlotReading* reading) {
    if (picture_ && picture_->isVisible()) picture_->showReading(reading);
}

void ModuleView::showPresets() {
    if (presets_) presets_->showMenu();
}

void ModuleView::enter() {
    if (controls_) controls_->enter();
}

void ModuleView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return enter();
    QWidget::keyPressEvent(event);
}

void ModuleView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette::line, 1));
    painter.setBrush(palette::panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::corner, metrics::corner);
    if (content_) return painter.drawLine(1, 38, width() - 2, 38);
    painter.setPen(palette::dim);
    painter.drawText(rect(), Qt::AlignCenter, tr("No module yet: add one to the track or to the album with +"));
}

} // namespace ui::chain
