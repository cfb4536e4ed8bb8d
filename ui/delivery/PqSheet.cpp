#include "ui/delivery/PqSheet.h"

#include "ui/theme/Theme.h"

#include <QHeaderView>

namespace ui::delivery {

namespace {

QString two(int number) {
    return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

QString time(core::SectorPos sectors) {
    return QString::fromStdString(core::sectorTime(sectors));
}

} // namespace

std::vector<PqLine> pqLines(const core::CdLayout& disc) {
    std::vector<PqLine> lines;
    for (std::size_t n = 0; n < disc.tracks.size(); ++n) {
        const core::CdTrack& track = disc.tracks[n];
        const QString number = two(track.number);
        const bool last = n + 1 == disc.tracks.size();
        const core::SectorPos next =
            last ? disc.leadOut : disc.tracks[n + 1].index00.value_or(disc.tracks[n + 1].index01);
        if (track.index00)
            lines.push_back(
                {number, QStringLiteral("00"), time(*track.index00), {}, time(track.index01 - *track.index00)});
        lines.push_back({number, QStringLiteral("01"), time(track.index01), time(next - track.index01), {}});
        for (std::size_t i = 0; i < track.indexes.size(); ++i)
            lines.push_back({number, two(static_cast<int>(i) + 2), time(track.indexes[i]), {}, {}});
    }
    if (!lines.empty()) lines.push_back({QStringLiteral("AA"), QStringLiteral("01"), time(disc.leadOut), {}, {}});
    return lines;
}

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

void PqSheet::show(const core::AlbumLayout& layout) {
    std::vector<PqLine> lines;
    for (int disc = 0; disc < layout.discs; ++disc) {
        const auto more = pqLines(core::cdLayout(layout, disc));
        lines.insert(lines.end(), more.begin(), more.end());
    }
    if (lines == shown_) return;
    shown_ = std::move(lines);
    setRowCount(static_cast<int>(shown_.size()));
    for (int row = 0; row < rowCount(); ++row) {
        const PqLine& line = shown_[static_cast<std::size_t>(row)];
        int column = 0;
        for (const QString& words : {line.track, line.index, line.start, line.length, line.pause})
            setItem(row, column++, new QTableWidgetItem(words));
    }
    updateGeometry();
}

} // namespace ui::delivery
