// The metadata table's contents: the album's row, then a row a track; the texts to type, and what was measured.
#pragma once

#include "core/Finding.h"

#include <QAbstractTableModel>

#include <string>
#include <vector>

namespace ui {
class Desk;
}

namespace ui::delivery {

class MetadataModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    explicit MetadataModel(Desk& desk, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

    /// The cells as they came from a spreadsheet, from that one on to the right and down; one step of the history. What
    /// lies beyond the table or cannot be typed into is passed over.
    void paste(const QModelIndex& at, const std::vector<QStringList>& cells);

    /// What is to be said of its cells beside the album's own findings: what deliveries make of the texts.
    void setFindings(core::Findings findings);

    /// The text to type at that place of the project file ("tracks.3.metadata.isrc"); invalid where it is none of ours.
    QModelIndex cellAt(const QString& place) const;
    /// Whether a column of texts holds none, neither of the album nor of a track.
    bool isEmpty(int column) const;
    static int isrcColumn();
    static int firstFlagColumn();
    static int firstFigureColumn();

  private:
    bool isText(int column) const;
    bool isFlag(int column) const;
    QVariant flagData(int row, int column, int role) const;
    QVariant textData(int row, int column, int role) const;
    QVariant figureData(int row, int column, int role) const;
    void showAlbum();
    const core::Finding* findingAt(const std::string& place) const;

    Desk& desk_;
    core::Findings findings_; ///< Of the deliveries.
    int rows_ = 0;
};

} // namespace ui::delivery
