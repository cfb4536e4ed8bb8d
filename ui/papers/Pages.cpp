#include "ui/papers/Pages.h"

#include "ui/papers/PaperText.h"
#include "ui/theme/Theme.h"

#include <QPageSize>
#include <QPdfWriter>

#include <utility>

namespace ui::papers {

namespace {

constexpr double edge = 9.0; // From the paper's, of head and foot.
constexpr double lineHeight = 4.0;

} // namespace

Pages::Pages(QPdfWriter& writer, QString head, QString foot, int count)
    : writer_(writer), head_(std::move(head)), foot_(std::move(foot)), count_(count) {
    constexpr int dotsPerInch = 1200;
    constexpr double mmPerInch = 25.4;
    writer.setResolution(dotsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    painter_.begin(&writer);
    painter_.scale(dotsPerInch / mmPerInch, dotsPerInch / mmPerInch);
    const QSizeF a4 = QPageSize(QPageSize::A4).size(QPageSize::Millimeter);
    right_ = a4.width() - margin;
    bottom_ = a4.height() - margin - 2.0;
    begin();
}

void Pages::begin() {
    ++number_;
    y_ = margin;
    const QFont font = sized(theme::words(1), 2.5);
    const double paperBottom = bottom_ + margin + 2.0;
    if (number_ > 1) write(painter_, {left, edge - 1.0, width(), lineHeight}, font, head_, dim);
    const double foot = paperBottom - edge - lineHeight + 1.0;
    write(painter_, {left, foot, width() - 24.0, lineHeight}, font, foot_, dim);
    const QString number = count_ > 0 ? QStringLiteral("%1 / %2").arg(number_).arg(count_) : QString::number(number_);
    write(painter_, {right_ - 20.0, foot, 20.0, lineHeight}, font, number, dim, Qt::AlignRight);
}

bool Pages::need(double height) {
    if (y_ + height <= bottom_ || y_ <= margin) return false; // what is higher than a page begins one at least
    writer_.newPage();
    begin();
    return true;
}

} // namespace ui::papers
