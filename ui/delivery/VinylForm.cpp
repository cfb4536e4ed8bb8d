#include "ui/delivery/VinylForm.h"

#include "core/Sides.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStringList>

#include <cmath>
#include <optional>

namespace ui::delivery {

namespace {

/// "18:30"; the field of a limit.
QString minutesText(double minutes) {
    const int seconds = static_cast<int>(std::lround(minutes * 60.0));
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

/// Of "18", "18.5" or "18:30"; nullopt for what is no length of a side.
std::optional<double> minutesOf(const QString& typed) {
    const QStringList parts = typed.trimmed().split(QLatin1Char(':'));
    bool isFirst = false;
    bool isSecond = true;
    double minutes = parts[0].toDouble(&isFirst);
    if (parts.size() == 2) minutes += parts[1].toDouble(&isSecond) / 60.0;
    if (!isFirst || !isSecond || parts.size() > 2 || minutes <= 0.0 || minutes > 100.0) return std::nullopt;
    return minutes;
}

} // namespace

VinylForm::VinylForm(Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), speed_(new QComboBox), size_(new QComboBox),
      continuous_(new QCheckBox(tr("No bands: the groove spirals on"))), sides_(new QGridLayout) {
    setObjectName(QStringLiteral("vinylForm"));
    speed_->setAccessibleName(tr("Speed of the record"));
    speed_->addItem(tr("33 1/3 rpm"), core::lpRpm);
    speed_->addItem(tr("45 rpm"), 45.0);
    size_->setAccessibleName(tr("Size of the record"));
    for (const int inches : {12, 10, 7}) size_->addItem(tr("%1 inches").arg(inches), inches);
    auto* const record = new QHBoxLayout;
    record->setSpacing(metrics::grid);
    record->addWidget(speed_);
    record->addWidget(size_);
    record->addWidget(continuous_);
    record->addStretch();
    const auto label = [&](const QString& words) {
        auto* const made = new QLabel(words);
        made->setProperty("role", QStringLiteral("dim"));
        record->addWidget(made);
    };
    label(tr("A side is good to"));
    good_ = addLimit(tr("A side is good to"), tr("Minutes at full level; empty: by speed and size"));
    record->addWidget(good_);
    label(tr("possible to"));
    most_ = addLimit(tr("A side is possible to"), tr("Minutes at all; empty: by speed and size"));
    record->addWidget(most_);
    sides_->setHorizontalSpacing(metrics::grid);
    sides_->setVerticalSpacing(4);
    sides_->setColumnStretch(1, 1);
    sides_->setColumnStretch(3, 1);
    auto* const down = new QVBoxLayout(this);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(metrics::grid);
    down->addLayout(record);
    down->addLayout(sides_);

    const auto change = [this](const QString& what, auto edit) {
        desk_.change(what, [&](core::Album album) {
            edit(album.vinyl);
            return album;
        });
    };
    connect(speed_, &QComboBox::activated, this, [this, change] {
        change(tr("Speed"), [&](core::Vinyl& vinyl) { vinyl.rpm = speed_->currentData().toDouble(); });
    });
    connect(size_, &QComboBox::activated, this, [this, change] {
        change(tr("Size"), [&](core::Vinyl& vinyl) { vinyl.inches = size_->currentData().toInt(); });
    });
    connect(continuous_, &QCheckBox::clicked, this,
            [change](bool on) { change(tr("Bands"), [&](core::Vinyl& vinyl) { vinyl.continuous = on; }); });
    connect(good_, &QLineEdit::editingFinished, this, [this] { takeLimit(*good_, false); });
    connect(most_, &QLineEdit::editingFinished, this, [this] { takeLimit(*most_, true); });
    connect(&desk_, &Desk::albumChanged, this, &VinylForm::showAlbum);
    showAlbum();
}

QLineEdit* VinylForm::addLimit(const QString& name, const QString& tip) {
    auto* const field = new QLineEdit;
    field->setAccessibleName(name);
    field->setToolTip(tip);
    field->setFont(theme::figures(metrics::textSize - 1));
    field->setFixedWidth(64);
    return field;
}

void VinylForm::takeLimit(QLineEdit& field, bool isMost) {
    const auto limit = minutesOf(field.text());
    if (!limit && !field.text().trimmed().isEmpty()) {
        desk_.complain(tr("A side's length is minutes, as in 18:00."));
        field.clear();
        return showAlbum();
    }
    desk_.change(field.accessibleName(), [&](core::Album album) {
        (isMost ? album.vinyl.mostMinutes : album.vinyl.goodMinutes) = limit;
        return album;
    });
}

void VinylForm::showAlbum() {
    const core::Vinyl& vinyl = desk_.album().vinyl;
    setVisible(core::isForVinyl(desk_.album()));
    if (isHidden()) return;
    speed_->setCurrentIndex(vinyl.rpm > 39.0 ? 1 : 0);
    size_->setCurrentIndex(size_->findData(vinyl.inches));
    continuous_->setChecked(vinyl.continuous);
    core::Vinyl usual = vinyl;
    usual.goodMinutes.reset();
    usual.mostMinutes.reset();
    const core::SideRoom room = core::roomOf(usual);
    const auto showLimit = [](QLineEdit& field, const std::optional<double>& limit, double otherwise) {
        field.setPlaceholderText(minutesText(otherwise));
        if (!field.hasFocus()) field.setText(limit ? minutesText(*limit) : QString());
    };
    showLimit(*good_, vinyl.goodMinutes, room.good);
    showLimit(*most_, vinyl.mostMinutes, room.most);
    showSides();
}

void VinylForm::showSides() {
    const auto sides = core::sidesOf(desk_.album(), desk_.layout());
    while (lengths_.size() < sides.size()) addSide();
    for (std::size_t n = 0; n < lengths_.size(); ++n) {
        const bool isThere = n < sides.size();
        lengths_[n]->setVisible(isThere);
        runouts_[n]->setVisible(isThere);
        if (!isThere) continue;
        const QString letter = QString::fromStdString(sides[n].letter);
        lengths_[n]->setText(
            tr("Side %1  %2")
                .arg(letter, QString::fromStdString(core::clockTime(sides[n].lengthFrames(), desk_.album().rate))));
        runouts_[n]->setAccessibleName(tr("Runout of side %1").arg(letter));
        const QString text = QString::fromStdString(core::runoutOf(desk_.album().vinyl, n));
        if (!runouts_[n]->hasFocus() && runouts_[n]->text() != text) runouts_[n]->setText(text);
    }
}

void VinylForm::addSide() {
    const std::size_t side = lengths_.size();
    auto* const length = new QLabel;
    length->setFont(theme::figures(metrics::textSize - 1));
    auto* const runout = new QLineEdit;
    runout->setPlaceholderText(tr("scratched into the runout"));
    const int row = static_cast<int>(side) / 2;
    const int column = static_cast<int>(side) % 2 * 2;
    sides_->addWidget(length, row, column);
    sides_->addWidget(runout, row, column + 1);
    lengths_.push_back(length);
    runouts_.push_back(runout);
    connect(runout, &QLineEdit::editingFinished, this, [this, runout, side] {
        desk_.change(tr("Runout"), [&](core::Album album) {
            std::vector<std::string>& all = album.vinyl.runouts;
            if (all.size() <= side) all.resize(side + 1);
            all[side] = runout->text().toStdString();
            while (!all.empty() && all.back().empty()) all.pop_back();
            return album;
        });
    });
}

bool VinylForm::edit(const QString& place) {
    if (isHidden()) return false;
    QWidget* const field = place == QStringLiteral("vinyl.rpm")      ? static_cast<QWidget*>(speed_)
                           : place == QStringLiteral("vinyl.inches") ? static_cast<QWidget*>(size_)
                                                                     : nullptr;
    if (field) field->setFocus(Qt::OtherFocusReason);
    return field != nullptr;
}

} // namespace ui::delivery
