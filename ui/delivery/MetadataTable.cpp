#include "ui/delivery/MetadataTable.h"

#include "core/Codes.h"
#include "core/Error.h"
#include "core/IsrcRun.h"
#include "ui/delivery/CellDelegate.h"
#include "ui/delivery/MetadataModel.h"
#include "ui/delivery/Spreadsheet.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <vector>

namespace ui::delivery {

namespace {

constexpr int numberWidth = 30;
constexpr int isrcWidth = 126;
constexpr int flagWidth = 44;
constexpr int figureWidth = 50;
constexpr int titleWidth = 142; ///< At least.
constexpr int artistWidth = 90; ///< At least.
constexpr int headPadding = 14; ///< Left and right of a column's name together.

/// What is wrong with an ISRC or, in the album's row, with an EAN; empty where nothing is.
QString codeTrouble(bool isAlbums, const QString& typed) {
    const std::string code = typed.trimmed().toStdString();
    const auto complaint = isAlbums ? core::eanComplaint(code) : core::isrcComplaint(code);
    const auto doubt = isAlbums ? core::eanDoubt(code) : core::isrcDoubt(code);
    return QString::fromStdString(complaint.value_or(doubt.value_or(std::string())));
}

/// Says what is wrong with a code while it is typed.
class CodeDelegate : public CellDelegate {
  public:
    using CellDelegate::CellDelegate;

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const override {
        auto* const editor = new QLineEdit(parent);
        editor->setObjectName(QStringLiteral("inline"));
        editor->setFont(theme::figures(metrics::textSize - 1));
        const bool isAlbums = index.row() == 0;
        editor->setAccessibleName(isAlbums ? MetadataTable::tr("EAN of the album") : MetadataTable::tr("ISRC"));
        connect(editor, &QLineEdit::textEdited, editor, [editor, isAlbums](const QString& typed) {
            const QString trouble = codeTrouble(isAlbums, typed);
            editor->setProperty("wrong", !trouble.isEmpty());
            editor->setAccessibleDescription(trouble);
            editor->style()->polish(editor);
            QToolTip::showText(editor->mapToGlobal(QPoint(0, editor->height())), trouble, editor);
        });
        return editor;
    }
};

} // namespace

MetadataTable::MetadataTable(Desk& desk, QWidget* parent)
    : QTableView(parent), desk_(desk), model_(new MetadataModel(desk, this)) {
    setModel(model_);
    setAccessibleName(tr("Metadata of the album and its tracks"));
    setShowGrid(false);
    setTabKeyNavigation(false); // arrows move in the table, Tab leaves it
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setSelectionBehavior(QAbstractItemView::SelectItems);
    setSelectionMode(QAbstractItemView::ContiguousSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                    QAbstractItemView::AnyKeyPressed);
    verticalHeader()->setVisible(false);
    verticalHeader()->setDefaultSectionSize(metrics::rowHeight);
    QHeaderView* const head = horizontalHeader();
    head->setHighlightSections(false);
    head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    head->setMinimumSectionSize(numberWidth);
    head->setStretchLastSection(false);
    head->setSectionResizeMode(QHeaderView::Fixed);
    head->setTextElideMode(Qt::ElideRight);
    setItemDelegate(new CellDelegate(this));
    setItemDelegateForColumn(MetadataModel::isrcColumn(), new CodeDelegate(this));
    connect(model_, &QAbstractItemModel::modelReset, this, &MetadataTable::fit);
    fit();
}

/// At least; what is left over goes to the columns of words.
int MetadataTable::leastWidth(int column) const {
    const int isrc = MetadataModel::isrcColumn();
    if (column == 0) return numberWidth;
    if (column == isrc) return isrcWidth;
    if (column > isrc) return column < MetadataModel::firstFigureColumn() ? flagWidth : figureWidth;
    const QString name = model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const int named = QFontMetrics(theme::words(metrics::smallSize)).horizontalAdvance(name) + headPadding;
    return std::max(column == 1 ? titleWidth : column == 2 ? artistWidth : 0, named);
}

/// No column is narrower than its name. What is left goes to those that hold words, most of it to the titles.
void MetadataTable::shareWidth() {
    int room = viewport()->width();
    int whole = 0;
    std::vector<int> weights;
    for (int column = 0; column < model_->columnCount(); ++column) {
        const bool isWords = column > 0 && column < MetadataModel::isrcColumn();
        weights.push_back(!isWords ? 0 : column == 1 ? 8 : model_->isEmpty(column) ? 1 : 5);
        whole += weights.back();
        room -= leastWidth(column);
    }
    room = std::max(room, 0);
    for (int column = 0; column < model_->columnCount(); ++column) {
        const int weight = weights[static_cast<std::size_t>(column)];
        const int more = weight > 0 ? room * weight / whole : 0;
        setColumnWidth(column, leastWidth(column) + more);
        room -= more;
        whole -= weight;
    }
}

/// Who comes by the keyboard begins at the album's title, not at its number.
void MetadataTable::focusInEvent(QFocusEvent* event) {
    if (!currentIndex().isValid())
        selectionModel()->setCurrentIndex(model_->index(0, 1), QItemSelectionModel::NoUpdate);
    QTableView::focusInEvent(event);
}

void MetadataTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    shareWidth();
}

/// As high as its rows, up to a dozen; beyond that it scrolls.
void MetadataTable::fit() {
    shareWidth();
    constexpr int most = 12;
    const int rows = std::clamp(model_->rowCount(), 4, most);
    setFixedHeight(horizontalHeader()->sizeHint().height() + rows * metrics::rowHeight + 4);
}

void MetadataTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Paste)) return paste();
    if (event->matches(QKeySequence::Copy)) return copy();
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) return clearChosen();
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && state() != EditingState)
        return enter(currentIndex());
    QTableView::keyPressEvent(event);
}

/// Types into a text, turns a flag over.
void MetadataTable::enter(const QModelIndex& cell) {
    if (!(cell.flags() & Qt::ItemIsUserCheckable)) return QTableView::edit(cell);
    const bool on = cell.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    model_->setData(cell, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void MetadataTable::contextMenuEvent(QContextMenuEvent* event) {
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy"), this, &MetadataTable::copy);
    menu->addAction(tr("Paste from a spreadsheet"), this, &MetadataTable::paste);
    menu->addAction(tr("Clear"), this, &MetadataTable::clearChosen);
    menu->addSeparator();
    menu->addAction(tr("Count ISRCs up from here"), this, [this] {
        if (!runIsrcs()) desk_.complain(tr("The chosen track has no ISRC to count up from: type one first."));
    });
    menu->popup(event->globalPos());
}

void MetadataTable::paste() {
    model_->paste(currentIndex(), cellsOf(QGuiApplication::clipboard()->text()));
}

void MetadataTable::copy() const {
    const QItemSelectionRange range = selectionModel()->selection().value(0);
    std::vector<QStringList> cells;
    for (int row = range.top(); row >= 0 && row <= range.bottom(); ++row) {
        QStringList line;
        for (int column = range.left(); column <= range.right(); ++column)
            line << model_->index(row, column).data(Qt::EditRole).toString();
        cells.push_back(line);
    }
    if (!cells.empty()) QGuiApplication::clipboard()->setText(clipboardOf(cells));
}

void MetadataTable::clearChosen() {
    const QItemSelectionRange range = selectionModel()->selection().value(0);
    if (!range.isValid()) return;
    QStringList empty;
    for (int column = range.left(); column <= range.right(); ++column) empty << QString();
    model_->paste(range.topLeft(), std::vector<QStringList>(static_cast<std::size_t>(range.height()), empty));
}

bool MetadataTable::runIsrcs() {
    const auto& tracks = desk_.album().tracks;
    const auto from = static_cast<std::size_t>(std::max(currentIndex().row() - 1, 0));
    if (from >= tracks.size()) return false;
    try {
        const core::Album run = core::withIsrcRun(desk_.album(), tracks[from].metadata.isrc, from);
        desk_.change(tr("ISRC run"), [&](const core::Album&) { return run; });
        return true;
    } catch (const core::Error&) {
        return false;
    }
}

void MetadataTable::setFindings(const core::Findings& findings) {
    model_->setFindings(findings);
}

bool MetadataTable::edit(const QString& place) {
    const QModelIndex cell = model_->cellAt(place);
    if (!cell.isValid()) return false;
    setFocus();
    setCurrentIndex(cell);
    scrollTo(cell);
    if (cell.flags() & Qt::ItemIsEditable) QTableView::edit(cell);
    return true;
}

} // namespace ui::delivery
