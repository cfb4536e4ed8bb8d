// What an edit session says of itself before each step, so that after its death one can tell what had to be kept. Every
// record is on the disk before the step is taken.
#pragma once

#include "core/Album.h"
#include "core/FileDescriptor.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace tests {

struct EditRecord {
    enum class What : char {
        opened = 'o', ///< The album as the session found it.
        edited = 'e',
        saving = 's',
        saved = 'S',
    };
    What what = What::edited;
    std::uint64_t sequence = 0; ///< Counts states over all sessions.
    std::int64_t ms = 0;        ///< The session's own clock, which goes on over all sessions.
    std::uint64_t album = 0;    ///< Digest of the album.
};

class EditLog {
  public:
    explicit EditLog(const std::filesystem::path& path);
    void add(const EditRecord& record);

  private:
    core::FileDescriptor file_;
};

/// All whole records from that byte on; a last one that was cut short is none.
std::vector<EditRecord> readLog(const std::filesystem::path& path, std::uintmax_t from = 0);

/// Of the album's text as a project file.
std::uint64_t digestOf(const core::Album& album);

/// The highest sequence number at which the album stood at that digest; nullopt when it never did.
std::optional<std::uint64_t> sequenceOf(const std::vector<EditRecord>& records, std::uint64_t album);

} // namespace tests
