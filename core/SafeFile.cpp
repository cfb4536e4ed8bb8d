#include "core/SafeFile.h"

#include "core/AsideName.h"
#include "core/Error.h"
#include "core/TemporaryName.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace core {

namespace {

constexpr std::uint64_t hashStart = 0xcbf29ce484222325; // FNV-1a, 64 bits: finds accidents, not attackers

std::uint64_t hashed(std::uint64_t hash, std::string_view bytes) {
    for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
    return hash;
}

/// The file itself where `path` is a link, even one to nowhere yet.
std::filesystem::path behindLinks(std::filesystem::path path) {
    constexpr int mostLinks = 40; // as the kernel
    std::error_code error;
    for (int links = 0; std::filesystem::is_symlink(path, error); ++links) {
        const auto leadsTo = std::filesystem::read_symlink(path, error);
        if (links == mostLinks || error) throwSystemError("cannot be written", error ? error.value() : ELOOP, path);
        path = leadsTo.is_absolute() ? leadsTo : path.parent_path() / leadsTo;
    }
    return path;
}

std::filesystem::path folderOf(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

void takePermissions(const FileDescriptor& file, const std::filesystem::path& from) {
    struct stat was {};
    if (::stat(from.c_str(), &was) != 0) return;
    if (!S_ISREG(was.st_mode)) throw Error("is not a file and cannot be replaced by one", from);
    // Another owner's file becomes ours where we may not give it away; its mode always stays.
    [[maybe_unused]] const int given = ::fchown(file.get(), was.st_uid, was.st_gid);
    if (::fchmod(file.get(), was.st_mode & 07777) != 0) throwSystemError("cannot be written", errno, from);
}

int renameWith(const std::filesystem::path& from, const std::filesystem::path& to, unsigned flags) {
    return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flags) == 0 ? 0 : errno;
}

void setAside(const std::filesystem::path& target) {
    std::error_code ignored;
    const auto there = std::filesystem::symlink_status(target, ignored);
    if (!std::filesystem::exists(there)) return;
    if (std::filesystem::is_directory(there) && ::rmdir(target.c_str()) == 0) return; // it was empty
    const auto aside = asideName(target);
    int error = renameWith(target, aside, RENAME_NOREPLACE);
    if (error == EINVAL) error = renameWith(target, aside, 0); // a file system without that flag
    if (error != 0) throwSystemError("cannot be kept under another name", error, target);
}

} // namespace

/// What goes wrong with the temporary is said of the target: its user knows no other.
template <class Act>
void SafeFile::underTargetsName(Act act) {
    try {
        act();
    } catch (const Error& error) {
        if (error.path() != temporary_) throw;
        throw saidOf(target_, error);
    }
}

SafeFile::SafeFile(const std::filesystem::path& target) : target_(behindLinks(target)), hash_(hashStart) {
    sweepTemporaries(folderOf(target_));
    underTargetsName([&] {
        while (!lock_) make();
    });
    try {
        takePermissions(*file_, target_);
    } catch (...) {
        ::unlink(temporary_.c_str());
        throw;
    }
}

void SafeFile::make() {
    temporary_ = temporaryName(target_);
    file_.emplace(temporary_, O_WRONLY | O_CREAT | O_EXCL);
    if (auto lock = lockedTemporary(temporary_)) lock_.emplace(std::move(*lock));
}

SafeFile::~SafeFile() {
    if (!isFinished_) ::unlink(temporary_.c_str());
}

void SafeFile::write(std::string_view bytes) {
    underTargetsName([&] { file_->write(bytes); });
    bytes_ += bytes.size();
    hash_ = hashed(hash_, bytes);
}

void SafeFile::finish() {
    underTargetsName([&] {
        file_->sync();
        file_->close();
        readBack();
    });
    renameWhenWhole(temporary_, target_, Existing::replace);
    isFinished_ = true;
}

void SafeFile::readBack() {
    FileDescriptor file(temporary_, O_RDONLY);
    // From the disk and not from memory, where the system can do that.
    ::posix_fadvise(file.get(), 0, 0, POSIX_FADV_DONTNEED);
    std::array<char, 65536> block;
    std::uint64_t bytes = 0;
    std::uint64_t hash = hashStart;
    while (const std::size_t got = file.read(block)) {
        bytes += got;
        hash = hashed(hash, {block.data(), got});
    }
    if (bytes != bytes_ || hash != hash_)
        throw Error("does not read back as it was written; the disk may be failing. Save to another one", target_);
}

std::string readFile(const std::filesystem::path& path) {
    FileDescriptor file(path, O_RDONLY);
    std::string bytes;
    std::array<char, 65536> block;
    while (const std::size_t got = file.read(block)) bytes.append(block.data(), got);
    return bytes;
}

void writeFile(const std::filesystem::path& path, std::string_view bytes) {
    SafeFile file(path);
    file.write(bytes);
    file.finish();
}

void syncFile(const std::filesystem::path& path) {
    FileDescriptor(path, O_RDONLY).sync();
}

void syncFolder(const std::filesystem::path& folder) {
    FileDescriptor(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY).sync();
}

void renameWhenWhole(const std::filesystem::path& temporary, const std::filesystem::path& target, Existing existing) {
    if (existing == Existing::setAside) {
        setAside(target);
        existing = Existing::keep;
    }
    int error = renameWith(temporary, target, RENAME_NOREPLACE);
    if (error == EEXIST && existing == Existing::keep)
        throw Error("exists already; replace it or take another name", target);
    if (error == EEXIST) {
        std::error_code ignored;
        if (std::filesystem::is_directory(temporary, ignored)) {
            error = renameWith(temporary, target, RENAME_EXCHANGE);
            if (error == 0) std::filesystem::remove_all(temporary, ignored); // which is the old one now
        } else {
            error = renameWith(temporary, target, 0);
        }
    } else if (error == EINVAL) { // a file system without these flags
        if (existing == Existing::keep && ::access(target.c_str(), F_OK) == 0)
            throw Error("exists already; replace it or take another name", target);
        error = renameWith(temporary, target, 0);
    }
    if (error != 0) throwSystemError("cannot take its final name", error, target);
    syncFolder(folderOf(target));
}

} // namespace core
