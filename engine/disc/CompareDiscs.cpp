#include "engine/disc/CompareDiscs.h"

#include "core/AlbumLayout.h"
#include "core/Codes.h"
#include "core/Error.h"
#include "engine/disc/DiscSound.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace engine::disc {

namespace {

using delivery::CdTextEntry;

constexpr core::FrameCount sectorFrames = core::framesPerSector(core::cdRate);

struct TextField {
    const char* name;
    std::string CdTextEntry::*text;
};
constexpr auto textFields = std::to_array<TextField>({{"title", &CdTextEntry::title},
                                                      {"performer", &CdTextEntry::performer},
                                                      {"songwriter", &CdTextEntry::songwriter},
                                                      {"composer", &CdTextEntry::composer},
                                                      {"arranger", &CdTextEntry::arranger},
                                                      {"message", &CdTextEntry::message}});

struct FlagField {
    const char* name;
    bool DiscTrack::*flag;
    const char* set;
    const char* clear;
};
constexpr auto flagFields = std::to_array<FlagField>({{"copy", &DiscTrack::copyPermitted, "permitted", "prohibited"},
                                                      {"pre-emphasis", &DiscTrack::preEmphasis, "yes", "no"},
                                                      {"four channels", &DiscTrack::fourChannels, "yes", "no"},
                                                      {"SCMS", &DiscTrack::serialCopy, "yes", "no"}});

std::string sectorText(core::FramePos at) {
    return core::sectorTime(core::floorDiv(at, sectorFrames));
}

bool isAtCdRate(const OpenDisc& open) {
    return std::ranges::all_of(open.files, [](const auto& file) { return file.rate == core::cdRate; });
}

Timeline lineOf(const OpenDisc& open, const std::string& name, core::Findings& findings) {
    std::vector<core::FrameCount> lengths;
    for (const auto& file : open.files) lengths.push_back(core::convertFrames(file.frames, file.rate, core::cdRate));
    auto line = timelineOf(open, core::cdRate, lengths);
    for (auto finding : line.findings) {
        finding.message = name + finding.message;
        findings.push_back(std::move(finding));
    }
    return line;
}

class Comparison {
  public:
    Comparison(int disc, const OpenDisc& one, const OpenDisc& other, DiscsComparison& made)
        : disc_(disc), one_(one), other_(other), made_(made), oneLine_(lineOf(one, "first: ", made.findings)),
          otherLine_(lineOf(other, "second: ", made.findings)) {}

    void compare(const source::Progress& progress, const std::stop_token& stop) {
        compareDisc();
        const std::size_t common = std::min(oneLine_.tracks.size(), otherLine_.tracks.size());
        if (oneLine_.tracks.size() != otherLine_.tracks.size())
            add(0, "tracks", std::to_string(oneLine_.tracks.size()), std::to_string(otherLine_.tracks.size()));
        for (std::size_t n = 0; n < common; ++n) compareTrack(n);
        if (isAtCdRate(one_) && isAtCdRate(other_)) return compareSounds(common, progress, stop);
        made_.findings.push_back({core::Severity::warning, std::nullopt,
                                  "samples are not compared: there are files at another rate than 44.1 kHz"});
    }

  private:
    void add(std::size_t track, const std::string& what, const std::string& one, const std::string& other) {
        if (one != other)
            made_.differences.push_back(
                {.disc = disc_, .track = static_cast<int>(track), .what = what, .one = one, .other = other});
    }

    void compareTexts(std::size_t track, const CdTextEntry& one, const CdTextEntry& other) {
        for (const auto& field : textFields) add(track, field.name, one.*field.text, other.*field.text);
    }

    void compareDisc() {
        const auto& one = one_.disc;
        const auto& other = other_.disc;
        compareTexts(0, one.text, other.text);
        add(0, "UPC/EAN", core::normalisedEan(one.text.code), core::normalisedEan(other.text.code));
        add(0, "catalogue no.", one.discId, other.discId);
        add(0, "genre", one.genre, other.genre);
        add(0, "language", one.language, other.language);
        compareMarks(0, {{"lead-out", oneLine_.end}}, {{"lead-out", otherLine_.end}});
    }

    void compareTrack(std::size_t n) {
        const auto& one = one_.disc.tracks[n];
        const auto& other = other_.disc.tracks[n];
        compareTexts(n + 1, one.text, other.text);
        add(n + 1, "ISRC", core::normalisedIsrc(one.text.code), core::normalisedIsrc(other.text.code));
        for (const auto& field : flagFields)
            add(n + 1, field.name, one.*field.flag ? field.set : field.clear,
                other.*field.flag ? field.set : field.clear);
        compareMarks(n + 1, marksOf(oneLine_.tracks[n], n), marksOf(otherLine_.tracks[n], n));
    }

    using Marks = std::map<std::string, core::FramePos>;

    static Marks marksOf(const TimelineTrack& track, std::size_t n) {
        Marks marks{{"start", track.start}};
        if (track.pause && n > 0) marks["pause"] = *track.pause;
        for (std::size_t k = 0; k < track.indexes.size(); ++k)
            marks[(k + 2 < 10 ? "index 0" : "index ") + std::to_string(k + 2)] = track.indexes[k];
        return marks;
    }

    /// One line for a track whose marks all moved alike.
    void compareMarks(std::size_t track, const Marks& one, const Marks& other) {
        const auto movedBy = [&](const auto& mark) {
            const auto found = other.find(mark.first);
            return found == other.end() ? std::nullopt
                                        : std::optional(core::floorDiv(found->second, sectorFrames) -
                                                        core::floorDiv(mark.second, sectorFrames));
        };
        const auto first = movedBy(*one.begin());
        const bool alike = one.size() > 1 && one.size() == other.size() &&
                           std::ranges::all_of(one, [&](const auto& mark) { return movedBy(mark) == first; });
        if (alike && first && *first != 0) {
            addMoved(track, "all marks", one.at("start"), other.at("start"), *first);
            return;
        }
        for (const auto& mark : one) {
            const auto by = movedBy(mark);
            if (!by)
                add(track, mark.first, sectorText(mark.second), "");
            else if (*by != 0)
                addMoved(track, mark.first, mark.second, other.at(mark.first), *by);
        }
        for (const auto& [name, at] : other)
            if (!one.contains(name)) add(track, name, "", sectorText(at));
    }

    void addMoved(std::size_t track, const std::string& what, core::FramePos one, core::FramePos other,
                  core::SectorCount by) {
        made_.differences.push_back({.disc = disc_,
                                     .track = static_cast<int>(track),
                                     .what = what,
                                     .one = sectorText(one),
                                     .other = sectorText(other),
                                     .movedSectors = by});
    }

    /// Each track up to the next start; ahead of them what lies in the first pause.
    void compareSounds(std::size_t common, const source::Progress& progress, const std::stop_token& stop) {
        const auto startOf = [](const Timeline& line, std::size_t n) {
            return n == 0 ? core::FramePos{0} : n <= line.tracks.size() ? line.tracks[n - 1].start : line.end;
        };
        for (std::size_t n = 0; n <= common; ++n) {
            if (progress) progress(static_cast<double>(n) / static_cast<double>(common + 1));
            const auto from = startOf(oneLine_, n);
            const auto otherFrom = startOf(otherLine_, n);
            const auto length = startOf(oneLine_, n + 1) - from;
            const auto otherLength = startOf(otherLine_, n + 1) - otherFrom;
            auto found = differing({from, length}, {otherFrom, otherLength}, stop);
            // Its start, or the one behind it, may have moved over a sound that stayed.
            const auto longer = std::max(length, otherLength);
            for (const core::FramePos other : {otherFrom, from})
                if (found.differing > 0 && (other != otherFrom || length != otherLength))
                    if (const auto again = differing({from, longer}, {other, longer}, stop);
                        again.energy < found.energy)
                        found = again;
            if (found.differing > 0)
                made_.differences.push_back({.disc = disc_,
                                             .track = static_cast<int>(n),
                                             .what = n == 0 ? "first pause" : "sound",
                                             .sound = found});
        }
    }

    /// A stretch of a disc's clock.
    struct Span {
        core::FramePos from = 0;
        core::FrameCount frames = 0;
    };

    /// Frames of the span, `done` frames on; silence past its end.
    static void read(DiscSound& sound, const Span& span, core::FrameCount done, std::vector<double>& into) {
        const auto wanted = static_cast<core::FrameCount>(into.size() / 2);
        const auto frames = static_cast<std::size_t>(std::clamp<core::FrameCount>(span.frames - done, 0, wanted));
        std::ranges::fill(into, 0.0);
        sound.read(span.from + done, std::span(into).first(2 * frames));
    }

    SoundDifference differing(const Span& one, const Span& other, const std::stop_token& stop) {
        constexpr core::FrameCount piece = 16384;
        SoundDifference made;
        double loudest = 0.0;
        for (core::FrameCount done = 0, all = std::max(one.frames, other.frames); done < all;) {
            if (stop.stop_requested()) throw core::Cancelled();
            const auto frames = std::min(piece, all - done);
            left_.resize(2 * static_cast<std::size_t>(frames));
            right_.resize(left_.size());
            read(oneSound_, one, done, left_);
            read(otherSound_, other, done, right_);
            for (std::size_t n = 0; n < left_.size(); ++n) {
                if (left_[n] == right_[n]) continue;
                const core::FramePos at = one.from + done + static_cast<core::FrameCount>(n / 2);
                if (made.differing++ == 0) made.firstFrame = at;
                const double by = std::abs(left_[n] - right_[n]);
                made.energy += by * by;
                if (by > loudest) {
                    loudest = by;
                    made.loudestFrame = at;
                }
            }
            made.samples += 2 * frames;
            done += frames;
        }
        if (loudest > 0.0) made.loudestDb = 20.0 * std::log10(loudest);
        return made;
    }

    int disc_;
    const OpenDisc& one_;
    const OpenDisc& other_;
    DiscsComparison& made_;
    Timeline oneLine_;
    Timeline otherLine_;
    DiscSound oneSound_{one_, oneLine_};
    DiscSound otherSound_{other_, otherLine_};
    std::vector<double> left_;  ///< Of the first disc.
    std::vector<double> right_; ///< Of the second.
};

void addFindings(const OpenDiscs& open, const char* name, core::Findings& findings) {
    for (auto finding : open.findings) {
        finding.message = name + finding.message;
        findings.push_back(std::move(finding));
    }
}

} // namespace

DiscsComparison compareDiscs(const std::filesystem::path& one, const std::filesystem::path& other,
                             const source::Progress& progress, std::stop_token stop) {
    const auto first = openDiscs(one);
    const auto second = openDiscs(other);
    DiscsComparison made;
    addFindings(first, "first: ", made.findings);
    addFindings(second, "second: ", made.findings);
    const std::size_t common = std::min(first.discs.size(), second.discs.size());
    if (first.discs.size() != second.discs.size())
        made.differences.push_back(
            {.what = "discs", .one = std::to_string(first.discs.size()), .other = std::to_string(second.discs.size())});
    for (std::size_t n = 0; n < common; ++n) {
        const source::Progress ofDisc = [&](double share) {
            if (progress) progress((static_cast<double>(n) + share) / static_cast<double>(common));
        };
        Comparison(static_cast<int>(n) + 1, first.discs[n], second.discs[n], made).compare(ofDisc, stop);
    }
    return made;
}

} // namespace engine::disc
