#include "ui/transport/TransportBar.h"

#include "ui/controls/Readout.h"
#include "ui/controls/ValueField.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"
#include "ui/transport/AlbumTitle.h"
#include "ui/transport/Clocks.h"
#include "ui/transport/PlayCommands.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui::transport {

namespace {

/// Of no module: what only the listener hears.
constexpr core::Parameter levelRow{.id = "monitorLevel",
                                   .label = "Monitor level",
                                   .unit = core::Unit::db,
                                   .range = {Listening::lowestMonitorDb, 0.0},
                                   .standard = 0.0};

} // namespace

TransportBar::TransportBar(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk), commands_(desk.actions()) {
    setAccessibleName(tr("Transport and listening"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    addPlayCommands(commands_, desk_);
    auto* const across = new QHBoxLayout(this);
    across->setContentsMargins(metrics::grid + 6, 0, metrics::grid, 0);
    across->setSpacing(0);
    auto* const title = new AlbumTitle(desk_);
    title->setMaximumWidth(metrics::sequenceWidth + 7 * metrics::grid);
    title->setMinimumWidth(96);
    across->addWidget(title, 12);
    across->addSpacing(metrics::grid * 2);
    across->addLayout(transport());
    across->addSpacing(metrics::grid * 3);
    across->addLayout(clocks());
    across->addStretch(1);
    across->addLayout(listening());
    connect(&desk_.listening(), &Listening::ticked, this, &TransportBar::tick);
    connect(&desk_.listening(), &Listening::seamChanged, this, [this] { shownAt_.reset(); });
    connect(&desk_.listening(), &Listening::monitorChanged, this, &TransportBar::showMonitor);
    connect(&desk_, &Desk::albumChanged, this, [this] {
        shownAt_.reset();
        showClocks();
    });
    showClocks();
    showMonitor();
}

QToolButton* TransportBar::button(const char* id, const QString& words) {
    auto* const made = new QToolButton;
    QAction* const action = desk_.actions().action(QLatin1String(id));
    made->setDefaultAction(action);
    const bool both = !words.isEmpty() && !action->icon().isNull();
    // The style leaves too little between an icon and its words.
    if (!words.isEmpty()) action->setIconText(both ? QChar(QChar::Nbsp) + words : words);
    made->setToolButtonStyle(both              ? Qt::ToolButtonTextBesideIcon
                             : words.isEmpty() ? Qt::ToolButtonIconOnly
                                               : Qt::ToolButtonTextOnly);
    made->setIconSize({metrics::iconSize, metrics::iconSize});
    made->setFixedHeight(metrics::buttonHeight);
    if (words.isEmpty()) made->setFixedWidth(metrics::buttonHeight + 6);
    made->setFocusPolicy(Qt::TabFocus);
    made->setAccessibleName(action->text());
    return made;
}

/// Plays the seam; its arrow opens the steps from seam to seam.
QToolButton* TransportBar::seamsButton() {
    QToolButton* const made = button("transport.seam", tr("Seams"));
    auto* const menu = new QMenu(made);
    for (const char* id : {"transport.seam", "transport.previousSeam", "transport.nextSeam", "transport.allSeams"})
        menu->addAction(desk_.actions().action(QLatin1String(id)));
    made->setMenu(menu);
    made->setPopupMode(QToolButton::MenuButtonPopup);
    return made;
}

QBoxLayout* TransportBar::transport() {
    auto* const across = new QHBoxLayout;
    across->setSpacing(metrics::grid);
    across->addWidget(button("transport.previous"));
    across->addWidget(button("transport.play"));
    across->addWidget(button("transport.next"));
    across->addWidget(button("transport.loop", tr("Loop")));
    across->addWidget(seamsButton());
    return across;
}

QBoxLayout* TransportBar::clocks() {
    clock_ = new controls::Readout(tr("Album time"), theme::figures(metrics::readoutSize), palette::amber,
                                   QStringLiteral("000:00.000"));
    const QFont small = theme::figures(metrics::smallSize);
    track_ = new controls::Readout(tr("Track time"), small, palette::dim, QStringLiteral("track 99 \u00b7 00:00.000"));
    disc_ = new controls::Readout(tr("CD time"), small, palette::dim, QStringLiteral("CD 2 \u00b7 00:00:00"));
    auto* const down = new QVBoxLayout;
    down->setSpacing(2);
    down->addStretch();
    down->addWidget(track_);
    down->addWidget(disc_);
    down->addStretch();
    auto* const across = new QHBoxLayout;
    across->setSpacing(metrics::grid * 2);
    across->addWidget(clock_);
    across->addLayout(down);
    return across;
}

QToolButton* TransportBar::listenButton(bool source) {
    auto* const made = new QToolButton;
    made->setCheckable(true);
    made->setFixedHeight(metrics::buttonHeight);
    made->setFocusPolicy(Qt::TabFocus);
    connect(made, &QToolButton::clicked, this, [this, source] {
        engine::MonitorChoice monitor = desk_.listening().monitor();
        monitor.listen = source ? engine::MonitorChoice::Listen::source : engine::MonitorChoice::Listen::master;
        desk_.listening().setMonitor(monitor);
        showMonitor();
    });
    return made;
}

QBoxLayout* TransportBar::listening() {
    master_ = listenButton(false);
    master_->setText(tr("Master"));
    master_->setAccessibleName(tr("Hear the master"));
    master_->setToolTip(tr("Hear the master"));
    mix_ = listenButton(true);
    auto* const across = new QHBoxLayout;
    across->setSpacing(metrics::grid);
    across->addWidget(button("monitor.dim", tr("Dim")));
    across->addWidget(button("monitor.mono", tr("Mono")));
    across->addSpacing(metrics::grid);
    across->addWidget(master_);
    across->addWidget(mix_);
    across->addWidget(monitorLevel());
    return across;
}

QWidget* TransportBar::monitorLevel() {
    level_ = new controls::ValueField(levelRow, tr("Monitor level"), tr("Level"));
    connect(level_, &controls::ValueField::edited, this, [this](double levelDb) {
        engine::MonitorChoice monitor = desk_.listening().monitor();
        monitor.levelDb = levelDb;
        desk_.listening().setMonitor(monitor);
    });
    return level_;
}

void TransportBar::tick() {
    if (const bool playing = desk_.listening().transport().playing; playing != playing_) {
        playing_ = playing;
        desk_.actions()
            .action(QStringLiteral("transport.play"))
            ->setIcon(theme::icon(playing ? QStringLiteral("square") : QStringLiteral("play")));
    }
    showClocks();
}

void TransportBar::showClocks() {
    const core::AlbumLayout& layout = desk_.layout();
    const core::FramePos at = desk_.listening().transport().position;
    if (shownAt_ == at) return;
    shownAt_ = at;
    clock_->showText(clock(at, layout.rate));
    track_->showText(trackClock(layout, at));
    if (const auto seam = desk_.listening().seam())
        disc_->showText(tr("seam %1 of %2").arg(*seam + 1).arg(layout.tracks.size() - 1), palette::amber);
    else
        disc_->showText(cdClock(layout, at), palette::dim);
}

void TransportBar::showMonitor() {
    using Listen = engine::MonitorChoice::Listen;
    const Listen listen = desk_.listening().monitor().listen;
    const bool matched = desk_.listening().isMatched();
    master_->setChecked(listen == Listen::master);
    mix_->setChecked(listen == Listen::source);
    level_->setValue(desk_.listening().monitor().levelDb);
    mix_->setText(matched ? tr("Mix \u2248") : tr("Mix"));
    const QString says = matched ? tr("Hear the mixes at the master's loudness")
                                 : tr("Hear the mixes as they are: the album is not measured yet");
    mix_->setAccessibleName(says);
    mix_->setToolTip(Actions::withKey(says, desk_.actions().action(QStringLiteral("monitor.compare"))));
}

void TransportBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::panel);
    painter.fillRect(0, height() - 1, width(), 1, palette::line);
}

} // namespace ui::transport
