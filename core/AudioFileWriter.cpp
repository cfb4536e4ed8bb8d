#include "core/AudioFileWriter.h"

#include "core/AudioFile.h"
#include "core/Error.h"
#include "core/FileDescriptor.h"
#include "core/FileFormat.h"
#include "core/OggSerial.h"

#include <cassert>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <sndfile.h>
#include <string>
#include <vector>

namespace core {

namespace {

constexpr int channels = 2;

int bytesOf(Delivery::WordLength wordLength) {
    return (bitsOf(wordLength) + 7) / 8;
}

/// The sizes in a WAV and an AIFF have 32 bits; room is left for header and tags.
bool passes4GiB(Delivery::WordLength wordLength, FrameCount frames) {
    constexpr std::int64_t largest = (std::int64_t{1} << 32) - (std::int64_t{64} << 20);
    return frames > largest / channels / bytesOf(wordLength);
}

/// Container and encoding as libsndfile numbers them. It writes a plain WAV over 4 GiB without an error, and the file
/// is wrong.
int numberOf(Delivery::Format format, Delivery::WordLength wordLength, FrameCount frames) {
    using enum Delivery::WordLength;
    const int words = wordLength == int16     ? SF_FORMAT_PCM_16
                      : wordLength == float32 ? SF_FORMAT_FLOAT
                                              : SF_FORMAT_PCM_24;
    switch (format) {
    case Delivery::Format::wav:
    case Delivery::Format::cue:
    case Delivery::Format::toc:
    case Delivery::Format::vinyl:
        return (passes4GiB(wordLength, frames) ? SF_FORMAT_RF64 : SF_FORMAT_WAV) | words;
    case Delivery::Format::flac:
        return SF_FORMAT_FLAC | words;
    case Delivery::Format::aiff:
        return SF_FORMAT_AIFF | words;
    case Delivery::Format::caf:
        return SF_FORMAT_CAF | words;
    case Delivery::Format::w64:
        return SF_FORMAT_W64 | words;
    case Delivery::Format::mp3:
    case Delivery::Format::mp3Vbr:
        return SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
    case Delivery::Format::vorbis:
        return SF_FORMAT_OGG | SF_FORMAT_VORBIS;
    case Delivery::Format::opus:
        return SF_FORMAT_OGG | SF_FORMAT_OPUS;
    case Delivery::Format::ddp:
    case Delivery::Format::cueBin:
    case Delivery::Format::aac:
    case Delivery::Format::alac:
        break;
    }
    assert(false);
    return 0;
}

/// 0 = as good as the encoder can, 1 = as small. MP3: 320 kb/s, or LAME's V0; Vorbis: quality 8; Opus: 256 kb/s, of the
/// scale from 6 to 256 kb/s a channel.
std::optional<double> compressionOf(Delivery::Format format) {
    if (format == Delivery::Format::mp3 || format == Delivery::Format::mp3Vbr) return 0.0;
    if (format == Delivery::Format::vorbis) return 0.2;
    if (format == Delivery::Format::opus) return (256.0 - 128.0) / (256.0 - 6.0);
    return std::nullopt;
}

} // namespace

struct AudioFileWriter::Encoder {
    Encoder(const std::filesystem::path& to, Delivery::Format format, Delivery::WordLength wordLength, int rate,
            FrameCount frames, std::string_view bext)
        : path(to), row(fileFormatOf(format)), announced(frames), descriptor(to, O_RDWR | O_CREAT | O_TRUNC) {
        assert(row.hasRate(rate));
        assert(row.isLossy() || row.hasFloats || wordLength != Delivery::WordLength::float32);
        if (isTooLong(format, wordLength, frames)) throw Error("is too long for its format: it would pass 4 GiB", to);
        SF_INFO info{.frames = 0,
                     .samplerate = rate,
                     .channels = channels,
                     .format = numberOf(format, wordLength, frames),
                     .sections = 0,
                     .seekable = 0};
        file.reset(sf_open_fd(descriptor.get(), SFM_WRITE, &info, SF_FALSE));
        if (!file) fail(sf_strerror(nullptr));
        sf_command(file.get(), SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE); // it holds the time of writing
        if (auto level = compressionOf(format))
            sf_command(file.get(), SFC_SET_COMPRESSION_LEVEL, &*level, sizeof *level);
        int mode = format == Delivery::Format::mp3Vbr ? SF_BITRATE_MODE_VARIABLE : SF_BITRATE_MODE_CONSTANT;
        if (row.extension == ".mp3") sf_command(file.get(), SFC_SET_BITRATE_MODE, &mode, sizeof mode);
        if (!bext.empty()) addBext(std::string(bext));
    }
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;

    /// By ourselves: libsndfile's own command adds a line to the coding history.
    void addBext(std::string bytes) {
        SF_CHUNK_INFO chunk{};
        std::memcpy(chunk.id, "bext", 4);
        chunk.id_size = 4;
        chunk.datalen = static_cast<unsigned>(bytes.size());
        chunk.data = bytes.data();
        if (sf_set_chunk(file.get(), &chunk) != SF_ERR_NO_ERROR) fail(sf_strerror(file.get()));
    }

    template <class Sample>
    void write(std::span<const Sample> samples, sf_count_t (*writeItems)(SNDFILE*, const Sample*, sf_count_t)) {
        const auto wanted = static_cast<sf_count_t>(samples.size());
        errno = 0;
        const sf_count_t done = writeItems(file.get(), samples.data(), wanted);
        if (done != wanted || sf_error(file.get()) != SF_ERR_NO_ERROR) fail(sf_strerror(file.get()));
        written += done / channels;
    }

    /// libvorbis chooses its blocks by what it has been given so far: the same pieces, the same bytes.
    void writePieces(std::span<const float> samples) {
        constexpr std::size_t pieceSamples = 4096 * channels;
        pending.insert(pending.end(), samples.begin(), samples.end());
        std::size_t at = 0;
        for (; pending.size() - at >= pieceSamples; at += pieceSamples)
            write(std::span<const float>(pending).subspan(at, pieceSamples), sf_write_float);
        pending.erase(pending.begin(), pending.begin() + static_cast<std::ptrdiff_t>(at));
    }

    void finish() {
        if (!pending.empty()) write(std::span<const float>(pending), sf_write_float);
        if (sf_error(file.get()) != SF_ERR_NO_ERROR) fail(sf_strerror(file.get()));
        errno = 0;
        if (sf_close(file.release()) != 0) fail("the file could not be completed");
        descriptor.sync();
        descriptor.close();
        if (row.extension == ".ogg" || row.extension == ".opus") setOggSerial(path);
        const bool isWhole = written == announced && (row.isLossy() || audioFacts(path).frames == written);
        if (!isWhole) fail("it does not hold what was written");
    }

    /// libsndfile tells a full disk only in words of its own; the errno behind it is the clearer answer.
    [[noreturn]] void fail(const std::string& why) const {
        if (errno == ENOSPC || errno == EDQUOT || errno == EFBIG) throwSystemError("cannot be written", errno, path);
        throw Error("cannot be written as audio: " + why, path);
    }

    struct Close {
        void operator()(SNDFILE* opened) const { sf_close(opened); }
    };
    std::filesystem::path path;
    const FileFormat& row;
    FrameCount announced = 0;
    FrameCount written = 0;
    std::vector<float> pending; ///< Of what is lossy: not yet a piece.
    FileDescriptor descriptor;
    std::unique_ptr<SNDFILE, Close> file;
};

AudioFileWriter::AudioFileWriter(const std::filesystem::path& path, Delivery::Format format,
                                 Delivery::WordLength wordLength, int rate, FrameCount frames, std::string_view bext)
    : encoder_(std::make_unique<Encoder>(path, format, wordLength, rate, frames, bext)) {}
AudioFileWriter::~AudioFileWriter() = default;
AudioFileWriter::AudioFileWriter(AudioFileWriter&&) noexcept = default;
AudioFileWriter& AudioFileWriter::operator=(AudioFileWriter&&) noexcept = default;

void AudioFileWriter::write(std::span<const std::int32_t> interleaved) {
    encoder_->write(interleaved, sf_write_int);
}

void AudioFileWriter::write(std::span<const float> interleaved) {
    if (encoder_->row.isLossy())
        encoder_->writePieces(interleaved);
    else
        encoder_->write(interleaved, sf_write_float);
}

void AudioFileWriter::finish() {
    encoder_->finish();
}

bool isTooLong(Delivery::Format format, Delivery::WordLength wordLength, FrameCount frames) {
    return format == Delivery::Format::aiff && passes4GiB(wordLength, frames);
}

} // namespace core
