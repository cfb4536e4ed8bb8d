#include "engine/source/Digest.h"

#include "core/Error.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdexcept>
#include <unistd.h>
#include <vector>

namespace engine::source {
namespace {

struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using ContextPtr = std::unique_ptr<EVP_MD_CTX, FreeContext>;

void check(int result) {
    if (result != 1) throw std::runtime_error("libcrypto refuses to compute a digest");
}

class OpenFile {
  public:
    explicit OpenFile(const std::filesystem::path& path) : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (fd_ < 0) throw core::Error(std::string("cannot read the file: ") + std::strerror(errno), path);
    }
    ~OpenFile() { ::close(fd_); }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    int fd() const { return fd_; }

  private:
    int fd_;
};

} // namespace

template <DigestKind kind>
struct Digest<kind>::Context {
    ContextPtr evp{EVP_MD_CTX_new()};
};

template <DigestKind kind>
Digest<kind>::Digest() : context_(std::make_unique<Context>()) {
    check(EVP_DigestInit_ex(context_->evp.get(), kind == DigestKind::sha256 ? EVP_sha256() : EVP_md5(), nullptr));
}

template <DigestKind kind>
Digest<kind>::~Digest() = default;
template <DigestKind kind>
Digest<kind>::Digest(Digest&&) noexcept = default;
template <DigestKind kind>
Digest<kind>& Digest<kind>::operator=(Digest&&) noexcept = default;

template <DigestKind kind>
void Digest<kind>::add(std::span<const std::byte> bytes) {
    check(EVP_DigestUpdate(context_->evp.get(), bytes.data(), bytes.size()));
}

template <DigestKind kind>
std::string Digest<kind>::hex() const {
    const ContextPtr copy{EVP_MD_CTX_new()};
    check(EVP_MD_CTX_copy_ex(copy.get(), context_->evp.get()));
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned int count = 0;
    check(EVP_DigestFinal_ex(copy.get(), bytes.data(), &count));

    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (unsigned int i = 0; i < count; ++i) {
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 15];
    }
    return text;
}

template class Digest<DigestKind::sha256>;
template class Digest<DigestKind::md5>;

std::string sha256OfFile(const std::filesystem::path& path, std::stop_token stop) {
    const OpenFile file(path);
    Sha256 digest;
    std::vector<std::byte> buffer(1 << 18);
    for (;;) {
        if (stop.stop_requested()) throw core::Cancelled();
        const ssize_t got = ::read(file.fd(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw core::Error(std::string("cannot read the file: ") + std::strerror(errno), path);
        if (got == 0) return digest.hex();
        digest.add(buffer.data(), static_cast<std::size_t>(got));
    }
}

} // namespace engine::source
