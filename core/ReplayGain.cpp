#include "core/ReplayGain.h"

#include "core/Decimal.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace core {

namespace {

constexpr double referenceLufs = -18.0;
constexpr double opusReferenceLufs = -23.0;

constexpr std::array names = {"REPLAYGAIN_TRACK_GAIN", "REPLAYGAIN_TRACK_PEAK", "REPLAYGAIN_TRACK_RANGE",
                              "REPLAYGAIN_ALBUM_GAIN", "REPLAYGAIN_ALBUM_PEAK", "REPLAYGAIN_ALBUM_RANGE",
                              "R128_TRACK_GAIN",       "R128_ALBUM_GAIN",       "REPLAYGAIN_REFERENCE_LOUDNESS"};

void add(ReplayGain& gains, const std::string& of, const Loudness& loudness) {
    const std::string start = "REPLAYGAIN_" + of;
    if (const auto lufs = loudness.integratedLufs) gains[start + "_GAIN"] = decimal(referenceLufs - *lufs, 2) + " dB";
    if (const auto peak = loudness.truePeakDbtp) gains[start + "_PEAK"] = decimal(std::pow(10.0, *peak / 20.0), 6);
    if (const auto range = loudness.rangeLu) gains[start + "_RANGE"] = decimal(*range, 2) + " dB";
}

} // namespace

ReplayGain replayGain(const Loudness& track, const Loudness& album) {
    ReplayGain gains;
    add(gains, "TRACK", track);
    add(gains, "ALBUM", album);
    if (!gains.empty()) gains["REPLAYGAIN_REFERENCE_LOUDNESS"] = decimal(referenceLufs, 2) + " LUFS";
    return gains;
}

ReplayGain opusReplayGain(const Loudness& track, const Loudness& album) {
    ReplayGain gains;
    const auto add = [&](const char* name, const Loudness& loudness) {
        if (!loudness.integratedLufs) return;
        const double steps = std::round((opusReferenceLufs - *loudness.integratedLufs) * 256.0);
        gains[name] = std::to_string(static_cast<int>(std::clamp(steps, -32768.0, 32767.0)));
    };
    add("R128_TRACK_GAIN", track);
    add("R128_ALBUM_GAIN", album);
    return gains;
}

std::span<const char* const> replayGainNames() {
    return names;
}

} // namespace core
