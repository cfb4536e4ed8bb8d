#include "ui/chain/ModuleView.h"

#include "core/Parameter.h"
#include "ui/chain/Bands.h"
#include "ui/chain/ModuleSheet.h"
#include "ui/theme/Theme.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace ui::chain {

ModuleView::ModuleView(Desk& desk, QMenu& presets) : edit_(desk), presetMenu_(presets), commands_(desk.actions()) {
    setAccessibleName(tr("Selected module"));
    commands_.add({.id = QStringLiteral("chain.listen"),
                   .text = tr("Solo: hear a part of the module alone"),
                   .menu = Menu::chain,
                   .key = QKeySequence(QStringLiteral("Shift+S")),
                   .icon = QStringLiteral("headphones"),
                   .run = [this] { edit_.desk().listening().listenTo(isListenedTo() ? std::nullopt : part()); },
                   .enabled = [this] { return part().has_value(); },
                   .checked = [this] { return isListenedTo(); }});
}

void ModuleView::show(std::optional<core::SlotId> slot) {
    const bool another = slot != slot_;
    slot_ = slot;
    edit_.choose(slot);
    const core::Slot* const shown = edit_.slot();
    if (!shown) {
        edit_.desk().listening().listenTo({});
        return showSheet(nullptr);
    }
    const std::vector<int> used = usedBands(*shown);
    const bool holds = std::ranges::find(used, band_) != used.end();
    if (!used.empty() && (another || !holds)) {
        // To the nearest one below where the band has gone.
        const auto above = std::ranges::upper_bound(used, band_);
        band_ = another || above == used.begin() ? used.front() : *(above - 1);
    }
    ModuleSheet* const sheet = sheetOf(core::moduleOf(*shown));
    followListening();
    sheet->setGeometry(inside());
    sheet->showSlot(*shown, band_);
    showSheet(sheet);
}

ModuleSheet* ModuleView::sheetOf(const core::Module& module) {
    ModuleSheet*& sheet = sheets_[&module];
    if (sheet) return sheet;
    sheet = new ModuleSheet(module, edit_, presetMenu_, this);
    sheet->hide();
    connect(sheet, &ModuleSheet::bandChosen, this, &ModuleView::chooseBand);
    return sheet;
}

void ModuleView::showSheet(ModuleSheet* sheet) {
    if (sheet == sheet_) return;
    if (sheet_) sheet_->hide();
    sheet_ = sheet;
    if (sheet_) sheet_->show();
    update();
}

/// Of the frame.
QRect ModuleView::inside() const {
    return rect().adjusted(1, 1, -1, -1);
}

void ModuleView::resizeEvent(QResizeEvent*) {
    if (sheet_) sheet_->setGeometry(inside());
}

void ModuleView::chooseBand(int band) {
    band_ = band;
    followListening();
    if (const core::Slot* const slot = edit_.slot(); slot && sheet_) sheet_->showSlot(*slot, band_);
}

/// What there is to be heard alone of the selected slot. Commands are asked for it before the slot is shown.
std::optional<engine::analysis::Audition> ModuleView::part() const {
    using engine::analysis::AuditionKind;
    const auto selected = edit_.desk().selection().slot();
    const core::Slot* const slot = selected ? findSlot(edit_.desk().album(), *selected) : nullptr;
    if (!slot) return std::nullopt;
    const AuditionKind kind = engine::analysis::auditionKind(core::moduleOf(*slot));
    if (kind == AuditionKind::none) return std::nullopt;
    const bool hasBand = kind == AuditionKind::region || kind == AuditionKind::band;
    if (hasBand && usedBands(*slot).empty()) return std::nullopt;
    return engine::analysis::Audition{slot->id, hasBand ? band_ : 0};
}

bool ModuleView::isListenedTo() const {
    const auto& heard = edit_.desk().listening().part();
    return heard && edit_.desk().selection().slot() == heard->slot;
}

/// Who goes to another band hears that one; who goes to another module hears the master.
void ModuleView::followListening() {
    auto& listening = edit_.desk().listening();
    if (listening.part()) listening.listenTo(isListenedTo() ? part() : std::nullopt);
}

void ModuleView::showReading(const engine::SlotReading* reading) {
    if (sheet_) sheet_->showReading(reading);
}

void ModuleView::showPresets() {
    if (sheet_) sheet_->showPresets();
}

void ModuleView::enter() {
    if (sheet_) sheet_->enter();
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
    if (sheet_) return painter.drawLine(1, ModuleSheet::headHeight, width() - 2, ModuleSheet::headHeight);
    painter.setPen(palette::dim);
    painter.drawText(rect(), Qt::AlignCenter, tr("No module yet: add one to the track or to the album with +"));
}

} // namespace ui::chain
