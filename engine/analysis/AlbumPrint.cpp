#include "engine/analysis/AlbumPrint.h"

#include "core/AlbumLayout.h"
#include "core/Error.h"
#include "engine/delivery/Cuts.h"
#include "engine/metering/LoudnessMeter.h"
#include "engine/render/OfflineRender.h"
#include "engine/render/PlanCompiler.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

namespace engine::analysis {
namespace {

using Take = std::function<void(dsp::StereoBlock)>;

/// The album as its mixes are: gains, fades and places, no chain.
core::Album withoutChains(core::Album album) {
    for (auto& track : album.tracks) {
        track.chain.clear();
        track.automation.clear();
    }
    for (auto& master : album.masters) master.albumChain.clear();
    return album;
}

/// Measures every track over its file.
class TrackMeters {
  public:
    explicit TrackMeters(const delivery::Cuts& cuts) : cuts_(cuts), at_(cuts.sound.from) {}

    void add(dsp::StereoBlock block) {
        const core::FramePos end = at_ + block.frames();
        for (std::size_t n = 0; n < cuts_.tracks.size(); ++n) {
            const auto& range = cuts_.tracks[n].range;
            const core::FramePos from = std::clamp(range.from, at_, end);
            const core::FramePos to = std::clamp(range.to, from, end);
            if (to == from) continue;
            while (meters_.size() <= n) meters_.emplace_back(cuts_.rate);
            meters_[n].add(block.part(static_cast<int>(from - at_), static_cast<int>(to - from)));
            if (to == range.to) meters_[n].finish();
        }
        at_ = end;
    }

    std::vector<core::Loudness> tracks() const {
        std::vector<core::Loudness> all(cuts_.tracks.size());
        std::ranges::transform(meters_, all.begin(), &metering::LoudnessMeter::loudness);
        return all;
    }

  private:
    const delivery::Cuts& cuts_;
    core::FramePos at_;
    std::vector<metering::LoudnessMeter> meters_;
};

/// Hands blocks on cut to the steps of the curves.
class Steps {
  public:
    Steps(core::FrameCount stepFrames, AlbumPrint& print, metering::LoudnessMeter& album)
        : stepFrames_(stepFrames), missing_(stepFrames), print_(print), album_(album) {}

    void add(dsp::StereoBlock block) {
        while (block.frames() > 0) {
            const auto frames = static_cast<int>(std::min<core::FrameCount>(missing_, block.frames()));
            album_.add(block.part(0, frames));
            block = block.part(frames, block.frames() - frames);
            missing_ -= frames;
            if (missing_ == 0) close();
        }
    }
    void finish() {
        if (missing_ < stepFrames_) close();
    }

  private:
    void close() {
        const auto floored = [](std::optional<double> lufs) {
            return std::max(lowestLufs, static_cast<float>(lufs.value_or(static_cast<double>(lowestLufs))));
        };
        print_.momentaryLufs.push_back(floored(album_.momentaryLufs()));
        print_.shortTermLufs.push_back(floored(album_.shortTermLufs()));
        missing_ = stepFrames_;
    }

    core::FrameCount stepFrames_;
    core::FrameCount missing_;
    AlbumPrint& print_;
    metering::LoudnessMeter& album_;
};

void render(const core::Album& album, const source::AudioSources& audio, int threads, const Take& take,
            const std::stop_token& stop) {
    const render::OfflineOptions options{.threads = threads};
    const auto plan = render::PlanCompiler(options.blockFrames).compile(album, audio);
    render::renderOffline(*plan, plan->begin, plan->end, options, take, stop);
}

} // namespace

AlbumPrint printAlbum(const core::Album& album, const source::AudioSources& audio, const source::Progress& progress,
                      const std::stop_token& stop, int threads) {
    const core::AlbumLayout layout = core::layOut(album);
    const delivery::Cuts cuts = delivery::cutsOf(album, layout, album.rate);
    const core::FrameCount frames = layout.end - layout.begin;
    const core::Album bare = withoutChains(album);
    const bool hasChains = bare != album;

    AlbumPrint print;
    print.waveformBegin = layout.begin;
    print.stepFrames = album.rate / 10;
    core::FrameCount done = 0;
    const auto step = [&](core::FrameCount by) {
        done += by;
        if (progress) progress(static_cast<double>(done) / static_cast<double>(frames * (hasChains ? 2 : 1)));
    };

    source::Waveform::Builder waveform(frames);
    metering::LoudnessMeter whole(album.rate);
    Steps steps(print.stepFrames, print, whole);
    TrackMeters rendered(cuts);
    render(
        album, audio, threads,
        [&](dsp::StereoBlock block) {
            waveform.add(block);
            steps.add(block);
            rendered.add(block);
            step(block.frames());
        },
        stop);
    steps.finish();
    print.waveform = std::make_shared<const source::Waveform>(waveform.finish());
    print.album = whole.loudness();

    TrackMeters source(cuts);
    if (hasChains)
        render(
            bare, audio, threads,
            [&](dsp::StereoBlock block) {
                source.add(block);
                step(block.frames());
            },
            stop);
    const auto renderedFigures = rendered.tracks();
    const auto sourceFigures = hasChains ? source.tracks() : renderedFigures;
    for (std::size_t n = 0; n < layout.tracks.size(); ++n)
        print.tracks.push_back({layout.tracks[n].id, renderedFigures[n], sourceFigures[n]});
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
