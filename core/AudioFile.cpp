#include "core/AudioFile.h"

#include "core/CutShort.h"
#include "core/Error.h"
#include "core/FileDescriptor.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <fcntl.h>
#include <sndfile.h>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace core {

namespace {

struct Container {
    int format;
    const char* name;
};

struct Encoding {
    int format;
    const char* name;
    int wordLength;
    bool isLossy;
};

constexpr std::array containers = {
    Container{SF_FORMAT_WAV, "WAV"},   Container{SF_FORMAT_WAVEX, "WAV"}, Container{SF_FORMAT_RF64, "RF64"},
    Container{SF_FORMAT_W64, "W64"},   Container{SF_FORMAT_AIFF, "AIFF"}, Container{SF_FORMAT_CAF, "CAF"},
    Container{SF_FORMAT_FLAC, "FLAC"}, Container{SF_FORMAT_OGG, "Ogg"},   Container{SF_FORMAT_MPEG, "MP3"},
};

constexpr std::array encodings = {
    Encoding{SF_FORMAT_PCM_S8, "8-bit PCM", 8, false},
    Encoding{SF_FORMAT_PCM_U8, "8-bit PCM", 8, false},
    Encoding{SF_FORMAT_PCM_16, "16-bit PCM", 16, false},
    Encoding{SF_FORMAT_PCM_24, "24-bit PCM", 24, false},
    Encoding{SF_FORMAT_PCM_32, "32-bit PCM", 32, false},
    Encoding{SF_FORMAT_FLOAT, "32-bit float", 0, false},
    Encoding{SF_FORMAT_DOUBLE, "64-bit float", 0, false},
    Encoding{SF_FORMAT_VORBIS, "Vorbis", 0, true},
    Encoding{SF_FORMAT_OPUS, "Opus", 0, true},
    Encoding{SF_FORMAT_MPEG_LAYER_III, "MP3", 0, true},
};

constexpr const char* allowed =
    "Lacquer reads WAV, RF64, W64, AIFF, CAF, FLAC, Ogg Vorbis, Opus and MP3, as PCM or float";

/// libsndfile's own name of a container or an encoding, for what is not on the list.
std::string nameOf(int format) {
    SF_FORMAT_INFO info{.format = format, .name = nullptr, .extension = nullptr};
    return sf_command(nullptr, SFC_GET_FORMAT_INFO, &info, sizeof info) == 0 && info.name ? info.name
                                                                                          : "an unknown encoding";
}

/// The containers of the list by their first bytes, so that libsndfile never starts to parse any other.
bool looksAllowed(std::string_view head) {
    const auto at = [&](std::size_t from, std::string_view word) { return head.substr(from, word.size()) == word; };
    const bool isWave = (at(0, "RIFF") || at(0, "RIFX") || at(0, "RF64")) && at(8, "WAVE");
    const bool isAiff = at(0, "FORM") && (at(8, "AIFF") || at(8, "AIFC"));
    const bool isMpeg = head.size() > 1 && head[0] == '\xff' && (static_cast<unsigned char>(head[1]) & 0xE0) == 0xE0;
    return isWave || isAiff || isMpeg || at(0, "riff") || at(0, "caff") || at(0, "fLaC") || at(0, "OggS") ||
           at(0, "ID3");
}

template <class Entry, std::size_t n>
const Entry* findFormat(const std::array<Entry, n>& list, int format) {
    const auto found = std::ranges::find(list, format, &Entry::format);
    return found == list.end() ? nullptr : &*found;
}

} // namespace

struct AudioFile::Decoder {
    explicit Decoder(const std::filesystem::path& from) : path(from), descriptor(from, O_RDONLY) {
        const std::uint64_t missing = missingBytes(descriptor);
        const SF_INFO info = open();
        facts = checked(info);
        if (missing > 0)
            throw Error("is cut short: " + std::to_string(missing) +
                            " bytes of the sound that its header promises are not there; take a whole copy",
                        path);
        if (facts.frames != SF_COUNT_MAX && facts.frames > 0 && !startsAnywhere()) return;
        facts.frames = counted();
        if (facts.frames == 0) throw Error("holds no sound", path);
        rewind();
    }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    SF_INFO open() {
        file.reset();
        std::array<char, 12> head{};
        ::lseek(descriptor.get(), 0, SEEK_SET);
        const std::size_t got = descriptor.read(head); // says so where it is a folder
        if (got == 0) throw Error("is empty", path);
        if (!looksAllowed({head.data(), got}))
            throw Error(std::string("is no audio file that Lacquer reads. ") + allowed, path);
        ::lseek(descriptor.get(), 0, SEEK_SET);
        SF_INFO info{};
        // By descriptor, since libsndfile refuses long paths.
        file.reset(sf_open_fd(descriptor.get(), SFM_READ, &info, SF_FALSE));
        if (!file) throw Error(std::string("cannot be read as audio (") + sf_strerror(nullptr) + ")", path);
        return info;
    }

    AudioFacts checked(const SF_INFO& info) const {
        const auto* container = findFormat(containers, info.format & SF_FORMAT_TYPEMASK);
        if (!container) throw Error("is a " + nameOf(info.format & SF_FORMAT_TYPEMASK) + " file. " + allowed, path);
        const auto* encoding = findFormat(encodings, info.format & SF_FORMAT_SUBMASK);
        if (!encoding) throw Error("holds " + nameOf(info.format & SF_FORMAT_SUBMASK) + ". " + allowed, path);
        if (info.channels != 1 && info.channels != 2)
            throw Error("has " + std::to_string(info.channels) + " channels; Lacquer takes mono and stereo mixes",
                        path);
        return {.rate = info.samplerate,
                .channels = info.channels,
                .frames = info.frames,
                .container = container->name,
                .encoding = encoding->name,
                .wordLength = encoding->wordLength,
                .isLossy = encoding->isLossy};
    }

    /// An Ogg stream's clock may start elsewhere than at 0 (cut from a longer one, or encoded so): libsndfile takes
    /// where the clock ends for the length, and whole files would seem to be cut short.
    bool startsAnywhere() const { return facts.container == "Ogg"; }

    /// To the end, for a file that does not tell its length.
    FrameCount counted() {
        std::vector<float> block(8192);
        const auto room = static_cast<sf_count_t>(block.size()) / facts.channels;
        FrameCount frames = 0;
        while (const auto got = sf_readf_float(file.get(), block.data(), room)) frames += got;
        return frames;
    }

    template <class Sample>
    FrameCount read(std::span<Sample> into, sf_count_t (*readFrames)(SNDFILE*, Sample*, sf_count_t)) {
        const auto room = static_cast<FrameCount>(into.size()) / facts.channels;
        const FrameCount got = readFrames(file.get(), into.data(), room);
        done += got;
        if (sf_error(file.get()) != SF_ERR_NO_ERROR)
            throw Error("cannot be decoded after frame " + std::to_string(done) + " (" + sf_strerror(file.get()) + ")",
                        path);
        if (got < room && done + tolerance() < facts.frames)
            throw Error("is cut short: " + std::to_string(done) + " of " + std::to_string(facts.frames) +
                            " frames are there; take a whole copy",
                        path);
        return got;
    }

    /// An MP3 tells its length in whole blocks, more or less.
    FrameCount tolerance() const { return facts.container == "MP3" ? 2 * 1152 : 0; }

    void rewind() {
        open(); // seeking is not exact in every format
        done = 0;
    }

    struct Close {
        void operator()(SNDFILE* opened) const { sf_close(opened); }
    };
    std::filesystem::path path;
    FileDescriptor descriptor;
    std::unique_ptr<SNDFILE, Close> file;
    AudioFacts facts;
    FrameCount done = 0;
};

AudioFile::AudioFile(const std::filesystem::path& path) : decoder_(std::make_unique<Decoder>(path)) {}
AudioFile::~AudioFile() = default;
AudioFile::AudioFile(AudioFile&&) noexcept = default;
AudioFile& AudioFile::operator=(AudioFile&&) noexcept = default;

const AudioFacts& AudioFile::facts() const {
    return decoder_->facts;
}

FrameCount AudioFile::read(std::span<double> interleaved) {
    return decoder_->read(interleaved, sf_readf_double);
}

FrameCount AudioFile::read(std::span<float> interleaved) {
    return decoder_->read(interleaved, sf_readf_float);
}

FrameCount AudioFile::read(std::span<std::int32_t> interleaved) {
    assert(decoder_->facts.wordLength > 0);
    return decoder_->read(interleaved, sf_readf_int);
}

void AudioFile::rewind() {
    decoder_->rewind();
}

AudioFacts audioFacts(const std::filesystem::path& path) {
    return AudioFile(path).facts();
}

} // namespace core
