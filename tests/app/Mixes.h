// Finished mixes as they come to a mastering desk: every format and rate, written by libsndfile.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace tests {

struct Mix {
    std::string name; ///< Its end says the format: wav, flac, ogg, opus, mp3, aiff, caf.
    int encoding = 0; ///< Of libsndfile: SF_FORMAT_PCM_24, ...; 0 = the format's own.
    int rate = 44100; ///< Hz.
    int channels = 2;
    double peakDb = -0.5; ///< Over 0 for a float file that is over full scale.
    double seconds = 5.0;
    double silenceAhead = 0.0; ///< Seconds.
    std::string song;
};

/// Something like music, another one for each song (the name where there is none).
std::filesystem::path writeMix(const std::filesystem::path& folder, const Mix& mix);

/// Eight mixes: two word lengths of WAV, FLAC at 96 kHz, Ogg, MP3, Opus, AIFF in mono, CAF in float over full scale.
std::vector<Mix> mixedMixes();

/// The samples of a PCM file as 16-bit integers, interleaved.
std::vector<short> samples16(const std::filesystem::path& file);

/// The samples of a file as 32-bit floats, interleaved.
std::vector<float> samplesFloat(const std::filesystem::path& file);

} // namespace tests
