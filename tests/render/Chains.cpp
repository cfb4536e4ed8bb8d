#include "tests/render/Chains.h"

#include "tests/support/Render.h"

namespace tests {

core::Chain busyChain() {
    core::EqualizerSettings equalizer;
    equalizer.bands[0] = {.on = true, .type = core::EqualizerBand::Type::lowCut, .frequencyHz = 40.0};
    equalizer.bands[1] = {.on = true, .frequencyHz = 3000.0, .gainDb = 3.0};
    core::Slot compressor = slot(core::CompressorSettings{.thresholdDb = -24.0, .ratio = 4.0});
    compressor.mixPercent = 60.0;
    compressor.inputDb = 2.0;
    compressor.outputDb = -1.0;
    core::MultibandSettings multiband;
    for (auto& band : multiband.bands) band.ratio = 3.0;
    core::Slot off = slot(core::LimiterSettings{.driveDb = 6.0});
    off.enabled = false;
    return {slot(equalizer),
            compressor,
            off,
            slot(core::DcFilterSettings{}),
            slot(core::StereoSettings{
                .widthPercent = 120.0, .lowWidthPercent = 80.0, .monoBelowHz = 100.0, .rotationDegrees = 2.0}),
            slot(core::GainSettings{.gainDb = 3.0}),
            slot(multiband),
            slot(core::DeEsserSettings{.thresholdDb = -40.0}),
            slot(core::SaturatorSettings{.curve = core::SaturatorSettings::Curve::tube, .driveDb = 6.0}),
            slot(core::ClipperSettings{.driveDb = 2.0, .ceilingDbtp = -0.5, .kneeDb = 1.0}),
            slot(core::SpectralBalanceSettings{.depthPercent = 80.0}),
            slot(core::LimiterSettings{.driveDb = 4.0})};
}

} // namespace tests
