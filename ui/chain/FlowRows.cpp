#include "ui/chain/FlowRows.h"

#include <algorithm>

namespace ui::chain {

FlowRows flow(std::span<const QSize> sizes, int width, int gap) {
    FlowRows rows;
    int left = 0;
    int top = 0;
    int rowHeight = 0;
    for (const QSize size : sizes) {
        if (left > 0 && left + size.width() > width) {
            left = 0;
            top += rowHeight + gap / 2;
            rowHeight = 0;
        }
        rows.places.emplace_back(QPoint(left, top), size);
        left += size.width() + gap;
        rowHeight = std::max(rowHeight, size.height());
    }
    rows.height = top + rowHeight;
    return rows;
}

} // namespace ui::chain
