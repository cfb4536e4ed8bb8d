#include "engine/disc/Timeline.h"

#include "core/RedBook.h"
#include "engine/disc/Wording.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace engine::disc {

namespace {

class Builder {
  public:
    Builder(const OpenDisc& open, int rate, std::span<const core::FrameCount> lengths)
        : open_(open), lengths_(lengths) {
        assert(lengths.size() == open.files.size());
        made_.rate = rate;
        if (!open.disc.hasFirstPause) made_.end = core::firstPauseSectors * core::framesPerSector(rate);
    }

    Timeline build() {
        for (const auto& track : open_.disc.tracks) {
            ++number_;
            made_.tracks.emplace_back();
            int index = -1;
            for (const auto& piece : track.pieces) {
                if (piece.index != std::exchange(index, piece.index)) mark(piece.index);
                add(piece);
            }
        }
        // The disc begins with the first track's pause, whatever it says.
        if (!made_.tracks.empty()) made_.tracks.front().pause = 0;
        return std::move(made_);
    }

  private:
    void mark(int index) {
        auto& track = made_.tracks.back();
        if (index == 0)
            track.pause = made_.end;
        else if (index == 1)
            track.start = made_.end;
        else
            track.indexes.push_back(made_.end);
    }

    void complain(const std::string& message) {
        made_.findings.push_back(
            {core::Severity::error, std::nullopt, "track " + std::to_string(number_) + ": " + message});
    }

    core::FramePos carried(core::FramePos frames) const {
        return core::convertFrames(frames, open_.disc.rate, made_.rate);
    }

    void add(const DiscPiece& piece) {
        const core::FramePos from = carried(piece.from);
        if (!piece.file) return addSilence(carried(*piece.frames));
        const std::size_t file = *piece.file;
        const core::FrameCount there = std::max<core::FrameCount>(lengths_[file] - from, 0);
        const core::FrameCount wanted = piece.frames ? carried(piece.from + *piece.frames) - from : there;
        const core::FrameCount frames = std::min(wanted, there);
        if (frames < wanted || there == 0) sayMissing(file);
        if (frames > 0) addSound({made_.end, frames, file, from});
        addSilence(wanted - frames);
    }

    void sayMissing(std::size_t file) {
        // Of a file that cannot be used at all the reader has spoken.
        if (!open_.files[file].path.empty())
            complain("asks for more of " + inQuotes(open_.disc.files[file].name) +
                     " than it has; silence takes its place");
    }

    void addSilence(core::FrameCount frames) {
        if (frames / core::framesPerSector(made_.rate) > core::lastAddress)
            return complain("asks for more silence than a disc can hold; it is left out");
        made_.end += frames;
    }

    void addSound(const Stretch& stretch) {
        if (!made_.stretches.empty()) {
            auto& last = made_.stretches.back();
            if (last.file == stretch.file && last.end() == stretch.at && last.from + last.frames == stretch.from) {
                last.frames += stretch.frames;
                made_.end += stretch.frames;
                return;
            }
        }
        made_.stretches.push_back(stretch);
        made_.end += stretch.frames;
    }

    const OpenDisc& open_;
    std::span<const core::FrameCount> lengths_;
    int number_ = 0;
    Timeline made_;
};

} // namespace

Timeline timelineOf(const OpenDisc& open, int rate, std::span<const core::FrameCount> lengths) {
    return Builder(open, rate, lengths).build();
}

} // namespace engine::disc
