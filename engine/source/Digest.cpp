#include "engine/source/Digest.h"

#include "core/Error.h"
#include "core/FileDescriptor.h"

#include <array>
#include <fcntl.h>
#include <openssl/evp.h>
#include <stdexcept>
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
    core::FileDescriptor file(path, O_RDONLY | O_CLOEXEC);
    Sha256 digest;
    std::vector<char> buffer(1 << 18);
    for (;;) {
        if (stop.stop_requested()) throw core::Cancelled();
        const std::size_t got = file.read(buffer);
        if (got == 0) return digest.hex();
        digest.add(buffer.data(), got);
    }
}

} // namespace engine::source
