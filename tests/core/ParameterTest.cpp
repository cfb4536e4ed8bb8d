#include "core/Parameter.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <set>

using namespace core;

namespace {

Slot slotOf(const Module& module) {
    Slot slot;
    slot.settings = module.standard();
    return slot;
}

/// Every row of every module, in every band that it has.
void forEachParameter(const std::function<void(const Module&, const ParameterRef&)>& look) {
    for (const auto& module : modules())
        for (const auto& row : module.parameters)
            for (int band = 0; band < (row.banded ? module.bands : 1); ++band) {
                const ParameterRef parameter{&row, band};
                SCOPED_TRACE(std::string(module.id) + "." + parameterId(parameter));
                look(module, parameter);
            }
}

const Parameter& rowOf(std::string_view module, std::string_view id) {
    return *findParameter(*findModule(module), id)->row;
}

} // namespace

TEST(Parameter, ModulesStandInTheOrderOfTheSettings) {
    ASSERT_EQ(modules().size(), std::variant_size_v<Settings>);
    for (std::size_t i = 0; i < modules().size(); ++i) {
        EXPECT_EQ(modules()[i].standard().index(), i);
        EXPECT_EQ(&moduleOf(modules()[i].standard()), &modules()[i]);
        EXPECT_EQ(findModule(modules()[i].id), &modules()[i]);
    }
    EXPECT_EQ(findModule("reverb"), nullptr);
}

TEST(Parameter, EveryRowGivesBackWhatItWasGiven) {
    forEachParameter([](const Module& module, const ParameterRef& parameter) {
        const Range& range = parameter.row->range;
        const double step = parameter.row->kind == Kind::continuous ? (range.max - range.min) / 7.0 : 1.0;
        for (double value = range.min; value <= range.max; value += step) {
            Slot slot = slotOf(module);
            assign(slot, parameter, value);
            EXPECT_EQ(parameter.get(slot), value);
        }
    });
}

TEST(Parameter, EveryRowTouchesNothingButItself) {
    forEachParameter([](const Module& module, const ParameterRef& changed) {
        Slot slot = slotOf(module);
        const double other =
            changed.row->standard == changed.row->range.max ? changed.row->range.min : changed.row->range.max;
        assign(slot, changed, other);
        int differing = 0;
        for (const auto& row : module.parameters)
            for (int band = 0; band < (row.banded ? module.bands : 1); ++band)
                differing += row.get(slot, band) == row.standard ? 0 : 1;
        EXPECT_EQ(differing, 1);
    });
}

TEST(Parameter, StandardsAreTheSettingsAsTheyComeAndLieWithinTheRange) {
    forEachParameter([](const Module& module, const ParameterRef& parameter) {
        EXPECT_EQ(parameter.get(slotOf(module)), parameter.row->standard);
        EXPECT_GE(parameter.row->standard, parameter.row->range.min);
        EXPECT_LE(parameter.row->standard, parameter.row->range.max);
        EXPECT_LT(parameter.row->range.min, parameter.row->range.max);
        EXPECT_FALSE(parameter.row->label.empty());
    });
}

TEST(Parameter, ValuesOutsideTheRangeAreClampedAndChoicesRounded) {
    forEachParameter([](const Module& module, const ParameterRef& parameter) {
        Slot slot = slotOf(module);
        assign(slot, parameter, -INFINITY);
        EXPECT_EQ(parameter.get(slot), parameter.row->range.min);
        assign(slot, parameter, 1e9);
        EXPECT_EQ(parameter.get(slot), parameter.row->range.max);
    });
    const Module& equalizer = *findModule("equalizer");
    Slot slot = slotOf(equalizer);
    assign(slot, *findParameter(equalizer, "band3.slope"), 3.4);
    EXPECT_EQ(std::get<EqualizerSettings>(slot.settings).bands[2].slopeDbPerOctave, 24);
}

TEST(Parameter, IdsAreUniqueAndFindTheirRow) {
    std::set<std::string> seen;
    forEachParameter([&](const Module& module, const ParameterRef& parameter) {
        EXPECT_TRUE(seen.insert(std::string(module.id) + "." + parameterId(parameter)).second);
        const auto found = findParameter(module, parameterId(parameter));
        ASSERT_TRUE(found);
        EXPECT_EQ(found->row, parameter.row);
        EXPECT_EQ(found->band, parameter.band);
    });
}

TEST(Parameter, BandsCountFromOneToTheLast) {
    const Module& equalizer = *findModule("equalizer");
    EXPECT_EQ(findParameter(equalizer, "band24.gain")->band, 23);
    for (const auto* wrong : {"band0.gain", "band25.gain", "band01.gain", "band.gain", "band1.", "band1.mix", "bandx.q",
                              "gain", "band1", "band-1.q", ""})
        EXPECT_FALSE(findParameter(equalizer, wrong)) << wrong;
    EXPECT_FALSE(findParameter(*findModule("limiter"), "band1.ceiling"));
}

TEST(Parameter, LimitersAndClippersHaveNeitherMixNorTrims) {
    for (const auto& module : modules())
        for (const auto* id : {"mix", "input", "output"})
            EXPECT_EQ(findParameter(module, id).has_value(), module.id != "limiter" && module.id != "clipper")
                << module.id;
}

TEST(Parameter, ABandThatCutsHasNoGainAndOneThatDoesNotHasNoSlope) {
    const Module& equalizer = *findModule("equalizer");
    Slot slot{.settings = EqualizerSettings{}};
    const auto says = [&](const char* id) { return applies(slot, *findParameter(equalizer, id)); };
    EXPECT_TRUE(says("band2.gain") && says("band2.q") && says("band2.frequency") && says("mix"));
    EXPECT_FALSE(says("band2.slope") || says("band2.resonance"));
    std::get<EqualizerSettings>(slot.settings).bands[1].type = EqualizerBand::Type::lowCut;
    EXPECT_FALSE(says("band2.gain") || says("band2.q"));
    EXPECT_TRUE(says("band2.slope") && says("band2.resonance") && says("band3.gain"));
    EXPECT_FALSE(says("band2.range"));
    std::get<EqualizerSettings>(slot.settings).bands[1].slopeDbPerOctave = 6;
    EXPECT_FALSE(says("band2.resonance"));
    for (const auto type : {EqualizerBand::Type::notch, EqualizerBand::Type::bandPass}) {
        std::get<EqualizerSettings>(slot.settings).bands[1].type = type;
        EXPECT_FALSE(says("band2.gain") || says("band2.slope"));
        EXPECT_TRUE(says("band2.q"));
    }
}

TEST(Parameter, ABandHasAThresholdOnceItHasARange) {
    const Module& equalizer = *findModule("equalizer");
    Slot slot{.settings = EqualizerSettings{}};
    const auto says = [&](const char* id) { return applies(slot, *findParameter(equalizer, id)); };
    EXPECT_TRUE(says("band1.range"));
    EXPECT_FALSE(says("band1.threshold") || says("band1.thresholdOf") || says("band1.attack") || says("band1.release"));
    std::get<EqualizerSettings>(slot.settings).bands[0].rangeDb = -3.0;
    EXPECT_TRUE(says("band1.threshold") && says("band1.thresholdOf") && says("band1.attack") && says("band1.release"));
}

TEST(Parameter, InLinearAndMixedPhaseNoBandFollowsTheLevelAndThereIsALength) {
    const Module& equalizer = *findModule("equalizer");
    Slot slot{.settings = EqualizerSettings{}};
    const auto says = [&](const char* id) { return applies(slot, *findParameter(equalizer, id)); };
    EXPECT_FALSE(says("taps") || says("mixedFrequency"));
    assign(slot, *findParameter(equalizer, "phase"), 1.0);
    EXPECT_TRUE(says("taps"));
    EXPECT_FALSE(says("band1.range") || says("mixedFrequency"));
    assign(slot, *findParameter(equalizer, "phase"), 2.0);
    EXPECT_TRUE(says("taps") && says("mixedFrequency"));
}

TEST(Parameter, NothingContinuousIsStructural) {
    forEachParameter([](const Module&, const ParameterRef& parameter) {
        EXPECT_FALSE(parameter.row->kind == Kind::continuous && parameter.row->structural);
    });
}

TEST(Parameter, TheTaperGoesThereAndBack) {
    forEachParameter([](const Module&, const ParameterRef& parameter) {
        const Parameter& row = *parameter.row;
        EXPECT_EQ(valueAt(row, 0.0), row.range.min);
        EXPECT_EQ(valueAt(row, 1.0), row.range.max);
        EXPECT_EQ(valueAt(row, -1.0), row.range.min);
        if (row.kind != Kind::continuous) return;
        for (const double way : {0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0})
            EXPECT_NEAR(wayOf(row, valueAt(row, way)), way, 1e-12);
    });
    EXPECT_NEAR(valueAt(rowOf("equalizer", "band1.frequency"), 0.5), std::sqrt(10.0 * 22000.0), 1e-9);
}

TEST(Parameter, ValuesReadAsEngineersSayThem) {
    EXPECT_EQ(describe(rowOf("limiter", "ceiling"), -1.0), "-1.0 dBTP");
    EXPECT_EQ(describe(rowOf("gain", "gain"), 1.5), "+1.5 dB");
    EXPECT_EQ(describe(rowOf("gain", "gain"), -0.85), "-0.85 dB");
    EXPECT_EQ(describe(rowOf("gain", "gain"), -0.001), "0.0 dB");
    EXPECT_EQ(describe(rowOf("compressor", "knee"), 6.0), "6.0 dB");
    EXPECT_EQ(describe(rowOf("equalizer", "band1.frequency"), 1500.0), "1.50 kHz");
    EXPECT_EQ(describe(rowOf("equalizer", "band1.frequency"), 12500.0), "12.5 kHz");
    EXPECT_EQ(describe(rowOf("equalizer", "band1.frequency"), 31.5), "31.5 Hz");
    EXPECT_EQ(describe(rowOf("equalizer", "band1.frequency"), 440.0), "440 Hz");
    EXPECT_EQ(describe(rowOf("equalizer", "band1.q"), 0.7071), "0.71");
    EXPECT_EQ(describe(rowOf("equalizer", "band1.type"), 1.0), "low shelf");
    EXPECT_EQ(describe(rowOf("equalizer", "band1.slope"), 3.0), "24 dB/oct");
    EXPECT_EQ(describe(rowOf("equalizer", "band1.on"), 1.0), "on");
    EXPECT_EQ(describe(rowOf("compressor", "ratio"), 2.0), "2.0:1");
    EXPECT_EQ(describe(rowOf("compressor", "release"), 200.0), "200 ms");
    EXPECT_EQ(describe(rowOf("limiter", "lookAhead"), 1.5), "1.5 ms");
    EXPECT_EQ(describe(rowOf("stereo", "width"), 100.0), "100 %");
}
