#include "engine/delivery/DdpReader.h"

#include "core/Error.h"
#include "core/SafeFile.h"
#include "engine/delivery/DdpPackets.h"

#include <algorithm>
#include <span>
#include <system_error>

namespace engine::delivery {

namespace {

using core::Severity;

constexpr std::uintmax_t largestSmallFile = 4 << 20; // More than any map, PQ descriptor or CD-Text can need.
constexpr std::int64_t sectorBytes = 2352;

std::string lowered(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return text;
}

bool allZeros(const std::string& text) {
    return text.find_first_not_of('0') == std::string::npos;
}

/// The text for a sentence: what cannot be printed as a question mark.
std::string shown(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c < 0x20 || c > 0x7E; }, '?');
    return "'" + text + "'";
}

class Reader {
  public:
    explicit Reader(const std::filesystem::path& folder) { reading_.folder = folder; }

    DdpReading read() {
        std::error_code error;
        std::filesystem::directory_iterator(reading_.folder, error);
        if (error) core::throwSystemError("the folder cannot be read", error.value(), reading_.folder);
        readId();
        readMap();
        readPq();
        if (reading_.cdText) reading_.cdTextBytes = smallFile(reading_.cdText->file, "CD-Text").value_or("");
        return std::move(reading_);
    }

  private:
    void fail(const std::string& message) { reading_.complain(Severity::error, message); }
    void doubt(const std::string& message) { reading_.complain(Severity::warning, message); }

    std::optional<std::string> smallFile(const std::filesystem::path& path, const std::string& what) {
        std::error_code error;
        const auto bytes = std::filesystem::file_size(path, error);
        if (error || bytes > largestSmallFile) {
            fail(what + ": the file cannot be read, or is far too large");
            return std::nullopt;
        }
        try {
            return core::readFile(path);
        } catch (const core::Error& trouble) {
            fail(what + ": " + trouble.what());
            return std::nullopt;
        }
    }

    /// Records of one size; what is left over at the end is said and dropped.
    std::vector<std::string> recordsOf(const std::string& bytes, std::size_t size, const std::string& what) {
        if (bytes.empty() || bytes.size() % size != 0)
            fail(what + ": " + std::to_string(bytes.size()) + " bytes are no whole packets of " + std::to_string(size));
        std::vector<std::string> records;
        for (std::size_t at = 0; at + size <= bytes.size(); at += size) records.push_back(bytes.substr(at, size));
        return records;
    }

    template <class Table>
    void checkAscii(const std::string& record, const Table& table, const std::string& where) {
        const auto strange = [](char c) { return c != '\0' && (c < 0x20 || c > 0x7E); };
        for (const Field& field : table)
            if (std::ranges::any_of(record.substr(field.offset, field.width), strange))
                fail(where + " " + std::string(field.name) + ": holds what is no printable ASCII");
    }

    void checkBlank(const std::string& record, std::span<const Field> fields, const std::string& where, Severity says) {
        for (const auto& field : fields)
            if (const auto text = fieldText(record, field); !text.empty() && !allZeros(text))
                reading_.complain(says,
                                  where + " " + std::string(field.name) + ": " + shown(text) + " should be blank");
    }

    void readId() {
        const auto file = fileIn(reading_.folder, "DDPID");
        if (!file) return fail("DDPID is missing");
        const auto bytes = smallFile(*file, "DDPID");
        if (!bytes) return;
        if (bytes->size() != ddpId::bytes) return fail("DDPID: " + std::to_string(bytes->size()) + " bytes, not 128");
        checkAscii(*bytes, ddpId::all, "DDPID");
        const auto level = fieldText(*bytes, ddpId::level);
        if (level.starts_with("DDP 1.0"))
            doubt("DDPID level: " + shown(level) + " is an old one");
        else if (level != "DDP 2.00")
            fail("DDPID level: " + shown(level) + ", not DDP 2.00");
        if (const auto type = fieldText(*bytes, ddpId::type); type != "CD")
            fail("DDPID type: " + shown(type) + ", not CD");
        checkBlank(*bytes, std::array{ddpId::mapStart, ddpId::medium, ddpId::sides}, "DDPID", Severity::warning);
        reading_.upc = fieldText(*bytes, ddpId::upc);
        if (allZeros(reading_.upc)) reading_.upc.clear();
    }

    void readMap() {
        const auto file = fileIn(reading_.folder, "DDPMS");
        if (!file) return fail("DDPMS is missing");
        const auto bytes = smallFile(*file, "DDPMS");
        if (!bytes) return;
        int packet = 0;
        for (const auto& record : recordsOf(*bytes, ddpMap::bytes, "DDPMS")) readStream(record, packet++);
        if (!reading_.pq) fail("DDPMS: no PQ descriptor");
        if (reading_.image.empty()) fail("DDPMS: no audio stream");
    }

    void readStream(const std::string& record, int packet) {
        const std::string where = "DDPMS packet " + std::to_string(packet);
        checkAscii(record, ddpMap::all, where);
        if (fieldText(record, ddpMap::valid) != "VVVM") return fail(where + " MPV: not VVVM");
        const auto type = fieldText(record, ddpMap::streamType);
        const auto subcode = fieldText(record, ddpMap::subcode);
        const bool isImage = type == "D0";
        const bool isPq = type == "S0" && subcode == "PQ DESCR";
        const bool isCdText = type == "S0" && subcode == "CDTEXT";
        if (!isImage && !isPq && !isCdText)
            return doubt(where + ": a stream of type " + shown(type) + " " + shown(subcode) + " is not looked at");
        const auto stream = streamOf(record, packet, where);
        if (!stream) return;
        if (isPq && std::exchange(reading_.pq, *stream)) fail(where + ": a second PQ descriptor");
        if (isCdText && std::exchange(reading_.cdText, *stream)) fail(where + ": a second CD-Text");
        if (isImage)
            addImage(record, *stream, where);
        else
            checkSize(*stream, stream->length, where);
    }

    std::optional<ReadStream> streamOf(const std::string& record, int packet, const std::string& where) {
        ReadStream stream{.packet = packet, .name = fieldText(record, ddpMap::fileName), .record = record};
        const auto& name = stream.name;
        if (fieldNumber(record, ddpMap::nameWidth) != static_cast<std::int64_t>(ddpMap::fileName.width))
            doubt(where + " SIZ: not 17");
        checkBlank(record, std::array{ddpMap::newSession, ddpMap::fileOffset, ddpMap::pauseAdd}, where,
                   Severity::error);
        if (name.empty() || name == "." || name == ".." || name.find_first_of("/\\:") != std::string::npos) {
            fail(where + " DSI: " + shown(name) + " is no plain file name");
            return std::nullopt;
        }
        const auto file = fileIn(reading_.folder, name);
        if (!file) {
            fail(where + " DSI: there is no file " + shown(name));
            return std::nullopt;
        }
        stream.file = *file;
        const auto length = fieldNumber(record, ddpMap::length);
        if (!length) {
            fail(where + " DSL: no number");
            return std::nullopt;
        }
        stream.length = *length;
        return stream;
    }

    bool checkSize(const ReadStream& stream, std::int64_t bytes, const std::string& where) {
        std::error_code error;
        const auto found = std::filesystem::file_size(stream.file, error);
        if (!error && found == static_cast<std::uintmax_t>(bytes)) return true;
        fail(where + " DSL: " + shown(stream.name) + " should have " + std::to_string(bytes) + " bytes, it has " +
             (error ? "none" : std::to_string(found)));
        return false;
    }

    void addImage(const std::string& record, ReadStream stream, const std::string& where) {
        const auto mode = fieldText(record, ddpMap::mode);
        if (mode != "DA") return fail(where + " CDM: " + shown(mode) + ", not DA: this is no audio CD");
        const auto storage = fieldText(record, ddpMap::storage);
        if (storage != "7" && storage != "0") fail(where + " SSM: " + shown(storage) + ", not 0 or 7");
        checkBlank(record, std::array{ddpMap::pregap1}, where, Severity::warning);
        checkSize(stream, stream.length * sectorBytes, where);
        const bool isFirst = reading_.image.empty();
        const auto next = isFirst ? 0 : reading_.image.back().start + reading_.image.back().length;
        stream.start = fieldNumber(record, ddpMap::start).value_or(next);
        if (isFirst ? stream.start != 0 && stream.start != core::firstPauseSectors : stream.start != next)
            fail(where + " DSS: starts at sector " + std::to_string(stream.start) + ", not " + std::to_string(next));
        stream.pause = fieldNumber(record, ddpMap::pregap2);
        reading_.sectors = stream.start + stream.length;
        reading_.image.push_back(std::move(stream));
    }

    void readPq() {
        if (!reading_.pq) return;
        const auto bytes = smallFile(reading_.pq->file, "PQ descriptor");
        if (!bytes) return;
        int packet = 0;
        for (const auto& record : recordsOf(*bytes, ddpPq::bytes, "PQ descriptor")) readMark(record, packet++);
    }

    void readMark(const std::string& record, int packet) {
        const std::string where = "PQ packet " + std::to_string(packet);
        checkAscii(record, ddpPq::all, where);
        if (fieldText(record, ddpPq::valid) != "VVVS") return fail(where + " SPV: not VVVS");
        ReadMark mark{.packet = packet};
        const auto number = [&](const Field& field, std::int64_t most) -> std::int64_t {
            const auto value = fieldNumber(record, field);
            if (value && *value <= most) return *value;
            fail(where + " " + std::string(field.name) + ": " + shown(fieldText(record, field)) +
                 " is no number up to " + std::to_string(most));
            return 0;
        };
        const bool isLeadOut = fieldText(record, ddpPq::track) == "AA";
        mark.track = isLeadOut ? PqMark::leadOut : static_cast<int>(number(ddpPq::track, 99));
        mark.index = static_cast<int>(number(ddpPq::index, 99));
        checkBlank(record, std::array{ddpPq::hours, ddpPq::control2}, where, Severity::error);
        const auto minutes = number(ddpPq::minutes, 99);
        const auto seconds = number(ddpPq::seconds, 59);
        mark.at = (minutes * 60 + seconds) * core::sectorsPerSecond + number(ddpPq::sectors, 74);
        mark.control = fieldText(record, ddpPq::control);
        mark.isrc = fieldText(record, ddpPq::isrc);
        mark.upc = fieldText(record, ddpPq::upc);
        if (allZeros(mark.isrc)) mark.isrc.clear();
        if (allZeros(mark.upc)) mark.upc.clear();
        reading_.marks.push_back(std::move(mark));
    }

    DdpReading reading_;
};

} // namespace

std::optional<std::filesystem::path> fileIn(const std::filesystem::path& folder, const std::string& name) {
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        std::error_code ignored;
        const bool isFile = entry.symlink_status(ignored).type() == std::filesystem::file_type::regular;
        if (isFile && lowered(entry.path().filename().string()) == lowered(name)) return entry.path();
    }
    return std::nullopt;
}

DdpReading readDdp(const std::filesystem::path& folder) {
    return Reader(folder).read();
}

} // namespace engine::delivery
