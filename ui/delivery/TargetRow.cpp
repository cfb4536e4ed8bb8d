#include "ui/delivery/TargetRow.h"

#include "core/FileFormat.h"
#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <optional>

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

QString ceilingText(const core::Delivery& delivery) {
    return delivery.ceilingDbtp ? decimal(delivery.ceilingDbtp) : QString();
}

/// Discs and sides are named by what they are.
bool namesItself(const core::Delivery& delivery) {
    return core::fileFormatOf(delivery.format).holds != core::FileFormat::Holds::tracks;
}

QString namesText(const core::Delivery& delivery) {
    return namesItself(delivery) ? QString() : QString::fromStdString(delivery.names);
}

void choose(QComboBox& from, int data) {
    from.setCurrentIndex(std::max(0, from.findData(data)));
}

} // namespace

TargetRow::TargetRow(QGridLayout& grid, std::size_t place, QObject* parent)
    : QObject(parent), grid_(grid), row_(static_cast<int>(place) + 1) {
    addTick();
    addFormat();
    addRate();
    addWordLength();
    addDither();
    addBlank();
    addCeiling();
    addNames();
    addDisc();
    addFolder();
    addState();
    addRemove();
}

/// Named by what it is and by the row, for readers of the screen and for who leads to it.
template <class Field>
Field* TargetRow::add(int column, const QString& what) {
    auto* const field = new Field;
    if (!what.isEmpty()) {
        field->setAccessibleName(tr("%1 of %2").arg(what, tr("target %1").arg(row_)));
        field->setObjectName(QStringLiteral("%1.%2").arg(what).arg(row_));
    }
    grid_.addWidget(field, row_, column);
    widgets_.push_back(field);
    return field;
}

void TargetRow::addTick() {
    tick_ = add<QCheckBox>(0, tr("Deliver"));
    tick_->setToolTip(tr("Write this target with the next delivery"));
    connect(tick_, &QCheckBox::toggled, this, &TargetRow::ticked);
}

void TargetRow::addFormat() {
    format_ = add<Choice>(1, tr("Format"));
    for (const core::FileFormat& each : core::fileFormats())
        format_->addItem(QString::fromUtf8(each.title.data(), static_cast<qsizetype>(each.title.size())));
    format_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    format_->setMinimumContentsLength(8);
    format_->view()->setMinimumWidth(150);
    connect(format_, &QComboBox::activated, this, [this](int at) {
        emit changed(tr("Format"), [at](core::Delivery& each) {
            each.format = static_cast<Format>(at);
            const auto& row = core::fileFormatOf(each.format);
            if (core::isDisc(each) || (each.rate && !row.hasRate(*each.rate))) each.rate.reset();
            if (core::isDisc(each)) each.wordLength = WordLength::int16;
            if (row.hasWords && !row.hasFloats && each.wordLength == WordLength::float32)
                each.wordLength = WordLength::int24;
        });
    });
}

void TargetRow::addRate() {
    rate_ = add<Choice>(2, tr("Rate"));
    connect(rate_, &QComboBox::activated, this, [this] {
        const int chosen = rate_->currentData().toInt();
        emit changed(tr("Rate"),
                     [chosen](core::Delivery& each) { each.rate = chosen ? std::optional(chosen) : std::nullopt; });
    });
}

void TargetRow::addWordLength() {
    word_ = add<Choice>(3, tr("Word length"));
    connect(word_, &QComboBox::activated, this, [this] {
        emit changed(tr("Word length"), [chosen = word_->currentData().toInt()](core::Delivery& each) {
            each.wordLength = static_cast<WordLength>(chosen);
        });
    });
}

void TargetRow::addDither() {
    using enum core::Delivery::Dither;
    dither_ = add<Choice>(4, tr("Dither"));
    for (const auto each : {tpdf, highPassTpdf, gentleShaping, strongShaping})
        dither_->addItem(ditherText(each), static_cast<int>(each));
    // Narrower than its longest word, which a low window has no room for; the list has it whole.
    dither_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    dither_->setMinimumContentsLength(6);
    dither_->view()->setMinimumWidth(150);
    connect(dither_, &QComboBox::activated, this, [this] {
        emit changed(tr("Dither"), [chosen = dither_->currentData().toInt()](core::Delivery& each) {
            each.dither = static_cast<core::Delivery::Dither>(chosen);
        });
    });
}

void TargetRow::addBlank() {
    blank_ = add<QCheckBox>(5, tr("Blank"));
    blank_->setToolTip(tr("Digital silence of over a tenth of a second is delivered without dither"));
    connect(blank_, &QCheckBox::clicked, this,
            [this](bool on) { emit changed(tr("Blank"), [on](core::Delivery& each) { each.blankSilence = on; }); });
}

void TargetRow::addCeiling() {
    ceiling_ = add<QLineEdit>(6, tr("Ceiling"));
    ceiling_->setFont(theme::figures(metrics::textSize - 1));
    ceiling_->setPlaceholderText(QString(QChar(0x2013)));
    ceiling_->setFixedWidth(56);
    ceiling_->setToolTip(tr("The highest true peak after resampling, dBTP; empty: guarded at full scale only"));
    connect(ceiling_, &QLineEdit::editingFinished, this, [this] {
        bool isOne = false;
        const auto value = ceilingOf(ceiling_->text(), isOne);
        if (!isOne) {
            ceiling_->setText(ceilingText(shown_));
            emit complained(tr("A ceiling is a number of dBTP from -24 to 0, or nothing."));
            return;
        }
        emit changed(tr("Ceiling"), [value](core::Delivery& each) { each.ceilingDbtp = value; });
    });
}

void TargetRow::addNames() {
    names_ = add<QLineEdit>(7, tr("Names"));
    names_->setToolTip(tr("Names of the files: {number}, {title}, {artist}, {album}, {isrc}"));
    connect(names_, &QLineEdit::editingFinished, this, [this] {
        emit changed(tr("Names"), [text = names_->text().toStdString()](core::Delivery& each) {
            if (!text.empty()) each.names = text;
        });
    });
}

void TargetRow::addDisc() {
    disc_ = add<QWidget>(7, {});
    auto* const across = new QHBoxLayout(disc_);
    across->setContentsMargins(0, 0, 0, 0);
    plant_ = new Choice;
    plant_->setAccessibleName(tr("Plant of target %1").arg(row_));
    plant_->setObjectName(QStringLiteral("Plant.%1").arg(row_));
    plant_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    plant_->setMinimumContentsLength(5);
    plant_->view()->setMinimumWidth(180);
    zip_ = new QCheckBox(tr("Zip"));
    zip_->setAccessibleName(tr("Zip of target %1").arg(row_));
    zip_->setObjectName(QStringLiteral("Zip.%1").arg(row_));
    zip_->setToolTip(tr("One archive of each disc, its PQ sheet beside it"));
    across->addWidget(plant_, 1);
    across->addWidget(zip_);
    widgets_.insert(widgets_.end(), {plant_, zip_});
    connect(plant_, &QComboBox::activated, this, [this] {
        emit changed(tr("Plant"), [name = plant_->currentData().toString().toStdString()](core::Delivery& each) {
            each.plant = name;
        });
    });
    connect(zip_, &QCheckBox::clicked, this,
            [this](bool on) { emit changed(tr("Zip"), [on](core::Delivery& each) { each.zipped = on; }); });
    offerPlants({});
}

void TargetRow::addFolder() {
    folder_ = add<QLineEdit>(8, tr("Folder"));
    folder_->setPlaceholderText(tr("as the format"));
    folder_->setToolTip(tr("A folder of its own, below the one that is delivered to"));
    connect(folder_, &QLineEdit::editingFinished, this, [this] {
        emit changed(tr("Folder"), [path = pathOf(folder_->text())](core::Delivery& each) { each.folder = path; });
    });
}

void TargetRow::addState() {
    state_ = add<QLabel>(9, {});
    state_->setMinimumWidth(72);
    state_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void TargetRow::addRemove() {
    auto* const remove = add<QToolButton>(10, tr("Remove"));
    remove->setIcon(theme::icon(QStringLiteral("x")));
    remove->setToolTip(tr("Remove this target"));
    connect(remove, &QToolButton::clicked, this, &TargetRow::removalAsked);
}

/// The choices depend on the format, the first rate on the album's. What is being typed stays, as long as nothing else
/// has come into its place.
void TargetRow::show(const core::Delivery& delivery, int albumRate, bool isTicked) {
    const core::Delivery before = std::exchange(shown_, delivery);
    const bool isNew = !std::exchange(shownOnce_, true);
    const bool otherFormat = isNew || before.format != shown_.format;
    const QSignalBlocker still(tick_);
    tick_->setChecked(isTicked);
    format_->setCurrentIndex(static_cast<int>(shown_.format));
    if (otherFormat || albumRate != albumRate_) fillRates(albumRate);
    if (otherFormat) fillWordLengths();
    choose(*rate_, shown_.rate.value_or(0));
    choose(*word_, static_cast<int>(shown_.wordLength));
    showDither();
    names_->setVisible(!core::isDisc(shown_));
    names_->setEnabled(!namesItself(shown_));
    names_->setPlaceholderText(namesItself(shown_) ? tr("as the format says") : QString());
    disc_->setVisible(shown_.format == Format::ddp);
    zip_->setChecked(shown_.zipped);
    showPlant();
    const auto write = [](QLineEdit& field, const QString& text, bool isOther) {
        if (!isOther || field.text() == text) return;
        field.setText(text);
        field.setCursorPosition(0); // so that a narrow one shows how it begins
    };
    write(*ceiling_, ceilingText(shown_), isNew || before.ceilingDbtp != shown_.ceilingDbtp);
    write(*names_, namesText(shown_), otherFormat || before.names != shown_.names);
    write(*folder_, pathText(shown_.folder), isNew || before.folder != shown_.folder);
    if (version_) showVersion();
}

void TargetRow::fillRates(int albumRate) {
    albumRate_ = albumRate;
    rate_->clear();
    const auto& row = core::fileFormatOf(shown_.format);
    rate_->setEnabled(row.rates.size() > 1);
    if (row.rates.size() == 1) return rate_->addItem(kilohertz(row.rates.front()));
    const int unasked = core::rateOf({.format = shown_.format}, albumRate);
    rate_->addItem((unasked == albumRate ? tr("album (%1)") : tr("nearest (%1)")).arg(kilohertz(unasked)), 0);
    for (const int each : row.rates) rate_->addItem(kilohertz(each), each);
}

void TargetRow::fillWordLengths() {
    word_->clear();
    const auto& row = core::fileFormatOf(shown_.format);
    const auto encoding = QString::fromUtf8(row.encoding.data(), static_cast<qsizetype>(row.encoding.size()));
    word_->setEnabled(row.hasWords);
    word_->setToolTip(encoding);
    if (row.isLossy()) return word_->addItem(encoding.section(QLatin1Char(','), 0, 0));
    if (row.holds == core::FileFormat::Holds::sides) return word_->addItem(tr("24 bit"));
    word_->addItem(tr("16 bit"), static_cast<int>(WordLength::int16));
    if (row.hasWords) word_->addItem(tr("20 bit"), static_cast<int>(WordLength::int20));
    if (row.hasWords) word_->addItem(tr("24 bit"), static_cast<int>(WordLength::int24));
    if (row.hasFloats) word_->addItem(tr("32 float"), static_cast<int>(WordLength::float32));
}

void TargetRow::showDither() {
    using enum core::Delivery::Dither;
    const bool isFloat = core::wordLengthOf(shown_) == WordLength::float32;
    const bool isLossy = core::fileFormatOf(shown_.format).isLossy();
    const bool shapes = shown_.dither == gentleShaping || shown_.dither == strongShaping;
    choose(*dither_, static_cast<int>(shown_.dither));
    dither_->setEnabled(!isFloat);
    dither_->setToolTip(isLossy   ? tr("The encoder takes floats: there is nothing to dither")
                        : isFloat ? tr("Floats are not dithered")
                        : shapes  ? tr("Less noise where hearing is sharp, more above; for the last step to 16 bits")
                                  : tr("Added before rounding; its noise does not depend on the music"));
    blank_->setEnabled(!isFloat);
    blank_->setChecked(shown_.blankSilence);
}

void TargetRow::offerVersions(bool offered) {
    using Kind = core::Version::Kind;
    if (version_) return version_->setVisible(offered);
    if (!offered) return;
    version_ = add<Choice>(versionColumn, tr("Version"));
    version_->setToolTip(tr("Of tracks that have it; of the others the main one is delivered"));
    version_->addItem(tr("main"), -1);
    for (const Kind kind : {Kind::instrumental, Kind::clean, Kind::tv, Kind::earlierMix})
        version_->addItem(versionText(kind), static_cast<int>(kind));
    connect(version_, &QComboBox::activated, this, [this] {
        const int kind = version_->currentData().toInt();
        emit changed(tr("Version"), [kind](core::Delivery& each) {
            each.version = kind < 0 ? std::nullopt : std::optional(static_cast<Kind>(kind));
        });
    });
    showVersion();
}

void TargetRow::showVersion() {
    choose(*version_, shown_.version ? static_cast<int>(*shown_.version) : -1);
}

/// The first one is what a target has that names none.
void TargetRow::offerPlants(std::span<const core::PlantProfile> plants) {
    plant_->clear();
    for (const core::PlantProfile& each : plants) {
        const QString name = QString::fromStdString(each.name);
        plant_->addItem(name, plant_->count() == 0 ? QString() : name);
        plant_->setItemData(plant_->count() - 1, QString::fromStdString(each.purpose), Qt::ToolTipRole);
    }
    showPlant();
}

/// One that there is no file of stays to be seen.
void TargetRow::showPlant() {
    const QString name = QString::fromStdString(shown_.plant);
    int at = plant_->findData(name);
    if (at < 0) at = plant_->findText(name, Qt::MatchFixedString);
    if (at < 0) {
        plant_->addItem(name.isEmpty() ? QStringLiteral("Standard") : name, name);
        at = plant_->count() - 1;
    }
    plant_->setCurrentIndex(at);
    plant_->setToolTip(tr("How the plant wants its DDP. %1").arg(plant_->itemData(at, Qt::ToolTipRole).toString()));
}

void TargetRow::offerSingles(const core::Album& album, bool offered) {
    if (!single_ && !offered) return;
    if (!single_) {
        single_ = add<Choice>(singleColumn, tr("Of"));
        single_->setToolTip(tr("The album, or one track alone with its own head and tail"));
        single_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        single_->setMinimumContentsLength(7);
        single_->view()->setMinimumWidth(180);
        connect(single_, &QComboBox::activated, this, [this] {
            const uint track = single_->currentData().toUInt();
            emit changed(tr("Single"), [track](core::Delivery& each) {
                each.single = track ? std::optional(static_cast<core::TrackId>(track)) : std::nullopt;
            });
        });
    }
    single_->setVisible(offered);
    single_->clear();
    single_->addItem(tr("album"), 0U);
    for (const core::Track& track : album.tracks)
        if (track.enabled) single_->addItem(QString::fromStdString(track.metadata.title), static_cast<uint>(track.id));
    const uint chosen = shown_.single ? static_cast<uint>(*shown_.single) : 0U;
    if (single_->findData(chosen) < 0) single_->addItem(QString(QChar(0x2013)), chosen); // gone or disabled
    single_->setCurrentIndex(single_->findData(chosen));
}

void TargetRow::offerMasters(const core::Album& album, bool offered) {
    if (!master_ && !offered) return;
    if (!master_) {
        master_ = add<Choice>(masterColumn, tr("Master"));
        master_->setToolTip(tr("Which album chain it goes through"));
        connect(master_, &QComboBox::activated, this, [this](int at) {
            const std::string name = at == 0 ? std::string() : master_->currentText().toStdString();
            emit changed(tr("Master"), [name](core::Delivery& each) { each.master = name; });
        });
    }
    master_->setVisible(offered);
    master_->clear();
    for (const core::Master& master : album.masters) master_->addItem(QString::fromStdString(master.name));
    const QString chosen = QString::fromStdString(shown_.master);
    if (!chosen.isEmpty() && master_->findText(chosen) < 0) master_->addItem(chosen);
    master_->setCurrentIndex(chosen.isEmpty() ? 0 : master_->findText(chosen));
}

void TargetRow::setState(const QString& words, QColor colour) {
    state_->setText(words);
    state_->setToolTip(words);
    if (colour.isValid()) state_->setStyleSheet(QStringLiteral("color: %1").arg(colour.name()));
}

/// Later, because it may be its own button that asks for it.
void TargetRow::remove() {
    for (QWidget* const each : widgets_) {
        each->disconnect(this);
        each->hide();
        each->setObjectName({});
        each->deleteLater();
        grid_.removeWidget(each);
    }
    deleteLater();
}

} // namespace ui::delivery
