#include "engine/disc/DdpDisc.h"

#include "engine/delivery/CdTextReader.h"
#include "engine/delivery/DdpPackets.h"
#include "engine/delivery/DdpRules.h"

#include <algorithm>
#include <array>

namespace engine::disc {

namespace {

using core::Severity;
using delivery::CdTextEntry;
using delivery::PqMark;
using delivery::ReadMark;

constexpr core::FrameCount sectorFrames = core::framesPerSector(core::cdRate);

struct TextType {
    int code;
    const char* name;
    std::string CdTextEntry::*text;
};

constexpr auto textTypes = std::to_array<TextType>({{0x80, "title", &CdTextEntry::title},
                                                    {0x81, "performer", &CdTextEntry::performer},
                                                    {0x82, "songwriter", &CdTextEntry::songwriter},
                                                    {0x83, "composer", &CdTextEntry::composer},
                                                    {0x84, "arranger", &CdTextEntry::arranger},
                                                    {0x85, "message", &CdTextEntry::message}});

class Describer {
  public:
    explicit Describer(const delivery::DdpReading& reading) : reading_(reading) {}

    DiscReading describe() {
        made_.disc.hasFirstPause = true;
        for (const auto& stream : reading_.image)
            made_.disc.files.push_back({.name = stream.name, .kind = DiscFile::Kind::littleEndian});
        made_.disc.text.code = reading_.upc;
        keepMarks();
        for (std::size_t n = 0; n < kept_.size(); ++n) addMark(n);
        if (made_.disc.tracks.empty()) say(Severity::error, "PQ descriptor: there is no track in it");
        auto lost = addCdText(reading_.cdTextBytes, made_.disc);
        std::ranges::move(lost, std::back_inserter(made_.findings));
        return std::move(made_);
    }

  private:
    void say(Severity severity, const std::string& message) {
        made_.findings.push_back({severity, std::nullopt, message});
    }

    static bool isOfTrack(const ReadMark& mark) {
        return mark.track != PqMark::leadIn && mark.track != PqMark::leadOut;
    }

    /// Those of the tracks that follow one another in number and time, up to the lead-out.
    void keepMarks() {
        end_ = reading_.sectors;
        for (const auto& mark : reading_.marks) {
            if (!mark.upc.empty()) made_.disc.text.code = mark.upc;
            if (mark.track == PqMark::leadOut) {
                if (kept_.empty() || mark.at > kept_.back()->at)
                    end_ = std::min(end_, mark.at);
                else
                    say(Severity::error, "PQ packet " + std::to_string(mark.packet) +
                                             ": the lead-out does not lie behind the marks before it; the disc is "
                                             "taken to end with its image");
                break;
            }
            if (isOfTrack(mark)) keep(mark);
        }
        while (!kept_.empty() && kept_.back()->index == 0) drop(*kept_.back()), kept_.pop_back();
    }

    void keep(const ReadMark& mark) {
        const ReadMark* last = kept_.empty() ? nullptr : kept_.back();
        const bool isNext = last && mark.track == last->track && mark.index == last->index + 1;
        const bool isNew = (!last || (mark.track > last->track && last->index > 0)) && mark.index <= 1;
        const bool isLater = !last || mark.at > last->at;
        if ((isNext || isNew) && isLater && mark.at < reading_.sectors)
            kept_.push_back(&mark);
        else
            drop(mark);
    }

    void drop(const ReadMark& mark) {
        say(Severity::error, "PQ packet " + std::to_string(mark.packet) + ": index " + std::to_string(mark.index) +
                                 " of track " + std::to_string(mark.track) +
                                 " fits no place behind the marks before it and inside the image; it is left out");
    }

    void addMark(std::size_t n) {
        const ReadMark& mark = *kept_[n];
        if (n == 0 || kept_[n - 1]->track != mark.track) addTrack(mark);
        if (!mark.isrc.empty()) made_.disc.tracks.back().text.code = mark.isrc;
        const core::SectorPos next = n + 1 < kept_.size() ? kept_[n + 1]->at : std::max(end_, mark.at);
        // The disc begins with sector 0, whatever its first mark says.
        addPieces(mark.index, n == 0 ? 0 : mark.at, next);
    }

    void addTrack(const ReadMark& mark) {
        const char flags = mark.control.empty() ? '0' : mark.control.front();
        const int bits = flags >= '0' && flags <= '9'   ? flags - '0'
                         : flags >= 'A' && flags <= 'F' ? flags - 'A' + 10
                                                        : 0;
        made_.disc.tracks.push_back({.copyPermitted = (bits & 2) != 0,
                                     .preEmphasis = (bits & 1) != 0,
                                     .fourChannels = (bits & 8) != 0,
                                     .serialCopy = mark.control.size() > 1 && mark.control[1] == 'S'});
    }

    /// The sectors [from, to) out of the streams that hold them; silence where none does.
    void addPieces(int index, core::SectorPos from, core::SectorPos to) {
        auto& pieces = made_.disc.tracks.back().pieces;
        for (std::size_t n = 0; n < reading_.image.size() && from < to; ++n) {
            const auto& stream = reading_.image[n];
            if (from < stream.start) addSilence(index, from, std::min(to, stream.start));
            const core::SectorPos end = std::min(to, stream.start + stream.length);
            if (from >= end) continue;
            pieces.push_back({.index = index,
                              .file = n,
                              .from = (from - stream.start) * sectorFrames,
                              .frames = (end - from) * sectorFrames});
            from = end;
        }
        if (from < to) addSilence(index, from, to);
    }

    void addSilence(int index, core::SectorPos& from, core::SectorPos to) {
        if (to <= from) return;
        made_.disc.tracks.back().pieces.push_back(
            {.index = index, .file = std::nullopt, .from = 0, .frames = (to - from) * sectorFrames});
        from = to;
    }

    const delivery::DdpReading& reading_;
    std::vector<const ReadMark*> kept_;
    core::SectorPos end_ = 0;
    DiscReading made_;
};

/// "\t" says the same as the entry before.
void resolveTabs(std::vector<std::string>& texts) {
    for (std::size_t n = 1; n < texts.size(); ++n)
        if (texts[n] == "\t") texts[n] = texts[n - 1];
}

} // namespace

DiscReading describe(const delivery::DdpReading& reading) {
    return Describer(reading).describe();
}

core::Findings addCdText(const std::string& packs, DiscDescription& disc) {
    core::Findings findings;
    const auto say = [&](const std::string& message) {
        findings.push_back({Severity::warning, std::nullopt, message});
    };
    if (packs.empty()) return findings;
    auto blocks = delivery::readCdText(packs).blocks;
    if (blocks.empty()) return findings;
    auto& block = blocks.front();
    if (blocks.size() > 1)
        say("CD-Text: of its " + std::to_string(blocks.size()) + " languages only the first is kept");
    for (auto& [type, texts] : block.texts) resolveTabs(texts);
    for (const auto& type : textTypes) {
        disc.text.*type.text = block.text(type.code, 0);
        for (std::size_t n = 0; n < disc.tracks.size(); ++n)
            disc.tracks[n].text.*type.text = block.text(type.code, n + 1);
    }
    disc.discId = block.text(0x86, 0);
    disc.genre = block.text(0x87, 0);
    if (disc.genre.empty()) disc.genre = delivery::genreNamed(block.genreCode);
    if (delivery::genreCodeOf(disc.genre) != block.genreCode)
        say("CD-Text: the genre " + disc.genre + " has another code than its own, " + std::to_string(block.genreCode) +
            "; it is not kept");
    disc.language = delivery::languageNamed(block.language);
    if (block.texts.contains(0x8D)) say("CD-Text: its closed information is not kept");
    return findings;
}

} // namespace engine::disc
