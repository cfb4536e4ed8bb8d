#include "ui/delivery/MetadataModel.h"

#include "core/AlbumLayout.h"
#include "core/Codes.h"
#include "core/TrackLength.h"
#include "ui/controls/Words.h"
#include "ui/delivery/Fields.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <algorithm>
#include <utility>

namespace ui::delivery {

namespace {

constexpr int firstText = 1; // Column 0 is the number.

int textCount() {
    return static_cast<int>(textColumns().size());
}

const core::MetadataFlag& flagOf(int column) {
    return core::metadataFlags()[static_cast<std::size_t>(column - firstText - textCount())];
}

/// Yes or no as a spreadsheet may say it.
std::optional<bool> flagIn(const QString& text) {
    const QString word = text.trimmed().toLower();
    if (word.isEmpty() || word == u"0" || word == u"no" || word == u"false") return false;
    if (word == u"1" || word == u"yes" || word == u"true" || word == u"x") return true;
    return std::nullopt;
}

const TextColumn& textsOf(int column) {
    return textColumns()[static_cast<std::size_t>(column - firstText)];
}

std::string placeOf(int row, std::string_view key) {
    const std::string place = "metadata." + std::string(key);
    return row == 0 ? place : "tracks." + std::to_string(row) + "." + place;
}

std::string placeOf(int row, const TextColumn& column) {
    return placeOf(row, row == 0 ? column.album->key : column.track->key);
}

bool isGrave(const core::Finding* finding) {
    return finding && finding->severity != core::Severity::note;
}

} // namespace

MetadataModel::MetadataModel(Desk& desk, QObject* parent) : QAbstractTableModel(parent), desk_(desk) {
    rows_ = static_cast<int>(desk_.album().tracks.size()) + 1;
    connect(&desk_, &Desk::albumChanged, this, &MetadataModel::showAlbum);
    connect(&desk_.print(), &Print::changed, this, &MetadataModel::showAlbum);
}

void MetadataModel::showAlbum() {
    if (const int rows = static_cast<int>(desk_.album().tracks.size()) + 1; rows != rows_) {
        beginResetModel();
        rows_ = rows;
        endResetModel();
        return;
    }
    emit dataChanged(index(0, 0), index(rows_ - 1, columnCount() - 1));
}

void MetadataModel::setFindings(core::Findings findings) {
    findings_ = std::move(findings);
    showAlbum();
}

/// The gravest there; nullptr where there is none.
const core::Finding* MetadataModel::findingAt(const std::string& place) const {
    const core::Finding* gravest = nullptr;
    for (const core::Findings* list : {&desk_.findings(), &findings_})
        for (const core::Finding& each : *list)
            if (each.place == place && (!gravest || each.severity > gravest->severity)) gravest = &each;
    return gravest;
}

int MetadataModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : rows_;
}

int MetadataModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : firstFigureColumn() + 3;
}

int MetadataModel::isrcColumn() {
    return firstText + textCount() - 1;
}

int MetadataModel::firstFlagColumn() {
    return firstText + textCount();
}

int MetadataModel::firstFigureColumn() {
    return firstFlagColumn() + static_cast<int>(core::metadataFlags().size());
}

bool MetadataModel::isEmpty(int column) const {
    const TextColumn& texts = textsOf(column);
    const core::Album& album = desk_.album();
    if (!(album.metadata.*texts.album->album).empty()) return false;
    return std::ranges::all_of(album.tracks,
                               [&](const auto& track) { return (track.metadata.*texts.track->track).empty(); });
}

bool MetadataModel::isText(int column) const {
    return column >= firstText && column < firstText + textCount();
}

bool MetadataModel::isFlag(int column) const {
    return column >= firstFlagColumn() && column < firstFigureColumn();
}

QVariant MetadataModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole && section >= firstFigureColumn()) return {Qt::AlignRight | Qt::AlignVCenter};
    if (role == Qt::ToolTipRole && isFlag(section)) return labelOf(flagOf(section).says);
    if (role != Qt::DisplayRole) return {};
    if (section == 0) return QStringLiteral("#");
    if (isText(section)) return labelOf(textsOf(section).label);
    if (isFlag(section)) return labelOf(flagOf(section).label);
    const QString figures[] = {tr("Length"), tr("LUFS"), tr("dBTP")};
    return figures[section - firstFigureColumn()];
}

Qt::ItemFlags MetadataModel::flags(const QModelIndex& index) const {
    const auto usual = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (isFlag(index.column())) return index.row() > 0 ? usual | Qt::ItemIsUserCheckable : usual;
    if (!isText(index.column())) return usual;
    return usual | Qt::ItemIsEditable;
}

QVariant MetadataModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rows_) return {};
    if (isFlag(index.column())) return flagData(index.row(), index.column(), role);
    return isText(index.column()) ? textData(index.row(), index.column(), role)
                                  : figureData(index.row(), index.column(), role);
}

QVariant MetadataModel::flagData(int row, int column, int role) const {
    if (row == 0) return {};
    const core::MetadataFlag& flag = flagOf(column);
    const bool on = desk_.album().tracks[static_cast<std::size_t>(row - 1)].metadata.*flag.flag;
    switch (role) {
    case Qt::CheckStateRole:
        return on ? Qt::Checked : Qt::Unchecked;
    case Qt::EditRole:
        return on ? QStringLiteral("yes") : QString();
    case Qt::AccessibleTextRole:
        return labelOf(flag.says) + QStringLiteral(": ") + (on ? tr("yes") : tr("no"));
    case Qt::ToolTipRole: {
        const core::Finding* const finding = findingAt(placeOf(row, flag.key));
        return finding ? QString::fromStdString(finding->message) : labelOf(flag.says);
    }
    default:
        return {};
    }
}

QVariant MetadataModel::textData(int row, int column, int role) const {
    const core::Album& album = desk_.album();
    const TextColumn& texts = textsOf(column);
    const bool ofAlbum = row == 0;
    const Shown shown = ofAlbum ? Shown{QString::fromStdString(album.metadata.*texts.album->album)}
                                : shownText(album, album.tracks[static_cast<std::size_t>(row - 1)], *texts.track);
    const auto finding = [&] { return findingAt(placeOf(row, texts)); };
    switch (role) {
    case Qt::DisplayRole:
        // Not by colour alone: the mark says it too.
        return isGrave(finding()) ? QStringLiteral("\u26a0 ") + shown.text : shown.text;
    case Qt::EditRole:
        return shown.inherited ? QString() : shown.text;
    case Qt::ForegroundRole:
        if (isGrave(finding())) return palette::wrongText;
        return shown.inherited ? palette::dim : palette::text;
    case Qt::FontRole: {
        if (column == isrcColumn()) return theme::figures(metrics::textSize - 1);
        QFont font = theme::words(metrics::textSize, ofAlbum ? QFont::DemiBold : QFont::Normal);
        font.setItalic(shown.inherited);
        return font;
    }
    case Qt::ToolTipRole:
        if (const auto* const found = finding()) return QString::fromStdString(found->message);
        return shown.inherited ? tr("The album's; type to give the track its own") : QVariant();
    default:
        return {};
    }
}

QVariant MetadataModel::figureData(int row, int column, int role) const {
    const core::Album& album = desk_.album();
    const core::AlbumLayout& layout = desk_.layout();
    const auto* const print = desk_.print().newest();
    const core::Track* const track = row > 0 ? &album.tracks[static_cast<std::size_t>(row - 1)] : nullptr;
    const core::PlacedTrack* const placed = track ? core::findTrack(layout, track->id) : nullptr;
    const bool sounds = !track || placed;
    if (role == Qt::FontRole) return theme::figures(metrics::textSize - 1);
    if (role == Qt::TextAlignmentRole)
        return column == 0 ? QVariant(Qt::AlignCenter) : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole)
        return column == 0 || !sounds || (column > firstFigureColumn() && !desk_.print().isCurrent()) ? palette::dim
                                                                                                      : palette::text;
    if (role == Qt::ToolTipRole && column > firstFigureColumn() && !desk_.print().isCurrent())
        return tr("Older than the album: being measured");
    if (role != Qt::DisplayRole) return {};
    if (column == 0) return track ? (sounds ? QString::number(placed->number) : QStringLiteral("\u00b7")) : QString();
    if (!sounds) return tr("off");
    if (column == firstFigureColumn()) {
        if (!track) return minutes(layout.end, layout.rate);
        const auto at = static_cast<std::size_t>(placed - layout.tracks.data());
        return minutes(core::trackLength(layout, at), layout.rate);
    }
    const auto* const figures = track ? desk_.print().figures(track->id) : nullptr;
    const core::Loudness loudness =
        track ? (figures ? figures->rendered : core::Loudness{}) : (print ? print->album : core::Loudness{});
    return decimal(column == firstFigureColumn() + 1 ? loudness.integratedLufs : loudness.truePeakDbtp);
}

bool MetadataModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role == Qt::CheckStateRole && flags(index) & Qt::ItemIsUserCheckable) {
        paste(index, {{value.toInt() == Qt::Checked ? QStringLiteral("yes") : QString()}});
        return true;
    }
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable)) return false;
    paste(index, {{value.toString()}});
    return true;
}

void MetadataModel::paste(const QModelIndex& at, const std::vector<QStringList>& cells) {
    if (!at.isValid() || cells.empty()) return;
    const bool one = cells.size() == 1 && cells.front().size() == 1;
    const QString what = headerData(at.column(), Qt::Horizontal).toString();
    desk_.change(one ? what : tr("Paste texts"), [&](core::Album album) {
        for (std::size_t down = 0; down < cells.size(); ++down) {
            const int row = at.row() + static_cast<int>(down);
            for (int right = 0; right < cells[down].size() && row < rows_; ++right) {
                const int column = at.column() + right;
                const auto flag = isFlag(column) ? flagIn(cells[down][right]) : std::nullopt;
                if (flag && row > 0)
                    album.tracks[static_cast<std::size_t>(row - 1)].metadata.*flagOf(column).flag = *flag;
                if (!isText(column)) continue;
                const TextColumn& texts = textsOf(column);
                const std::string text = cells[down][right].trimmed().toStdString();
                if (row > 0)
                    album.tracks[static_cast<std::size_t>(row - 1)].metadata.*texts.track->track = text;
                else
                    album.metadata.*texts.album->album = text;
            }
        }
        return album;
    });
}

QModelIndex MetadataModel::cellAt(const QString& place) const {
    for (int row = 0; row < rows_; ++row)
        for (int column = firstText; column < firstFigureColumn(); ++column)
            if ((isText(column) ? placeOf(row, textsOf(column)) : placeOf(row, flagOf(column).key)) ==
                place.toStdString())
                return index(row, column);
    return {};
}

} // namespace ui::delivery
