// The ledger of an album: what was delivered of it, when, as which revision, and what was approved. A file of its own
// beside the project file (Blue.lacquer has Blue.ledger), to which lines are added and nothing else: every line is a
// JSON object of its own, so that a line which a power cut has left half spoils no other. Never part of the album: undo
// does not take a delivery back.
#pragma once

#include "core/Finding.h"
#include "core/Units.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

struct LedgerFile {
    std::string name; ///< Below the delivery's folder, with '/'.
    std::uintmax_t bytes = 0;
    std::string sha256; ///< Of the file; as everywhere, lower-case hexadecimal digits.
    std::string pcmMd5; ///< Of its samples: see engine/source/PcmDigest.h. Empty for what is lossy or has no sound.
    int track = 0;      ///< Number on the album; 0 = all of it, or none.
    bool operator==(const LedgerFile&) const = default;
};

struct LedgerTrack {
    int number = 0;
    std::string title;
    std::string isrc;
    FrameCount lengthFrames = 0;            ///< At the rate of the first delivery.
    std::vector<std::uint32_t> fingerprint; ///< See engine/source/AudioFingerprint.h; empty = it has none.
    bool operator==(const LedgerTrack&) const = default;
};

struct LedgerDelivery {
    std::string format;           ///< "ddp", "wav24": as on the command line.
    int rate = 0;                 ///< Hz.
    std::filesystem::path folder; ///< Absolute, where it was written.
    std::string settings;         ///< All of core::Delivery, as JSON text.
    std::vector<LedgerFile> files;
    bool operator==(const LedgerDelivery&) const = default;
};

/// One delivery of one render or more.
struct LedgerEntry {
    int revision = 0;        ///< Of the album, from 1: see revisionOf.
    std::string albumDigest; ///< SHA-256 of the album as it was.
    std::string at;          ///< ISO 8601, UTC: "2026-11-28T18:03:11Z".
    std::string program;     ///< "lacquer 0.1".
    std::string artist;
    std::string title;
    std::string reason; ///< Why findings that break a rule were accepted; empty = there were none.
    std::vector<LedgerTrack> tracks;
    std::vector<LedgerDelivery> deliveries;
    bool operator==(const LedgerEntry&) const = default;
};

struct Approval {
    int revision = 0;
    std::string albumDigest;
    std::string at;
    std::string note; ///< Who approved, and what they said.
    bool operator==(const Approval&) const = default;
};

struct Ledger {
    std::vector<LedgerEntry> entries; ///< In the order in which they were written.
    std::vector<Approval> approvals;
    Findings troubles; ///< Of each line that cannot be read: a warning that names it.
};

/// "Blue.ledger" beside "Blue.lacquer".
std::filesystem::path ledgerPathOf(const std::filesystem::path& project);

/// Empty where there is no such file. Throws Error when it cannot be read.
Ledger readLedger(const std::filesystem::path& path);

/// The ledger of that text; `name` is the file that its troubles name.
Ledger ledgerFrom(std::string_view text, const std::filesystem::path& name);

/// Adds a line, to the disk, and makes the file where there is none. Several programs may do so at once. Throws Error.
void addToLedger(const std::filesystem::path& path, const LedgerEntry& entry);
void addToLedger(const std::filesystem::path& path, const Approval& approval);

/// Albums are counted in the order in which the ledger first meets them, from 1: the number of this one, which may be
/// the next.
int revisionOf(const Ledger& ledger, std::string_view albumDigest);

/// The newest approval of that album; nullptr = none.
const Approval* approvalOf(const Ledger& ledger, std::string_view albumDigest);

} // namespace core
