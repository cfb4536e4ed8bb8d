#include "engine/ledger/Archive.h"

#include "core/Error.h"
#include "core/FileName.h"
#include "core/Ledger.h"
#include "core/ProjectFile.h"
#include "core/SafeFile.h"
#include "core/TemporaryFolder.h"
#include "engine/source/Digest.h"

#include <algorithm>
#include <fcntl.h>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace engine::ledger {

namespace {

namespace fs = std::filesystem;

struct Copy {
    fs::path from;
    fs::path to;             ///< Below the archive.
    std::string digest = {}; ///< SHA-256 that it has to have; empty = whatever it has.
};

/// Names in one folder, none of which some system takes for another.
class Names {
  public:
    std::string nameFor(const fs::path& file) {
        const std::string stem = core::safeFileName(file.stem().string()), end = file.extension().string();
        std::string name = stem + end;
        for (int n = 2; !taken_.insert(core::lowered(name)).second; ++n) name = stem + " " + std::to_string(n) + end;
        return name;
    }

  private:
    std::set<std::string> taken_;
};

/// ':' stands in no name on some systems.
std::string folderNameOf(const core::LedgerEntry& entry) {
    std::string name = "revision " + std::to_string(entry.revision) + ", " + entry.at;
    std::ranges::replace(name, ':', '-');
    return name;
}

class Archive {
  public:
    Archive(const fs::path& folder, const std::function<void(double)>& progress, std::stop_token stop)
        : folder_(folder), progress_(progress), stop_(std::move(stop)) {}

    void add(Copy copy) {
        std::error_code unreadable;
        const auto bytes = fs::file_size(copy.from, unreadable);
        toCopy_ += unreadable ? 0 : bytes;
        copies_.push_back(std::move(copy));
    }
    bool add(const core::LedgerEntry& entry, const core::LedgerDelivery& delivery) {
        const auto isWhole = [&](const core::LedgerFile& file) {
            const fs::path path = delivery.folder / file.name;
            std::error_code unreadable;
            return fs::is_regular_file(path, unreadable) && fs::file_size(path, unreadable) == file.bytes;
        };
        if (!std::ranges::all_of(delivery.files, isWhole)) return false;
        const fs::path below = fs::path("deliveries") / folderNameOf(entry) / delivery.folder.filename();
        for (const core::LedgerFile& file : delivery.files)
            add({delivery.folder / file.name, below / file.name, file.sha256});
        return true;
    }
    void copyAll() {
        for (const Copy& each : copies_) copy(each);
    }
    /// Of a file that was written into it otherwise.
    void sum(const fs::path& name) { sums_[name.generic_string()] = source::sha256OfFile(folder_ / name, stop_); }
    void writeSums() {
        std::string lines;
        for (const auto& [name, digest] : sums_) lines += digest + "  " + name + "\n";
        core::writeFile(folder_ / "SHA256SUMS", lines);
    }
    std::size_t files() const { return sums_.size() + 1; }
    std::uintmax_t bytes() const { return copied_; }

  private:
    void copy(const Copy& each) {
        const fs::path to = folder_ / each.to;
        std::error_code trouble;
        fs::create_directories(to.parent_path(), trouble);
        if (trouble) core::throwSystemError("the folder cannot be made", trouble.value(), to.parent_path());
        source::Sha256 read;
        core::FileDescriptor in(each.from, O_RDONLY | O_CLOEXEC);
        core::FileDescriptor out(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC);
        std::vector<char> buffer(1 << 18);
        while (const std::size_t bytes = in.read(buffer)) {
            if (stop_.stop_requested()) throw core::Cancelled();
            read.add(buffer.data(), bytes);
            out.write({buffer.data(), bytes});
            copied_ += bytes;
            if (progress_) progress_(static_cast<double>(copied_) / static_cast<double>(std::max(toCopy_, copied_)));
        }
        out.sync();
        out.close();
        const std::string digest = read.hex();
        if (!each.digest.empty() && digest != each.digest)
            throw core::Error(
                "is another file than the album knows: put the right one back, or take what it belongs to "
                "out of the album",
                each.from);
        sum(each.to);
        if (sums_[each.to.generic_string()] != digest)
            throw core::Error("the copy does not hold what was read; check the disk", each.to);
    }

    fs::path folder_;
    const std::function<void(double)>& progress_;
    std::stop_token stop_;
    std::vector<Copy> copies_;
    std::map<std::string, std::string> sums_; ///< Digests by name.
    std::uintmax_t toCopy_ = 0, copied_ = 0;
};

/// The album as it stands in the archive; its files are noted down to be copied.
core::Album moved(core::Album album, const fs::path& into, Archive& archive) {
    Names mixes;
    for (core::Source& source : album.sources) {
        const fs::path name = fs::path("mixes") / mixes.nameFor(source.path);
        archive.add({source.path, name, source.digest});
        source.path = into / name;
    }
    if (!album.metadata.cover.empty()) {
        const fs::path name = fs::path("cover") / album.metadata.cover.filename();
        archive.add({album.metadata.cover, name});
        album.metadata.cover = into / name;
    }
    return album;
}

void addDeliveries(const core::Ledger& ledger, Archive& archive, core::Findings& findings) {
    for (const core::LedgerEntry& entry : ledger.entries)
        for (const core::LedgerDelivery& delivery : entry.deliveries)
            if (!archive.add(entry, delivery))
                findings.push_back({core::Severity::note, std::nullopt,
                                    delivery.format + " of " + folderNameOf(entry) + " is no longer whole in " +
                                        delivery.folder.string() + ": the archive has its line in the ledger only"});
}

} // namespace

Archived archive(const core::Album& album, const fs::path& project, const fs::path& folder,
                 const std::function<void(double)>& progress, std::stop_token stop) {
    core::TemporaryFolder whole(folder);
    Archive archive(whole.path(), progress, stop);
    Archived archived;
    const fs::path name = project.filename(), ledger = core::ledgerPathOf(project);
    core::saveAlbum(whole.path() / name, moved(album, whole.path(), archive));
    const core::Ledger known = core::readLedger(ledger);
    if (fs::exists(ledger)) archive.add({ledger, ledger.filename()});
    archived.findings = known.troubles;
    addDeliveries(known, archive, archived.findings);
    archive.copyAll();
    archive.sum(name);
    archive.writeSums();
    whole.finish();
    archived.files = archive.files();
    archived.bytes = archive.bytes();
    return archived;
}

} // namespace engine::ledger
