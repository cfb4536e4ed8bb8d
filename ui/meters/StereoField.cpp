#include "ui/meters/StereoField.h"

#include "ui/controls/Words.h"
#include "ui/meters/ScopePlace.h"
#include "ui/theme/Motion.h"
#include "ui/theme/Theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui::meters {

namespace {

constexpr double fadeSeconds = 0.28; ///< To a third.
constexpr int added = 110;           ///< Brightness of a point, of 255.
constexpr std::uint8_t dark = 6;     ///< Under this nothing is seen any more.
constexpr double margin = 4.0;

/// Teal in 256 strengths, premultiplied.
const std::array<QRgb, 256>& strengths() {
    static const auto table = [] {
        std::array<QRgb, 256> made{};
        const QColor ink = palette::teal;
        for (int a = 0; a < 256; ++a)
            made[static_cast<std::size_t>(a)] =
                qRgba(ink.red() * a / 255, ink.green() * a / 255, ink.blue() * a / 255, a);
        return made;
    }();
    return table;
}

} // namespace

StereoField::StereoField(QWidget* parent) : Indicator(tr("Stereo field"), parent) {
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setToolTip(tr("Stereo field: mono stands upright, left and right lean to their sides, opposite phase lies flat"));
}

double StereoField::radius() const {
    return std::max(8.0, std::min(width() / 2.0 - margin, height() - 2.0 * margin));
}

QPointF StereoField::foot() const {
    return {width() / 2.0, height() - margin};
}

void StereoField::resizeEvent(QResizeEvent*) {
    columns_ = static_cast<int>(std::ceil(width() * devicePixelRatioF()));
    rows_ = static_cast<int>(std::ceil(height() * devicePixelRatioF()));
    glow_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0);
    picture_ = QImage(columns_, rows_, QImage::Format_ARGB32_Premultiplied);
    picture_.setDevicePixelRatio(devicePixelRatioF());
    grid_ = {};
    glows_ = false;
}

void StereoField::show(const engine::MeterReading& reading, bool sounds, double seconds) {
    if (!isVisible() || (!sounds && !glows_)) return;
    fade(theme::reducedMotion() ? 10.0 : seconds);
    if (sounds) add(reading);
    update();
}

void StereoField::fade(double seconds) {
    const auto keep = static_cast<unsigned>(256.0 * std::exp(-seconds / fadeSeconds));
    unsigned brightest = 0;
    for (std::uint8_t& each : glow_) {
        each = static_cast<std::uint8_t>(each * keep >> 8U);
        brightest = std::max<unsigned>(brightest, each);
    }
    glows_ = brightest >= dark;
    if (!glows_) std::ranges::fill(glow_, std::uint8_t{0});
}

void StereoField::add(const engine::MeterReading& reading) {
    const double scale = devicePixelRatioF();
    const QPointF ground = foot() * scale;
    const double reach = radius() * scale;
    const int dot = std::max(1, static_cast<int>(std::lround(scale)));
    double side = 0.0, mid = 0.0;
    for (const auto& [left, right] : reading.scope) {
        const ScopePlace place = scopePlace(static_cast<double>(left), static_cast<double>(right));
        side += std::abs(static_cast<double>(left) - static_cast<double>(right));
        mid += std::abs(static_cast<double>(left) + static_cast<double>(right));
        if (place == ScopePlace{}) continue;
        const int x = static_cast<int>(ground.x() + place.x * reach);
        const int y = static_cast<int>(ground.y() - place.y * reach);
        for (int row = std::max(0, y); row < std::min(rows_, y + dot); ++row)
            for (int column = std::max(0, x); column < std::min(columns_, x + dot); ++column) {
                auto& glow = glow_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                                   static_cast<std::size_t>(column)];
                glow = static_cast<std::uint8_t>(std::min(255, glow + added));
            }
    }
    width_ = mid > 0.0 ? side / mid : 0.0;
    glows_ = true;
}

QString StereoField::reading() const {
    return glows_ ? tr("side is %1 % of mid").arg(std::lround(width_ * 100.0)) : tr("silence");
}

QPixmap StereoField::drawnGrid() const {
    QPixmap picture(size() * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(palette::background);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF ground = foot();
    const double reach = radius();
    painter.setPen(QPen(palette::line, 1.0));
    for (const double part : {1.0, 0.5}) {
        const double r = reach * part;
        painter.drawArc(QRectF(ground.x() - r, ground.y() - r, 2.0 * r, 2.0 * r), 0, 180 * 16);
    }
    const double slant = reach * std::sqrt(0.5);
    painter.drawLine(ground, ground - QPointF(0.0, reach));
    painter.drawLine(ground, ground - QPointF(slant, slant));
    painter.drawLine(ground, ground - QPointF(-slant, slant));
    painter.setFont(theme::figures(10));
    painter.setPen(palette::dim);
    painter.drawText(QRectF(ground.x() - slant - 16, ground.y() - slant - 14, 12, 12), Qt::AlignCenter, tr("L"));
    painter.drawText(QRectF(ground.x() + slant + 4, ground.y() - slant - 14, 12, 12), Qt::AlignCenter, tr("R"));
    return picture;
}

void StereoField::paintEvent(QPaintEvent*) {
    if (grid_.isNull() || grid_.devicePixelRatio() != devicePixelRatioF()) grid_ = drawnGrid();
    QPainter painter(this);
    painter.drawPixmap(0, 0, grid_);
    if (!glows_) return;
    for (int row = 0; row < rows_; ++row) {
        auto* const line = reinterpret_cast<QRgb*>(picture_.scanLine(row));
        const std::uint8_t* const glow =
            glow_.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_);
        std::transform(glow, glow + columns_, line, [](std::uint8_t each) { return strengths()[each]; });
    }
    painter.drawImage(QPointF(0, 0), picture_);
}

} // namespace ui::meters
