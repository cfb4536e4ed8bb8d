// CD-Text as a player reads it: the packs of any writer taken apart and checked, for the verifier. Shares nothing with
// the packing side. A pack whose check sum fails is passed over: the texts that lay in it are empty, the others stay
// where they belong. Never reads outside the bytes, whatever they hold.
#pragma once

#include "core/Finding.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace engine::delivery {

/// One language block.
struct CdTextBlock {
    int number = 0; ///< 0 to 7.
    int firstTrack = 0;
    int lastTrack = 0;
    int language = 0;
    int genreCode = 0;
    /// Texts by pack type (0x80 to 0x8E): the disc's first, then each track's. UTF-8 of ISO 8859-1.
    std::map<int, std::vector<std::string>> texts;

    /// The text of that type of the disc (0) or of the block's n-th track; empty where there is none.
    std::string text(int type, std::size_t entry) const;
};

struct CdTextReading {
    std::vector<CdTextBlock> blocks;
    core::Findings findings; ///< Each names the pack, from 0.
};

/// A file of packs, with the 4-byte head of READ TOC or the one NUL at its end that some programs write.
CdTextReading readCdText(std::string_view file);

} // namespace engine::delivery
