#include "engine/analysis/VinylCheck.h"

#include "core/Decimal.h"
#include "core/DeliveredAlbum.h"
#include "engine/render/OfflineRender.h"
#include "engine/render/PlanCompiler.h"
#include "engine/source/SoundBehind.h"

#include <algorithm>

namespace engine::analysis {

namespace {

constexpr double innerShare = 0.6;    // Of the outermost radius: where the highs of a track begin to suffer.
constexpr double brighterDb = 2.0;    // Than all that was cut outside of it.
constexpr double softHighsDb = -40.0; // Below it no groove is short for them.

std::string ofAll(const Observations& seen) {
    return seen.count() > 1 ? ", the worst of " + std::to_string(seen.count()) + " places" : "";
}

} // namespace

double grooveRadiusMm(const core::Vinyl& vinyl, double share) {
    struct Radii {
        double outer, inner;
    };
    const Radii radii = vinyl.inches >= 12   ? Radii{146.0, 60.3}
                        : vinyl.inches >= 10 ? Radii{120.6, 60.3}
                                             : Radii{84.1, 54.0};
    return radii.outer - (radii.outer - radii.inner) * std::clamp(share, 0.0, 1.0);
}

VinylCheck::VinylCheck(const core::Album& album, const core::AlbumLayout& layout, int rate)
    : rate_(rate), layout_(layout), vinyl_(album.vinyl), sides_(core::sidesOf(album, layout)) {
    const auto carried = [&](core::FramePos mark) { return core::convertFrames(mark, layout.rate, rate); };
    for (std::size_t side = 0; side < sides_.size(); ++side)
        for (const core::Band& band : core::bandsOf(album, layout, sides_[side])) {
            const core::FramePos from = sides_[side].from + band.start;
            bands_.push_back({band, side, layout.tracks[band.placed].number, carried(from),
                              carried(from + band.lengthFrames), GrooveSound(rate)});
        }
}

void VinylCheck::add(core::FramePos at, dsp::StereoBlock block) {
    for (BandSound& band : bands_) {
        const auto first = static_cast<int>(std::clamp<core::FramePos>(band.from - at, 0, block.frames()));
        const auto last = static_cast<int>(std::clamp<core::FramePos>(band.to - at, 0, block.frames()));
        if (first < last) band.sound.add(block.part(first, last - first));
    }
}

core::Finding VinylCheck::finding(const BandSound& band, const Observation& seen, std::string message) const {
    return {.severity = core::Severity::warning,
            .track = band.number,
            .message = "vinyl: " + std::move(message),
            .place = {},
            .at = core::convertFrames(band.from + seen.at, rate_, layout_.rate),
            .lengthFrames = core::convertFrames(seen.lengthFrames, rate_, layout_.rate)};
}

core::Findings VinylCheck::findings() const {
    core::Findings findings;
    for (const BandSound& band : bands_) {
        if (const auto lows = band.sound.outOfPhaseLows(); lows.count() > 0)
            findings.push_back(
                finding(band, lows.worst().front(),
                        "lows out of phase, which lift the needle: below " + core::decimal(grooveLowsHz, 0) +
                            " Hz the side is " + core::decimal(lows.worst().front().measure, 1) +
                            " dB louder than the middle" + ofAll(lows) +
                            "; Mono below of the Stereo module in the vinyl master's chain would bring them "
                            "to the middle"));
        if (const auto bursts = band.sound.sibilants(); bursts.count() > 0)
            findings.push_back(finding(
                band, bursts.worst().front(),
                "sibilance that a record tears: " + core::decimal(bursts.worst().front().measure, 1) +
                    " dB over the voice" + ofAll(bursts) + "; a de-esser in the vinyl master's chain would soften it"));
    }
    for (std::size_t side = 0; side < sides_.size(); ++side) judgeHighs(side, findings);
    return findings;
}

void VinylCheck::judgeHighs(std::size_t side, core::Findings& findings) const {
    const double room = core::roomOf(vinyl_).most * 60.0 * layout_.rate;
    std::optional<double> outside;
    for (const BandSound& band : bands_) {
        if (band.side != side) continue;
        const auto bright = band.sound.brightestDb();
        const double end = static_cast<double>(band.band.start + band.band.lengthFrames);
        const double radius = grooveRadiusMm(vinyl_, end / room);
        const bool isInner = radius < innerShare * grooveRadiusMm(vinyl_, 0.0);
        if (isInner && bright && outside && *bright > softHighsDb && *bright > *outside + brighterDb)
            findings.push_back(finding(
                band, {0, band.to - band.from, 0.0},
                "the brightest of side " + sides_[side].letter + " ends at " + core::decimal(radius, 0) +
                    " mm, where the groove is short: its highs are " + core::decimal(*bright - *outside, 1) +
                    " dB over those of the tracks before it; move it outwards, or soften its highs with a de-esser"));
        if (bright) outside = std::max(outside.value_or(*bright), *bright);
    }
}

core::Findings checkVinyl(const core::Album& album, const source::AudioSources& audio, const std::stop_token& stop,
                          int threads) {
    std::vector<core::Album> records;
    for (const core::Delivery& delivery : album.deliveries) {
        if (delivery.format != core::Delivery::Format::vinyl || !core::canBeMade(album, delivery)) continue;
        core::Album made = core::albumFor(album, delivery);
        if (std::ranges::find(records, made) == records.end()) records.push_back(std::move(made));
    }
    if (records.empty()) records.push_back(album);
    core::Findings findings;
    for (const core::Album& record : records) {
        const core::AlbumLayout layout = core::layOut(record);
        const render::OfflineOptions options{.threads = threads};
        const auto plan = render::PlanCompiler(options.blockFrames).compile(record, audio);
        source::SoundBehind behind(layout, audio);
        VinylCheck check(record, layout, record.rate);
        core::FramePos at = plan->begin;
        render::renderOffline(
            *plan, plan->begin, plan->end, options,
            [&](dsp::StereoBlock block) {
                check.add(at, block);
                at += block.frames();
                behind.move(block.frames());
            },
            stop);
        for (core::Finding& finding : check.findings())
            if (std::ranges::find(findings, finding) == findings.end()) findings.push_back(std::move(finding));
    }
    return findings;
}

} // namespace engine::analysis
