#include "ui/sequence/SequenceList.h"

#include "core/Edits.h"
#include "engine/source/Mixes.h"
#include "ui/controls/Files.h"
#include "ui/sequence/RowDelegate.h"
#include "ui/sequence/SequenceModel.h"

#include <QContextMenuEvent>
#include <QDropEvent>
#include <QHelpEvent>
#include <QMimeData>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ui::sequence {

namespace {

constexpr int fewestRows = 3; ///< That can be seen however small the window is.

} // namespace

SequenceList::SequenceList(Desk& desk, SequenceModel& model, QWidget* parent)
    : QListView(parent), desk_(desk), model_(model), delegate_(new RowDelegate(this)), drop_(*this, model) {
    setObjectName(QStringLiteral("tracks"));
    setAccessibleName(tr("Tracks"));
    setModel(&model_);
    setItemDelegate(delegate_);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setMouseTracking(true);
    setDragEnabled(true);
    setAcceptDrops(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    viewport()->setAttribute(Qt::WA_Hover);
    connect(&desk_.selection(), &Selection::changed, this, &SequenceList::showSelection);
}

SequenceList::~SequenceList() = default;

void SequenceList::show(std::vector<Row> rows) {
    showing_ = true;
    model_.show(std::move(rows));
    showing_ = false;
    if (const int high = std::max(heightOf(model_.rows()), trackHeight); high != maximumHeight()) {
        setMaximumHeight(high);
        updateGeometry();
    }
    showSelection();
}

void SequenceList::showSelection() {
    if (showing_) return;
    QItemSelection wanted;
    for (const core::TrackId track : desk_.selection().tracks())
        if (const QModelIndex row = model_.find(Row::Kind::track, track); row.isValid()) wanted.select(row, row);
    const auto current = desk_.selection().track();
    const QModelIndex row = current ? model_.find(Row::Kind::track, *current) : QModelIndex();
    showing_ = true;
    selectionModel()->select(wanted, QItemSelectionModel::ClearAndSelect);
    if (row != currentIndex()) {
        selectionModel()->setCurrentIndex(row, QItemSelectionModel::NoUpdate);
        if (row.isValid()) scrollTo(row);
    }
    showing_ = false;
}

void SequenceList::tellSelection() {
    if (showing_) return;
    std::vector<core::TrackId> tracks;
    QModelIndexList rows = selectionModel()->selectedIndexes();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    for (const QModelIndex& row : rows) tracks.push_back(model_.row(row).track);
    // The last one cannot be let go of: there is always a track whose chain and texts are shown.
    if (tracks.empty()) {
        QMetaObject::invokeMethod(this, &SequenceList::showSelection, Qt::QueuedConnection);
        return;
    }
    const QModelIndex at = currentIndex();
    const core::TrackId current = rows.contains(at) ? model_.row(at).track : tracks.front();
    desk_.selection().selectTracks(std::move(tracks), current);
}

void SequenceList::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
    QListView::selectionChanged(selected, deselected);
    tellSelection();
}

void SequenceList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    tellSelection();
}

void SequenceList::selectUnder(const Row& heading) {
    std::vector<core::TrackId> tracks;
    bool inside = false;
    for (const Row& row : model_.rows()) {
        if (row.kind == heading.kind) inside = row.track == heading.track;
        if (inside && row.kind == Row::Kind::track) tracks.push_back(row.track);
    }
    desk_.selection().selectTracks(tracks, tracks.front());
}

QModelIndex SequenceList::nextOfKind(const QModelIndex& from, int step) const {
    for (QModelIndex at = from.siblingAtRow(from.row() + step); at.isValid(); at = at.siblingAtRow(at.row() + step))
        if (model_.row(at).kind == model_.row(from).kind) return at;
    return {};
}

QModelIndex SequenceList::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
    const auto& rows = model_.rows();
    if (rows.empty()) return {};
    const auto isTrack = [](const Row& row) { return row.kind == Row::Kind::track; };
    const auto first = model_.index(static_cast<int>(std::ranges::find_if(rows, isTrack) - rows.begin()));
    const auto last = model_.index(static_cast<int>(rows.size()) - 1);
    const QModelIndex at = currentIndex();
    if (!at.isValid() || action == MoveHome) return first;
    const auto moved = [&](int tracks) {
        QModelIndex to = at;
        for (int n = 0; n < std::abs(tracks); ++n)
            if (const QModelIndex next = nextOfKind(to, tracks < 0 ? -1 : 1); next.isValid()) to = next;
        return to;
    };
    const int page = std::max(1, viewport()->height() / (trackHeight + gapHeight));
    switch (action) {
    case MoveEnd:
        return last;
    case MoveUp:
    case MovePrevious:
        return moved(-1);
    case MoveDown:
    case MoveNext:
        return moved(1);
    case MovePageUp:
        return moved(-page);
    case MovePageDown:
        return moved(page);
    default:
        return at;
    }
}

void SequenceList::keyboardSearch(const QString&) {}

void SequenceList::editTitle(core::TrackId track) {
    const QModelIndex row = model_.find(Row::Kind::track, track);
    if (!row.isValid()) return;
    scrollTo(row);
    QListView::edit(row);
}

void SequenceList::editGap(core::TrackId track) {
    const QModelIndex row = model_.find(Row::Kind::gap, track);
    if (!row.isValid()) return;
    scrollTo(row);
    QListView::edit(row);
}

bool SequenceList::edit(const QModelIndex& index, EditTrigger trigger, QEvent* event) {
    if (!QListView::edit(index, trigger, event)) return false;
    edited_ = index;
    return true;
}

/// Tab goes on to the next title, or to the next gap.
void SequenceList::closeEditor(QWidget* editor, QAbstractItemDelegate::EndEditHint hint) {
    const QPersistentModelIndex was = edited_;
    const bool onwards = hint == QAbstractItemDelegate::EditNextItem;
    const bool back = hint == QAbstractItemDelegate::EditPreviousItem;
    QListView::closeEditor(editor, onwards || back ? QAbstractItemDelegate::NoHint : hint);
    if (!was.isValid() || (!onwards && !back)) return;
    const QModelIndex next = nextOfKind(was, onwards ? 1 : -1);
    if (!next.isValid()) return;
    if (model_.row(next).kind == Row::Kind::track) setCurrentIndex(next);
    scrollTo(next);
    QListView::edit(next);
}

void SequenceList::mousePressEvent(QMouseEvent* event) {
    const QModelIndex at = indexAt(event->pos());
    if (!at.isValid()) return;
    const Row row = model_.row(at);
    if (row.kind == Row::Kind::track) return QListView::mousePressEvent(event);
    if (event->button() != Qt::LeftButton) return;
    if (row.kind == Row::Kind::gap) return pressGap(row, *event);
    selectUnder(row);
}

void SequenceList::mouseMoveEvent(QMouseEvent* event) {
    if (gap_) return gap_->drag(*event);
    if (draggingTracks_) return drop_.pointAt(event->pos());
    const QModelIndex at = indexAt(event->pos());
    const bool overGap = at.isValid() && model_.row(at).kind == Row::Kind::gap;
    viewport()->setCursor(overGap ? Qt::SizeHorCursor : Qt::ArrowCursor);
    QListView::mouseMoveEvent(event);
}

void SequenceList::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && gap_) return releaseGap();
    if (event->button() == Qt::LeftButton && draggingTracks_) return dropTracks();
    const QModelIndex at = indexAt(event->pos());
    if (!at.isValid() || model_.row(at).kind != Row::Kind::track) return;
    QListView::mouseReleaseEvent(event);
}

void SequenceList::mouseDoubleClickEvent(QMouseEvent* event) {
    const QModelIndex at = indexAt(event->pos());
    if (!at.isValid() || event->button() != Qt::LeftButton) return;
    const Row row = model_.row(at);
    if (row.kind != Row::Kind::track) return mousePressEvent(event);
    const Columns columns = columnsOf(visualRect(at), !row.findings.empty());
    if (columns.title.contains(event->pos())) return editTitle(row.track);
    if (columns.number.contains(event->pos())) emit playWanted(row.track);
}

void SequenceList::pressGap(const Row& row, const QMouseEvent& event) {
    setFocus(Qt::MouseFocusReason);
    if (event.modifiers().testFlag(Qt::AltModifier))
        return setGap(desk_, row.track, std::llround(engine::source::usualGapSeconds * row.clock.rate));
    gap_ = std::make_unique<GapGrab>(desk_, row, event);
}

void SequenceList::releaseGap() {
    const auto pressed = std::move(gap_);
    if (!pressed->hasMoved()) editGap(pressed->track());
}

void SequenceList::wheelEvent(QWheelEvent* event) {
    const QModelIndex at = indexAt(event->position().toPoint());
    const bool overGap = at.isValid() && model_.row(at).kind == Row::Kind::gap;
    if (!overGap || !event->modifiers().testFlag(Qt::ControlModifier)) return QListView::wheelEvent(event);
    turnGap(desk_, Row(model_.row(at)), *event); // a copy: the change shows the rows anew
    event->accept();
}

bool SequenceList::event(QEvent* event) {
    // Escape belongs to the drag, whatever command has that key.
    if (event->type() == QEvent::ShortcutOverride && (gap_ || draggingTracks_)) event->accept();
    return QListView::event(event);
}

void SequenceList::keyPressEvent(QKeyEvent* event) {
    const bool escape = event->key() == Qt::Key_Escape;
    if (escape && draggingTracks_) return endDrag();
    if (escape && gap_) {
        const auto pressed = std::move(gap_);
        return pressed->cancel();
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && state() != EditingState && currentIndex().isValid())
        return editTitle(model_.row(currentIndex()).track);
    QListView::keyPressEvent(event);
}

void SequenceList::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex at = byKey ? currentIndex() : indexAt(event->pos());
    if (!at.isValid()) return;
    const Row& row = model_.row(at);
    const QPoint where = byKey ? viewport()->mapToGlobal(visualRect(at).center()) : event->globalPos();
    std::optional<core::TrackId> gapOf;
    if (row.kind == Row::Kind::gap) gapOf = row.track;
    emit menuWanted(where, gapOf);
}

void SequenceList::startDrag(Qt::DropActions) {
    draggingTracks_ = true;
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void SequenceList::endDrag() {
    draggingTracks_ = false;
    drop_.end();
    viewport()->setCursor(Qt::ArrowCursor);
}

void SequenceList::dropTracks() {
    const auto to = drop_.place();
    endDrag();
    if (!to) return;
    const auto tracks = desk_.selection().tracks();
    desk_.change(
        tracks.size() == 1 ? tr("Move track") : tr("Move %1 tracks").arg(tracks.size()),
        [&](core::Album album) { return core::moveTracks(std::move(album), tracks, to->before, to->openingItsDisc); });
}

void SequenceList::dragEnterEvent(QDragEnterEvent* event) {
    const auto files = filesOf(*event->mimeData());
    if (files.empty() || areTheWindows(files)) return event->ignore();
    event->acceptProposedAction();
}

void SequenceList::dragMoveEvent(QDragMoveEvent* event) {
    drop_.pointAt(event->position().toPoint());
    event->acceptProposedAction();
}

void SequenceList::dragLeaveEvent(QDragLeaveEvent*) {
    endDrag();
}

void SequenceList::dropEvent(QDropEvent* event) {
    drop_.pointAt(event->position().toPoint());
    const DropPlace place = *drop_.place();
    endDrag();
    event->acceptProposedAction();
    desk_.sounds().importMixes(filesOf(*event->mimeData()), Sounds::ImportPlace{place.before, place.openingItsDisc});
}

/// Where there is less room, the current track stays in sight.
void SequenceList::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    if (event->size().height() != event->oldSize().height()) scrollTo(currentIndex());
}

void SequenceList::paintEvent(QPaintEvent* event) {
    QListView::paintEvent(event);
    QPainter painter(viewport());
    drop_.paint(painter);
}

bool SequenceList::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QListView::viewportEvent(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const QModelIndex at = indexAt(help->pos());
    if (!at.isValid()) return true;
    const QRect row = visualRect(at);
    QToolTip::showText(help->globalPos(), delegate_->toolTipAt(help->pos(), row, model_, model_.row(at)), viewport(),
                       row);
    return true;
}

QSize SequenceList::sizeHint() const {
    return {200, heightOf(model_.rows())};
}

QSize SequenceList::minimumSizeHint() const {
    return {100, std::min(heightOf(model_.rows()), fewestRows * (trackHeight + gapHeight))};
}

} // namespace ui::sequence
