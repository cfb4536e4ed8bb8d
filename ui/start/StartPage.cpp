#include "ui/start/StartPage.h"

#include "ui/album/RecentAlbums.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QPainter>
#include <QPainterPath>
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
        painter.setPen(QPen(palette::faded(palette::amber, 0.16f), 2.0, Qt::SolidLine, Qt::RoundCap));
        const double middle = frame.center().y();
        for (double x = frame.left() + 16; x < frame.right() - 12; x += 5) {
            const double t = (x - frame.left()) / frame.width();
            const double swell = std::sin(M_PI * t) * (0.55 + 0.45 * std::sin(17.0 * t) * std::sin(5.3 * t + 1.0));
            const double beat = 0.55 + 0.45 * std::abs(std::sin(61.0 * t));
            const double height = std::max(1.0, frame.height() * 0.42 * swell * beat);
            painter.drawLine(QPointF(x, middle - height), QPointF(x, middle + height));
        }
    }
};

QLabel* line(const QString& text, const QFont& font, const char* role = nullptr) {
    auto* const label = new QLabel(text);
    label->setFont(font);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    if (role) label->setProperty("role", QLatin1String(role));
    return label;
}

QLabel* head(const QString& text) {
    auto* const label = new QLabel(text.toUpper());
    label->setProperty("role", QStringLiteral("head"));
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
    down->setContentsMargins(24, 28, 24, 24);
    down->addStretch();
    down->addWidget(line(tr("Drop your mixes here"), theme::words(24, QFont::DemiBold)));
    down->addWidget(
        line(tr("In the order of the record. WAV, AIFF, FLAC, CAF, RF64, W64, Ogg, Opus or MP3; folders too."),
             theme::words(), "dim"));
    down->addSpacing(metrics::grid * 2);
    auto* const buttons = new QHBoxLayout;
    buttons->addStretch();
    for (const char* id : {"album.addMixes", "album.open"}) {
        const auto actions = desk_.actions().all();
        for (QAction* action : actions) {
            if (action->objectName() != QLatin1String(id)) continue;
            auto* const button = new QPushButton(action->text());
            button->setToolTip(action->toolTip());
            if (buttons->count() == 1) button->setProperty("role", QStringLiteral("primary"));
            connect(button, &QPushButton::clicked, action, &QAction::trigger);
            buttons->addWidget(button);
        }
    }
    buttons->addStretch();
    down->addLayout(buttons);
    down->addStretch();
    return area;
}

void StartPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    showAlbums();
}

void StartPage::showAlbums() {
    while (QLayoutItem* item = albums_->takeAt(0)) {
        if (item->widget()) item->widget()->deleteLater();
        delete item;
    }
    const auto link = [this](const QString& words, const QString& file) {
        auto* const button = new QPushButton(elided(words, theme::words(), columnWidth - 24));
        button->setProperty("role", QStringLiteral("link"));
        button->setToolTip(file);
        button->setAccessibleName(words);
        connect(button, &QPushButton::clicked, this, [this, file] { emit albumAsked(file); });
        albums_->addWidget(button);
    };
    const auto recent = album::recentAlbums();
    if (!recent.empty()) albums_->addWidget(head(tr("Recent albums")));
    for (std::size_t n = 0; n < std::min<std::size_t>(recent.size(), 6); ++n)
        link(fileName(recent[n].stem()) + QStringLiteral("   \u00b7   ") + pathText(recent[n].parent_path()),
             pathText(recent[n]));
    const auto demo = album::demoAlbum();
    if (demo.empty()) return;
    if (!recent.empty()) albums_->addSpacing(metrics::grid);
    albums_->addWidget(head(tr("To look around")));
    link(tr("The demo album: six pieces of free music, mastered"), pathText(demo));
}

} // namespace ui::start
