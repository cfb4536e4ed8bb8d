#include "core/FileName.h"
#include "engine/delivery/DdpPackets.h"
#include "engine/delivery/DdpRules.h"

#include <algorithm>
#include <set>

namespace engine::delivery {

namespace {

class PlantRules {
  public:
    PlantRules(const DdpReading& reading, const core::PlantProfile& plant) : reading_(reading), plant_(plant) {}

    DdpChecks check() {
        for (const auto& stream : reading_.image) checkImage(stream);
        for (const auto* stream : {&reading_.pq, &reading_.cdText})
            if (*stream) checkNumber(**stream, ddpMap::length);
        if (reading_.pq) checkName(reading_.pq->name, plant_.pqFile, "PQ descriptor");
        checkCodes();
        if (!plant_.checksumFile.empty() && !fileIn(reading_.folder, plant_.checksumFile))
            want("no " + plant_.checksumFile, "the plant wants its checksums there");
        if (checks_.findings.empty()) checks_.held.push_back("plant: as \"" + plant_.name + "\" wants it");
        return std::move(checks_);
    }

  private:
    void want(const std::string& found, const std::string& wish) {
        checks_.findings.push_back(
            {core::Severity::rule, std::nullopt, "plant \"" + plant_.name + "\": " + found + "; " + wish});
    }

    static std::string where(const ReadStream& stream, const Field& field) {
        return "DDPMS packet " + std::to_string(stream.packet) + " " + std::string(field.name);
    }

    void checkText(const ReadStream& stream, const Field& field, const std::string& wanted) {
        const std::string found = fieldText(stream.record, field);
        if (found != wanted)
            want(where(stream, field) + " is '" + found + "'",
                 wanted.empty() ? "the plant wants it blank" : "the plant wants '" + wanted + "'");
    }

    void checkNumber(const ReadStream& stream, const Field& field) {
        const bool isBlank = stream.record[field.offset] == ' ';
        if (stream.record[field.offset] == (plant_.blankPadding ? '0' : ' '))
            want(where(stream, field) + " has " + (isBlank ? "blanks" : "zeros") + " ahead of its number",
                 std::string("the plant wants ") + (isBlank ? "zeros" : "blanks"));
    }

    void checkName(const std::string& found, const std::string& wanted, const std::string& what) {
        if (core::lowered(found) != core::lowered(wanted))
            want("the " + what + " is called " + found, "the plant wants " + wanted);
    }

    void checkImage(const ReadStream& stream) {
        checkText(stream, ddpMap::storage, plant_.storageMode);
        checkText(stream, ddpMap::scrambled, plant_.scrambled);
        checkNumber(stream, ddpMap::length);
        if (const bool isBlank = fieldText(stream.record, ddpMap::start).empty(); isBlank != plant_.blankStart)
            want(where(stream, ddpMap::start) + (isBlank ? " is blank" : " has a sector"),
                 std::string("the plant wants ") + (isBlank ? "one" : "it blank"));
    }

    void checkCodes() {
        std::string upc;
        std::set<int> coded; // Tracks with an ISRC, by now.
        for (const auto& mark : reading_.marks) {
            const std::string packet = "PQ packet " + std::to_string(mark.packet);
            if (mark.track == PqMark::leadIn) upc = mark.upc;
            if (plant_.upcOnEveryMark && mark.upc != upc)
                want(packet + " has no UPC", "the plant wants it on every mark");
            if (!mark.isrc.empty()) coded.insert(mark.track);
            if (plant_.isrcOnStart && mark.index == 1 && coded.contains(mark.track) && mark.isrc.empty())
                want(packet + " has no ISRC", "the plant wants it on INDEX 01 too");
        }
    }

    const DdpReading& reading_;
    const core::PlantProfile& plant_;
    DdpChecks checks_;
};

} // namespace

DdpChecks checkPlant(const DdpReading& reading, const core::PlantProfile& plant) {
    return PlantRules(reading, plant).check();
}

} // namespace engine::delivery
