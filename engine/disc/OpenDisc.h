// Discs that others made, opened: a DDP fileset, zipped or not, a CUE sheet or a cdrdao TOC with its files, the folder
// of one or that of a delivery with several, an album in one file with marks. Opens nothing outside of the folder,
// follows no link, and believes no length that a text says of a file. Job threads.
#pragma once

#include "engine/delivery/UnpackedDiscs.h"
#include "engine/disc/DiscDescription.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace engine::disc {

/// A file of a disc as it really is. `path` empty = it cannot be used, which was said.
struct SoundFile {
    std::filesystem::path path;
    DiscFile::Kind kind = DiscFile::Kind::audio;
    int rate = core::cdRate;
    core::FrameCount frames = 0; ///< At its own rate.
    bool isRaw() const { return kind != DiscFile::Kind::audio; }
};

struct OpenDisc {
    std::filesystem::path path; ///< Of the fileset's folder, or of the text.
    DiscDescription disc;
    std::vector<SoundFile> files; ///< As many as `disc.files`, in their order.
};

struct OpenDiscs {
    std::vector<OpenDisc> discs;                                  ///< In order; at least one.
    core::Findings findings;                                      ///< Of a DDP also what a plant would find.
    std::shared_ptr<const delivery::UnpackedDiscs> unpacked = {}; ///< Where they lie, as long as they are open.
};

/// A fileset may be named by its DDPID too. Throws core::Error for what is none of these, or cannot be read at all.
OpenDiscs openDiscs(const std::filesystem::path& source);

} // namespace engine::disc
