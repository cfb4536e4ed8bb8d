#include "ui/delivery/Targets.h"

#include "core/FileFormat.h"
#include "core/PlantShelf.h"
#include "ui/controls/Head.h"
#include "ui/delivery/TargetRow.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>

#include <algorithm>

namespace ui::delivery {

namespace {

using WordLength = core::Delivery::WordLength;

/// Whether any track has another version, or a target asks for one.
bool hasVersions(const core::Album& album) {
    return std::ranges::any_of(album.tracks, [](const auto& track) { return !track.versions.empty(); }) ||
           std::ranges::any_of(album.deliveries, [](const auto& each) { return each.version.has_value(); });
}

/// The enabled tracks, where a target is a single.
std::vector<std::pair<core::TrackId, std::string>> singlesOf(const core::Album& album) {
    std::vector<std::pair<core::TrackId, std::string>> singles;
    if (std::ranges::none_of(album.deliveries, [](const auto& each) { return each.single.has_value(); }))
        return singles;
    for (const core::Track& track : album.tracks)
        if (track.enabled) singles.emplace_back(track.id, track.metadata.title);
    return singles;
}

} // namespace

QString titleOf(const core::Delivery& delivery) {
    const auto& row = core::fileFormatOf(delivery.format);
    const auto format = QString::fromUtf8(row.title.data(), static_cast<qsizetype>(row.title.size()));
    if (!row.hasWords) return format;
    switch (delivery.wordLength) {
    case WordLength::int16:
        return format + Targets::tr(" 16 bit");
    case WordLength::int20:
        return format + Targets::tr(" 20 bit");
    case WordLength::int24:
        return format + Targets::tr(" 24 bit");
    case WordLength::float32:
        return format + Targets::tr(" 32 bit float");
    }
    return format;
}

Targets::Targets(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk), grid_(new QGridLayout(this)) {
    setObjectName(QStringLiteral("targets"));
    grid_->setContentsMargins(8, 6, 8, 8);
    grid_->setHorizontalSpacing(metrics::grid / 2);
    grid_->setVerticalSpacing(4);
    connect(&desk_, &Desk::albumChanged, this, &Targets::showAlbum);
    layOut();
    showAlbum();
}

void Targets::layOut() {
    none_ = new QLabel(tr("No target yet: add a DDP fileset for the plant, WAV, FLAC or MP3 above."));
    none_->setProperty("role", QStringLiteral("dim"));
    grid_->addWidget(none_, 0, 0, 1, TargetRow::versionColumn);
    int column = 1;
    for (const QString& name : {tr("Target"), tr("Rate"), tr("Word"), tr("Dither"), tr("Blank"), tr("Ceiling"),
                                tr("Names \u00b7 plant"), tr("Folder"), tr("State")}) {
        heads_.push_back(controls::head(name));
        grid_->addWidget(heads_.back(), 0, column++);
    }
    const auto addHead = [&](const QString& name, int at) {
        auto* const made = controls::head(name);
        grid_->addWidget(made, 0, at);
        return made;
    };
    versionHead_ = addHead(tr("Version"), TargetRow::versionColumn);
    singleHead_ = addHead(tr("Of"), TargetRow::singleColumn);
    masterHead_ = addHead(tr("Master"), TargetRow::masterColumn);
    grid_->setColumnStretch(7, 3);
    grid_->setColumnStretch(8, 2);
    grid_->setColumnStretch(9, 3);
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
    if (const std::size_t row = rowOf(place); row < rows_.size()) rows_[row]->setState(words, colour);
}

bool Targets::edit(std::size_t row, const QString& setting) {
    const std::pair<const char*, QString> fields[] = {{"format", tr("Format")},
                                                      {"version", tr("Version")},
                                                      {"single", tr("Of")},
                                                      {"rate", tr("Rate")},
                                                      {"wordLength", tr("Word length")},
                                                      {"dither", tr("Dither")},
                                                      {"ceilingDbtp", tr("Ceiling")},
                                                      {"names", tr("Names")},
                                                      {"folder", tr("Folder")},
                                                      {"plant", tr("Plant")}};
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
    for (TargetRow* const row : rows_) row->setState({});
}

void Targets::add(core::Delivery delivery) {
    desk_.change(tr("Add the target %1").arg(titleOf(delivery)), [&](core::Album album) {
        album.deliveries.push_back(delivery);
        return album;
    });
}

void Targets::load(const core::Preset& set) {
    ticked_.assign(set.deliveries.size(), true);
    desk_.change(tr("Load the targets %1").arg(QString::fromStdString(set.name)),
                 [&](core::Album album) { return core::withDeliveries(std::move(album), set.deliveries); });
    // Where they were the targets already, nothing has changed but the ticks.
    showRows();
    emit chosenChanged();
}

void Targets::showAlbum() {
    const auto& now = desk_.album().deliveries;
    const bool versions = hasVersions(desk_.album());
    const int albumRate = desk_.album().rate;
    auto singles = singlesOf(desk_.album());
    std::vector<std::string> masters;
    for (const core::Master& master : desk_.album().masters) masters.push_back(master.name);
    if (now == shown_ && versions == versions_ && albumRate == albumRate_ && singles == singles_ && masters == masters_)
        return;
    singles_ = std::move(singles);
    masters_ = std::move(masters);
    versions_ = versions;
    albumRate_ = albumRate;
    ticked_.resize(now.size(), true);
    shown_ = now;
    showRows();
    emit chosenChanged();
}

/// A row's widgets stay; making them is the longest part.
void Targets::showRows() {
    const bool none = shown_.empty();
    none_->setVisible(none);
    for (QLabel* const head : heads_) head->setVisible(!none);
    versionHead_->setVisible(!none && versions_);
    singleHead_->setVisible(!none && !singles_.empty());
    masterHead_->setVisible(!none && masters_.size() > 1);
    while (rows_.size() > shown_.size()) {
        rows_.back()->remove();
        rows_.pop_back();
    }
    while (rows_.size() < shown_.size()) addRow();
    for (std::size_t place = 0; place < rows_.size(); ++place) {
        rows_[place]->show(shown_[place], albumRate_, ticked_[place]);
        rows_[place]->offerVersions(versions_);
        rows_[place]->offerSingles(desk_.album(), !singles_.empty());
        rows_[place]->offerMasters(desk_.album(), masters_.size() > 1);
    }
    clearStates();
}

void Targets::addRow() {
    const std::size_t place = rows_.size();
    auto* const row = new TargetRow(*grid_, place, this);
    row->offerPlants(plants_);
    rows_.push_back(row);
    connect(row, &TargetRow::ticked, this, [this, place](bool on) {
        ticked_[place] = on;
        emit chosenChanged();
    });
    connect(row, &TargetRow::changed, this, [this, place](const QString& label, const TargetRow::Edit& edit) {
        desk_.change(label, [&](core::Album album) {
            edit(album.deliveries[place]);
            return album;
        });
    });
    connect(row, &TargetRow::removalAsked, this, [this, place] { removeTarget(place); });
    connect(row, &TargetRow::complained, &desk_, &Desk::complain);
}

/// What was copied and edited meanwhile is there whenever the page comes up.
void Targets::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    readPlants();
}

void Targets::readPlants() {
    desk_.jobs().start(
        Job::Kind::unseen, tr("Reading the plants"), [](JobProgress&, std::stop_token) { return core::plantShelf(); },
        [self = QPointer(this)](core::PlantShelf shelf) {
            if (!self || shelf.plants == self->plants_) return;
            self->plants_ = std::move(shelf.plants);
            for (TargetRow* const row : self->rows_) row->offerPlants(self->plants_);
            if (!shelf.troubles.empty()) self->desk_.complain(QString::fromStdString(shelf.troubles.front()));
        });
}

void Targets::removeTarget(std::size_t place) {
    const auto at = static_cast<std::ptrdiff_t>(place);
    ticked_.erase(ticked_.begin() + at);
    desk_.change(tr("Remove the target %1").arg(titleOf(shown_[place])), [at](core::Album album) {
        album.deliveries.erase(album.deliveries.begin() + at);
        return album;
    });
}

} // namespace ui::delivery
