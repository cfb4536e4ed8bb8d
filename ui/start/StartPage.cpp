#include "ui/start/StartPage.h"

#include "ui/album/RecentAlbums.h"
#include "ui/controls/Head.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace ui::start {

namespace {

constexpr int columnWidth = 560;

/// A dashed frame with a quiet waveform behind the words: here mixes may be dropped (and anywhere else).
class DropArea : public QWidget {
  public:
    using QWidget::QWidget;

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette::panel);
        painter.drawRoundedRect(frame, 10, 10);
        paintWave(painter, frame);
        QPen dashes(palette::faint, 1.5, Qt::CustomDashLine);
        dashes.setDashPattern({5, 4});
        painter.setPen(dashes);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame, 10, 10);
    }

  private:
    static void paintWave(QPainter& painter, const QRectF& frame) {
        const double middle = frame.center().y();
        for (double x = frame.left() + 16; x < frame.right() - 12; x += 5) {
            const double t = (x - frame.left()) / frame.width();
            const double swell = std::sin(M_PI * t) * (0.55 + 0.45 * std::sin(17.0 * t) * std::sin(5.3 * t + 1.0));
            const double beat = 0.55 + 0.45 * std::abs(std::sin(61.0 * t));
            const double height = std::max(1.0, frame.height() * 0.42 * swell * beat);
            // Quiet behind the words.
            const double aside = std::min(1.0, std::pow(std::abs(2.0 * t - 1.0) * 1.35, 2.0));
            painter.setPen(QPen(palette::faded(palette::amber, static_cast<float>(0.03 + 0.17 * aside)), 2.0,
                                Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(QPointF(x, middle - height), QPointF(x, middle + height));
        }
    }
};

/// An album to open: its name, and what is said of it, quietly, at the right.
class AlbumRow : public QPushButton {
  public:
    AlbumRow(const QString& name, const QString& beside) : name_(name), beside_(beside) {
        setProperty("role", QStringLiteral("row"));
        setFixedHeight(metrics::rowHeight);
        setAccessibleName(name);
        setAccessibleDescription(beside);
    }

  protected:
    void paintEvent(QPaintEvent* event) override {
        QPushButton::paintEvent(event);
        QPainter painter(this);
        const QRect room = rect().adjusted(10, 0, -10, 0);
        const QFont font = theme::words();
        const QString name = elided(name_, font, room.width() * 2 / 3);
        painter.setFont(font);
        painter.setPen(palette::text);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, name);
        const int taken = QFontMetrics(font).horizontalAdvance(name) + 2 * metrics::grid;
        const QFont small = theme::words(12);
        painter.setFont(small);
        painter.setPen(palette::dim);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter,
                         QFontMetrics(small).elidedText(beside_, Qt::ElideMiddle, room.width() - taken));
    }

  private:
    QString name_;
    QString beside_;
};

QLabel* line(const QString& text, const QFont& font, const char* role = nullptr) {
    auto* const label = new QLabel(text);
    label->setFont(font);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    if (role) label->setProperty("role", QLatin1String(role));
    return label;
}

} // namespace

StartPage::StartPage(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk), albums_(new QVBoxLayout) {
    setAccessibleName(tr("Start"));
    auto* const column = new QWidget;
    column->setFixedWidth(columnWidth);
    auto* const down = new QVBoxLayout(column);
    down->setSpacing(metrics::grid);
    down->addStretch(2);
    down->addWidget(dropArea());
    down->addSpacing(metrics::grid * 3);
    albums_->setSpacing(2);
    down->addLayout(albums_);
    down->addStretch(3);

    auto* const across = new QHBoxLayout(this);
    across->addStretch();
    across->addWidget(column);
    across->addStretch();
    showAlbums();
}

QWidget* StartPage::dropArea() {
    auto* const area = new DropArea;
    area->setFixedHeight(268);
    auto* const down = new QVBoxLayout(area);
    down->setContentsMargins(32, 24, 32, 24);
    invitation_ = invitation();
    work_ = work();
    down->addStretch();
    down->addWidget(invitation_);
    down->addWidget(work_);
    down->addStretch();
    return area;
}

QWidget* StartPage::invitation() {
    auto* const side = new QWidget;
    auto* const down = new QVBoxLayout(side);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(metrics::grid);
    down->addWidget(line(tr("Drop your mixes here"), theme::words(24, QFont::DemiBold)));
    down->addWidget(line(tr("In the order of the record, or a folder of them.\n"
                            "WAV, AIFF, FLAC, CAF, RF64, W64, Ogg, Opus or MP3.\n"
                            "Or a disc to work on: a DDP fileset, a CUE sheet, a TOC."),
                         theme::words(), "dim"));
    down->addSpacing(metrics::grid * 2);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::grid + 4);
    buttons->addStretch();
    for (const char* id : {"album.addMixes", "album.open"}) {
        QAction* const action = desk_.actions().action(QLatin1String(id));
        auto* const button = new QPushButton(action->text());
        Actions::lendToolTip(action, button);
        button->setProperty("role", first_ ? QStringLiteral("tall") : QStringLiteral("primary"));
        if (!first_) first_ = button;
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    down->addLayout(buttons);
    return side;
}

QWidget* StartPage::work() {
    auto* const side = new QWidget;
    auto* const down = new QVBoxLayout(side);
    down->setContentsMargins(48, 0, 48, 0);
    down->setSpacing(metrics::grid);
    doing_ = line({}, theme::words(20, QFont::DemiBold));
    file_ = line({}, theme::words(), "dim");
    file_->setWordWrap(false);
    progress_ = new QProgressBar;
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Progress"));
    auto* const cancel = new QPushButton(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, [this] {
        if (Job* const job = shownJob()) job->cancel();
        showWork();
    });
    down->addWidget(doing_);
    down->addWidget(file_);
    down->addWidget(progress_);
    down->addSpacing(metrics::grid);
    down->addWidget(cancel, 0, Qt::AlignHCenter);
    connect(&desk_.jobs(), &Jobs::changed, this, &StartPage::showWork, Qt::QueuedConnection);
    connect(&desk_.listening(), &Listening::ticked, this, &StartPage::showWork);
    return side;
}

/// What the user asked for, while the desk is empty: an import, or an album being opened.
Job* StartPage::shownJob() const {
    for (Job* job : desk_.jobs().running())
        if (job->kind == Job::Kind::asked && !job->cancelled()) return job;
    return nullptr;
}

void StartPage::showWork() {
    if (!isVisible()) return;
    const Job* const job = shownJob();
    invitation_->setVisible(!job);
    work_->setVisible(job);
    if (!job) return;
    doing_->setText(job->title);
    file_->setText(elided(job->progress.doing(), file_->font(), columnWidth - 160));
    progress_->setValue(static_cast<int>(job->progress.share() * 1000.0));
}

void StartPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showAlbums();
    showWork();
    if (!focusWidget()) first_->setFocus();
}

void StartPage::showAlbums() {
    while (QLayoutItem* item = albums_->takeAt(0)) {
        if (item->widget()) item->widget()->deleteLater();
        delete item;
    }
    const auto offer = [this](const QString& name, const QString& beside, const QString& file) {
        auto* const button = new AlbumRow(name, beside);
        button->setToolTip(file);
        connect(button, &QPushButton::clicked, this, [this, file] { emit albumAsked(file); });
        albums_->addWidget(button);
    };
    const auto recent = album::recentAlbums();
    if (!recent.empty()) albums_->addWidget(controls::head(tr("Recent albums").toUpper()));
    for (std::size_t n = 0; n < std::min<std::size_t>(recent.size(), 6); ++n)
        offer(fileName(recent[n].stem()), pathText(recent[n].parent_path()), pathText(recent[n]));
    const auto demo = album::demoAlbum();
    if (demo.empty()) return;
    if (!recent.empty()) albums_->addSpacing(metrics::grid);
    albums_->addWidget(controls::head(tr("To look around").toUpper()));
    offer(tr("The demo album"), tr("six pieces of free music, mastered"), pathText(demo));
}

} // namespace ui::start
