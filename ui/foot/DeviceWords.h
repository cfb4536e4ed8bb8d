// The state of the audio device in words: rates, block, latency, dropouts, and whether what is heard is the print.
#pragma once

#include "engine/Readings.h"

#include <QColor>
#include <QString>

#include <vector>

namespace ui::foot {

/// A part of the line, with its weight; the words say the same as the colour.
struct Part {
    enum class Tone { plain, good, wrong };
    QString words;
    Tone tone = Tone::plain;
    bool operator==(const Part&) const = default;
};

/// "album 96 000 Hz", "device 96 000 Hz (JACK)", "256 frames", "2.7 ms", "0 dropouts", "bit-exact"; "no device open".
/// `albumRate` 0: there is no album.
std::vector<Part> deviceWords(int albumRate, const engine::DeviceState& device, const engine::TransportState& transport,
                              const engine::MonitorChoice& monitor);

QString between(); ///< The middle dot that parts them.
QString plainText(const std::vector<Part>& parts);
QColor colourOf(Part::Tone tone);

} // namespace ui::foot
