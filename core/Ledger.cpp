#include "core/Ledger.h"

#include "core/Error.h"
#include "core/FileDescriptor.h"
#include "core/JsonText.h"
#include "core/SafeFile.h"

#include <algorithm>
#include <charconv>
#include <type_traits>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>

namespace core {

namespace {

// A fingerprint is a long list of numbers: as text, eight hexadecimal digits each.
constexpr std::size_t digitsEach = 8;

std::string hexOf(const std::vector<std::uint32_t>& numbers) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(digitsEach * numbers.size());
    for (const std::uint32_t number : numbers)
        for (int shift = 28; shift >= 0; shift -= 4) text += digits[number >> shift & 0xF];
    return text;
}

std::vector<std::uint32_t> numbersOf(std::string_view hex) {
    std::vector<std::uint32_t> numbers;
    for (std::size_t at = 0; at + digitsEach <= hex.size(); at += digitsEach) {
        const char* const end = hex.data() + at + digitsEach;
        const auto [read, error] = std::from_chars(hex.data() + at, end, numbers.emplace_back(), 16);
        if (error != std::errc() || read != end) throw Error("a fingerprint is eight hexadecimal digits a number");
    }
    return numbers;
}

Json toJson(const LedgerFile& file) {
    Json json{{"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}};
    if (!file.pcmMd5.empty()) json["pcmMd5"] = file.pcmMd5;
    if (file.track != 0) json["track"] = file.track;
    return json;
}

Json toJson(const LedgerTrack& track) {
    Json json{{"number", track.number}, {"title", track.title}, {"lengthFrames", track.lengthFrames}};
    if (!track.isrc.empty()) json["isrc"] = track.isrc;
    if (!track.fingerprint.empty()) json["fingerprint"] = hexOf(track.fingerprint);
    return json;
}

Json toJson(const LedgerDelivery& delivery) {
    Json json{{"format", delivery.format},
              {"rate", delivery.rate},
              {"folder", delivery.folder.string()},
              {"settings", delivery.settings},
              {"files", Json::array()}};
    for (const LedgerFile& file : delivery.files) json["files"].push_back(toJson(file));
    return json;
}

Json toJson(const LedgerEntry& entry) {
    Json json{{"delivered", entry.at},    {"revision", entry.revision}, {"album", entry.albumDigest},
              {"program", entry.program}, {"artist", entry.artist},     {"title", entry.title},
              {"tracks", Json::array()},  {"deliveries", Json::array()}};
    if (!entry.reason.empty()) json["reason"] = entry.reason;
    for (const LedgerTrack& track : entry.tracks) json["tracks"].push_back(toJson(track));
    for (const LedgerDelivery& delivery : entry.deliveries) json["deliveries"].push_back(toJson(delivery));
    return json;
}

Json toJson(const Approval& approval) {
    return {{"approved", approval.at},
            {"revision", approval.revision},
            {"album", approval.albumDigest},
            {"note", approval.note}};
}

template <class Value>
Value of(const Json& json, const char* key) {
    if (!json.is_object()) throw Error("what the ledger lists are objects");
    if (!json.contains(key)) return Value{};
    const Json& value = json.at(key);
    if constexpr (std::is_integral_v<Value>) {
        // The library casts whatever number it finds. A whole one up to 2^63 has its value either way.
        const bool fits = value.is_number_integer() && std::in_range<Value>(value.get<std::int64_t>()) &&
                          (!value.is_number_unsigned() || std::in_range<std::int64_t>(value.get<std::uint64_t>()));
        if (!fits) throw Error("\"" + std::string(key) + "\" is " + shortJson(value) + ", should be a whole number");
    }
    return value.get<Value>();
}

LedgerFile fileOf(const Json& json) {
    return {.name = of<std::string>(json, "name"),
            .bytes = of<std::uintmax_t>(json, "bytes"),
            .sha256 = of<std::string>(json, "sha256"),
            .pcmMd5 = of<std::string>(json, "pcmMd5"),
            .track = of<int>(json, "track")};
}

LedgerTrack trackOf(const Json& json) {
    return {.number = of<int>(json, "number"),
            .title = of<std::string>(json, "title"),
            .isrc = of<std::string>(json, "isrc"),
            .lengthFrames = of<FrameCount>(json, "lengthFrames"),
            .fingerprint = numbersOf(of<std::string>(json, "fingerprint"))};
}

template <class Value>
std::vector<Value> listOf(const Json& json, const char* key, Value (*one)(const Json&)) {
    std::vector<Value> list;
    if (json.contains(key))
        for (const Json& each : json.at(key)) list.push_back(one(each));
    return list;
}

LedgerDelivery deliveryOf(const Json& json) {
    return {.format = of<std::string>(json, "format"),
            .rate = of<int>(json, "rate"),
            .folder = of<std::string>(json, "folder"),
            .settings = of<std::string>(json, "settings"),
            .files = listOf(json, "files", fileOf)};
}

LedgerEntry entryOf(const Json& json) {
    return {.revision = of<int>(json, "revision"),
            .albumDigest = of<std::string>(json, "album"),
            .at = of<std::string>(json, "delivered"),
            .program = of<std::string>(json, "program"),
            .artist = of<std::string>(json, "artist"),
            .title = of<std::string>(json, "title"),
            .reason = of<std::string>(json, "reason"),
            .tracks = listOf(json, "tracks", trackOf),
            .deliveries = listOf(json, "deliveries", deliveryOf)};
}

Approval approvalFrom(const Json& json) {
    return {.revision = of<int>(json, "revision"),
            .albumDigest = of<std::string>(json, "album"),
            .at = of<std::string>(json, "approved"),
            .note = of<std::string>(json, "note")};
}

void addLine(Ledger& ledger, std::string_view line, const std::filesystem::path& name) {
    const Json json = parsedJson(line, name);
    if (!json.is_object()) throw Error("a line is an object", name);
    if (json.contains("approved"))
        ledger.approvals.push_back(approvalFrom(json));
    else
        ledger.entries.push_back(entryOf(json));
}

/// One call of write for the whole line, at the end of the file whoever else writes; and a line of its own behind one
/// that was cut off.
void append(const std::filesystem::path& path, const Json& json) {
    FileDescriptor file(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC);
    while (::flock(file.get(), LOCK_EX) != 0)
        if (errno != EINTR) throwSystemError("cannot be written", errno, path);
    std::string line = json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    char last = '\n';
    const auto end = ::lseek(file.get(), 0, SEEK_END);
    if (end > 0 && ::pread(file.get(), &last, 1, end - 1) == 1 && last != '\n') line.insert(line.begin(), '\n');
    file.write(line);
    file.sync();
    file.close();
    syncFolder(std::filesystem::absolute(path).parent_path());
}

} // namespace

std::filesystem::path ledgerPathOf(const std::filesystem::path& project) {
    return std::filesystem::path(project).replace_extension(".ledger");
}

Ledger readLedger(const std::filesystem::path& path) {
    if (!std::filesystem::exists(path)) return {};
    return ledgerFrom(readFile(path), path);
}

Ledger ledgerFrom(std::string_view text, const std::filesystem::path& name) {
    Ledger ledger;
    for (int number = 1; !text.empty(); ++number) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (line.empty()) continue;
        try {
            addLine(ledger, line, name);
        } catch (const std::exception&) {
            ledger.troubles.push_back({Severity::warning, std::nullopt,
                                       "line " + std::to_string(number) + " of the ledger " + name.string() +
                                           " cannot be read and is passed over: nothing of it is known any more"});
        }
    }
    return ledger;
}

void addToLedger(const std::filesystem::path& path, const LedgerEntry& entry) {
    append(path, toJson(entry));
}

void addToLedger(const std::filesystem::path& path, const Approval& approval) {
    append(path, toJson(approval));
}

int revisionOf(const Ledger& ledger, std::string_view albumDigest) {
    int newest = 0;
    for (const LedgerEntry& entry : ledger.entries) {
        if (entry.albumDigest == albumDigest) return entry.revision;
        newest = std::max(newest, entry.revision);
    }
    for (const Approval& approval : ledger.approvals) {
        if (approval.albumDigest == albumDigest) return approval.revision;
        newest = std::max(newest, approval.revision);
    }
    return newest + 1;
}

const Approval* approvalOf(const Ledger& ledger, std::string_view albumDigest) {
    const auto newest =
        std::ranges::find(ledger.approvals.rbegin(), ledger.approvals.rend(), albumDigest, &Approval::albumDigest);
    return newest == ledger.approvals.rend() ? nullptr : &*newest;
}

} // namespace core
