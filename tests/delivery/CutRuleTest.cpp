// The cut rule, for albums by chance and every format: file n runs from start mark n to start mark n + 1, a pause
// belongs to the file before it, what lies ahead of the first start mark is in no file, and joined files are the album.
#include "core/AlbumLayout.h"
#include "core/AudioFile.h"
#include "core/Edits.h"
#include "core/Ffmpeg.h"
#include "core/FileFormat.h"
#include "tests/delivery/DeliverySupport.h"
#include "tests/support/Album.h"
#include "tests/support/Render.h"
#include "tests/support/Signals.h"

#include <gtest/gtest.h>

#include <random>

namespace {

using engine::delivery::Delivered;
using tests::SoundingAlbum;

/// One to four short tracks with segues, gaps, crossfades, a disabled one, marks anywhere, hidden sound ahead
/// of the first start.
SoundingAlbum albumByChance(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    const auto from = [&](int least, int most) { return std::uniform_int_distribution(least, most)(random); };
    const int rate = core::albumRates[static_cast<std::size_t>(from(0, 3))];
    const int tracks = from(1, 4);
    SoundingAlbum made;
    std::vector<core::Track> order;
    for (int n = 1; n <= tracks; ++n) {
        const int frames = from(rate / 5, rate);
        auto each = tests::track(static_cast<std::uint32_t>(n), frames);
        each.metadata.title = "Song " + std::to_string(n);
        if (n > 1) each.gapFrames = from(-rate / 8, rate / 2);
        if (n == 3) each.enabled = from(0, 2) > 0;
        if (from(0, 1) == 1) each.startMark = from(-rate / 8, rate / 8);
        if (n > 1 && from(0, 2) == 0) each.pauseMark = each.startMark.value_or(0) - from(1, rate / 8);
        if (from(0, 2) == 0) each.endMark = from(frames - rate / 8, frames + rate / 8);
        order.push_back(each);
        // No noise: at 96 kHz most of it lies where lossy formats have nothing.
        const auto sound = tests::musicLike(frames, rate, -6.0, static_cast<std::uint64_t>(n));
        std::vector<float> interleaved;
        for (std::size_t f = 0; f < sound.left.size(); ++f)
            for (const double value : {sound.left[f], sound.right[f]}) interleaved.push_back(static_cast<float>(value));
        made.sources.audio[core::SourceId{static_cast<std::uint32_t>(n)}] =
            engine::source::AudioSource::fromMemory(rate, interleaved);
    }
    // Sound that hides ahead of track 1: its pause begins with it, its start lies within it.
    if (from(0, 1) == 1) {
        order.front().startMark = from(1, rate / 8);
        order.front().pauseMark = 0;
    }
    made.album = core::normalised(tests::album(std::move(order), rate));
    made.album.metadata = {.title = "Chance", .artist = "Nobody"};
    return made;
}

/// Every other format that this machine can write, the rest for the next seed, at rates by chance.
std::vector<core::Delivery> formatsFor(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<core::Delivery> all;
    for (const core::FileFormat& row : core::fileFormats()) {
        if (row.holds != core::FileFormat::Holds::tracks || (row.byFfmpeg && !core::hasFfmpeg())) continue;
        const auto place = static_cast<std::size_t>(&row - core::fileFormats().data());
        if (place % 2 != seed % 2) continue;
        core::Delivery delivery{.format = static_cast<core::Delivery::Format>(place)};
        if (random() % 2 == 0) delivery.rate = row.rates[random() % std::min<std::size_t>(row.rates.size(), 4)];
        if (row.hasWords)
            delivery.wordLength = static_cast<core::Delivery::WordLength>(random() % (row.hasFloats ? 4 : 3));
        delivery.folder = row.id;
        all.push_back(delivery);
    }
    return all;
}

/// By hand, not by the cutter: floor of the mark at the delivery's rate.
core::FramePos carried(core::FramePos mark, int from, int to) {
    const core::FramePos scaled = mark * to;
    return scaled >= 0 ? scaled / from : -((-scaled + from - 1) / from);
}

/// Of PCM in words or floats; both as floats, which hold 24 bits.
std::vector<float> samplesOf(const std::filesystem::path& path) {
    core::AudioFile file(path);
    std::vector<float> samples(2 * static_cast<std::size_t>(file.facts().frames));
    EXPECT_EQ(file.read(std::span(samples)), file.facts().frames) << path;
    return samples;
}

std::vector<float> joinedTracks(const Delivered& delivered) {
    std::vector<float> joined;
    for (std::size_t n = 0; n < delivered.tracks.size(); ++n) {
        const auto samples = samplesOf(delivered.files[n].path);
        joined.insert(joined.end(), samples.begin(), samples.end());
    }
    return joined;
}

/// As ffmpeg decodes it, where libsndfile does not know the format.
core::FrameCount framesOf(const std::filesystem::path& file, core::Delivery::Format format) {
    std::vector<float> buffer(1 << 16);
    core::FrameCount frames = 0;
    const auto count = [&](auto&& sound) {
        while (const auto got = sound.read(std::span(buffer))) frames += got;
    };
    if (core::fileFormatOf(format).byFfmpeg)
        count(core::FfmpegDecoder(file, false));
    else
        count(core::AudioFile(file));
    return frames;
}

void expectCutAtStartMarks(const core::Album& album, const core::Delivery& wanted, const Delivered& delivered) {
    const core::AlbumLayout layout = core::layOut(album);
    const auto at = [&](core::FramePos mark) { return carried(mark, layout.rate, delivered.rate); };
    // Packets of AAC reach past the end; what is cut off when played stands in the file, and is read back there.
    const bool isExact = wanted.format != core::Delivery::Format::aac;
    ASSERT_EQ(delivered.files.size(), layout.tracks.size() + 1) << delivered.format;
    for (std::size_t n = 0; n < layout.tracks.size(); ++n) {
        const bool isLast = n + 1 == layout.tracks.size();
        const core::FramePos end = at(isLast ? layout.end : layout.tracks[n + 1].start);
        EXPECT_EQ(delivered.tracks[n].startFrames, at(layout.tracks[n].start)) << delivered.format << " " << n;
        EXPECT_EQ(delivered.tracks[n].lengthFrames, end - at(layout.tracks[n].start)) << delivered.format << " " << n;
        if (isExact) {
            EXPECT_EQ(framesOf(delivered.files[n].path, wanted.format), delivered.tracks[n].lengthFrames)
                << delivered.files[n].path;
        }
    }
    if (isExact) {
        EXPECT_EQ(framesOf(delivered.files.back().path, wanted.format), at(layout.end)) << delivered.format;
    }
    if (core::fileFormatOf(wanted.format).isLossy() || core::fileFormatOf(wanted.format).byFfmpeg) return;
    EXPECT_EQ(joinedTracks(delivered), samplesOf(delivered.files.back().path)) << delivered.format;
}

TEST(CutRule, HoldsForEveryFormatAndAnyAlbum) {
    int hidden = 0;
    int disabled = 0;
    int crossed = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        SCOPED_TRACE(seed);
        const SoundingAlbum made = albumByChance(seed);
        hidden += core::layOut(made.album).begin < 0 ? 1 : 0;
        for (const core::Track& track : made.album.tracks) {
            disabled += track.enabled ? 0 : 1;
            crossed += track.gapFrames < 0 ? 1 : 0;
        }
        const tests::ScratchFolder folder;
        const auto wanted = formatsFor(seed);
        const auto report = tests::deliverTo(folder.path(), made, wanted);
        for (std::size_t n = 0; n < wanted.size(); ++n)
            expectCutAtStartMarks(made.album, wanted[n], report.deliveries[n]);
    }
    EXPECT_GT(hidden, 2);
    EXPECT_GT(disabled, 0);
    EXPECT_GT(crossed, 2);
}

TEST(CutRule, TheFirstFileBeginsWithTheSoundAtItsStartMark) {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        SCOPED_TRACE(seed);
        const SoundingAlbum made = albumByChance(seed);
        const core::AlbumLayout layout = core::layOut(made.album);
        const tests::ScratchFolder folder;
        const auto report = tests::deliverTo(folder.path(), made, tests::deliveries({"wav32f"}));
        const auto print = tests::render(made.album, made.sources.audio, 0, layout.end);
        const std::vector<float> joined = joinedTracks(report.deliveries[0]);
        ASSERT_EQ(joined.size(), 2 * print.left.size());
        for (std::size_t n = 0; n < print.left.size(); ++n) {
            ASSERT_EQ(joined[2 * n], static_cast<float>(print.left[n])) << n;
            ASSERT_EQ(joined[2 * n + 1], static_cast<float>(print.right[n])) << n;
        }
    }
}

} // namespace
