// What plants dispute about a DDP, as a value: a profile says how a plant wants it. Profiles are small JSON files with
// one sentence what each is for; what a file does not say is as in Standard. See PlantShelf.h for where they lie.
//
//   { "lacquerPlant": 1, "for": "...", "isrc": "firstMarkAndStart", "warnAt": "74:00" }
//
// A key that there is none of is an error, so that a typing mistake is not taken for a wish.
#pragma once

#include "core/RedBook.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace core {

struct PlantProfile {
    std::string name = "Standard"; ///< Of its file.
    std::string purpose;           ///< "for": one sentence.
    bool isOwn = false;            ///< A file of the user's.

    bool isrcOnStart = false;                  ///< "isrc": "firstMark" alone, or "firstMarkAndStart": on INDEX 01 too.
    bool upcOnEveryMark = false;               ///< "upc": "leadIn" alone, or "everyMark".
    std::string storageMode = "7";             ///< "ssm" of the sound: "7" or "0".
    std::string scrambled = "0";               ///< "scr": "0", "1" or "" (blank).
    bool blankPadding = false;                 ///< "padding" ahead of lengths in DDPMS: "zeros" or "blanks".
    bool blankStart = false;                   ///< "dss", the first sector of the sound: "zero" or "blank".
    std::string pqFile = "PQDESCR";            ///< Name of the PQ descriptor, at most 17 characters.
    std::string checksumFile = "CHECKSUM.MD5"; ///< Name of the list of MD5s, which ends in .md5; empty = none.
    bool windowsLines = false;                 ///< "checksumLines": "unix" or "windows".
    RedBookLimits lengths;                     ///< "warnAt" and "askAt", minutes and seconds of programme: "78:00".

    bool operator==(const PlantProfile&) const = default;
};

/// Out of a file's text. Throws Error that names the file, the key, what stands there and what would be right.
PlantProfile plantFrom(std::string_view text, const std::filesystem::path& file);

} // namespace core
