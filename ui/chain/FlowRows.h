// Controls side by side in as many rows as the width asks for. Pure.
#pragma once

#include <QRect>
#include <QSize>

#include <span>
#include <vector>

namespace ui::chain {

struct FlowRows {
    std::vector<QRect> places; ///< Of each, in order; each row's aligned at its top.
    int height = 0;
};

FlowRows flow(std::span<const QSize> sizes, int width, int gap);

} // namespace ui::chain
