#include "ui/delivery/Targets.h"

#include "ui/controls/Head.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QToolButton>

#include <algorithm>

namespace ui::delivery {

namespace {

using Format = core::Delivery::Format;
using WordLength = core::Delivery::WordLength;

/// A combo box that the wheel does not turn by accident.
class Choice : public QComboBox {
  public:
    using QComboBox::QComboBox;

  protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

QString kilohertz(int rate) {
    return QString::number(rate / 1000.0, 'g', 5) + QStringLiteral(" k");
}

std::optional<double> ceilingOf(const QString& typed, bool& isOne) {
    QString digits = typed.trimmed();
    digits.replace(QChar(0x2212), QLatin1Char('-'));
    digits.remove(QStringLiteral("dBTP"), Qt::CaseInsensitive).replace(QLatin1Char(','), QLatin1Char('.'));
    isOne = true;
    if (digits.trimmed().isEmpty() || digits.trimmed() == QString(QChar(0x2013))) return std::nullopt;
    const double value = digits.trimmed().toDouble(&isOne);
    isOne = isOne && value <= 0.0 && value >= -24.0;
    return value;
}

/// Whether any track has another version, or a target asks for one.
bool hasVersions(const core::Album& album) {
    return std::ranges::any_of(album.tracks, [](const auto& track) { return !track.versions.empty(); }) ||
           std::ranges::any_of(album.deliveries, [](const auto& each) { return each.version.has_value(); });
}

} // namespace

QString titleOf(const core::Delivery& delivery) {
    if (delivery.format == Format::ddp) return QStringLiteral("DDP 2.00");
    const QString format = delivery.format == Format::wav ? QStringLiteral("WAV") : QStringLiteral("FLAC");
    switch (delivery.wordLength) {
    case WordLength::int16:
        return format + Targets::tr(" 16 bit");
    case WordLength::int24:
        return format + Targets::tr(" 24 bit");
    case WordLength::float32:
        return format + Targets::tr(" 32 bit float");
    }
    return format;
}

Targets::Targets(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk), grid_(new QGridLayout(this)) {
    setObjectName(QStringLiteral("targets"));
    grid_->setContentsMargins(12, 6, 12, 8);
    grid_->setHorizontalSpacing(metrics::grid);
    grid_->setVerticalSpacing(4);
    connect(&desk_, &Desk::albumChanged, this, &Targets::showAlbum);
    shown_ = desk_.album().deliveries;
    versions_ = hasVersions(desk_.album());
    ticked_.assign(shown_.size(), true);
    build();
}

std::vector<core::Delivery> Targets::chosen() const {
    std::vector<core::Delivery> chosen;
    for (std::size_t n = 0; n < shown_.size(); ++n)
        if (ticked_[n]) chosen.push_back(desk_.album().deliveries[n]);
    return chosen;
}

std::size_t Targets::rowOf(std::size_t place) const {
    std::size_t row = 0;
    for (std::size_t ticked = 0; row < shown_.size(); ++row)
        if (ticked_[row] && ticked++ == place) break;
    return row;
}

void Targets::setState(std::size_t place, const QString& words, QColor colour) {
    const std::size_t row = rowOf(place);
    if (row >= states_.size()) return;
    states_[row]->setText(words);
    states_[row]->setToolTip(words);
    states_[row]->setStyleSheet(QStringLiteral("color: %1").arg(colour.name()));
}

bool Targets::edit(std::size_t row, const QString& setting) {
    const std::pair<const char*, QString> fields[] = {
        {"version", tr("Version")},     {"rate", tr("Rate")},   {"wordLength", tr("Word length")},
        {"ceilingDbtp", tr("Ceiling")}, {"names", tr("Names")}, {"folder", tr("Folder")}};
    for (const auto& [key, name] : fields) {
        if (setting != QLatin1String(key)) continue;
        auto* const field = findChild<QWidget*>(QStringLiteral("%1.%2").arg(name).arg(row + 1));
        if (!field) return false;
        field->setFocus(Qt::OtherFocusReason);
        if (auto* const text = qobject_cast<QLineEdit*>(field)) text->selectAll();
        return true;
    }
    return false;
}

void Targets::clearStates() {
    for (QLabel* state : states_) state->clear();
}

void Targets::add(core::Delivery delivery) {
    desk_.change(tr("Add the target %1").arg(titleOf(delivery)), [&](core::Album album) {
        album.deliveries.push_back(delivery);
        return album;
    });
}

void Targets::showAlbum() {
    const auto& now = desk_.album().deliveries;
    const bool versions = hasVersions(desk_.album());
    if (now == shown_ && versions == versions_) return;
    versions_ = versions;
    const bool sameRows = now.size() == shown_.size();
    if (!sameRows) ticked_.resize(now.size(), true);
    shown_ = now;
    build();
    emit chosenChanged();
}

/// Anew, because a row's choices depend on its format. The focus stays where it was.
void Targets::build() {
    QWidget* const focused = window()->focusWidget();
    const QString focus = focused && isAncestorOf(focused) ? focused->objectName() : QString();
    while (QLayoutItem* item = grid_->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->setObjectName({});
            item->widget()->deleteLater();
        }
        delete item;
    }
    states_.clear();
    if (shown_.empty()) {
        auto* const none = new QLabel(tr("No target yet: add a DDP fileset for the plant, WAV or FLAC above."));
        none->setProperty("role", QStringLiteral("dim"));
        grid_->addWidget(none, 0, 0, 1, 9);
        return;
    }
    int column = 1;
    for (const QString& name :
         {tr("Target"), tr("Rate"), tr("Word"), tr("Ceiling"), tr("Names"), tr("Folder"), tr("State")})
        grid_->addWidget(controls::head(name), 0, column++);
    if (versions_) grid_->addWidget(controls::head(tr("Version")), 0, 9);
    for (std::size_t place = 0; place < shown_.size(); ++place) addRow(place);
    grid_->setColumnStretch(5, 3);
    grid_->setColumnStretch(6, 2);
    grid_->setColumnStretch(7, 3);
    if (QWidget* again = focus.isEmpty() ? nullptr : findChild<QWidget*>(focus)) again->setFocus();
}

void Targets::addRow(std::size_t place) {
    const core::Delivery& delivery = shown_[place];
    const int row = static_cast<int>(place) + 1;
    const QString of = tr("target %1").arg(row);
    const bool isDdp = delivery.format == Format::ddp;
    const auto name = [&](QWidget* widget, const QString& what) {
        widget->setAccessibleName(tr("%1 of %2").arg(what, of));
        widget->setObjectName(QStringLiteral("%1.%2").arg(what).arg(row));
    };

    auto* const tick = new QCheckBox;
    name(tick, tr("Deliver"));
    tick->setToolTip(tr("Write this target with the next delivery"));
    tick->setChecked(ticked_[place]);
    connect(tick, &QCheckBox::toggled, this, [this, place](bool on) {
        ticked_[place] = on;
        emit chosenChanged();
    });
    grid_->addWidget(tick, row, 0);

    auto* const format = new Choice;
    name(format, tr("Format"));
    format->addItems({QStringLiteral("DDP 2.00"), QStringLiteral("WAV"), QStringLiteral("FLAC")});
    format->setCurrentIndex(static_cast<int>(delivery.format));
    connect(format, &QComboBox::activated, this, [this, place](int at) {
        change(tr("Format"), place, [at](core::Delivery& each) {
            each.format = static_cast<Format>(at);
            if (each.format == Format::ddp) each.rate.reset();
            if (each.format == Format::ddp) each.wordLength = WordLength::int16;
            if (each.format == Format::flac && each.wordLength == WordLength::float32)
                each.wordLength = WordLength::int24;
        });
    });
    grid_->addWidget(format, row, 1);

    auto* const rate = new Choice;
    name(rate, tr("Rate"));
    if (isDdp) {
        rate->addItem(kilohertz(core::cdRate));
    } else {
        rate->addItem(tr("album (%1)").arg(kilohertz(desk_.album().rate)), 0);
        for (const int each : core::albumRates) rate->addItem(kilohertz(each), each);
        rate->setCurrentIndex(std::max(0, rate->findData(delivery.rate.value_or(0))));
    }
    rate->setEnabled(!isDdp);
    connect(rate, &QComboBox::activated, this, [this, place, rate] {
        const int chosen = rate->currentData().toInt();
        change(tr("Rate"), place,
               [chosen](core::Delivery& each) { each.rate = chosen ? std::optional(chosen) : std::nullopt; });
    });
    grid_->addWidget(rate, row, 2);

    auto* const word = new Choice;
    name(word, tr("Word length"));
    word->addItem(tr("16 bit"), static_cast<int>(WordLength::int16));
    if (!isDdp) word->addItem(tr("24 bit"), static_cast<int>(WordLength::int24));
    if (delivery.format == Format::wav) word->addItem(tr("32 float"), static_cast<int>(WordLength::float32));
    word->setCurrentIndex(std::max(0, word->findData(static_cast<int>(delivery.wordLength))));
    word->setEnabled(!isDdp);
    word->setToolTip(delivery.wordLength == WordLength::float32 ? tr("Not dithered") : tr("With TPDF dither"));
    connect(word, &QComboBox::activated, this, [this, place, word] {
        change(tr("Word length"), place, [value = word->currentData().toInt()](core::Delivery& each) {
            each.wordLength = static_cast<WordLength>(value);
        });
    });
    grid_->addWidget(word, row, 3);

    auto* const ceiling = new QLineEdit(delivery.ceilingDbtp ? decimal(delivery.ceilingDbtp) : QString());
    name(ceiling, tr("Ceiling"));
    ceiling->setFont(theme::figures(metrics::textSize - 1));
    ceiling->setPlaceholderText(QString(QChar(0x2013)));
    ceiling->setFixedWidth(64);
    ceiling->setToolTip(tr("The highest true peak after resampling, dBTP; empty: guarded at full scale only"));
    connect(ceiling, &QLineEdit::editingFinished, this, [this, place, ceiling] {
        bool isOne = false;
        const auto value = ceilingOf(ceiling->text(), isOne);
        if (!isOne) {
            ceiling->setText(decimal(shown_[place].ceilingDbtp));
            return desk_.complain(tr("A ceiling is a number of dBTP from -24 to 0, or nothing."));
        }
        change(tr("Ceiling"), place, [value](core::Delivery& each) { each.ceilingDbtp = value; });
    });
    grid_->addWidget(ceiling, row, 4);

    auto* const names = new QLineEdit(isDdp ? QString() : QString::fromStdString(delivery.names));
    name(names, tr("Names"));
    names->setEnabled(!isDdp);
    names->setPlaceholderText(isDdp ? tr("as the format says") : QString());
    names->setToolTip(tr("Names of the files: {number}, {title}, {artist}, {album}, {isrc}"));
    connect(names, &QLineEdit::editingFinished, this, [this, place, names] {
        change(tr("Names"), place, [text = names->text().toStdString()](core::Delivery& each) {
            if (!text.empty()) each.names = text;
        });
    });
    grid_->addWidget(names, row, 5);

    auto* const folder = new QLineEdit(pathText(delivery.folder));
    name(folder, tr("Folder"));
    folder->setPlaceholderText(tr("as the format"));
    folder->setToolTip(tr("A folder of its own, below the one that is delivered to"));
    connect(folder, &QLineEdit::editingFinished, this, [this, place, folder] {
        change(tr("Folder"), place, [path = pathOf(folder->text())](core::Delivery& each) { each.folder = path; });
    });
    grid_->addWidget(folder, row, 6);

    auto* const state = new QLabel;
    state->setMinimumWidth(120);
    state->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    states_.push_back(state);
    grid_->addWidget(state, row, 7);

    auto* const remove = new QToolButton;
    name(remove, tr("Remove"));
    remove->setIcon(theme::icon(QStringLiteral("x")));
    remove->setToolTip(tr("Remove this target"));
    connect(remove, &QToolButton::clicked, this, [this, place] {
        ticked_.erase(ticked_.begin() + static_cast<std::ptrdiff_t>(place));
        desk_.change(tr("Remove the target %1").arg(titleOf(shown_[place])), [place](core::Album album) {
            album.deliveries.erase(album.deliveries.begin() + static_cast<std::ptrdiff_t>(place));
            return album;
        });
    });
    grid_->addWidget(remove, row, 8);
    if (versions_) addVersion(place);
}

/// Which of its recordings goes out of each track, where it has that one.
void Targets::addVersion(std::size_t place) {
    using Kind = core::Version::Kind;
    const int row = static_cast<int>(place) + 1;
    auto* const version = new Choice;
    version->setAccessibleName(tr("%1 of %2").arg(tr("Version"), tr("target %1").arg(row)));
    version->setObjectName(QStringLiteral("%1.%2").arg(tr("Version")).arg(row));
    version->setToolTip(tr("Of tracks that have it; of the others the main one is delivered"));
    version->addItem(tr("main"), -1);
    version->addItem(tr("instrumental"), static_cast<int>(Kind::instrumental));
    version->addItem(tr("clean"), static_cast<int>(Kind::clean));
    version->addItem(tr("TV"), static_cast<int>(Kind::tv));
    version->addItem(tr("earlier mix"), static_cast<int>(Kind::earlierMix));
    const auto& asked = shown_[place].version;
    version->setCurrentIndex(version->findData(asked ? static_cast<int>(*asked) : -1));
    connect(version, &QComboBox::activated, this, [this, place, version] {
        const int kind = version->currentData().toInt();
        change(tr("Version"), place, [kind](core::Delivery& each) {
            each.version = kind < 0 ? std::nullopt : std::optional(static_cast<Kind>(kind));
        });
    });
    grid_->addWidget(version, row, 9);
}

void Targets::change(const QString& label, std::size_t place, const std::function<void(core::Delivery&)>& edit) {
    desk_.change(label, [&](core::Album album) {
        edit(album.deliveries[place]);
        return album;
    });
}

} // namespace ui::delivery
