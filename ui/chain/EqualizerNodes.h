// The equalizer's nodes on its curve: where they lie, which one the pointer means, and what a drag makes of a band.
// Pure.
#pragma once

#include "core/Chain.h"
#include "ui/chain/CurveAxis.h"

#include <QPointF>
#include <QRectF>

#include <optional>
#include <span>

namespace ui::chain {

struct EqualizerNode {
    int band = 0;
    QPointF at;
};

/// The nearest within reach; nullopt for none. Where two lie on each other, the chosen one.
std::optional<int> nodeAt(std::span<const EqualizerNode> nodes, QPointF pointer, int chosen);

/// Frequency and gain (where the band has one) moved with the pointer.
core::EqualizerBand moved(core::EqualizerBand band, QPointF by, const FrequencyAxis& hertz,
                          const DecibelAxis& decibels);

/// Q, of cuts the resonance, by the way upwards, pixels: 60 of them double it.
core::EqualizerBand sharpened(core::EqualizerBand band, double up);

} // namespace ui::chain
