#include "ui/sequence/SequenceModel.h"

#include "core/Edits.h"
#include "ui/controls/Severity.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"

#include <algorithm>

namespace ui::sequence {

namespace {

bool isSameRow(const Row& one, const Row& other) {
    return one.kind == other.kind && one.track == other.track;
}

} // namespace

QString findingWords(const core::Findings& findings) {
    QStringList lines;
    for (const core::Finding& finding : findings)
        lines << SequenceModel::tr("%1: %2").arg(severityWord(finding.severity),
                                                 QString::fromStdString(finding.message));
    return lines.join(QLatin1Char('\n'));
}

QString spoken(const Row& row, bool playing) {
    switch (row.kind) {
    case Row::Kind::disc:
        return SequenceModel::tr("Disc %1, %2 tracks, %3")
            .arg(row.number)
            .arg(row.tracks)
            .arg(minutes(row.lengthFrames, row.clock.rate));
    case Row::Kind::side:
        return SequenceModel::tr("Side %1, %2 tracks, %3 of %4")
            .arg(row.title)
            .arg(row.tracks)
            .arg(minutes(row.lengthFrames, row.clock.rate), minutes(row.mostFrames, row.clock.rate));
    case Row::Kind::gap:
        return gapWords(row.gapFrames, row.clock, row.crossfades);
    case Row::Kind::track:
        break;
    }
    QStringList words{row.enabled ? QString::number(row.number) : SequenceModel::tr("disabled"),
                      row.title.isEmpty() ? SequenceModel::tr("untitled") : row.title,
                      minutes(row.lengthFrames, row.clock.rate)};
    if (row.figures && row.figures->integratedLufs)
        words << SequenceModel::tr("%1 LUFS").arg(decimal(row.figures->integratedLufs));
    if (row.figures && row.figures->truePeakDbtp)
        words << SequenceModel::tr("true peak %1 dBTP").arg(decimal(row.figures->truePeakDbtp));
    if (row.older) words << SequenceModel::tr("older than the album");
    if (playing) words << SequenceModel::tr("playing");
    return words.join(QStringLiteral(", "));
}

SequenceModel::SequenceModel(Desk& desk, QObject* parent) : QAbstractListModel(parent), desk_(desk) {}

void SequenceModel::show(std::vector<Row> rows) {
    if (rows == rows_) return;
    // What is alike at both ends stays; what lies between goes and comes anew.
    const auto [first, newFirst] = std::mismatch(rows_.begin(), rows_.end(), rows.begin(), rows.end(), isSameRow);
    const auto [last, newLast] = std::mismatch(rows_.rbegin(), std::reverse_iterator(first), rows.rbegin(),
                                               std::reverse_iterator(newFirst), isSameRow);
    const int from = static_cast<int>(first - rows_.begin());
    const int gone = static_cast<int>(last.base() - first);
    const int come = static_cast<int>(newLast.base() - newFirst);
    if (gone > 0) {
        beginRemoveRows({}, from, from + gone - 1);
        rows_.erase(rows_.begin() + from, rows_.begin() + from + gone);
        endRemoveRows();
    }
    if (come > 0) {
        beginInsertRows({}, from, from + come - 1);
        rows_.insert(rows_.begin() + from, rows.begin() + from, rows.begin() + from + come);
        endInsertRows();
    }
    rows_.swap(rows);
    tellChanged(rows);
}

void SequenceModel::tellChanged(const std::vector<Row>& before) {
    for (std::size_t n = 0; n < rows_.size(); ++n) {
        if (rows_[n] == before[n]) continue;
        const QModelIndex changed = index(static_cast<int>(n));
        emit dataChanged(changed, changed);
    }
}

void SequenceModel::showPlaying(std::optional<core::TrackId> track) {
    if (track == playing_) return;
    const auto before = playing_;
    playing_ = track;
    for (const auto& each : {before, track}) {
        const QModelIndex changed = each ? find(Row::Kind::track, *each) : QModelIndex();
        if (changed.isValid()) emit dataChanged(changed, changed);
    }
}

QModelIndex SequenceModel::find(Row::Kind kind, core::TrackId track) const {
    const auto it = std::ranges::find_if(rows_, [&](const Row& row) { return row.kind == kind && row.track == track; });
    return it == rows_.end() ? QModelIndex() : index(static_cast<int>(it - rows_.begin()));
}

int SequenceModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant SequenceModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Row& it = row(index);
    switch (role) {
    case Qt::EditRole:
        return it.kind == Row::Kind::gap ? gapField(it.gapFrames, it.clock) : it.title;
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return spoken(it, isPlaying(it));
    case Qt::AccessibleDescriptionRole:
        return findingWords(it.findings);
    default:
        return {};
    }
}

Qt::ItemFlags SequenceModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    switch (row(index).kind) {
    case Row::Kind::disc:
    case Row::Kind::side:
        return Qt::ItemIsEnabled;
    case Row::Kind::gap:
        return Qt::ItemIsEnabled | Qt::ItemIsEditable;
    case Row::Kind::track:
        break;
    }
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
}

bool SequenceModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::EditRole) return false;
    const Row it = row(index); // a copy: the change shows the rows anew
    // What is being typed is taken when its row goes, too, and the track may have gone with it.
    if (!core::findTrack(desk_.album(), it.track)) return false;
    return it.kind == Row::Kind::gap ? setGap(it, value.toString()) : setTitle(it, value.toString());
}

bool SequenceModel::setTitle(const Row& row, const QString& typed) {
    const std::string title = typed.trimmed().toStdString();
    desk_.change(tr("Title"), [&](core::Album album) {
        core::findTrack(album, row.track)->metadata.title = title;
        return album;
    });
    return true;
}

bool SequenceModel::setGap(const Row& row, const QString& typed) {
    if (typed.trimmed() == gapField(row.gapFrames, row.clock)) return true;
    const TypedGap gap = typedGap(typed, row.clock);
    if (!gap.frames) {
        desk_.complain(gap.complaint);
        return false;
    }
    desk_.change(tr("Gap"), [&](core::Album album) { return core::withGap(std::move(album), row.track, *gap.frames); });
    return true;
}

} // namespace ui::sequence
