#include "core/Picture.h"
#include "core/Error.h"
#include "core/FileDescriptor.h"

#include <array>
#include <fcntl.h>
#include <unistd.h>

namespace core {

namespace {

constexpr std::string_view pngHead = "\x89PNG\r\n\x1a\n";
constexpr std::string_view jpegHead = "\xff\xd8\xff";
constexpr int mostSegments = 10'000; ///< Ahead of a JPEG's size; real ones have a few dozen.

class Head {
  public:
    explicit Head(const std::filesystem::path& path) : path_(path), file_(path, O_RDONLY | O_CLOEXEC) {}

    template <std::size_t Count>
    std::array<unsigned char, Count> take() {
        std::array<unsigned char, Count> bytes{};
        if (file_.read({reinterpret_cast<char*>(bytes.data()), Count}) != Count) refuse();
        return bytes;
    }
    void skip(int bytes) {
        if (::lseek(file_.get(), bytes, SEEK_CUR) < 0) refuse();
    }
    void toStart() {
        if (::lseek(file_.get(), 0, SEEK_SET) < 0) refuse();
    }
    std::string first() {
        std::array<char, pngHead.size()> bytes{};
        const std::size_t got = file_.read(bytes);
        return {bytes.data(), got};
    }
    [[noreturn]] void refuse() const { throw Error("is a damaged picture: it does not say how large it is", path_); }

  private:
    const std::filesystem::path& path_;
    FileDescriptor file_;
};

int number(const unsigned char* bytes, int count) {
    int value = 0;
    for (int n = 0; n < count; ++n) value = (value & 0x7FFFFF) << 8 | bytes[n];
    return value;
}

/// PNG (third edition), 11.2.1: IHDR comes first and begins with width and height, 32 bits each.
void readPng(Head& head, PictureFacts& facts) {
    const auto bytes = head.take<24>();
    if (std::string_view(reinterpret_cast<const char*>(&bytes[12]), 4) != "IHDR") head.refuse();
    facts.width = number(&bytes[16], 4);
    facts.height = number(&bytes[20], 4);
}

/// ITU-T T.81, B.2.2: a frame header (SOF0 to SOF15, but for DHT, JPG and DAC) has length, precision, lines, samples.
void readJpeg(Head& head, PictureFacts& facts) {
    head.take<2>();
    for (int segment = 0; segment < mostSegments; ++segment) {
        if (head.take<1>()[0] != 0xFF) head.refuse();
        unsigned char marker = 0xFF;
        while (marker == 0xFF) marker = head.take<1>()[0]; // fill bytes
        const auto size = head.take<2>();
        const int length = number(size.data(), 2);
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
            const auto frame = head.take<5>();
            facts.height = number(&frame[1], 2);
            facts.width = number(&frame[3], 2);
            return;
        }
        if (length < 2 || marker == 0xD9 || marker == 0xDA) break;
        head.skip(length - 2);
    }
    head.refuse();
}

} // namespace

const char* pictureType(std::string_view bytes, const std::filesystem::path& path) {
    if (bytes.starts_with(pngHead)) return "image/png";
    if (bytes.starts_with(jpegHead)) return "image/jpeg";
    throw Error("is neither a PNG nor a JPEG picture", path);
}

PictureFacts pictureFacts(const std::filesystem::path& path) {
    Head head(path);
    PictureFacts facts{.mimeType = pictureType(head.first(), path)};
    head.toStart();
    if (facts.mimeType == "image/png")
        readPng(head, facts);
    else
        readJpeg(head, facts);
    if (facts.width < 1 || facts.height < 1) head.refuse();
    std::error_code none;
    facts.bytes = std::filesystem::file_size(path, none);
    return facts;
}

} // namespace core
