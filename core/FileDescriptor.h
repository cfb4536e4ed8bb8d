// A file of the operating system, closed when it goes; every call checked. Paths of any length and any bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <utility>

namespace core {

class FileDescriptor {
  public:
    /// Opens with the flags of open(2); a new file gets `mode` less the umask. Throws Error that says why it failed.
    FileDescriptor(const std::filesystem::path& path, int flags, unsigned mode = 0666);
    FileDescriptor(FileDescriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)), path_(other.path_) {}
    FileDescriptor& operator=(FileDescriptor&&) = delete;
    ~FileDescriptor();

    int get() const { return fd_; }

    /// Whether the file is (still) the one of that name.
    bool bears(const std::filesystem::path& name) const;

    /// Writes all of it, however often that takes. Throws Error ("the disk is full", ...).
    void write(std::string_view bytes);

    /// Up to bytes.size() bytes; fewer only at the end of the file. Throws Error.
    std::size_t read(std::span<char> bytes);

    /// To the disk. Throws Error.
    void sync();

    /// Hands the descriptor out; whoever takes it closes it.
    int release() { return std::exchange(fd_, -1); }

    /// Closes it now, since some file systems report a failed write only then. Throws Error.
    void close();

  private:
    int fd_ = -1;
    std::filesystem::path path_;
};

/// Throws Error: "cannot be written: the disk is full" out of an errno.
[[noreturn]] void throwSystemError(const char* what, int error, const std::filesystem::path& path);

} // namespace core
