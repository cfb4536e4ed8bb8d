#include "ui/meters/SpectrumMeter.h"

#include "ui/controls/Words.h"
#include "ui/theme/Blend.h"
#include "ui/theme/Motion.h"
#include "ui/theme/Theme.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui::meters {

namespace {

constexpr float topDb = -6.0F;
constexpr float bottomDb = -84.0F;
constexpr float fallDbPerSecond = 90.0F; ///< Once nothing sounds any more.
constexpr int bottomRoom = 16;
constexpr std::array marksHz = {100, 1000, 10000};
constexpr double lowestHz = 20.0;
constexpr double octaves = 9.965784284662087; // log2(20 kHz / 20 Hz)

double shareOf(double hz) {
    return std::log2(hz / lowestHz) / octaves;
}

} // namespace

SpectrumMeter::SpectrumMeter(QWidget* parent) : Indicator(tr("Spectrum"), parent) {
    bandsDb_.fill(-200.0F);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setToolTip(tr("Spectrum of the print, 20 Hz to 20 kHz, \u22126 to \u221284 dB"));
}

QRect SpectrumMeter::picture() const {
    return rect().adjusted(0, 0, 0, -bottomRoom);
}

void SpectrumMeter::show(const engine::MeterReading& reading, bool sounds, double seconds) {
    const float fall = theme::reducedMotion() ? 200.0F : fallDbPerSecond * static_cast<float>(seconds);
    for (std::size_t band = 0; band < bandsDb_.size(); ++band)
        bandsDb_[band] = sounds ? reading.spectrumDb[band] : std::max(-200.0F, bandsDb_[band] - fall);
    std::vector<int> now = columns();
    if (now == columns_) return;
    columns_ = std::move(now);
    update(picture());
}

/// A column shows the highest of its bands, or of the two it lies between.
std::vector<int> SpectrumMeter::columns() const {
    const QRect where = picture();
    std::vector<int> heights(static_cast<std::size_t>(std::max(0, where.width())));
    const auto bands = static_cast<double>(bandsDb_.size());
    for (std::size_t x = 0; x < heights.size(); ++x) {
        const double perColumn = bands / static_cast<double>(heights.size());
        const auto from = static_cast<std::size_t>(static_cast<double>(x) * perColumn);
        const auto to = std::clamp<std::size_t>(static_cast<std::size_t>(static_cast<double>(x + 1) * perColumn),
                                                from + 1, bandsDb_.size());
        const float db = *std::max_element(bandsDb_.begin() + static_cast<std::ptrdiff_t>(from),
                                           bandsDb_.begin() + static_cast<std::ptrdiff_t>(to));
        const float share = std::clamp((db - bottomDb) / (topDb - bottomDb), 0.0F, 1.0F);
        heights[x] = static_cast<int>(share * static_cast<float>(where.height()));
    }
    return heights;
}

QString SpectrumMeter::reading() const {
    const auto highest = std::ranges::max_element(bandsDb_);
    if (*highest <= bottomDb) return tr("silence");
    const double hz = lowestHz * std::exp2(octaves * (static_cast<double>(highest - bandsDb_.begin()) + 0.5) / 256.0);
    return tr("most at %1 Hz").arg(std::lround(hz));
}

int SpectrumMeter::columnOf(double hz) const {
    return static_cast<int>(shareOf(hz) * picture().width());
}

void SpectrumMeter::paintScale(QPainter& painter) const {
    const int top = picture().bottom() + 1;
    painter.fillRect(0, top, width(), height() - top, palette::panel);
    painter.setFont(theme::figures(10));
    painter.setPen(palette::dim);
    for (const int hz : marksHz)
        painter.drawText(QRect(columnOf(hz) - 16, top + 2, 32, bottomRoom - 3), Qt::AlignCenter, markHz(hz));
}

void SpectrumMeter::resizeEvent(QResizeEvent*) {
    columns_ = columns();
}

void SpectrumMeter::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    const QRect where = picture();
    painter.fillRect(where, palette::background);
    for (const int hz : marksHz) painter.fillRect(columnOf(hz), where.top(), 1, where.height(), palette::line);
    if (!where.contains(event->rect())) paintScale(painter);
    if (std::ranges::all_of(columns_, [](int height) { return height == 0; })) return;
    // In rectangles: lines as wide as a pixel of the window are much dearer where that is several of the screen.
    const QColor body = palette::faded(palette::teal, 0.25F);
    const QColor overGround = palette::over(body, palette::background);
    const QColor overLine = palette::over(body, palette::line);
    int before = 0;
    for (std::size_t n = 0; n < columns_.size(); ++n) {
        const int x = where.left() + static_cast<int>(n);
        const int high = std::max(columns_[n], 1);
        const int edge = n == 0 ? 1 : std::abs(high - before) + 1;
        const bool onLine = std::ranges::any_of(marksHz, [&](int hz) { return columnOf(hz) == x; });
        painter.fillRect(x, where.bottom() + 1 - high, 1, high, onLine ? overLine : overGround);
        painter.fillRect(x, where.bottom() + 1 - std::max(high, before), 1, edge, palette::teal);
        before = high;
    }
}

} // namespace ui::meters
