#include "tests/ui/Wav24.h"

#include <sndfile.h>

namespace tests {

std::filesystem::path writeWav24(const std::filesystem::path& file, std::span<const float> interleaved, int rate) {
    SF_INFO format{};
    format.samplerate = rate;
    format.channels = 2;
    format.format = SF_FORMAT_WAV | SF_FORMAT_PCM_24;
    SNDFILE* const out = sf_open(file.c_str(), SFM_WRITE, &format);
    sf_write_float(out, interleaved.data(), static_cast<sf_count_t>(interleaved.size()));
    sf_close(out);
    return file;
}

} // namespace tests
