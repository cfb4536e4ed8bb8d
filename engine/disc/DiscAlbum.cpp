#include "engine/disc/DiscAlbum.h"

#include "core/Edits.h"
#include "core/Error.h"
#include "engine/disc/Timeline.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace engine::disc {

namespace {

using core::Severity;

class Maker {
  public:
    explicit Maker(int rate) { album_.rate = rate; }

    void add(const OpenDisc& open, const DiscSources& sources, bool isFirst) {
        sources_ = &sources;
        addSources();
        std::vector<core::FrameCount> lengths;
        for (const auto& each : sources) lengths.push_back(each.audio ? each.audio->frames() : 0);
        line_ = timelineOf(open, album_.rate, lengths);
        std::ranges::copy(line_.findings, std::back_inserter(findings_));
        addTexts(open.disc, isFirst);
        firstOfDisc_ = album_.tracks.size();
        for (std::size_t n = 0; n < line_.tracks.size(); ++n) addTrack(n, open.disc.tracks[n], isFirst);
    }

    std::pair<core::Album, core::Findings> made() && {
        if (album_.tracks.empty()) throw core::Error("there is no track in it that lasts");
        return {core::normalised(std::move(album_)), std::move(findings_)};
    }

  private:
    void say(Severity severity, std::optional<std::size_t> track, const std::string& message) {
        findings_.push_back({severity, track ? std::optional(static_cast<int>(*track)) : std::nullopt, message});
    }

    void addSources() {
        ids_.clear();
        for (const auto& each : *sources_) {
            ids_.emplace_back();
            if (each.audio) std::tie(album_, ids_.back()) = core::withSource(std::move(album_), each.source);
        }
    }

    void addTexts(const DiscDescription& disc, bool isFirst) {
        core::AlbumMetadata metadata{.title = disc.text.title,
                                     .artist = disc.text.performer,
                                     .upc = disc.text.code,
                                     .catalogueNumber = disc.discId,
                                     .genre = disc.genre,
                                     .language = disc.language,
                                     .message = disc.text.message,
                                     .songwriter = disc.text.songwriter,
                                     .composer = disc.text.composer,
                                     .arranger = disc.text.arranger};
        if (isFirst)
            album_.metadata = std::move(metadata);
        else if (metadata != album_.metadata)
            say(Severity::warning, std::nullopt,
                "the discs differ in what they say of the album: the first one's texts and codes are kept");
    }

    bool isSilent(core::FramePos from, core::FramePos to) const {
        for (const auto& stretch : line_.stretches) {
            const auto begin = std::max(from, stretch.at);
            const auto end = std::min(to, stretch.end());
            if (begin >= end) continue;
            const auto at = static_cast<std::size_t>(2 * (stretch.from + begin - stretch.at));
            const auto samples =
                (*sources_)[stretch.file].audio->samples().subspan(at, static_cast<std::size_t>(2 * (end - begin)));
            if (std::ranges::any_of(samples, [](float sample) { return sample != 0.0f; })) return false;
        }
        return true;
    }

    /// INDEX 00 of the track behind, or its start; the disc's end.
    core::FramePos endMark(std::size_t n) const {
        return n + 1 < line_.tracks.size() ? line_.tracks[n + 1].pause.value_or(line_.tracks[n + 1].start) : line_.end;
    }

    void addTrack(std::size_t n, const DiscTrack& track, bool isFirstDisc) {
        const auto& marks = line_.tracks[n];
        const std::size_t number = album_.tracks.size() + 1;
        const bool opens = album_.tracks.size() == firstOfDisc_;
        const core::FramePos next = n + 1 < line_.tracks.size() ? line_.tracks[n + 1].start : line_.end;
        const core::FramePos end = endMark(n);
        if (next <= marks.start) return say(Severity::error, number, "has no length; it is left out");

        core::Track made;
        made.metadata = metadataOf(track, number);
        made.opensDisc = opens && !isFirstDisc;
        core::FramePos from = marks.start;
        std::optional<core::FramePos> pause;
        if (marks.pause && !isSilent(*marks.pause, marks.start)) pause = marks.pause;
        if (opens) std::tie(from, pause) = hiddenIn(marks.start);
        const core::FramePos to = isSilent(end, next) ? end : next;
        addClips(from, to, made);
        const core::FramePos in = made.clips.empty() ? from : made.clips.front().offset;
        const core::FramePos soundEnd =
            made.clips.empty() ? in : made.clips.back().offset + made.clips.back().region.lengthFrames;
        for (auto& clip : made.clips) clip.offset -= in;
        made.gapFrames = opens ? leftOver_ : in - lastSoundEnd_;
        made.startMark = marks.start - in;
        if (pause) made.pauseMark = *pause - in;
        if (soundEnd < end) made.endMark = end - in;
        for (const auto index : marks.indexes) made.indexes.push_back(index - in);
        lastSoundEnd_ = soundEnd;
        leftOver_ = std::max<core::FrameCount>(end - soundEnd, 0);
        album_ = core::addTrack(std::move(album_), std::move(made));
    }

    /// Where the sound of a disc's first track begins, and the mark ahead of what hides in its pause.
    std::pair<core::FramePos, std::optional<core::FramePos>> hiddenIn(core::FramePos start) {
        const core::FramePos silentTo = core::firstPauseSectors * core::framesPerSector(album_.rate);
        if (!isSilent(0, std::min(silentTo, start)))
            say(Severity::warning, std::nullopt,
                "the sound in the first 2 s of the disc is not kept: they are silent on every disc that is written");
        if (start <= silentTo) return {start, std::nullopt};
        return {isSilent(silentTo, start) ? start : silentTo, silentTo};
    }

    void addClips(core::FramePos from, core::FramePos to, core::Track& track) const {
        for (const auto& stretch : line_.stretches) {
            const auto begin = std::max(from, stretch.at);
            const auto end = std::min(to, stretch.end());
            if (begin >= end) continue;
            track.clips.push_back({.source = ids_[stretch.file],
                                   .region = {.from = stretch.from + begin - stretch.at, .lengthFrames = end - begin},
                                   .offset = begin});
        }
    }

    core::TrackMetadata metadataOf(const DiscTrack& track, std::size_t number) {
        const auto& text = track.text;
        if (track.fourChannels) say(Severity::warning, number, "the flag of four channels is not kept");
        if (track.serialCopy) say(Severity::warning, number, "the flag of SCMS is not kept");
        const auto& album = album_.metadata;
        const auto own = [&](const std::string& given, const std::string& albums, const char* missing) {
            if (given.empty() && !albums.empty()) say(Severity::note, number, missing);
            return given == albums ? std::string() : given;
        };
        return {.title = text.title,
                .artist = own(text.performer, album.artist, "names no performer: the album's artist will stand for it"),
                .songwriter =
                    own(text.songwriter, album.songwriter, "names no songwriter: the album's will stand for it"),
                .composer = own(text.composer, album.composer, "names no composer: the album's will stand for it"),
                .arranger = own(text.arranger, album.arranger, "names no arranger: the album's will stand for it"),
                .message = text.message,
                .isrc = text.code,
                .copyPermitted = track.copyPermitted,
                .preEmphasis = track.preEmphasis};
    }

    core::Album album_;
    core::Findings findings_;
    const DiscSources* sources_ = nullptr;
    std::vector<core::SourceId> ids_; ///< Of the disc's files.
    Timeline line_;
    std::size_t firstOfDisc_ = 0;
    core::FramePos lastSoundEnd_ = 0;
    core::FrameCount leftOver_ = 0; ///< Silence between the last track's sound and its end mark.
};

} // namespace

std::pair<core::Album, core::Findings> albumOf(const std::vector<OpenDisc>& discs, int rate,
                                               const std::vector<DiscSources>& sources) {
    Maker maker(rate);
    for (std::size_t n = 0; n < discs.size(); ++n) maker.add(discs[n], sources[n], n == 0);
    return std::move(maker).made();
}

} // namespace engine::disc
