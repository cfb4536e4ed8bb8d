#include "ui/notes/NotesList.h"

#include "ui/controls/Words.h"
#include "ui/controls/WrappedLines.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace ui::notes {

namespace {

/// On the album's clock; nullopt where its track is disabled.
std::optional<core::FramePos> placeOf(const core::AlbumLayout& layout, const core::Note& note) {
    const core::PlacedTrack* track = core::findTrack(layout, note.track);
    return track ? std::optional(track->start + note.at) : std::nullopt;
}

/// Places in Album::notes, in the order of the album.
std::vector<std::size_t> inOrder(const core::Album& album, const core::AlbumLayout& layout) {
    std::vector<std::size_t> order(album.notes.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t n) {
        const auto place = placeOf(layout, album.notes[n]);
        return std::pair(!place, place.value_or(0));
    });
    return order;
}

QString wordsOf(const core::Album& album, const core::AlbumLayout& layout, const core::Note& note) {
    const core::PlacedTrack* placed = core::findTrack(layout, note.track);
    QString where = NotesList::tr("A disabled track");
    if (placed) {
        where = NotesList::tr("Track %1").arg(placed->number);
        const std::string& title = album.tracks[placed->row].metadata.title;
        if (!title.empty()) where += QLatin1Char(' ') + QString::fromStdString(title);
    }
    where += QStringLiteral(", ") + clock(note.at, album.rate);
    if (!note.author.empty()) where += QStringLiteral(" \u00b7 ") + QString::fromStdString(note.author);
    if (note.revision > 0) where += NotesList::tr(" \u00b7 revision %1").arg(note.revision);
    return QString::fromStdString(note.text) + QLatin1Char('\n') + where;
}

} // namespace

NotesList::NotesList(Desk& desk, QWidget* parent)
    : QDialog(parent), desk_(desk), count_(new QLabel), list_(new QListWidget) {
    setWindowTitle(tr("Notes"));
    resize(440, 480);
    auto* const down = new QVBoxLayout(this);
    count_->setProperty("role", QStringLiteral("dim"));
    count_->setWordWrap(true);
    down->addWidget(count_);
    list_->setAccessibleName(tr("Notes"));
    list_->setItemDelegate(new controls::WrappedLines(list_));
    list_->setWordWrap(true);
    list_->setResizeMode(QListView::Adjust);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setToolTip(tr("Click or Enter: go there and play. Space: done"));
    down->addWidget(list_, 1);
    auto* const more = new QPushButton(tr("Import..."));
    more->setAutoDefault(false);
    connect(more, &QPushButton::clicked, this,
            [this] { desk_.actions().action(QStringLiteral("client.importNotes"))->trigger(); });
    down->addWidget(more, 0, Qt::AlignRight);

    connect(&desk_, &Desk::albumChanged, this, &NotesList::showNotes);
    connect(list_, &QListWidget::itemChanged, this, &NotesList::tick);
    connect(list_, &QListWidget::itemPressed, this, [this] { ticked_ = false; });
    connect(list_, &QListWidget::itemClicked, this, &NotesList::go);
    connect(list_, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        ticked_ = false; // By a key, whatever was ticked before.
        go(item);
    });
    showNotes();
}

/// Items stay where the notes do: one of them may be the one that was just ticked.
void NotesList::showNotes() {
    const QSignalBlocker quiet(list_);
    const core::Album& album = desk_.album();
    const auto order = inOrder(album, desk_.layout());
    if (list_->count() != static_cast<int>(order.size())) {
        list_->clear();
        for (std::size_t n = 0; n < order.size(); ++n) new QListWidgetItem(list_);
    }
    for (std::size_t n = 0; n < order.size(); ++n) {
        const core::Note& note = album.notes[order[n]];
        QListWidgetItem* const item = list_->item(static_cast<int>(n));
        item->setText(wordsOf(album, desk_.layout(), note));
        item->setCheckState(note.done ? Qt::Checked : Qt::Unchecked);
        item->setData(Qt::UserRole, static_cast<qulonglong>(order[n]));
        item->setForeground(note.done ? palette::dim : palette::text);
    }
    const auto open = std::ranges::count(album.notes, false, &core::Note::done);
    count_->setText(album.notes.empty()
                        ? tr("None yet. Write the client's page; the notes that it exports come back here: "
                             "drop the file on the window.")
                        : tr("%1 of %2 are open.").arg(open).arg(album.notes.size()));
}

void NotesList::go(const QListWidgetItem* item) {
    if (std::exchange(ticked_, false)) return;
    const auto n = static_cast<std::size_t>(item->data(Qt::UserRole).toULongLong());
    if (n >= desk_.album().notes.size()) return;
    const auto place = placeOf(desk_.layout(), desk_.album().notes[n]);
    if (!place) return;
    desk_.listening().locate(*place); // Where no device opens, the timeline is there all the same.
    desk_.listening().playFrom(*place);
}

void NotesList::tick(QListWidgetItem* item) {
    const auto n = static_cast<std::size_t>(item->data(Qt::UserRole).toULongLong());
    const bool done = item->checkState() == Qt::Checked;
    if (n >= desk_.album().notes.size() || desk_.album().notes[n].done == done) return;
    ticked_ = true;
    desk_.change(done ? tr("Note is done") : tr("Note is open"), [&](core::Album album) {
        album.notes[n].done = done;
        return album;
    });
}

} // namespace ui::notes
