#include "core/RedBook.h"

#include "core/AlbumFindings.h"
#include "core/AlbumLayout.h"
#include "core/Error.h"
#include "core/FileFormat.h"
#include "core/PlantShelf.h"
#include "core/Sides.h"

#include <algorithm>

namespace core {

namespace {

/// Seconds of a length, to a hundredth: "3.99 s".
std::string seconds(SectorCount sectors) {
    const SectorCount hundredths = sectors * 100 / sectorsPerSecond;
    const std::string rest = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + "." + (rest.size() < 2 ? "0" : "") + rest + " s";
}

/// The rules of one disc.
class Disc {
  public:
    Disc(const Album& album, const AlbumLayout& layout, int disc)
        : album_(album), layout_(layout), cd_(cdLayout(layout, disc)),
          name_(layout.discs > 1 ? "disc " + std::to_string(disc + 1) + ": " : "") {}

    Findings findings(const RedBookLimits& limits) {
        trackCount();
        totalLength(limits);
        for (std::size_t i = 0; i < cd_.tracks.size(); ++i) {
            pauses(i);
            trackLength(i);
            indexes(i);
            preEmphasis(i);
        }
        return std::move(findings_);
    }

  private:
    /// `what`: of the track, where the remedy lies.
    void say(Severity severity, std::size_t track, const char* what, std::string message) {
        findings_.push_back({severity, placed(track).number, std::move(message), placeOf(placed(track), what)});
    }
    void sayOfDisc(Severity severity, const std::string& message) {
        findings_.push_back({severity, std::nullopt, name_ + message, "tracks"});
    }

    const PlacedTrack& placed(std::size_t i) const { return layout_.tracks[cd_.tracks[i].placed]; }
    const TrackMetadata& metadata(std::size_t i) const { return album_.tracks[placed(i).row].metadata; }

    SectorPos nextIndex01(std::size_t i) const {
        return i + 1 < cd_.tracks.size() ? cd_.tracks[i + 1].index01 : cd_.leadOut;
    }
    SectorPos nextMark(std::size_t i) const {
        return i + 1 < cd_.tracks.size() ? cd_.tracks[i + 1].index00.value_or(cd_.tracks[i + 1].index01) : cd_.leadOut;
    }

    void trackCount() {
        if (cd_.tracks.size() > maxCdTracks)
            sayOfDisc(Severity::error, std::to_string(cd_.tracks.size()) + " tracks; a CD holds 99: open another disc");
    }

    void totalLength(const RedBookLimits& limits) {
        const SectorCount programme = cd_.leadOut - firstPauseSectors;
        if (cd_.leadOut > lastAddress)
            sayOfDisc(Severity::error,
                      "the disc ends at " + sectorTime(cd_.leadOut) + "; no CD can address more than 99:59:74");
        else if (programme > limits.askSectors)
            sayOfDisc(Severity::rule, "the disc is " + sectorTime(programme) + " long, over " +
                                          sectorTime(limits.askSectors) + ": ask the plant whether it presses that");
        else if (programme > limits.warnSectors)
            sayOfDisc(Severity::warning, "the disc is " + sectorTime(programme) + " long, over " +
                                             sectorTime(limits.warnSectors) + ": some plants refuse that");
    }

    void pauses(std::size_t i) {
        if (i == 0 && cd_.firstIndex01 > firstPauseSectors)
            say(Severity::note, i, "startMark",
                seconds(cd_.firstIndex01 - firstPauseSectors) + " of the album lie in the pause ahead of this track");
        if (i == 0 && cd_.tracks[0].placed > 0 && layout_.tracks[cd_.tracks[0].placed - 1].soundEnd() > placed(0).start)
            say(Severity::warning, i, "opensDisc",
                "the track before sounds into this one, but the disc changes between them");
    }

    void trackLength(std::size_t i) {
        const SectorPos from = cd_.tracks[i].index01;
        if (nextIndex01(i) - from < minTrackSectors)
            say(Severity::error, i, "endMark",
                seconds(nextIndex01(i) - from) + " long on the CD; a track needs 4 s: lengthen or join it");
        else if (nextMark(i) - from < minTrackSectors)
            say(Severity::warning, i, "endMark",
                seconds(nextMark(i) - from) + " long up to the next pause; some plants want 4 s without it");
    }

    void indexes(std::size_t i) {
        const CdTrack& track = cd_.tracks[i];
        if (track.indexes.size() + 1 > maxCdIndex)
            say(Severity::error, i, "indexes",
                std::to_string(track.indexes.size() + 1) + " index points; 99 are the most");
        SectorPos last = track.index01;
        for (std::size_t k = 0; k < track.indexes.size(); ++k) {
            const SectorPos at = track.indexes[k];
            const std::string name = "INDEX " + std::string(k + 2 < 10 ? "0" : "") + std::to_string(k + 2);
            if (at >= nextMark(i) || at < track.index01)
                say(Severity::error, i, "indexes",
                    name + " lies outside of the track: move it between its start and its end");
            else if (at <= last)
                say(Severity::error, i, "indexes",
                    name + " lies in the same sector as the one before: move them apart by 1/75 s");
            last = std::max(last, at);
        }
    }

    void preEmphasis(std::size_t i) {
        if (metadata(i).preEmphasis)
            say(Severity::note, i, "metadata.preEmphasis",
                "marked as pre-emphasised: right only if its sound was emphasised");
        if (i == 0 || metadata(i).preEmphasis == metadata(i - 1).preEmphasis) return;
        const CdTrack& track = cd_.tracks[i];
        if (track.index01 - track.index00.value_or(track.index01) >= firstPauseSectors) return;
        say(Severity::warning, i, "metadata.preEmphasis", "pre-emphasis switches without a pause of 2 s ahead of it");
    }

    const Album& album_;
    const AlbumLayout& layout_;
    const CdLayout cd_;
    const std::string name_;
    Findings findings_;
};

/// Of the delivery's plant; where its profile cannot be had, that is a finding and the standard ones stand.
RedBookLimits plantLimits(const Delivery& delivery, const std::string& place, Findings& findings) {
    try {
        return plantOf(delivery).lengths;
    } catch (const Error& error) {
        findings.push_back({Severity::error, std::nullopt, error.what(), place});
        return {};
    }
}

} // namespace

Findings redBook(const Album& album, const RedBookLimits& limits) {
    const AlbumLayout layout = layOut(album);
    if (layout.tracks.empty()) return {{Severity::error, std::nullopt, noTrackMessage, "tracks"}};
    Findings findings = codeFindings(album, layout, Severity::error, Severity::rule);
    for (int disc = 0; disc < layout.discs; ++disc)
        findings = joined(std::move(findings), Disc(album, layout, disc).findings(limits));
    return joined(std::move(findings), missingTexts(album, layout));
}

Findings standingFindings(const Album& album) {
    Findings findings = albumFindings(album);
    const std::vector<Delivery> plain = {{.format = Delivery::Format::ddp}};
    const std::vector<Delivery>& asked = album.deliveries.empty() ? plain : album.deliveries;
    std::vector<RedBookLimits> judged;
    for (std::size_t n = 0; n < asked.size(); ++n) {
        if (!isDisc(asked[n])) continue;
        const RedBookLimits limits = plantLimits(asked[n], "deliveries." + std::to_string(n + 1) + ".plant", findings);
        if (std::ranges::find(judged, limits) != judged.end()) continue;
        judged.push_back(limits);
        findings = joined(std::move(findings), redBook(album, limits));
    }
    return isForVinyl(album) ? joined(std::move(findings), sideFindings(album, layOut(album))) : findings;
}

} // namespace core
