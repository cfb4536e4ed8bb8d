#include "ui/transport/AlbumTitle.h"

#include "ui/controls/Readout.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QVBoxLayout>

namespace ui::transport {

namespace {

constexpr int leastArtist = 48; ///< Px: less of a name says nothing.

QString dot() {
    return QStringLiteral(" \u00b7 ");
}

QString tr(const char* text) {
    return QCoreApplication::translate("AlbumTitle", text);
}

} // namespace

QString savedWords(bool dirty, const std::optional<QDateTime>& savedAt, const QDateTime& now) {
    if (!savedAt) return tr("not saved yet");
    if (dirty) return tr("edited");
    const qint64 seconds = savedAt->secsTo(now);
    if (seconds < 10) return tr("saved just now");
    // In steps of ten: a figure that changes every second draws the eye.
    if (seconds < 60) return tr("saved %1 s ago").arg(seconds / 10 * 10);
    if (seconds < 3600) return tr("saved %1 min ago").arg(seconds / 60);
    if (savedAt->date() == now.date()) return tr("saved %1").arg(savedAt->time().toString(QStringLiteral("HH:mm")));
    return tr("saved %1").arg(savedAt->date().toString(Qt::ISODate));
}

QString stateLine(const QString& artist, const QString& state, int width) {
    if (state.isEmpty() || artist.isEmpty()) return artist + state;
    const QFont font = theme::words(metrics::smallSize);
    const int room = width - QFontMetrics(font).horizontalAdvance(dot() + state);
    const QString shown = elided(artist, font, room);
    return shown == artist || room >= leastArtist ? shown + dot() + state : state;
}

AlbumTitle::AlbumTitle(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    title_ = new controls::Readout(ui::transport::tr("Album"), theme::words(14, QFont::DemiBold), palette::text, {});
    state_ = new controls::Readout(ui::transport::tr("Artist and state"), theme::words(metrics::smallSize),
                                   palette::dim, {});
    auto* const down = new QVBoxLayout(this);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(2);
    down->addStretch();
    down->addWidget(title_);
    down->addWidget(state_);
    down->addStretch();
    connect(&desk_, &Desk::albumChanged, this, &AlbumTitle::showAlbum);
    connect(&desk_, &Desk::fileChanged, this, &AlbumTitle::showAlbum);
    connect(&desk_.listening(), &Listening::ticked, this, &AlbumTitle::showState);
    showAlbum();
}

void AlbumTitle::showAlbum() {
    const QString title = QString::fromStdString(desk_.album().metadata.title);
    const QString file = fileName(desk_.file().stem());
    title_->showText(!title.isEmpty() ? title : !file.isEmpty() ? file : ui::transport::tr("New album"));
    showState();
}

void AlbumTitle::showState() {
    QStringList words;
    const bool untouched = !desk_.savedAt() && !desk_.dirty();
    if (desk_.isSaving())
        words += ui::transport::tr("saving");
    else if (!untouched)
        words += savedWords(desk_.dirty(), desk_.savedAt(), QDateTime::currentDateTime());
    if (const std::size_t master = desk_.selection().master(desk_.album()))
        words += ui::transport::tr("master %1").arg(QString::fromStdString(desk_.album().masters[master].name));
    if (desk_.dirty() && desk_.isKept()) words += ui::transport::tr("copy kept");
    const QString line =
        stateLine(QString::fromStdString(desk_.album().metadata.artist), words.join(dot()), state_->width());
    state_->setVisible(!line.isEmpty());
    state_->showText(line);
}

} // namespace ui::transport
