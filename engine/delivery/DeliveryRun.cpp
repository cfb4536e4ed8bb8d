#include "engine/delivery/DeliveryRun.h"

#include "engine/render/PlanCompiler.h"
#include "engine/source/SoundBehind.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace engine::delivery {

namespace {

/// Jobs of one album: its master, its overrides and versions in place.
using Group = std::vector<DeliveryJob*>;

std::vector<Group> groupsOf(std::span<DeliveryJob> jobs) {
    std::vector<Group> groups;
    for (auto& job : jobs) {
        const auto same = [&](const Group& group) { return group.front()->album == job.album; };
        const auto group = std::ranges::find_if(groups, same);
        if (group == groups.end())
            groups.push_back({&job});
        else
            group->push_back(&job);
    }
    return groups;
}

/// Collects the renderer's blocks, which may be short, into pieces worth a task.
class Pieces {
  public:
    explicit Pieces(std::function<void(dsp::StereoBlock)> take) : take_(std::move(take)) {}

    void add(dsp::StereoBlock block) {
        left_.insert(left_.end(), block.left, block.left + block.frames());
        right_.insert(right_.end(), block.right, block.right + block.frames());
        if (left_.size() >= pieceFrames) flush();
    }
    void flush() {
        take_({left_.data(), right_.data(), static_cast<int>(left_.size())});
        left_.clear();
        right_.clear();
    }

  private:
    static constexpr std::size_t pieceFrames = 8192;
    std::function<void(dsp::StereoBlock)> take_;
    std::vector<double> left_;
    std::vector<double> right_;
};

void runGroup(const Group& group, const source::AudioSources& audio, const RunOptions& options,
              const std::function<void(core::FrameCount)>& step, std::stop_token stop) {
    const auto& album = group.front()->album;
    LaneOptions laneOptions{
        .ownThreads = options.render.threads != 1, .measure = options.measure, .fingerprint = options.measure};
    std::vector<std::unique_ptr<RateLane>> lanes;
    for (auto* job : group) {
        auto lane = std::ranges::find(lanes, job->cuts.rate, [](const auto& each) { return each->rate(); });
        if (lane == lanes.end()) {
            lanes.push_back(std::make_unique<RateLane>(album.rate, job->cuts.rate, laneOptions));
            lane = std::prev(lanes.end());
            laneOptions.fingerprint = false;
        }
        (*lane)->join(*job, audio);
    }
    source::SoundBehind behind(group.front()->layout, audio);
    Pieces pieces([&](dsp::StereoBlock block) {
        for (const auto& lane : lanes) lane->add(block);
        behind.move(block.frames());
        step(block.frames());
    });
    const auto plan = render::PlanCompiler(options.render.blockFrames).compile(album, audio);
    render::renderOffline(
        *plan, plan->begin, plan->end, options.render, [&](dsp::StereoBlock block) { pieces.add(block); }, stop);
    pieces.flush();
    for (const auto& lane : lanes) lane->finish();
}

} // namespace

core::FrameCount framesToRender(std::span<const DeliveryJob> jobs) {
    core::FrameCount frames = 0;
    for (std::size_t n = 0; n < jobs.size(); ++n) {
        const auto before = jobs.first(n);
        const bool isNew = std::ranges::none_of(before, [&](const auto& job) { return job.album == jobs[n].album; });
        if (isNew) frames += jobs[n].layout.end - jobs[n].layout.begin;
    }
    return frames;
}

void runDeliveries(std::span<DeliveryJob> jobs, const source::AudioSources& audio, const RunOptions& options,
                   const std::function<void(core::FrameCount frames)>& step, std::stop_token stop) {
    for (const auto& group : groupsOf(jobs)) runGroup(group, audio, options, step, stop);
}

} // namespace engine::delivery
