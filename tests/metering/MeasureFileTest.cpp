#include "engine/metering/MeasureFile.h"

#include "core/Error.h"
#include "tests/metering/Tones.h"

#include <gtest/gtest.h>
#include <sndfile.h>

#include <cstdlib>
#include <limits>

namespace tests {
namespace {

using engine::metering::measureFile;
using engine::metering::measureFiles;

/// A folder of its own that goes when the test ends.
class MeasureFile : public testing::Test {
  protected:
    MeasureFile() {
        std::string name = (std::filesystem::temp_directory_path() / "measureXXXXXX").string();
        folder_ = ::mkdtemp(name.data());
    }
    ~MeasureFile() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path written(const char* name, const StereoSignal& signal, int rate, int channels, int format) {
        std::vector<double> interleaved;
        for (std::size_t i = 0; i < signal.left.size(); ++i) {
            interleaved.push_back(signal.left[i]);
            if (channels == 2) interleaved.push_back(signal.right[i]);
        }
        const auto path = folder_ / name;
        SF_INFO facts{};
        facts.samplerate = rate;
        facts.channels = channels;
        facts.format = format;
        auto* file = ::sf_open(path.c_str(), SFM_WRITE, &facts);
        ::sf_writef_double(file, interleaved.data(), signal.frames());
        ::sf_close(file);
        return path;
    }

    std::filesystem::path folder_;
};

TEST_F(MeasureFile, ReadsAStereoFileAtItsOwnRate) {
    const auto path = written("a.wav", tones({{5, -20}}, 96000), 96000, 2, SF_FORMAT_WAV | SF_FORMAT_PCM_24);
    double last = 0.0;
    const auto found = measureFile(path, [&](double share) { last = share; });
    EXPECT_EQ(found.path, path);
    EXPECT_EQ(found.rate, 96000);
    EXPECT_EQ(found.frames, 5 * 96000);
    EXPECT_EQ(found.channels, 2);
    EXPECT_EQ(found.replaced, 0);
    EXPECT_EQ(last, 1.0);
    EXPECT_NEAR(*found.loudness.integratedLufs, -20.0, 0.1);
    EXPECT_NEAR(*found.loudness.truePeakDbtp, -20.0, 0.01);
}

TEST_F(MeasureFile, MeasuresMonoAsOneChannel) {
    const auto path = written("m.flac", tones({{5, -20}}, 44100), 44100, 1, SF_FORMAT_FLAC | SF_FORMAT_PCM_16);
    const auto found = measureFile(path);
    EXPECT_EQ(found.channels, 1);
    EXPECT_NEAR(*found.loudness.integratedLufs, -23.0, 0.1);
    EXPECT_NEAR(*found.loudness.samplePeakDb, -20.0, 0.01);
}

TEST_F(MeasureFile, MeasuresFilesOfDifferentRatesTogether) {
    const std::vector paths{written("a.wav", tones({{20, -20}}, 48000), 48000, 2, SF_FORMAT_WAV | SF_FORMAT_PCM_24),
                            written("b.wav", tones({{20, -30}}, 44100), 44100, 2, SF_FORMAT_WAV | SF_FORMAT_FLOAT)};
    const auto found = measureFiles(paths);
    ASSERT_EQ(found.files.size(), 2u);
    EXPECT_NEAR(*found.files[1].loudness.integratedLufs, -30.0, 0.1);
    EXPECT_NEAR(*found.album.integratedLufs, -22.6, 0.1); // The mean power; -30 passes the relative gate at -32.6.
    EXPECT_NEAR(*found.album.rangeLu, 10.0, 0.2);
    EXPECT_EQ(found.album.truePeakDbtp, found.files[0].loudness.truePeakDbtp);
}

TEST_F(MeasureFile, CountsWhatIsNoNumberAndMeasuresTheRest) {
    auto signal = tones({{1, -20}}, 44100);
    signal.left[100] = std::numeric_limits<double>::quiet_NaN();
    signal.right[200] = std::numeric_limits<double>::infinity();
    const auto found = measureFile(written("n.wav", signal, 44100, 2, SF_FORMAT_WAV | SF_FORMAT_FLOAT));
    EXPECT_EQ(found.replaced, 2);
    EXPECT_NEAR(*found.loudness.integratedLufs, -20.0, 0.1);
}

TEST_F(MeasureFile, MeasuresSilenceAsNothing) {
    const auto path = written("s.wav", onBoth(silence(200000)), 44100, 2, SF_FORMAT_WAV | SF_FORMAT_PCM_16);
    EXPECT_EQ(measureFile(path).loudness, core::Loudness{});
}

TEST_F(MeasureFile, SaysWhatCannotBeMeasured) {
    EXPECT_THROW(measureFile(folder_ / "absent.wav"), core::Error);
    const auto slow = written("slow.wav", tones({{1, -20}}, 4000), 4000, 2, SF_FORMAT_WAV | SF_FORMAT_PCM_16);
    EXPECT_THROW(measureFile(slow), core::Error);
}

TEST_F(MeasureFile, StopsWhenAsked) {
    const auto path = written("a.wav", tones({{5, -20}}, 48000), 48000, 2, SF_FORMAT_WAV | SF_FORMAT_PCM_24);
    std::stop_source source;
    source.request_stop();
    EXPECT_THROW(measureFile(path, {}, source.get_token()), core::Cancelled);
}

} // namespace
} // namespace tests
