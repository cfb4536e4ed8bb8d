#include "core/FileDescriptor.h"

#include "core/Error.h"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace core {

void throwSystemError(const char* what, int error, const std::filesystem::path& path) {
    std::string why = std::generic_category().message(error);
    if (error == ENOSPC || error == EDQUOT) why = "the disk is full; make room or take another folder";
    if (error == EFBIG) why = "it is larger than the file system or a limit of this session allows";
    if (error == EROFS) why = "the disk is read-only; take another folder";
    if (error == EACCES || error == EPERM) why = "no permission";
    if (error == ENOENT) why = "there is no such file or folder";
    if (error == EISDIR) why = "it is a folder, not a file";
    if (error == ENOTDIR) why = "a file stands where a folder should be";
    throw Error(std::string(what) + ": " + why, path);
}

FileDescriptor::FileDescriptor(const std::filesystem::path& path, int flags, unsigned mode) : path_(path) {
    do {
        fd_ = ::open(path.c_str(), flags | O_CLOEXEC, mode);
    } while (fd_ < 0 && errno == EINTR);
    if (fd_ >= 0) return;
    throwSystemError((flags & O_ACCMODE) == O_RDONLY ? "cannot be read" : "cannot be written", errno, path);
}

FileDescriptor::~FileDescriptor() {
    if (fd_ >= 0) ::close(fd_);
}

bool FileDescriptor::bears(const std::filesystem::path& name) const {
    struct stat held {};
    struct stat named {};
    return ::fstat(fd_, &held) == 0 && ::stat(name.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
           held.st_dev == named.st_dev;
}

void FileDescriptor::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd_, bytes.data(), bytes.size());
        if (written > 0)
            bytes.remove_prefix(static_cast<std::size_t>(written));
        else if (written == 0)
            throwSystemError("cannot be written", ENOSPC, path_);
        else if (errno != EINTR)
            throwSystemError("cannot be written", errno, path_);
    }
}

std::size_t FileDescriptor::read(std::span<char> bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got = ::read(fd_, bytes.data() + done, bytes.size() - done);
        if (got == 0) break;
        if (got > 0)
            done += static_cast<std::size_t>(got);
        else if (errno != EINTR)
            throwSystemError("cannot be read", errno, path_);
    }
    return done;
}

void FileDescriptor::sync() {
    while (::fsync(fd_) != 0)
        if (errno != EINTR) throwSystemError("cannot be written to the disk", errno, path_);
}

void FileDescriptor::close() {
    // Never a second time: Linux has let go of the number even when close reports an error.
    if (::close(release()) != 0 && errno != EINTR) throwSystemError("cannot be written", errno, path_);
}

} // namespace core
