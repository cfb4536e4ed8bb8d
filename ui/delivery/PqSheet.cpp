#include "ui/delivery/PqSheet.h"

#include "ui/theme/Theme.h"

#include <QHeaderView>

namespace ui::delivery {

PqSheet::PqSheet(QWidget* parent) : QTableWidget(parent) {
    setAccessibleName(tr("PQ sheet"));
    setColumnCount(5);
    setHorizontalHeaderLabels({tr("Tr"), tr("Idx"), tr("Start"), tr("Length"), tr("Pause")});
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ContiguousSelection);
    setShowGrid(false);
    setTabKeyNavigation(false);
    setFont(theme::figures(metrics::textSize - 1));
    verticalHeader()->setVisible(false);
    verticalHeader()->setDefaultSectionSize(26);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setMinimumSectionSize(32);
    for (const int column : {0, 1}) {
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Fixed);
        setColumnWidth(column, 32);
    }
    setSizeAdjustPolicy(AdjustToContents);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void PqSheet::show(const core::Album& album, const core::AlbumLayout& layout) {
    std::vector<engine::delivery::PqRow> rows;
    for (int disc = 0; disc < layout.discs; ++disc)
        std::ranges::move(engine::delivery::pqSheetOf(album, layout, disc).rows, std::back_inserter(rows));
    if (rows == shown_) return;
    shown_ = std::move(rows);
    setRowCount(static_cast<int>(shown_.size()));
    for (int n = 0; n < rowCount(); ++n) {
        const auto& row = shown_[static_cast<std::size_t>(n)];
        int column = 0;
        for (const auto* words : {&row.track, &row.index, &row.start, &row.length, &row.pause})
            setItem(n, column++, new QTableWidgetItem(QString::fromStdString(*words)));
    }
    updateGeometry();
}

} // namespace ui::delivery
