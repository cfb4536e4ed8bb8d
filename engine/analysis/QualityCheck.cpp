#include "engine/analysis/QualityCheck.h"

#include "core/AlbumLayout.h"
#include "core/Error.h"
#include "engine/analysis/MixQuality.h"
#include "engine/analysis/PrintTrack.h"
#include "engine/analysis/VinylCheck.h"
#include "engine/render/OfflineRender.h"
#include "engine/render/PlanCompiler.h"
#include "engine/source/SoundBehind.h"

#include <atomic>
#include <future>
#include <list>
#include <thread>

namespace engine::analysis {

namespace {

bool turns(const core::Chain& chain) {
    return std::ranges::any_of(chain, [](const core::Slot& slot) {
        const auto* stereo = std::get_if<core::StereoSettings>(&slot.settings);
        return slot.enabled && stereo && (stereo->swapSides || stereo->invertLeft || stereo->invertRight);
    });
}

std::vector<Heard> checkPrint(const core::Album& album, const core::AlbumLayout& layout,
                              const source::AudioSources& audio, const std::function<void(core::FrameCount)>& step,
                              const std::stop_token& stop, int threads) {
    const bool albumTurns = !album.masters.empty() && turns(album.masters.front().albumChain);
    std::list<PrintTrack> tracks;
    for (std::size_t n = 0; n < layout.tracks.size(); ++n)
        tracks.emplace_back(layout, n, audio, peakTargetDbtp(album),
                            albumTurns || turns(album.tracks[layout.tracks[n].row].chain));
    const render::OfflineOptions options{.threads = threads};
    const auto plan = render::PlanCompiler(options.blockFrames).compile(album, audio);
    source::SoundBehind behind(layout, audio);
    core::FramePos at = plan->begin;
    render::renderOffline(
        *plan, plan->begin, plan->end, options,
        [&](dsp::StereoBlock block) {
            for (PrintTrack& track : tracks) track.add(at, block);
            at += block.frames();
            behind.move(block.frames());
            step(block.frames());
        },
        stop);
    std::vector<Heard> all;
    for (PrintTrack& track : tracks)
        for (Heard& heard : track.heard()) all.push_back(std::move(heard));
    return all;
}

/// Whether the mix of the same track has it too, and no less often. Levels are the chain's, not the mix's.
bool isOfMix(const Heard& print, const std::vector<Heard>& mixes) {
    if (print.fault == Fault::clipped || print.fault == Fault::truePeak) return false;
    return std::ranges::any_of(mixes, [&](const Heard& mix) {
        return mix.fault == print.fault && mix.finding.track == print.finding.track && mix.count >= print.count;
    });
}

} // namespace

double peakTargetDbtp(const core::Album& album) {
    double target = 0.0;
    for (const core::Delivery& delivery : album.deliveries)
        if (delivery.ceilingDbtp) target = std::min(target, *delivery.ceilingDbtp);
    return target;
}

core::Findings checkQuality(const core::Album& album, const source::AudioSources& audio,
                            const source::Progress& progress, const std::stop_token& stop, int threads) {
    const core::AlbumLayout layout = core::layOut(album);
    if (threads == 0) threads = static_cast<int>(std::thread::hardware_concurrency());
    const auto frames = mixFrames(layout, audio) + layout.end - layout.begin;
    std::atomic<core::FrameCount> done = 0;
    const std::thread::id caller = std::this_thread::get_id();
    const auto step = [&](core::FrameCount more) {
        const core::FrameCount so = done += more;
        if (progress && frames > 0 && std::this_thread::get_id() == caller)
            progress(static_cast<double>(so) / static_cast<double>(frames));
    };

    std::stop_source asked;
    const std::stop_callback passOn(stop, [&] { asked.request_stop(); });
    auto mixes = std::async(threads > 1 ? std::launch::async : std::launch::deferred,
                            [&] { return checkMixes(album, layout, audio, step, asked.get_token()); });
    std::vector<Heard> print;
    try {
        print = checkPrint(album, layout, audio, step, asked.get_token(), threads);
    } catch (...) {
        asked.request_stop(); // or the mixes would be heard to their end first
        throw;
    }
    const std::vector<Heard> ofMixes = mixes.get();

    core::Findings findings;
    for (const Heard& heard : ofMixes) {
        findings.push_back(heard.finding);
        findings.back().message = "the mix: " + heard.finding.message;
    }
    for (const Heard& heard : print)
        if (!isOfMix(heard, ofMixes)) findings.push_back(heard.finding);
    if (core::isForVinyl(album))
        std::ranges::move(checkVinyl(album, audio, stop, threads), std::back_inserter(findings));
    std::ranges::stable_sort(findings, {}, [](const core::Finding& finding) {
        return finding.at.value_or(std::numeric_limits<core::FramePos>::max());
    });
    return findings;
}

} // namespace engine::analysis
