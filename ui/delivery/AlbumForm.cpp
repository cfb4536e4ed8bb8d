#include "ui/delivery/AlbumForm.h"

#include "ui/controls/Words.h"
#include "ui/delivery/Fields.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QImageReader>
#include <QMimeData>
#include <QPointer>

namespace ui::delivery {

namespace {

constexpr int coverSize = 132;

} // namespace

/// As it is shown, and how large it is in its file.
struct AlbumForm::Cover {
    QImage picture;
    QSize size;

    /// On any thread; null where it cannot be read.
    static Cover in(const QString& file, int pixels) {
        QImageReader reader(file);
        const QSize size = reader.size();
        const QImage picture = reader.read();
        if (picture.isNull()) return {};
        return {picture.scaled(pixels, pixels, Qt::KeepAspectRatio, Qt::SmoothTransformation), size};
    }
};

AlbumForm::AlbumForm(Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), cover_(new QPushButton), coverSays_(new QLabel),
      noCover_(new QPushButton(tr("Remove"))) {
    setAcceptDrops(true);
    auto* const grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics::grid);
    grid->setVerticalSpacing(metrics::grid - 2);
    const int perColumn = (static_cast<int>(albumFields().size()) + 1) / 2;
    for (std::size_t n = 0; n < albumFields().size(); ++n) {
        const core::MetadataField& field = *albumFields()[n];
        const QString name = labelOf(field.label);
        auto* const text = new QLineEdit;
        text->setAccessibleName(name);
        text->setPlaceholderText(QString::fromLatin1(field.hint));
        connect(text, &QLineEdit::editingFinished, this, [this, text, name, &field] {
            desk_.change(name, [&](core::Album album) {
                album.metadata.*field.album = text->text().toStdString();
                return album;
            });
        });
        auto* const label = new QLabel(name);
        label->setProperty("role", QStringLiteral("dim"));
        const int row = static_cast<int>(n) % perColumn;
        const int column = static_cast<int>(n) / perColumn * 2;
        grid->addWidget(label, row, column);
        grid->addWidget(text, row, column + 1);
        texts_.push_back(text);
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);

    cover_->setFixedSize(coverSize, coverSize);
    cover_->setIconSize(QSize(coverSize - 6, coverSize - 6));
    cover_->setAccessibleName(tr("Cover picture"));
    cover_->setToolTip(tr("Drop a PNG or JPEG file here, or click to choose one"));
    connect(cover_, &QPushButton::clicked, this, &AlbumForm::chooseCover);
    coverSays_->setProperty("role", QStringLiteral("dim"));
    coverSays_->setWordWrap(true);
    coverSays_->setFixedWidth(coverSize);
    noCover_->setProperty("role", QStringLiteral("link"));
    connect(noCover_, &QPushButton::clicked, this, [this] { takeCover({}); });
    auto* const beside = new QVBoxLayout;
    beside->addWidget(coverSays_);
    beside->addWidget(noCover_);
    beside->addStretch();

    auto* const across = new QHBoxLayout(this);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(metrics::grid * 2);
    auto* const left = new QVBoxLayout;
    left->addLayout(grid);
    left->addStretch();
    across->addLayout(left, 1);
    across->addWidget(cover_, 0, Qt::AlignTop);
    across->addLayout(beside);
    connect(&desk_, &Desk::albumChanged, this, &AlbumForm::showAlbum);
    showAlbum();
    showCover();
}

void AlbumForm::showAlbum() {
    for (std::size_t n = 0; n < texts_.size(); ++n) {
        const QString text = QString::fromStdString(desk_.album().metadata.*albumFields()[n]->album);
        if (texts_[n]->text() == text || texts_[n]->hasFocus()) continue;
        texts_[n]->setText(text);
        texts_[n]->setCursorPosition(0); // a long one is read from its beginning
    }
    if (pathText(desk_.album().metadata.cover) != shownCover_) showCover();
}

void AlbumForm::showCover() {
    shownCover_ = pathText(desk_.album().metadata.cover);
    noCover_->setVisible(!shownCover_.isEmpty());
    coverSays_->setVisible(!shownCover_.isEmpty());
    cover_->setIcon({});
    cover_->setText({});
    if (shownCover_.isEmpty()) {
        cover_->setText(tr("Drop the\ncover here"));
        return coverSays_->setText({});
    }
    coverSays_->setText(QFileInfo(shownCover_).fileName());
    desk_.jobs().start(
        Job::Kind::unseen, tr("Reading the cover"),
        [file = shownCover_, pixels = static_cast<int>((coverSize - 6) * devicePixelRatioF())](
            JobProgress&, std::stop_token) { return Cover::in(file, pixels); },
        [form = QPointer(this), file = shownCover_](const Cover& cover) {
            if (form && form->shownCover_ == file) form->showCover(cover);
        });
}

void AlbumForm::showCover(const Cover& cover) {
    const QString name = QFileInfo(shownCover_).fileName();
    if (cover.picture.isNull()) {
        cover_->setText(QStringLiteral("\u26a0"));
        return coverSays_->setText(tr("%1 cannot be read: choose a PNG or JPEG file").arg(name));
    }
    QPixmap small = QPixmap::fromImage(cover.picture);
    small.setDevicePixelRatio(devicePixelRatioF());
    cover_->setIcon(small);
    // What is wrong with its size stands among the findings.
    coverSays_->setText(tr("%1\n%2 \u00d7 %3").arg(name).arg(cover.size.width()).arg(cover.size.height()));
}

bool AlbumForm::edit(const QString& place) {
    if (place == QStringLiteral("metadata.cover")) {
        cover_->setFocus(Qt::OtherFocusReason);
        return true;
    }
    for (std::size_t n = 0; n < texts_.size(); ++n) {
        if (place !=
            QStringLiteral("metadata.") +
                QString::fromLatin1(albumFields()[n]->key.data(), static_cast<qsizetype>(albumFields()[n]->key.size())))
            continue;
        texts_[n]->setFocus(Qt::OtherFocusReason);
        texts_[n]->selectAll();
        return true;
    }
    return false;
}

void AlbumForm::chooseCover() {
    const QString file = QFileDialog::getOpenFileName(this, tr("Cover picture"), QFileInfo(shownCover_).path(),
                                                      tr("Pictures (*.png *.jpg *.jpeg)"));
    if (!file.isEmpty()) takeCover(file);
}

void AlbumForm::takeCover(const QString& file) {
    desk_.change(file.isEmpty() ? tr("Remove the cover") : tr("Cover picture"), [&](core::Album album) {
        album.metadata.cover = pathOf(file);
        return album;
    });
}

void AlbumForm::dragEnterEvent(QDragEnterEvent* event) {
    const auto urls = event->mimeData()->urls();
    if (urls.size() != 1 || !urls.front().isLocalFile()) return;
    const QString kind = QFileInfo(urls.front().toLocalFile()).suffix().toLower();
    if (kind == QStringLiteral("png") || kind == QStringLiteral("jpg") || kind == QStringLiteral("jpeg"))
        event->acceptProposedAction();
}

void AlbumForm::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    takeCover(event->mimeData()->urls().front().toLocalFile());
}

} // namespace ui::delivery
