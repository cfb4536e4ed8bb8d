// What loudness meters say of the sound that is heard, and in which words.
#pragma once

#include "core/Loudness.h"
#include "engine/Readings.h"

#include <QString>

#include <array>
#include <optional>

namespace ui::meters {

/// What can stand there large.
enum class Quantity { integrated, shortTerm, momentary, psr, truePeak };
inline constexpr std::array<Quantity, 5> quantities = {Quantity::integrated, Quantity::shortTerm, Quantity::momentary,
                                                       Quantity::psr, Quantity::truePeak};

/// Absent where there is nothing to say: nothing was heard yet, or only silence.
struct Figures {
    std::optional<double> integratedLufs, shortTermLufs, momentaryLufs;
    std::optional<double> rangeLu;
    std::optional<double> truePeakDbtp; ///< Highest since reset.
    std::optional<double> plrLu;        ///< True peak over integrated loudness.
    std::optional<double> psrLu;        ///< True peak of the last 3 s over short-term loudness.
    bool operator==(const Figures&) const = default;
};

/// `recentPeakDbtp`: the highest true peak of the last 3 s.
Figures figuresOf(const engine::MeterReading& reading, std::optional<double> recentPeakDbtp);

std::optional<double> valueOf(const Figures& figures, Quantity quantity);

QString idOf(Quantity quantity); ///< For the settings: "shortTerm".
Quantity quantityOf(const QString& id);
QString nameOf(Quantity quantity); ///< "LUFS integrated".
QString spanOf(Quantity quantity); ///< Over which time: "heard since reset".

/// What the offline render says to it: "album -10.8 LUFS", "album max -9.1 LUFS"; empty where it says nothing.
QString renderWords(const core::Loudness& album, Quantity quantity);

} // namespace ui::meters
