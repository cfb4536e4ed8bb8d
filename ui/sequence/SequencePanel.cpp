#include "ui/sequence/SequencePanel.h"

#include "core/Edits.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/sequence/FindingsList.h"
#include "ui/sequence/SequenceCommands.h"
#include "ui/sequence/SequenceHead.h"
#include "ui/sequence/SequenceList.h"
#include "ui/sequence/SequenceModel.h"
#include "ui/sequence/TrackTexts.h"
#include "ui/theme/Palette.h"

#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace ui::sequence {

namespace {

/// The album's findings, and beside its tracks the mixes that are not there or not what they were.
core::Findings findingsOf(Desk& desk) {
    core::Findings found = desk.findings();
    const auto add = [&found](core::Finding finding) {
        if (std::ranges::find(found, finding) == found.end()) found.push_back(std::move(finding));
    };
    for (const core::PlacedTrack& track : desk.layout().tracks)
        for (const core::PlacedClip& clip : track.clips) {
            const core::Source* const source = core::findSource(desk.album(), clip.source);
            if (!source) continue;
            const QString name = fileName(source->path);
            if (desk.sounds().isMissing(clip.source))
                add({core::Severity::error, track.number,
                     SequencePanel::tr("the mix '%1' is missing: find it").arg(name).toStdString()});
            else if (desk.sounds().isChanged(clip.source))
                add({core::Severity::warning, track.number,
                     SequencePanel::tr("the mix '%1' is not what it was: find or replace it").arg(name).toStdString()});
        }
    return found;
}

} // namespace

SequencePanel::SequencePanel(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk), commands_(desk.actions()) {
    setAccessibleName(tr("Sequence"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    model_ = new SequenceModel(desk_, this);
    list_ = new SequenceList(desk_, *model_);
    head_ = new SequenceHead(*list_->viewport());

    auto* const down = new QVBoxLayout(this);
    down->setContentsMargins(0, 0, 1, 0); // the line at the right
    down->setSpacing(0);
    down->addWidget(head_);
    down->addWidget(list_, 1);
    auto* const texts = new TrackTexts(desk_);
    texts->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    down->addWidget(texts);
    findings_ = new FindingsList;
    down->addWidget(findings_);

    connect(&desk_, &Desk::albumChanged, this, &SequencePanel::showAlbum);
    connect(&desk_.print(), &Print::changed, this, &SequencePanel::showAlbum);
    connect(&desk_.sounds(), &Sounds::changed, this, &SequencePanel::showAlbum);
    connect(&desk_.listening(), &Listening::ticked, this, &SequencePanel::showPlaying);
    connect(findings_, &FindingsList::trackAsked, this, [this](int number) {
        // What is being typed about another track becomes an edit when one is selected: the layout is another one then.
        const auto& tracks = desk_.layout().tracks;
        const auto asked = std::ranges::find(tracks, number, &core::PlacedTrack::number);
        if (asked != tracks.end()) desk_.selection().selectTrack(asked->id);
    });
    connect(list_, &SequenceList::playWanted, this, [this](core::TrackId track) { playFrom(desk_, track); });
    connect(list_, &SequenceList::menuWanted, this, &SequencePanel::showMenu);
    addCommands(commands_, desk_, *list_);
    showAlbum();
}

void SequencePanel::showAlbum() {
    const core::AlbumLayout& layout = desk_.layout();
    const core::Findings found = findingsOf(desk_);
    findings_->show(found);
    list_->show(
        rowsOf(desk_.album(), layout, found, {.print = desk_.print().newest(), .current = desk_.print().isCurrent()}));
    head_->show(layout, desk_.album().tracks.size() - layout.tracks.size(), desk_.findings());
}

void SequencePanel::showPlaying() {
    const engine::TransportState& transport = desk_.listening().transport();
    std::optional<core::TrackId> playing;
    if (transport.playing)
        for (const core::PlacedTrack& track : desk_.layout().tracks)
            if (track.start <= transport.position) playing = track.id;
    model_->showPlaying(playing);
}

void SequencePanel::showMenu(const QPoint& global, std::optional<core::TrackId> gapOf) {
    if (gapOf) return showGapMenu(global, *gapOf);
    QMenu menu;
    for (QAction* const action : desk_.actions().of(Menu::track)) menu.addAction(action);
    menu.exec(global);
}

void SequencePanel::showGapMenu(const QPoint& global, core::TrackId track) {
    const core::Track* const it = core::findTrack(desk_.album(), track);
    const GapClock clock{desk_.album().rate, it->tempoBpm};
    QMenu menu;
    menu.addAction(tr("Type a gap"), this, [this, track] { list_->editGap(track); });
    const bool isOfSelected = desk_.selection().holds(track);
    const auto tracks = isOfSelected ? desk_.selection().tracks() : std::vector{track};
    menu.addSection(tracks.size() > 1 ? tr("Ahead of each of the %1 selected").arg(tracks.size()) : QString());
    for (const double seconds : {0.0, 1.0, 1.5, 2.0, 3.0, 4.0}) {
        const core::FrameCount frames = std::llround(seconds * clock.rate);
        QAction* const action = menu.addAction(gapWords(frames, clock, false), this, [this, tracks, frames] {
            desk_.change(tr("Gap"), [&](core::Album album) {
                const core::TrackId first = album.tracks.front().id; // ahead of it is no gap
                for (const core::TrackId each : tracks)
                    if (each != first) album = core::withGap(std::move(album), each, frames);
                return album;
            });
        });
        action->setCheckable(true);
        action->setChecked(it->gapFrames == frames);
    }
    menu.exec(global);
}

void SequencePanel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), palette::panel);
    painter.setPen(palette::line);
    painter.drawLine(rect().topRight(), rect().bottomRight());
}

} // namespace ui::sequence
