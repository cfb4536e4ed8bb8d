#include "ui/foot/DeviceLine.h"

#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QPainter>

namespace ui::foot {

DeviceLine::DeviceLine(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void DeviceLine::show(const std::vector<Part>& parts) {
    if (parts == parts_) return;
    parts_ = parts;
    const QString words = plainText(parts);
    setAccessibleName(words);
    setToolTip(words);
    update();
}

void DeviceLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QFont font = theme::words(metrics::smallSize);
    const QFontMetrics sizes(font);
    painter.setFont(font);
    int left = 0;
    for (const Part& part : parts_) {
        const bool isFirst = left == 0;
        const QString whole = isFirst ? part.words : between() + part.words;
        const QString shown = elided(whole, font, width() - left);
        // The dot between belongs to neither part.
        const int dot = isFirst ? 0 : sizes.horizontalAdvance(between());
        if (shown.size() <= between().size() && !isFirst) break;
        painter.setPen(palette::dim);
        if (!isFirst) painter.drawText(left, 0, dot, height(), Qt::AlignVCenter, between());
        painter.setPen(colourOf(part.tone));
        painter.drawText(left + dot, 0, width() - left - dot, height(), Qt::AlignVCenter | Qt::TextSingleLine,
                         isFirst ? shown : shown.mid(between().size()));
        if (shown != whole) break;
        left += sizes.horizontalAdvance(whole);
    }
}

} // namespace ui::foot
