#include "engine/analysis/AlbumPrint.h"

#include "core/AlbumLayout.h"
#include "core/Error.h"
#include "engine/delivery/CutMeters.h"
#include "engine/metering/SlidingLoudness.h"
#include "engine/render/OfflineRender.h"
#include "engine/render/PlanCompiler.h"
#include "engine/source/SoundBehind.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <optional>
#include <thread>

namespace engine::analysis {
namespace {

using Take = std::function<void(core::FramePos at, dsp::StereoBlock block)>;

/// The album as its mixes are: gains, fades and places, no chain.
core::Album withoutChains(core::Album album) {
    for (auto& track : album.tracks) {
        track.chain.clear();
        track.automation.clear();
    }
    for (auto& master : album.masters) master.albumChain.clear();
    return album;
}

/// The loudness curves, a value at the end of every step.
class Curves {
  public:
    Curves(int rate, core::FrameCount stepFrames) : loudness_(rate), stepFrames_(stepFrames), missing_(stepFrames) {}

    void add(dsp::StereoBlock block) {
        while (block.frames() > 0) {
            const auto frames = static_cast<int>(std::min<core::FrameCount>(missing_, block.frames()));
            const auto length = static_cast<std::size_t>(frames);
            loudness_.add({block.left, length}, {block.right, length});
            block = block.part(frames, block.frames() - frames);
            missing_ -= frames;
            if (missing_ == 0) closeStep();
        }
    }
    void finish() {
        if (missing_ < stepFrames_) closeStep();
    }

    std::vector<float> momentaryLufs;
    std::vector<float> shortTermLufs;

  private:
    void closeStep() {
        const auto floored = [](std::optional<double> lufs) {
            return lufs ? std::max(lowestLufs, static_cast<float>(*lufs)) : lowestLufs;
        };
        momentaryLufs.push_back(floored(loudness_.momentaryLufs()));
        shortTermLufs.push_back(floored(loudness_.shortTermLufs()));
        missing_ = stepFrames_;
    }

    metering::SlidingLoudness loudness_;
    core::FrameCount stepFrames_;
    core::FrameCount missing_;
};

/// Counts the frames of both renders; only the thread that made it reports.
class Share {
  public:
    Share(const source::Progress& progress, core::FrameCount frames) : progress_(progress), frames_(frames) {}

    void step(core::FrameCount frames) {
        done_ += frames;
        if (std::this_thread::get_id() == thread_) report();
    }
    void report() const {
        if (progress_ && frames_ > 0) progress_(static_cast<double>(done_) / static_cast<double>(frames_));
    }

  private:
    const source::Progress& progress_;
    core::FrameCount frames_;
    std::atomic<core::FrameCount> done_ = 0;
    std::thread::id thread_ = std::this_thread::get_id();
};

/// What both renders need.
struct Printing {
    const core::AlbumLayout& layout;
    const source::AudioSources& audio;
    const delivery::Cuts& cuts;
    Share& share;
};

void render(const core::Album& album, const Printing& printing, int threads, const Take& take,
            const std::stop_token& stop) {
    const render::OfflineOptions options{.threads = threads};
    const auto plan = render::PlanCompiler(options.blockFrames).compile(album, printing.audio);
    source::SoundBehind behind(printing.layout, printing.audio);
    core::FramePos at = plan->begin;
    const auto takeNext = [&](dsp::StereoBlock block) {
        take(at, block);
        at += block.frames();
        behind.move(block.frames());
        printing.share.step(block.frames());
    };
    render::renderOffline(*plan, plan->begin, plan->end, options, takeNext, stop);
}

std::vector<core::Loudness> measureTracks(const core::Album& album, const Printing& printing,
                                          const std::stop_token& stop) {
    delivery::CutMeters meters(printing.cuts);
    render(
        album, printing, 1, [&](core::FramePos at, dsp::StereoBlock block) { meters.add(at, block); }, stop);
    return meters.tracks();
}

/// All but the figures of the sources.
AlbumPrint printed(const core::Album& album, const Printing& printing, int threads, const std::stop_token& stop) {
    AlbumPrint print{.waveformBegin = printing.layout.begin, .stepFrames = album.rate / 10};
    source::Waveform::Builder waveform(printing.layout.end - printing.layout.begin);
    Curves curves(album.rate, print.stepFrames);
    delivery::CutMeters meters(printing.cuts);
    const auto take = [&](core::FramePos at, dsp::StereoBlock block) {
        waveform.add(block);
        curves.add(block);
        meters.add(at, block);
    };
    render(album, printing, threads, take, stop);
    curves.finish();
    print.waveform = std::make_shared<const source::Waveform>(waveform.finish());
    print.momentaryLufs = std::move(curves.momentaryLufs);
    print.shortTermLufs = std::move(curves.shortTermLufs);
    print.album = meters.album();
    const auto figures = meters.tracks();
    for (std::size_t n = 0; n < figures.size(); ++n)
        print.tracks.push_back({.track = printing.layout.tracks[n].id, .rendered = figures[n], .source = figures[n]});
    return print;
}

/// Asks to stop when it goes, whatever ends the work.
struct StopAtEnd {
    std::stop_source& source;
    ~StopAtEnd() { source.request_stop(); }
};

} // namespace

AlbumPrint printAlbum(const core::Album& album, const source::AudioSources& audio, const source::Progress& progress,
                      const std::stop_token& stop, int threads) {
    const core::AlbumLayout layout = core::layOut(album);
    const delivery::Cuts cuts = delivery::cutsOf(album, layout, album.rate);
    const core::Album bare = withoutChains(album);
    if (threads == 0) threads = static_cast<int>(std::thread::hardware_concurrency());

    const bool hasChains = bare != album;
    Share share(progress, (layout.end - layout.begin) * (hasChains ? 2 : 1));
    const Printing printing{layout, audio, cuts, share};
    if (!hasChains) return printed(album, printing, threads, stop);

    share.report(); // nothing yet, before another thread can have done some
    std::stop_source asked;
    const std::stop_callback passOn(stop, [&] { asked.request_stop(); });
    const auto when = threads > 1 ? std::launch::async : std::launch::deferred;
    auto sourceFigures = std::async(when, [&] { return measureTracks(bare, printing, asked.get_token()); });
    const StopAtEnd stopAtEnd{asked};

    AlbumPrint print = printed(album, printing, threads, asked.get_token());
    while (sourceFigures.wait_for(std::chrono::milliseconds(50)) == std::future_status::timeout)
        if (!stop.stop_requested()) share.report();
    const auto figures = sourceFigures.get();
    for (std::size_t n = 0; n < figures.size(); ++n) print.tracks[n].source = figures[n];
    if (!stop.stop_requested()) share.report();
    if (stop.stop_requested()) throw core::Cancelled(); // who hears of the end may still ask
    return print;
}

std::vector<double> matchingGainsDb(const AlbumPrint& print) {
    std::vector<double> gains;
    for (const auto& track : print.tracks) {
        const bool both = track.rendered.integratedLufs && track.source.integratedLufs;
        gains.push_back(both ? *track.rendered.integratedLufs - *track.source.integratedLufs : 0.0);
    }
    return gains;
}

} // namespace engine::analysis
