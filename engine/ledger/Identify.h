// Which album, revision and track a file is: by its bytes, by its samples whatever file they stand in, or by what it
// sounds like.
#pragma once

#include "core/Ledger.h"

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace engine::ledger {

/// A ledger and where it lies.
struct NamedLedger {
    std::filesystem::path path;
    core::Ledger ledger;
};

std::vector<NamedLedger> readLedgers(const std::vector<std::filesystem::path>& paths);

/// The files among them, and those in the folders among them with all that is below, by name.
std::vector<std::filesystem::path> filesIn(const std::vector<std::filesystem::path>& filesAndFolders);

struct Identified {
    enum class By {
        bytes,   ///< It is the very file.
        samples, ///< Its samples are, all of them, in order.
        sound    ///< It sounds like that: another coding, level or rate, or another master of the same recording.
    };
    By by = By::bytes;
    std::filesystem::path ledger;
    int revision = 0;
    std::string at; ///< When that was delivered, as the ledger has it.
    std::string artist, album;
    std::string format;   ///< Of the delivery, by bytes and samples; else empty.
    int track = 0;        ///< 0 = the whole album, or a file without sound.
    std::string title;    ///< Of the track.
    double alike = 1.0;   ///< By sound: the share of the fingerprint's bits that are the same; from 0.65.
    double atSeconds = 0; ///< By sound: where in the file the middle fifteen seconds of the track begin.
    bool isApproved = false;
};

/// The names of `By`: "bytes", "samples", "sound".
const char* nameOf(Identified::By by);

/// "is track 2, "Blue", of "Hours" by Nobody, revision 3 (approved), delivered 2026-11-28 as wav24"; said of the file.
std::string sentenceOf(const Identified& found);

/// What the file is, by the surest way that knows it. By bytes and by samples: the newest delivery that has it. By
/// sound: for each track that is in it the revision that is most alike, of equal ones the newest, in the order in which
/// they sound. Empty where no ledger knows it. Throws core::Error when it cannot be read, core::Cancelled when asked to
/// stop.
std::vector<Identified> identify(const std::filesystem::path& file, const std::vector<NamedLedger>& ledgers,
                                 std::stop_token stop = {});

} // namespace engine::ledger
