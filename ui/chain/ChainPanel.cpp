#include "ui/chain/ChainPanel.h"

#include "core/Edits.h"
#include "ui/chain/ModuleView.h"
#include "ui/chain/Presets.h"
#include "ui/chain/TileStrip.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace ui::chain {

namespace {

constexpr int tallStrip = 88;
constexpr int lowStrip = 48;  ///< Names, dots and numbers, no pictures.
constexpr int lowPanel = 400; ///< Below it every pixel belongs to the module.

} // namespace

ChainPanel::ChainPanel(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    setAccessibleName(tr("Chain"));
    layOut();
    connect(tiles_, &TileStrip::entered, this, [this] { module_->enter(); });
    connect(presets_, &Presets::moduleMenuAsked, module_, &ModuleView::showPresets);
    connect(&desk_, &Desk::albumChanged, this, &ChainPanel::showChains);
    connect(&desk_.selection(), &Selection::changed, this, &ChainPanel::showChains);
    connect(&desk_.listening(), &Listening::ticked, this, &ChainPanel::tick);
    showChains();
}

/// What is still held ends while everything that it shows itself on is there.
ChainPanel::~ChainPanel() {
    module_->show({});
}

void ChainPanel::layOut() {
    title_ = new QLabel;
    title_->setObjectName(QStringLiteral("chainTitle"));
    title_->setProperty("role", "tab");
    title_->setTextFormat(Qt::PlainText);
    figures_ = new QLabel;
    figures_->setFont(theme::figures(12));
    figures_->setProperty("role", "dim");
    presets_ = new Presets(desk_, *this);
    tiles_ = new TileStrip(desk_, *presets_);
    across_ = new QScrollArea;
    across_->setWidget(tiles_);
    across_->setWidgetResizable(true);
    across_->setFocusPolicy(Qt::NoFocus);
    across_->setFrameShape(QFrame::NoFrame);
    across_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    across_->viewport()->setAutoFillBackground(false);
    tiles_->setAutoFillBackground(false);
    module_ = new ModuleView(desk_, *presets_->moduleMenu());

    for (QWidget* const each : std::initializer_list<QWidget*>{title_, figures_, across_, module_})
        each->setParent(this);
}

void ChainPanel::resizeEvent(QResizeEvent*) {
    place();
}

bool ChainPanel::event(QEvent* event) {
    if (event->type() == QEvent::LayoutRequest) place();
    return QWidget::event(event);
}

/// By hand: what changes in here asks nobody outside to be laid out. The strip is as high as the tiles, and their
/// scroll bar where they do not fit.
void ChainPanel::place() {
    const bool isLow = height() < lowPanel;
    int top = metrics::grid;
    title_->setVisible(!isLow);
    figures_->setVisible(!isLow);
    if (!isLow) {
        showTitle();
        const QSize title = title_->sizeHint(), figures = figures_->sizeHint();
        const int high = std::max(title.height(), figures.height());
        title_->setGeometry(0, top, title.width(), high);
        figures_->setGeometry(width() - figures.width(), top, figures.width(), high);
        top += high + metrics::grid;
    }
    const int strip = isLow ? lowStrip : tallStrip;
    const bool scrolls = tiles_->minimumSizeHint().width() > width();
    const int high = strip + (scrolls ? across_->horizontalScrollBar()->sizeHint().height() : 0);
    tiles_->setFixedHeight(strip);
    across_->setGeometry(0, top, width(), high);
    top += high + metrics::grid;
    module_->setGeometry(0, top, width(), std::max(0, height() - top - metrics::grid));
}

void ChainPanel::showChains() {
    followTrack();
    const auto slot = desk_.selection().slot();
    tiles_->showAlbum();
    module_->show(slot);
    if (const core::Slot* const shown = slot ? findSlot(desk_.album(), *slot) : nullptr)
        shownModule_ = core::moduleOf(*shown).id;
    desk_.listening().engine().watch(slot);
    place();
}

/// The selected slot is one of those in view: on another track or master the module of the same kind, else the first.
void ChainPanel::followTrack() {
    auto inView = tiles_->chains();
    const auto selected = desk_.selection().slot();
    const auto of = selected ? chainPlaceOf(desk_.album(), *selected) : std::nullopt;
    if (of && !of->track) std::ranges::reverse(inView); // from master to master in the album's
    const auto holds = [&](auto isIt) -> std::optional<core::SlotId> {
        for (const core::Chain* const chain : inView)
            if (const auto found = std::ranges::find_if(*chain, isIt); found != chain->end()) return found->id;
        return std::nullopt;
    };
    if (selected && holds([&](const core::Slot& slot) { return slot.id == *selected; })) return;
    auto next = holds([&](const core::Slot& slot) { return core::moduleOf(slot).id == shownModule_; });
    if (!next) next = holds([](const core::Slot&) { return true; });
    desk_.selection().selectSlot(next);
}

void ChainPanel::showTitle() {
    const auto track = desk_.selection().track();
    const core::Track* const shown = track ? core::findTrack(desk_.album(), *track) : nullptr;
    const QString name = shown ? QString::fromStdString(shown->metadata.title) : QString();
    const QString whole = name.isEmpty() ? tr("Chain") : tr("Chain of %1").arg(name);
    title_->setText(elided(whole, title_->font(), std::max(120, width() - 320)));
    title_->setToolTip(whole);
}

void ChainPanel::tick() {
    auto& engine = desk_.listening().engine();
    const QString latency = tr("latency %1 smp").arg(QLocale().toString(engine.latencyFrames()));
    const bool runs = desk_.listening().device().kind == engine::DeviceState::Kind::running;
    const auto load = static_cast<int>(std::lround(100.0 * desk_.listening().transport().callbackLoad));
    // Over a whole block's time it is late, by however much.
    const QString cpu = load > 100 ? tr("CPU over 100 %") : tr("CPU %1 %").arg(load);
    const QString words = runs ? latency + QStringLiteral(" \u00b7 ") + cpu : latency;
    if (words != figures_->text()) figures_->setText(words);
    if (!isVisible()) return;
    const auto reading = engine.watched();
    const bool isSelected = reading && reading->slot == desk_.selection().slot();
    module_->showReading(isSelected ? &*reading : nullptr);
    tiles_->showReduction(isSelected && reading->turnsDown ? std::optional(reading->gainReductionDb) : std::nullopt);
}

} // namespace ui::chain
