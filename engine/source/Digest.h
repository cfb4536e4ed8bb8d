// Digests of bytes, through OpenSSL's libcrypto. Any thread; one object per stream.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>

namespace engine::source {

enum class DigestKind { sha256, md5 };

/// A digest of everything added so far.
template <DigestKind kind>
class Digest {
  public:
    Digest();
    ~Digest();
    Digest(Digest&&) noexcept;
    Digest& operator=(Digest&&) noexcept;

    void add(std::span<const std::byte> bytes);
    void add(const void* data, std::size_t bytes) { add({static_cast<const std::byte*>(data), bytes}); }

    /// Lower-case hexadecimal digits; more may be added afterwards.
    std::string hex() const;

  private:
    struct Context;
    std::unique_ptr<Context> context_;
};

using Sha256 = Digest<DigestKind::sha256>; ///< 64 digits.
using Md5 = Digest<DigestKind::md5>;       ///< 32 digits.

extern template class Digest<DigestKind::sha256>;
extern template class Digest<DigestKind::md5>;

/// SHA-256 of a file's bytes. Throws core::Error when it cannot be read, core::Cancelled when asked to stop.
std::string sha256OfFile(const std::filesystem::path& file, std::stop_token stop = {});

} // namespace engine::source
