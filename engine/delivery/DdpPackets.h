// The records of a DDP 2.00 fileset for an audio CD: where each field stands (the tables, which writer and verifier
// share) and the bytes that Lacquer writes. Fixed-width ASCII: text on the left, numbers on the right with zeros (or
// blanks, where a plant wants them), unset fields blank. Pure functions, any thread.
#pragma once

#include "core/PlantProfile.h"
#include "core/Units.h"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace engine::delivery {

/// A field of a record: bytes [offset, offset + width).
struct Field {
    std::string_view name;
    std::size_t offset = 0;
    std::size_t width = 0;
};

/// DDPID, one record of 128 bytes.
namespace ddpId {
inline constexpr std::size_t bytes = 128;
inline constexpr Field level{"level", 0, 8};
inline constexpr Field upc{"UPC", 8, 13};
inline constexpr Field mapStart{"map stream start", 21, 8};
inline constexpr Field mapLength{"map stream length", 29, 8};
inline constexpr Field medium{"medium", 37, 1};
inline constexpr Field masterId{"master ID", 38, 48};
inline constexpr Field book{"book", 86, 1};
inline constexpr Field type{"type", 87, 2};
inline constexpr Field sides{"sides and layers", 89, 4};
inline constexpr Field userText{"user text", 93, 35};
inline constexpr std::array all = {level, upc, mapStart, mapLength, medium, masterId, book, type, sides, userText};
} // namespace ddpId

/// DDPMS, a record of 128 bytes for each stream.
namespace ddpMap {
inline constexpr std::size_t bytes = 128;
inline constexpr Field valid{"MPV", 0, 4};
inline constexpr Field streamType{"DST", 4, 2};
inline constexpr Field pointer{"DSP", 6, 8};
inline constexpr Field length{"DSL", 14, 8}; ///< Bytes of subcode, sectors of audio.
inline constexpr Field start{"DSS", 22, 8};
inline constexpr Field subcode{"SUB", 30, 8};
inline constexpr Field mode{"CDM", 38, 2};
inline constexpr Field storage{"SSM", 40, 1};
inline constexpr Field scrambled{"SCR", 41, 1};
inline constexpr Field pregap1{"PRE1", 42, 4};
inline constexpr Field pregap2{"PRE2", 46, 4};
inline constexpr Field postgap{"PST", 50, 4};
inline constexpr Field medium{"MED", 54, 1};
inline constexpr Field track{"TRK", 55, 2};
inline constexpr Field index{"IDX", 57, 2};
inline constexpr Field isrc{"ISRC", 59, 12};
inline constexpr Field nameWidth{"SIZ", 71, 3};
inline constexpr Field fileName{"DSI", 74, 17};
inline constexpr Field newSession{"NEW", 91, 1};
inline constexpr Field nextPregap{"PRE1NXT", 92, 4};
inline constexpr Field pauseAdd{"PAUSEADD", 96, 8};
inline constexpr Field fileOffset{"OFS", 104, 9};
inline constexpr Field padding{"PAD", 113, 15};
inline constexpr std::array all = {valid,     streamType, pointer,    length,     start,    subcode,    mode,   storage,
                                   scrambled, pregap1,    pregap2,    postgap,    medium,   track,      index,  isrc,
                                   nameWidth, fileName,   newSession, nextPregap, pauseAdd, fileOffset, padding};
} // namespace ddpMap

/// The PQ descriptor, a record of 64 bytes for each mark.
namespace ddpPq {
inline constexpr std::size_t bytes = 64;
inline constexpr Field valid{"SPV", 0, 4};
inline constexpr Field track{"TRK", 4, 2};
inline constexpr Field index{"IDX", 6, 2};
inline constexpr Field hours{"HRS", 8, 2};
inline constexpr Field minutes{"MIN", 10, 2};
inline constexpr Field seconds{"SEC", 12, 2};
inline constexpr Field sectors{"FRM", 14, 2};
inline constexpr Field control{"CB1", 16, 2};
inline constexpr Field control2{"CB2", 18, 2};
inline constexpr Field isrc{"ISRC", 20, 12};
inline constexpr Field upc{"UPC", 32, 13};
inline constexpr Field text{"TXT", 45, 19};
inline constexpr std::array all = {valid,   track,   index,    hours, minutes, seconds,
                                   sectors, control, control2, isrc,  upc,     text};
} // namespace ddpPq

/// A record under construction: blank, then filled field by field.
class Record {
  public:
    explicit Record(std::size_t bytes) : bytes_(bytes, ' ') {}

    /// Text on the left. Longer text than the field is a bug.
    Record& put(const Field& field, std::string_view text);
    /// A number on the right, zeros or blanks before it. Negative or wider than the field is a bug.
    Record& put(const Field& field, std::int64_t number, char padding = '0');
    const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
};

/// The field's text without the blanks (space or NUL) around it. `record` reaches to the field's end.
std::string fieldText(std::string_view record, const Field& field);

/// The field as a number, padded with blanks or zeros; nullopt when it is blank or holds anything else.
std::optional<std::int64_t> fieldNumber(std::string_view record, const Field& field);

/// DDPID of an audio CD. `upc`: 13 digits or empty; `masterId`: printable ASCII, at most 48.
std::string ddpIdRecord(std::string_view upc, std::string_view masterId);

/// A stream of the map, in the order in which they are given.
struct DdpStream {
    enum class Kind { cdText, pq, image };
    Kind kind = Kind::image;
    std::string file;                   ///< At most 17 characters.
    std::int64_t length = 0;            ///< Bytes; of the image sectors.
    core::SectorCount pauseSectors = 0; ///< Of the image: track 1's pause.
};
std::string ddpMapRecords(std::span<const DdpStream> streams, const core::PlantProfile& plant = {});

/// A mark of the PQ descriptor.
struct PqMark {
    static constexpr int leadIn = 0;
    static constexpr int leadOut = 100;
    int track = leadIn; ///< 1 to 99, or one of those two.
    int index = 0;
    core::SectorPos at = 0; ///< Sector 0 is the start of track 1's pause.
    bool copyPermitted = false;
    bool preEmphasis = false;
    std::string isrc; ///< On a track's first mark, and where else the plant wants it.
    std::string upc;  ///< On the lead-in, the same.
};
std::string ddpPqRecords(std::span<const PqMark> marks);

} // namespace engine::delivery
