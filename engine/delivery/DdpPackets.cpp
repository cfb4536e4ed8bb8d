#include "engine/delivery/DdpPackets.h"

#include <algorithm>
#include <cassert>
#include <charconv>

namespace engine::delivery {

Record& Record::put(const Field& field, std::string_view text) {
    assert(text.size() <= field.width && field.offset + field.width <= bytes_.size());
    bytes_.replace(field.offset, text.size(), text);
    return *this;
}

Record& Record::put(const Field& field, std::int64_t number, char padding) {
    assert(number >= 0);
    const std::string digits = std::to_string(number);
    assert(digits.size() <= field.width);
    return put(field, std::string(field.width - digits.size(), padding) + digits);
}

std::string fieldText(std::string_view record, const Field& field) {
    assert(field.offset + field.width <= record.size());
    const auto blank = [](char c) { return c == ' ' || c == '\0'; };
    std::string_view text = record.substr(field.offset, field.width);
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return std::string(text);
}

std::optional<std::int64_t> fieldNumber(std::string_view record, const Field& field) {
    const std::string text = fieldText(record, field);
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.empty() || !std::ranges::all_of(text, digit)) return std::nullopt;
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string ddpIdRecord(std::string_view upc, std::string_view masterId) {
    return Record(ddpId::bytes)
        .put(ddpId::level, "DDP 2.00")
        .put(ddpId::upc, upc)
        .put(ddpId::masterId, masterId)
        .put(ddpId::type, "CD")
        .bytes();
}

namespace {

std::string mapRecord(const DdpStream& stream, const core::PlantProfile& plant) {
    const char padding = plant.blankPadding ? ' ' : '0';
    Record record(ddpMap::bytes);
    record.put(ddpMap::valid, "VVVM").put(ddpMap::length, stream.length, padding).put(ddpMap::fileName, stream.file);
    record.put(ddpMap::nameWidth, static_cast<std::int64_t>(ddpMap::fileName.width), padding);
    switch (stream.kind) {
    case DdpStream::Kind::cdText:
        record.put(ddpMap::streamType, "S0").put(ddpMap::subcode, "CDTEXT").put(ddpMap::track, "00");
        break;
    case DdpStream::Kind::pq:
        record.put(ddpMap::streamType, "S0").put(ddpMap::subcode, "PQ DESCR");
        break;
    case DdpStream::Kind::image:
        record.put(ddpMap::streamType, "D0").put(ddpMap::mode, "DA");
        if (!plant.blankStart) record.put(ddpMap::start, std::int64_t{0});
        record.put(ddpMap::storage, plant.storageMode).put(ddpMap::scrambled, plant.scrambled);
        // Blanks stand before the pause, as the field's writers have it.
        record.put(ddpMap::pregap2, stream.pauseSectors, ' ');
        break;
    }
    return record.bytes();
}

std::string trackText(int track) {
    if (track == PqMark::leadOut) return "AA";
    return (track < 10 ? "0" : "") + std::to_string(track);
}

/// The Q channel's control nibble (bit 0 pre-emphasis, bit 1 copy permitted), then 1: no SCMS.
std::string controlText(const PqMark& mark) {
    const int nibble = (mark.preEmphasis ? 1 : 0) + (mark.copyPermitted ? 2 : 0);
    return std::to_string(nibble) + "1";
}

std::string pqRecord(const PqMark& mark) {
    constexpr auto perMinute = 60 * core::sectorsPerSecond;
    return Record(ddpPq::bytes)
        .put(ddpPq::valid, "VVVS")
        .put(ddpPq::track, trackText(mark.track))
        .put(ddpPq::index, std::int64_t{mark.index})
        .put(ddpPq::minutes, mark.at / perMinute)
        .put(ddpPq::seconds, mark.at / core::sectorsPerSecond % 60)
        .put(ddpPq::sectors, mark.at % core::sectorsPerSecond)
        .put(ddpPq::control, controlText(mark))
        .put(ddpPq::isrc, mark.isrc)
        .put(ddpPq::upc, mark.upc)
        .bytes();
}

} // namespace

std::string ddpMapRecords(std::span<const DdpStream> streams, const core::PlantProfile& plant) {
    std::string records;
    for (const auto& stream : streams) records += mapRecord(stream, plant);
    return records;
}

std::string ddpPqRecords(std::span<const PqMark> marks) {
    std::string records;
    for (const auto& mark : marks) records += pqRecord(mark);
    return records;
}

} // namespace engine::delivery
