#include "ui/timeline/Waves.h"

#include "ui/theme/Palette.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>
#include <vector>

namespace ui::timeline {

namespace {

using engine::source::Extremes;
using engine::source::Waveform;

/// Columns of device pixels and the channels' rows in them.
struct Field {
    int from = 0, to = 0; ///< Columns.
    double top = 0.0, height = 0.0;
    double magnification = 1.0;
    TimeScale scale; ///< Of columns.

    double middle(int channel) const { return top + height * (channel == 0 ? 0.25 : 0.75); }
    double half() const { return height * 0.24; }
    double y(int channel, double value) const {
        return middle(channel) - std::clamp(value * magnification, -1.0, 1.0) * half();
    }
};

/// One upright line a column from the lowest to the highest of its frames [from, to) on the clock, in the pen's colour.
/// As a picture, which is filled row by row: the painter would blend every pixel of every line by itself.
template <class ExtremesOf>
void drawColumns(QPainter& painter, const Field& field, int channel, ExtremesOf&& extremes) {
    const int top = static_cast<int>(std::floor(field.middle(channel) - field.half()));
    const int bottom = static_cast<int>(std::ceil(field.middle(channel) + field.half())) + 1;
    std::vector<int> highs, lows; // the rows of a column are [high, low)
    for (int column = field.from; column < field.to; ++column) {
        const auto from = static_cast<core::FramePos>(std::floor(field.scale.frameAt(column)));
        const auto to = static_cast<core::FramePos>(std::floor(field.scale.frameAt(column + 1)));
        const Extremes found = extremes(from, std::max(to, from + 1));
        highs.push_back(static_cast<int>(std::floor(field.y(channel, found.max))) - top);
        lows.push_back(std::max(static_cast<int>(std::ceil(field.y(channel, found.min))) - top, highs.back() + 1));
    }
    QImage picture(field.to - field.from, bottom - top, QImage::Format_ARGB32_Premultiplied);
    const QRgb ink = qPremultiply(painter.pen().color().rgba());
    for (int row = 0; row < picture.height(); ++row) {
        auto* const pixels = reinterpret_cast<QRgb*>(picture.scanLine(row));
        for (std::size_t n = 0; n < highs.size(); ++n) pixels[n] = row >= highs[n] && row < lows[n] ? ink : 0U;
    }
    painter.drawImage(QPointF(field.from, top), picture);
}

float scaled(float value, double gain) {
    return static_cast<float>(value * gain);
}

void drawSource(QPainter& painter, const ClipWaves& waves, const Field& field) {
    const double gain = std::pow(10.0, waves.clip.gainDb / 20.0);
    const core::FrameCount toSource = waves.clip.region.from - waves.clip.at;
    const bool close = field.scale.framesPerPixel < Waveform::finestFrames;
    for (int channel = 0; channel < 2; ++channel)
        drawColumns(painter, field, channel, [&](core::FramePos from, core::FramePos to) {
            const core::FramePos first = std::max(from, waves.clip.at) + toSource;
            const core::FramePos last = std::min(to + (close ? 1 : 0), waves.clip.end()) + toSource;
            const Extremes found = close && waves.audio ? engine::source::extremesOf(*waves.audio, channel, first, last)
                                                        : waves.source->between(channel, first, last);
            return Extremes{scaled(found.min, gain), scaled(found.max, gain)};
        });
}

void drawPrint(QPainter& painter, const ClipWaves& waves, const Field& field) {
    const core::FrameCount toWaveform = -waves.sincePrint - waves.print->waveformBegin;
    for (int channel = 0; channel < 2; ++channel)
        drawColumns(painter, field, channel, [&](core::FramePos from, core::FramePos to) {
            const core::FramePos first = std::max(from, waves.printed.from) + toWaveform;
            const core::FramePos last = std::min(to, waves.printed.to) + toWaveform;
            return last > first ? waves.print->waveform->between(channel, first, last) : Extremes{};
        });
}

void drawCloseUp(QPainter& painter, const ClipWaves& waves, const Field& field) {
    for (int channel = 0; channel < 2; ++channel)
        drawColumns(painter, field, channel, [&](core::FramePos from, core::FramePos to) {
            return waves.closeUp->between(channel, std::max(from, waves.clip.at), std::min(to + 1, waves.clip.end()));
        });
}

/// Samples one after the other, the first of them at `at` on the clock.
struct Run {
    std::span<const float> samples; ///< Left, right, left, ...
    core::FramePos at = 0;
    double gain = 1.0;
};

/// So close that frames are apart: a line through the samples, and each of them a point where there is room.
void drawSamples(QPainter& painter, const ClipWaves& waves, const Run& run, const Field& field, double ratio) {
    const auto frames = static_cast<core::FrameCount>(run.samples.size() / 2);
    const core::FramePos first =
        std::max({static_cast<core::FramePos>(field.scale.frameAt(field.from)) - 1, waves.clip.at, run.at});
    const core::FramePos last =
        std::min({static_cast<core::FramePos>(field.scale.frameAt(field.to)) + 2, waves.clip.end(), run.at + frames});
    const bool apart = field.scale.framesPerPixel * 5.0 * ratio < 1.0;
    for (int channel = 0; channel < 2; ++channel) {
        std::vector<QPointF> points;
        for (core::FramePos frame = first; frame < last; ++frame) {
            const auto place = static_cast<std::size_t>(2 * (frame - run.at) + channel);
            points.emplace_back(field.scale.x(frame), field.y(channel, run.samples[place] * run.gain));
        }
        painter.drawPolyline(points.data(), static_cast<int>(points.size()));
        if (!apart) continue;
        for (const QPointF& point : points)
            painter.fillRect(QRectF(point.x() - 1.5 * ratio, point.y() - 1.5 * ratio, 3.0 * ratio, 3.0 * ratio),
                             painter.pen().color());
    }
}

Run sourceRun(const ClipWaves& waves) {
    return {waves.audio->samples(), waves.clip.at - waves.clip.region.from, std::pow(10.0, waves.clip.gainDb / 20.0)};
}

QPen hairline(QColor colour) {
    QPen pen(colour);
    pen.setWidthF(1.0);
    pen.setCapStyle(Qt::SquareCap);
    return pen;
}

} // namespace

void setPrint(ClipWaves& waves, const engine::analysis::AlbumPrint* print, const core::AlbumLayout& printLayout,
              bool older) {
    if (!print) return;
    const core::PlacedClip* was = nullptr;
    for (const auto& track : printLayout.tracks)
        for (const auto& clip : track.clips)
            if (clip.id == waves.clip.id) was = &clip;
    for (const auto& bed : printLayout.beds)
        if (bed.id == waves.clip.id) was = &bed;
    if (!was || was->source != waves.clip.source) return;
    waves.print = print;
    waves.older = older;
    waves.sincePrint = (waves.clip.at - waves.clip.region.from) - (was->at - was->region.from);
    waves.printed = {std::max(waves.clip.at, was->at + waves.sincePrint),
                     std::min(waves.clip.end(), was->end() + waves.sincePrint)};
}

void paint(QPainter& painter, const ClipWaves& waves, const QRectF& rect, const TimeScale& scale, double width,
           double ratio, double magnification) {
    Field field;
    field.magnification = magnification;
    field.scale = {scale.left, scale.framesPerPixel / ratio};
    field.from = static_cast<int>(std::floor(std::max(rect.left(), 0.0) * ratio));
    field.to = static_cast<int>(std::ceil(std::min(rect.right(), width) * ratio));
    if (field.to <= field.from) return;
    field.top = rect.top() * ratio;
    field.height = rect.height() * ratio;
    painter.save();
    painter.scale(1.0 / ratio, 1.0 / ratio);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const bool samples = field.scale.framesPerPixel < 1.0;
    // Where the print is known in bins only, it stands behind the source close up, which is seen sample by sample.
    const bool behind = !waves.closeUp && field.scale.framesPerPixel < Waveform::finestFrames / 8;
    const bool over = waves.closeUp || (waves.print && !behind);
    const float strength = waves.older ? 0.55F : 1.0F;
    if (waves.print && behind) {
        painter.setPen(hairline(palette::faded(waves.colour, 0.22F * strength)));
        drawPrint(painter, waves, field);
    }
    painter.setRenderHint(QPainter::Antialiasing, samples);
    painter.setPen(hairline(palette::faded(waves.colour, over ? 0.42F : samples || behind ? 0.95F : 0.6F)));
    if (samples && waves.audio)
        drawSamples(painter, waves, sourceRun(waves), field, ratio);
    else if (waves.source)
        drawSource(painter, waves, field);
    painter.setPen(hairline(palette::faded(waves.colour, strength)));
    if (waves.closeUp && samples)
        drawSamples(painter, waves, {waves.closeUp->samples, waves.closeUp->from}, field, ratio);
    else if (waves.closeUp)
        drawCloseUp(painter, waves, field);
    else if (over)
        drawPrint(painter, waves, field);
    painter.restore();
}

} // namespace ui::timeline
