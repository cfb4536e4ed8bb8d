#include "ui/delivery/TargetsHead.h"

#include "ui/controls/Head.h"
#include "ui/controls/Link.h"
#include "ui/delivery/Sets.h"
#include "ui/delivery/Targets.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

namespace ui::delivery {

using core::Delivery;

TargetsHead::TargetsHead(Desk& desk, Targets& targets, QWidget* parent)
    : QWidget(parent), desk_(desk), targets_(targets), sets_(new Sets(desk, targets, *this)),
      across_(new QHBoxLayout(this)) {
    across_->setContentsMargins(0, 0, 0, 0);
    across_->setSpacing(metrics::grid);
    across_->addWidget(controls::head(tr("Targets").toUpper()));
    across_->addStretch();
    addPresets();
    addKinds();
}

QPushButton* TargetsHead::add(const QString& text, const QString& tip) {
    auto* const button = controls::link(text, tip);
    across_->addWidget(button);
    return button;
}

void TargetsHead::addPresets() {
    auto* const presets = add(tr("Presets"), tr("CD, streaming, vinyl ... and your own sets of targets"));
    connect(presets, &QPushButton::clicked, sets_, &Sets::menuAsked);
    connect(sets_, &Sets::menuAsked, presets, [this, presets] {
        if (!presets->isVisible()) desk_.actions().action(QStringLiteral("view.delivery"))->trigger();
        sets_->menu()->popup(presets->mapToGlobal(QPoint(0, presets->height())));
    });
}

void TargetsHead::addKinds() {
    const auto kind = [this](const QString& text, const QString& tip, const Delivery& delivery) {
        connect(add(text, tip), &QPushButton::clicked, this, [this, delivery] { targets_.add(delivery); });
    };
    kind(tr("+ DDP"), tr("A DDP 2.00 fileset for the plant"),
         {.format = Delivery::Format::ddp, .wordLength = Delivery::WordLength::int16});
    kind(tr("+ WAV"), tr("WAV, 24 bit, at the album's rate"), {});
    kind(tr("+ FLAC"), tr("FLAC, 24 bit, at the album's rate"), {.format = Delivery::Format::flac});
    kind(tr("+ MP3"), tr("MP3, 320 kb/s; its row has all the other formats"), {.format = Delivery::Format::mp3});
    kind(tr("+ Vinyl"), tr("A WAV for each side of a record, and its break list"), {.format = Delivery::Format::vinyl});
    connect(add(tr("+ Single"), tr("The chosen track alone, WAV, 24 bit; its row has the other formats")),
            &QPushButton::clicked, this, &TargetsHead::addSingle);
}

/// Of the track that is selected, or of the first.
void TargetsHead::addSingle() {
    const auto& tracks = desk_.album().tracks;
    if (!tracks.empty()) targets_.add({.single = desk_.selection().track().value_or(tracks.front().id)});
}

} // namespace ui::delivery
