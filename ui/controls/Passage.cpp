#include "ui/controls/Passage.h"

#include <QEvent>

namespace ui::controls {

Passage::Passage(QColor colour, QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setStyleSheet(QStringLiteral("color: %1").arg(colour.name()));
}

void Passage::say(const QString& words) {
    heights_.clear();
    setText(words);
}

int Passage::heightForWidth(int width) const {
    constexpr std::size_t most = 16;
    if (heights_.size() >= most) heights_.clear();
    const auto known = heights_.find(width);
    if (known != heights_.end()) return known->second;
    return heights_[width] = QLabel::heightForWidth(width);
}

void Passage::changeEvent(QEvent* event) {
    heights_.clear(); // its font may be another
    QLabel::changeEvent(event);
}

} // namespace ui::controls
