#include "core/AudioFileWriter.h"

#include "core/AudioFile.h"
#include "core/Error.h"
#include "core/FileDescriptor.h"

#include <cassert>
#include <cerrno>
#include <fcntl.h>
#include <sndfile.h>
#include <string>

namespace core {

namespace {

constexpr int channels = 2;

int bytesOf(Delivery::WordLength wordLength) {
    return (bitsOf(wordLength) + 7) / 8;
}

int encodingOf(Delivery::WordLength wordLength) {
    using enum Delivery::WordLength;
    return wordLength == int16 ? SF_FORMAT_PCM_16 : wordLength == float32 ? SF_FORMAT_FLOAT : SF_FORMAT_PCM_24;
}

/// libsndfile writes a plain WAV over 4 GiB without an error, and the file is wrong.
int containerOf(Delivery::Format format, Delivery::WordLength wordLength, FrameCount frames) {
    constexpr std::int64_t largest = (std::int64_t{1} << 32) - (std::int64_t{64} << 20); // room for header and tags
    if (format == Delivery::Format::flac) return SF_FORMAT_FLAC;
    return frames > largest / channels / bytesOf(wordLength) ? SF_FORMAT_RF64 : SF_FORMAT_WAV;
}

} // namespace

struct AudioFileWriter::Encoder {
    Encoder(const std::filesystem::path& to, Delivery::Format format, Delivery::WordLength wordLength, int rate,
            FrameCount frames)
        : path(to), announced(frames), descriptor(to, O_RDWR | O_CREAT | O_TRUNC) {
        assert(format != Delivery::Format::ddp);
        assert(format != Delivery::Format::flac || wordLength != Delivery::WordLength::float32);
        SF_INFO info{.frames = 0,
                     .samplerate = rate,
                     .channels = channels,
                     .format = containerOf(format, wordLength, frames) | encodingOf(wordLength),
                     .sections = 0,
                     .seekable = 0};
        file.reset(sf_open_fd(descriptor.get(), SFM_WRITE, &info, SF_FALSE));
        if (!file) fail(sf_strerror(nullptr));
        sf_command(file.get(), SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE); // it holds the time of writing
    }
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;

    template <class Sample>
    void write(std::span<const Sample> samples, sf_count_t (*writeItems)(SNDFILE*, const Sample*, sf_count_t)) {
        const auto wanted = static_cast<sf_count_t>(samples.size());
        errno = 0;
        const sf_count_t done = writeItems(file.get(), samples.data(), wanted);
        if (done != wanted || sf_error(file.get()) != SF_ERR_NO_ERROR) fail(sf_strerror(file.get()));
        written += done / channels;
    }

    void finish() {
        if (sf_error(file.get()) != SF_ERR_NO_ERROR) fail(sf_strerror(file.get()));
        errno = 0;
        if (sf_close(file.release()) != 0) fail("the file could not be completed");
        descriptor.sync();
        descriptor.close();
        if (written != announced || audioFacts(path).frames != written) fail("it does not hold what was written");
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
    FrameCount announced = 0;
    FrameCount written = 0;
    FileDescriptor descriptor;
    std::unique_ptr<SNDFILE, Close> file;
};

AudioFileWriter::AudioFileWriter(const std::filesystem::path& path, Delivery::Format format,
                                 Delivery::WordLength wordLength, int rate, FrameCount frames)
    : encoder_(std::make_unique<Encoder>(path, format, wordLength, rate, frames)) {}
AudioFileWriter::~AudioFileWriter() = default;
AudioFileWriter::AudioFileWriter(AudioFileWriter&&) noexcept = default;
AudioFileWriter& AudioFileWriter::operator=(AudioFileWriter&&) noexcept = default;

void AudioFileWriter::write(std::span<const std::int32_t> interleaved) {
    encoder_->write(interleaved, sf_write_int);
}

void AudioFileWriter::write(std::span<const float> interleaved) {
    encoder_->write(interleaved, sf_write_float);
}

void AudioFileWriter::finish() {
    encoder_->finish();
}

} // namespace core
