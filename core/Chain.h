// A chain: ordered slots, each a module with its settings. What every module can be set to stands here as plain values;
// what a setting means to a person (range, unit, label) stands in its parameter row, see Parameter.h.
#pragma once

#include "core/Units.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace core {

enum class SlotId : std::uint32_t {};

struct EqualizerBand {
    enum class Type { bell, lowShelf, highShelf, lowCut, highCut, notch, bandPass, tilt };
    enum class Channel { stereo, mid, side, left, right };
    enum class Threshold { absolute, relative };
    bool on = false;
    Type type = Type::bell;
    Channel channel = Channel::stereo;
    double frequencyHz = 1000.0;
    double gainDb = 0.0; ///< Bell and shelves. Tilt: what the treble gets; the bass loses as much.
    /// All but cuts: Bristow-Johnson's Q. Of a bell, bandwidth at half the gain in dB; of a notch or band-pass, at -3
    /// dB; shelves and tilt have no resonance up to 0.7071.
    double q = 1.0;
    int slopeDbPerOctave = 12; ///< Cuts: 6, 12, 18, 24, 36, 48, 72, 96.
    /// Cuts of 12 dB/oct and more: the level at the frequency as a factor. At 12 dB/oct this is Bristow-Johnson's Q;
    /// steeper cuts have it in their sharpest pole pair. As it stands: Butterworth.
    double resonanceQ = 0.70710678118654752;
    // Bells, shelves and tilts may follow the level of what they work on; what has no gain cannot.
    double rangeDb = 0.0; ///< What the gain gains or loses at most while the level is over the threshold; 0 = never.
    double thresholdDb = -24.0;                ///< dBFS of a sine; relative: to the level of the whole.
    Threshold threshold = Threshold::absolute; ///< What thresholdDb counts from.
    double attackMs = 10.0;
    double releaseMs = 150.0;
    bool operator==(const EqualizerBand&) const = default;
};

constexpr bool isCut(EqualizerBand::Type type) {
    return type == EqualizerBand::Type::lowCut || type == EqualizerBand::Type::highCut;
}

/// Types whose gain means something; a gain of 0 dB makes a wire of them.
constexpr bool hasGain(EqualizerBand::Type type) {
    return !isCut(type) && type != EqualizerBand::Type::notch && type != EqualizerBand::Type::bandPass;
}

/// Types that may follow the level: those with a gain, but tilts from the equalizer's DSP version 2 on.
constexpr bool mayFollow(EqualizerBand::Type type, int version) {
    return hasGain(type) && (type != EqualizerBand::Type::tilt || version >= 2);
}

struct EqualizerSettings {
    enum class Phase { minimum, linear, mixed };
    Phase phase = Phase::minimum; ///< Linear and mixed come later, and their bands do not follow the level.
    double mixedHz = 200.0;       ///< Mixed: minimum phase below, linear above.
    int taps = 16384;             ///< Of linear and mixed at 44.1 and 48 kHz: 4096, 8192 ... 524288.
    std::array<EqualizerBand, 24> bands;
    bool operator==(const EqualizerSettings&) const = default;
};

/// What a dynamics processor does about a level: take off over the threshold, add under it, take off under it.
enum class DynamicsMode { compress, upward, expand };

/// Which pair of channels a dynamics processor works on: left and right, mid and side, or one of the latter alone.
enum class DynamicsChannel { stereo, midSide, mid, side };

enum class Detection { peak, rms };

struct CompressorSettings {
    double thresholdDb = -18.0;
    double ratio = 2.0;
    double kneeDb = 6.0;
    double attackMs = 20.0;
    double releaseMs = 200.0;
    double makeupDb = 0.0;
    bool makeupByLoudness = false; ///< The make-up follows what is measured; what sounds is makeupDb, however it came.
    double sideChainHighPassHz = 20.0;          ///< 20 = off.
    double linkPercent = 100.0;                 ///< 0 = each channel for itself, 100 = both by the louder.
    DynamicsMode mode = DynamicsMode::compress; ///< Compress or upward.
    Detection detection = Detection::peak;
    DynamicsChannel channel = DynamicsChannel::stereo;
    double rangeDb = 60.0; ///< The most that is taken off, or added.
    bool twoStageRelease = false;
    int delayMs = 0;          ///< Of the sound: 0, 3, 10; what look-ahead there can be.
    double lookAheadMs = 3.0; ///< Moves the detection only; no more than the delay.
    double sideChainBellHz = 1000.0;
    double sideChainBellDb = 0.0;
    double sideChainBellQ = 1.0;
    double sideChainShelfHz = 4000.0;
    double sideChainShelfDb = 0.0; ///< From there upwards.
    bool operator==(const CompressorSettings&) const = default;
};

/// One band of the multiband dynamics.
struct DynamicsBand {
    DynamicsMode mode = DynamicsMode::compress;
    DynamicsChannel channel = DynamicsChannel::stereo;
    double thresholdDb = -24.0;
    double ratio = 1.0;
    double kneeDb = 6.0;
    double attackMs = 20.0;
    double releaseMs = 200.0;
    double rangeDb = 24.0; ///< The most that is taken off, or added.
    double gainDb = 0.0;
    bool bypass = false; ///< Neither dynamics nor gain.
    bool operator==(const DynamicsBand&) const = default;
};

struct MultibandSettings {
    enum class Phase { minimum, linear };
    int count = 4;                ///< Bands, 2 to 6.
    Phase phase = Phase::minimum; ///< Of the crossover. Linear comes later, and its bands add up to the very sound.
    double split1Hz = 120.0, split2Hz = 1000.0, split3Hz = 5000.0, split4Hz = 9000.0, split5Hz = 14000.0;
    Detection detection = Detection::peak;
    double linkPercent = 100.0;
    std::array<DynamicsBand, 6> bands;
    bool operator==(const MultibandSettings&) const = default;
};

struct DeEsserSettings {
    enum class Mode { split, wide };
    Mode mode = Mode::split; ///< Turns down what is above the frequency, or all of the sound.
    DynamicsChannel channel = DynamicsChannel::stereo;
    double frequencyHz = 6000.0;
    double thresholdDb = -30.0;
    double rangeDb = 6.0; ///< The most that is taken off.
    double attackMs = 1.0;
    double releaseMs = 60.0;
    double linkPercent = 100.0;
    bool operator==(const DeEsserSettings&) const = default;
};

struct LimiterSettings {
    /// Settings of one and the same limiter: how long it holds, and how it comes back. The figures stand in the engine.
    enum class Style { transparent, punchy, dynamic, safe };
    double driveDb = 0.0;
    double ceilingDbtp = -1.0;
    double lookAheadMs = 1.5; ///< Moves the detection only; no more than the delay.
    double attackMs = 400.0;  ///< How long loud sound must last until the gain stays down behind it.
    double releaseMs = 100.0;
    bool automaticRelease = false; ///< The release goes with the sound instead of releaseMs.
    Style style = Style::transparent;
    double transientLinkPercent = 100.0; ///< 0 = each channel for itself, 100 = both by the louder.
    double releaseLinkPercent = 100.0;   ///< The same, of what stays down.
    int delayMs = 3;                     ///< Of the sound: 3, 10; what look-ahead there can be.
    int oversampling = 8;                ///< Times, of the detection: 1, 2, 4, 8, 16.
    bool operator==(const LimiterSettings&) const = default;
};

struct GainSettings {
    double gainDb = 0.0;
    bool operator==(const GainSettings&) const = default;
};

struct StereoSettings {
    double widthPercent = 100.0; ///< 0 = mono, 100 = as it is, 200 = twice the side.
    // Width by band, on top of that.
    double lowWidthPercent = 100.0;
    double middleWidthPercent = 100.0;
    double highWidthPercent = 100.0;
    double lowSplitHz = 250.0;   ///< From low to middle.
    double highSplitHz = 4000.0; ///< From middle to high; below the low one it counts as that.
    static constexpr double monoOffHz = 20.0;
    double monoBelowHz = monoOffHz;
    int monoSlopeDbPerOctave = 24; ///< 12, 24, 48.
    double midDb = 0.0;
    double sideDb = 0.0;
    double balanceDb = 0.0;       ///< To the right: the left is turned down by so much; negative: to the left.
    double rotationDegrees = 0.0; ///< 45 turns what is in the middle to the right, -45 to the left.
    bool invertLeft = false;
    bool invertRight = false;
    bool swapSides = false;
    bool operator==(const StereoSettings&) const = default;
};

struct SaturatorSettings {
    enum class Curve { tape, tube, transformer, softClip, hardClip };
    Curve curve = Curve::tape;
    double driveDb = 0.0;        ///< 0 = off; the level out is matched.
    double balancePercent = 0.0; ///< Even harmonics: -100 none, 0 as the curve has them, 100 as many as there may be.
    double toneBeforeDb = 0.0;   ///< From the lows to the highs, about 1 kHz.
    double toneAfterDb = 0.0;
    int oversampling = 8; ///< Times: 1, 2, 4, 8, 16.
    int bands = 1;        ///< 1, or 3: each saturated for itself.
    // Of three bands.
    double lowSplitHz = 200.0;   ///< From low to middle.
    double highSplitHz = 3000.0; ///< From middle to high; below the low one it counts as that.
    double lowDriveDb = 0.0;     ///< On top of the drive; what comes to 0 or less is off.
    double middleDriveDb = 0.0;
    double highDriveDb = 0.0;
    bool operator==(const SaturatorSettings&) const = default;
};

struct ClipperSettings {
    double driveDb = 0.0;
    double ceilingDbtp = -1.0;
    double kneeDb = 0.0;  ///< Under the ceiling, where the bend begins; 0 = a corner.
    int oversampling = 8; ///< Times: 1, 2, 4, 8, 16.
    bool operator==(const ClipperSettings&) const = default;
};

struct DcFilterSettings {
    double cornerHz = 2.0; ///< -3 dB.
    bool operator==(const DcFilterSettings&) const = default;
};

/// A point of the spectral balance's curve, at a frequency of its own.
struct BalanceBand {
    double sharePercent = 100.0; ///< Of the depth, round that frequency; both together take all at most.
    bool operator==(const BalanceBand&) const = default;
};

struct SpectralBalanceSettings {
    double depthPercent = 40.0; ///< Of what stands out of the spectrum round it. 0 = off.
    double rangeDb = 4.0;       ///< The most that is taken off.
    double attackMs = 100.0;
    double releaseMs = 300.0;
    std::array<BalanceBand, 6> bands; ///< At 40, 125, 400, 1250, 4000 and 12500 Hz.
    bool operator==(const SpectralBalanceSettings&) const = default;
};

using Settings = std::variant<EqualizerSettings, CompressorSettings, LimiterSettings, GainSettings, StereoSettings,
                              MultibandSettings, DeEsserSettings, SaturatorSettings, ClipperSettings, DcFilterSettings,
                              SpectralBalanceSettings>;

/// One place in a chain. The module is the alternative that `settings` holds: see moduleOf in Parameter.h.
struct Slot {
    SlotId id{};
    int version = 1; ///< DSP version with which it was made: that of its settings and of the alternative.
    bool enabled = true;
    double mixPercent = 100.0; ///< Latency-aligned dry/wet. Not for limiters and clippers.
    double inputDb = 0.0;      ///< Not for limiters and clippers.
    double outputDb = 0.0;     ///< Not for limiters and clippers.
    Settings settings;
    std::optional<Settings> alternative; ///< The other setting of an A/B comparison.
    bool swapped = false;                ///< `settings` are B and the alternative is A.
    std::string unknown; ///< Keys of the project file that this version does not know, JSON object text.
    bool operator==(const Slot&) const = default;
};

using Chain = std::vector<Slot>;

/// How a fade, a crossfade or the way to an automation point runs. The curves are in Fade.h.
enum class FadeShape { linear, equalPower, sCurve, logarithmic, exponential };

struct AutomationPoint {
    FramePos at = 0; ///< From the track's in point.
    double value = 0.0;
    FadeShape shape = FadeShape::linear; ///< Of the way from this point to the next.
    bool operator==(const AutomationPoint&) const = default;
};

/// One automated parameter of one slot. Ahead of the first and after the last point their values hold.
struct AutomationLane {
    SlotId slot{};
    std::string parameter;               ///< Row id, with its band where the row has one: "gain", "band3.gain".
    std::vector<AutomationPoint> points; ///< In order of time.
    std::string unknown;
    bool operator==(const AutomationLane&) const = default;
};

} // namespace core
