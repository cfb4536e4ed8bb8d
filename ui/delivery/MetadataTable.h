// The metadata table: type into cells, paste from a spreadsheet, count an ISRC run up.
#pragma once

#include "core/Finding.h"

#include <QTableView>

namespace ui {
class Desk;
}

namespace ui::delivery {

class MetadataModel;

class MetadataTable : public QTableView {
    Q_OBJECT

  public:
    explicit MetadataTable(Desk& desk, QWidget* parent = nullptr);

    void paste();
    void copy() const;

    /// Gives every track from the chosen one on (the first, where none is chosen) the code after the one before it. The
    /// first must hold an ISRC: false where it does not.
    bool runIsrcs();

    /// Of the deliveries: shown in the cells that they are about.
    void setFindings(const core::Findings& findings);

    /// Chooses the cell of that place of the project file and begins to type there; false where there is none.
    bool edit(const QString& place);
    using QTableView::edit;

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    void fit();
    int leastWidth(int column) const;
    void shareWidth();
    void enter(const QModelIndex& cell);
    void clearChosen();

    Desk& desk_;
    MetadataModel* model_;
};

} // namespace ui::delivery
