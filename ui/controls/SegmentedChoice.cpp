#include "ui/controls/SegmentedChoice.h"

#include "ui/theme/Theme.h"

#include <QActionGroup>
#include <QMenu>
#include <QPainter>
#include <QRadioButton>
#include <QToolButton>

#include <algorithm>

namespace ui::controls {

namespace {

constexpr int padding = 9;

/// A radio button that looks like a segment: arrows move within the group, and Tab stops at the chosen one.
class Segment : public QRadioButton {
  public:
    Segment(const QString& word, QWidget* parent) : QRadioButton(word, parent) { setFont(theme::words(12)); }

    QSize sizeHint() const override {
        return {std::max(26, fontMetrics().horizontalAdvance(text()) + 2 * padding), metrics::buttonHeight};
    }

  protected:
    bool hitButton(const QPoint& at) const override { return rect().contains(at); }

    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF inside = QRectF(rect()).adjusted(2.5, 2.5, -2.5, -2.5);
        if (isChecked()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(palette::line);
            painter.drawRoundedRect(inside, metrics::corner - 1, metrics::corner - 1);
        }
        if (hasFocus()) {
            painter.setPen(QPen(palette::amber, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(inside, metrics::corner - 1, metrics::corner - 1);
        }
        painter.setPen(!isEnabled()   ? palette::faint
                       : isChecked()  ? palette::amber
                       : underMouse() ? palette::text
                                      : palette::dim);
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};

} // namespace

SegmentedChoice::SegmentedChoice(const QStringList& choices, const QString& name, QWidget* parent)
    : QWidget(parent), choices_(choices) {
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    fold_ = new QToolButton(this);
    fold_->setAccessibleName(name);
    fold_->setToolTip(name);
    fold_->setPopupMode(QToolButton::InstantPopup);
    fold_->setProperty("role", "fold");
    const QFontMetrics font(theme::words(12));
    for (int place = 0; place < choices.size(); ++place) {
        auto* const segment = new Segment(choices[place], this);
        segment->setAccessibleName(tr("%1: %2").arg(name, choices[place]));
        segment->setToolTip(segment->accessibleName());
        // Toggled, not clicked: arrows move the choice too.
        connect(segment, &QRadioButton::toggled, this, [this, place](bool on) {
            if (on) choose(place);
        });
        segments_.push_back(segment);
        unfoldedWidth_ += segment->sizeHint().width();
        foldedWidth_ = std::max(foldedWidth_, font.horizontalAdvance(choices[place]) + 40);
    }
    fold_->hide();
}

void SegmentedChoice::setChosen(int place) {
    if (place == chosen_) return;
    chosen_ = place;
    for (int each = 0; each < choices_.size(); ++each) {
        auto* const segment = segments_[static_cast<std::size_t>(each)];
        const QSignalBlocker quiet(segment);
        segment->setAutoExclusive(place >= 0);
        if (each == place || place < 0) segment->setChecked(each == place);
        segment->update();
    }
    fold_->setText(place >= 0 ? choices_[place] : QString());
    update();
}

void SegmentedChoice::sayOfEach(const QStringList& words, const QString& key) {
    for (int each = 0; each < std::min<int>(count(), static_cast<int>(words.size())); ++each) {
        auto* const segment = segments_[static_cast<std::size_t>(each)];
        segment->setAccessibleDescription(words[each]);
        segment->setToolTip(key.isEmpty() ? words[each] : words[each] + QStringLiteral("   ") + key);
    }
}

void SegmentedChoice::choose(int place) {
    if (place == chosen_) return;
    setChosen(place);
    emit chose(place);
}

void SegmentedChoice::setFolded(bool folded) {
    if (folded == folded_) return;
    folded_ = folded;
    if (folded && !fold_->menu()) makeMenu();
    for (auto* const segment : segments_) segment->setVisible(!folded);
    fold_->setVisible(folded);
    updateGeometry();
    update();
}

/// Most are never folded.
void SegmentedChoice::makeMenu() {
    auto* const menu = new QMenu(fold_);
    for (int place = 0; place < count(); ++place)
        menu->addAction(choices_[place], this, [this, place] { choose(place); });
    fold_->setMenu(menu);
}

QSize SegmentedChoice::sizeHint() const {
    return {folded_ ? foldedWidth_ : unfoldedWidth_, metrics::buttonHeight};
}

void SegmentedChoice::resizeEvent(QResizeEvent*) {
    int left = 0;
    for (auto* const segment : segments_) {
        const int width = segment->sizeHint().width();
        segment->setGeometry(left, 0, width, height());
        left += width;
    }
    fold_->setGeometry(0, 0, foldedWidth_, height());
}

void SegmentedChoice::paintEvent(QPaintEvent*) {
    if (folded_) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette::line, 1));
    painter.setBrush(palette::panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::corner, metrics::corner);
}

} // namespace ui::controls
