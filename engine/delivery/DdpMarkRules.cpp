#include "engine/delivery/DdpRules.h"

#include "core/AlbumLayout.h"
#include "core/Codes.h"
#include "core/RedBook.h"
#include "engine/delivery/DdpPackets.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace engine::delivery {

namespace {

using core::Severity;

constexpr auto controls = std::to_array<std::string_view>(
    {"01", "11", "21", "31", "81", "91", "0S", "1S", "8S", "9S"}); // Copy permitted and SCMS exclude each other.

class MarkRules {
  public:
    MarkRules(const DdpReading& reading, const core::RedBookLimits& limits)
        : reading_(reading), marks_(reading.marks), limits_(limits) {}

    DdpChecks check() {
        if (marks_.size() < 4) {
            fail("PQ descriptor: too few packets for a disc");
            return std::move(checks_);
        }
        checkEnds();
        checkTracks();
        checkImage();
        if (checks_.findings.empty())
            checks_.held.push_back("PQ: " + std::to_string(trackCount(reading_)) + " tracks, lead-out at " +
                                   core::sectorTime(marks_.back().at));
        return std::move(checks_);
    }

  private:
    void say(Severity severity, const std::string& message) {
        checks_.findings.push_back({severity, std::nullopt, message});
    }
    void fail(const std::string& message) { say(Severity::error, message); }
    static std::string name(const ReadMark& mark) { return "PQ packet " + std::to_string(mark.packet); }

    void checkEnds() {
        const auto& first = marks_.front();
        if (first.track != PqMark::leadIn || first.index != 0 || first.at != 0)
            fail(name(first) + ": the lead-in (00 00 at 00:00:00) should come first");
        const auto& last = marks_.back();
        const auto& before = marks_[marks_.size() - 2];
        if (last.track != PqMark::leadOut || last.index != 1)
            fail(name(last) + ": the lead-out (AA 01) should come last");
        if (before.track != PqMark::leadOut)
            say(Severity::warning, "PQ descriptor: the lead-out stands once, not twice");
        else if (before.at != last.at || before.index != last.index || before.control != last.control)
            fail(name(last) + ": the two packets of the lead-out differ");
    }

    void checkTracks() {
        const ReadMark* previous = nullptr;
        for (const auto& mark : marks_) {
            if (std::ranges::find(controls, mark.control) == controls.end())
                fail(name(mark) + " CB1: '" + mark.control + "' is no control of audio");
            if (&mark == &marks_.front()) continue;
            if (mark.track == PqMark::leadIn) fail(name(mark) + " TRK: a second session is not for an audio CD");
            if (previous && mark.at < previous->at) fail(name(mark) + ": its time lies ahead of the one before");
            if (!previous || mark.track != previous->track)
                checkFirstOf(mark, previous);
            else if (mark.track != PqMark::leadOut)
                checkNextOf(mark, *previous);
            previous = &mark;
        }
        checkLengths();
    }

    void checkFirstOf(const ReadMark& mark, const ReadMark* previous) {
        const int expected = previous ? previous->track + 1 : 1;
        if (mark.track != expected && mark.track != PqMark::leadOut)
            fail(name(mark) + " TRK: track " + std::to_string(mark.track) + ", not " + std::to_string(expected));
        if (mark.track != PqMark::leadOut && mark.index > 1)
            fail(name(mark) + " IDX: a track begins with index 00 or 01");
        if (previous && previous->index == 0 && previous->track != PqMark::leadIn)
            fail(name(*previous) + ": track " + std::to_string(previous->track) + " has no index 01");
    }

    void checkNextOf(const ReadMark& mark, const ReadMark& previous) {
        if (mark.index != previous.index + 1)
            fail(name(mark) + " IDX: index " + std::to_string(mark.index) + ", not " +
                 std::to_string(previous.index + 1));
        if (mark.at <= previous.at) fail(name(mark) + ": no time lies between it and the index before");
        if (mark.control != previous.control) fail(name(mark) + " CB1: flags change inside the track");
    }

    void checkLengths() {
        const ReadMark* started = nullptr;
        for (const auto& mark : marks_) {
            const bool starts = mark.index == 1 && mark.track != PqMark::leadIn;
            if (!starts) continue;
            if (started && started->track != mark.track && mark.at - started->at < core::minTrackSectors)
                fail("track " + std::to_string(started->track) + " is shorter than 4 s");
            started = &mark;
        }
    }

    void checkImage() {
        const auto first = std::ranges::find_if(marks_, [](const auto& mark) { return mark.track == 1; });
        if (first == marks_.end()) return fail("PQ descriptor: there is no track 1");
        if (first->index != 0 || first->at != 0)
            fail(name(*first) + ": track 1 should begin with index 00 at 00:00:00");
        const auto start = std::find_if(first, marks_.end(), [](const auto& mark) { return mark.index == 1; });
        if (start == marks_.end()) return fail("PQ descriptor: nothing has an index 01");
        if (start->at < core::firstPauseSectors) fail(name(*start) + ": the first pause is shorter than 2 s");
        if (reading_.image.empty()) return;
        const auto& image = reading_.image.front();
        if (image.pause && image.start == 0 && start->track == 1 && *image.pause != start->at)
            fail("DDPMS packet " + std::to_string(image.packet) + " PRE2: " + std::to_string(*image.pause) +
                 " sectors, but track 1 starts at sector " + std::to_string(start->at));
        const auto leadOut = marks_.back().at;
        if (leadOut != reading_.sectors)
            fail(name(marks_.back()) + ": the lead-out is at " + core::sectorTime(leadOut) + ", the image ends at " +
                 core::sectorTime(reading_.sectors));
        if (leadOut > core::lastAddress) fail(name(marks_.back()) + ": the disc is longer than 99:59:74");
        const auto programme = leadOut - core::firstPauseSectors;
        if (programme > limits_.askSectors)
            say(Severity::rule,
                "the disc is longer than " + core::sectorTime(limits_.askSectors) + ": to be agreed with the plant");
        else if (programme > limits_.warnSectors)
            say(Severity::warning,
                "the disc is longer than " + core::sectorTime(limits_.warnSectors) + ": some plants refuse it");
    }

    const DdpReading& reading_;
    const std::vector<ReadMark>& marks_;
    const core::RedBookLimits limits_;
    DdpChecks checks_;
};

} // namespace

int trackCount(const DdpReading& reading) {
    std::set<int> tracks;
    for (const auto& mark : reading.marks)
        if (mark.track != PqMark::leadIn && mark.track != PqMark::leadOut) tracks.insert(mark.track);
    return static_cast<int>(tracks.size());
}

DdpChecks checkMarks(const DdpReading& reading, const core::RedBookLimits& limits) {
    return MarkRules(reading, limits).check();
}

DdpChecks checkCodes(const DdpReading& reading) {
    DdpChecks checks;
    const auto say = [&](Severity severity, const std::string& message) {
        checks.findings.push_back({severity, std::nullopt, message});
    };
    std::string upc;
    for (const auto& mark : reading.marks) {
        if (!mark.upc.empty() && !upc.empty() && mark.upc != upc)
            say(Severity::error, "PQ packet " + std::to_string(mark.packet) + " UPC: differs from the one before");
        if (!mark.upc.empty()) upc = mark.upc;
    }
    if (core::normalisedEan(upc) != core::normalisedEan(reading.upc))
        say(Severity::error, "the UPC of DDPID '" + reading.upc + "' is not that of the PQ descriptor '" + upc + "'");
    if (const auto complaint = core::eanComplaint(upc)) say(Severity::error, "UPC: " + *complaint);
    if (const auto complaint = core::eanDoubt(upc)) say(Severity::rule, "UPC: " + *complaint);

    std::map<int, std::string> isrcs;
    for (const auto& mark : reading.marks) {
        if (mark.isrc.empty()) continue;
        const std::string where = "PQ packet " + std::to_string(mark.packet) + " ISRC: ";
        auto& isrc = isrcs[mark.track];
        if (!isrc.empty() && isrc != mark.isrc) say(Severity::error, where + "differs inside the track");
        if (const auto complaint = core::isrcComplaint(mark.isrc)) say(Severity::error, where + *complaint);
        const bool isNew = isrc.empty();
        isrc = mark.isrc;
        for (const auto& [track, other] : isrcs)
            if (isNew && track != mark.track && other == mark.isrc)
                say(Severity::warning, where + "track " + std::to_string(track) + " has the same");
    }
    if (checks.findings.empty())
        checks.held.push_back("codes: " + (upc.empty() ? std::string("no UPC") : "UPC " + upc) + ", " +
                              std::to_string(isrcs.size()) + " ISRCs");
    return checks;
}

} // namespace engine::delivery
