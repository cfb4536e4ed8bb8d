// The rows of the sequence for Qt's list: what each says in words (for those who listen to the screen too), and what
// may be typed into it. Shows what it is given and changes the album by the desk.
#pragma once

#include "ui/sequence/SequenceRows.h"

#include <QAbstractListModel>

#include <optional>
#include <vector>

namespace ui {
class Desk;
}

namespace ui::sequence {

class SequenceModel : public QAbstractListModel {
    Q_OBJECT

  public:
    explicit SequenceModel(Desk& desk, QObject* parent = nullptr);

    /// Rows that stay keep their selection and whatever is being typed into them.
    void show(std::vector<Row> rows);
    /// The track that sounds now.
    void showPlaying(std::optional<core::TrackId> track);

    const std::vector<Row>& rows() const { return rows_; }
    const Row& row(const QModelIndex& index) const { return rows_[static_cast<std::size_t>(index.row())]; }
    bool isPlaying(const Row& row) const { return row.kind == Row::Kind::track && playing_ == row.track; }
    /// The track's row, or that of the gap ahead of it; invalid where there is none.
    QModelIndex find(Row::Kind kind, core::TrackId track) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// A track's title, or a gap as it was typed: one step of the history.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

  private:
    bool setTitle(const Row& row, const QString& typed);
    bool setGap(const Row& row, const QString& typed);
    void tellChanged(const std::vector<Row>& before);

    Desk& desk_;
    std::vector<Row> rows_;
    std::optional<core::TrackId> playing_;
};

/// What a row says in one line: "3, Night Harbour, 4:36, -11.0 LUFS, true peak -1.0 dBTP".
QString spoken(const Row& row, bool playing);
/// A track's findings, a line each, with their gravity: "Warning: ...".
QString findingWords(const core::Findings& findings);

} // namespace ui::sequence
