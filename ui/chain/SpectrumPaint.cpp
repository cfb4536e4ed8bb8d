#include "ui/chain/SpectrumPaint.h"

#include "engine/metering/Spectrum.h"
#include "ui/theme/Blend.h"
#include "ui/theme/Segments.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace ui::chain {

void paintSpectrum(QPainter& painter, const std::array<float, 256>& db, const FrequencyAxis& hertz,
                   const DecibelAxis& levels, SpectrumLook look) {
    const double bottom = levels.top + levels.height;
    QPolygonF line;
    line.reserve(static_cast<int>(db.size()) + 2);
    for (std::size_t band = 0; band < db.size(); ++band)
        line << QPointF(hertz.x(engine::metering::Spectrum::bandHz(static_cast<int>(band))),
                        std::clamp(levels.y(static_cast<double>(db[band])), levels.top, bottom + 2.0));
    if (look == SpectrumLook::line) {
        painter.setPen(QPen(palette::over(palette::faded(palette::teal, 0.9F), palette::background), 1));
        return theme::drawSegments(painter, line);
    }
    line << QPointF(line.back().x(), bottom) << QPointF(line.front().x(), bottom);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette::faded(palette::blue, 0.18F));
    painter.drawPolygon(line);
}

} // namespace ui::chain
