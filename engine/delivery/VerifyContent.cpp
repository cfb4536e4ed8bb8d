#include "engine/delivery/VerifyContent.h"

#include "core/Error.h"
#include "core/FileDescriptor.h"
#include "core/RedBook.h"
#include "engine/delivery/CdTextReader.h"
#include "engine/delivery/DeliveryRun.h"
#include "engine/delivery/DiscContent.h"

#include <algorithm>
#include <cstdlib>
#include <fcntl.h>
#include <iterator>
#include <map>
#include <optional>

namespace engine::delivery {

namespace {

using core::Severity;

constexpr std::int64_t frameBytes = 4;

std::string nameOf(const PqMark& mark) {
    if (mark.track == PqMark::leadIn) return "lead-in";
    if (mark.track == PqMark::leadOut) return "lead-out";
    return "track " + std::to_string(mark.track) + " index " + std::to_string(mark.index);
}

/// The streams of the image one after another, read in order.
class ImageReader {
  public:
    explicit ImageReader(const std::vector<ReadStream>& streams) : streams_(streams) {}

    /// The next frames, fewer at the end: left, right, left ...
    std::vector<std::int16_t> next(std::size_t frames) {
        std::string bytes(frames * frameBytes, '\0');
        std::size_t filled = 0;
        while (filled < bytes.size()) {
            if (!file_) {
                if (stream_ == streams_.size()) break;
                file_.emplace(streams_[stream_++].file, O_RDONLY | O_CLOEXEC);
            }
            const std::size_t got = file_->read(std::span(bytes).subspan(filled));
            filled += got;
            if (got == 0) file_.reset();
        }
        std::vector<std::int16_t> samples(filled / 2);
        for (std::size_t n = 0; n < samples.size(); ++n) {
            const auto low = static_cast<unsigned char>(bytes[2 * n]);
            const auto high = static_cast<unsigned char>(bytes[2 * n + 1]);
            samples[n] = static_cast<std::int16_t>(low | (high << 8));
        }
        return samples;
    }

  private:
    const std::vector<ReadStream>& streams_;
    std::size_t stream_ = 0;
    std::optional<core::FileDescriptor> file_;
};

/// A disc's image beside what the album renders to. Zeros are expected wherever the album gives nothing.
class ImageComparison {
  public:
    ImageComparison(const DdpReading& reading, const DiscImage& image)
        : image_(image), reader_(reading.image),
          start_(reading.image.empty() ? 0 : reading.image.front().start * framesPerSector) {
        // An image that leaves the first pause out starts later.
        compareSilence(image_.silenceAhead - start_);
    }

    void write(const PcmBlock& block) {
        const PcmBlock part = block.within(image_.sound);
        std::vector<std::int16_t> expected(part.words.size());
        std::ranges::transform(part.words, expected.begin(),
                               [](std::int32_t word) { return static_cast<std::int16_t>(word >> 16); });
        compare(expected);
    }

    void finish() {
        compareSilence(image_.sectors * framesPerSector - start_ - compared_);
        if (!reader_.next(1).empty()) isLonger_ = true;
    }

    DdpChecks checks() const {
        DdpChecks checks;
        const auto fail = [&](const std::string& message) {
            checks.findings.push_back({Severity::error, std::nullopt, message});
        };
        if (isShorter_) fail("the image ends before the album does");
        if (isLonger_) fail("the image goes on after the album's end");
        if (differing_ > 0)
            fail("the image differs from the album in " + std::to_string(differing_) + " of " +
                 std::to_string(2 * compared_) + " samples, by up to " + std::to_string(largest_) +
                 " steps, first in sector " + std::to_string((start_ + firstFrame_) / framesPerSector));
        if (checks.findings.empty())
            checks.held.push_back("content: all " + std::to_string(compared_) + " frames are the album's");
        return checks;
    }

  private:
    static constexpr core::FrameCount framesPerSector = core::framesPerSector(core::cdRate);

    void compareSilence(core::FrameCount frames) {
        constexpr core::FrameCount piece = 8192;
        for (; frames > 0; frames -= piece)
            compare(std::vector<std::int16_t>(2 * static_cast<std::size_t>(std::min(frames, piece)), 0));
    }

    void compare(const std::vector<std::int16_t>& expected) {
        const auto found = reader_.next(expected.size() / 2);
        if (found.size() < expected.size()) isShorter_ = true;
        for (std::size_t n = 0; n < found.size(); ++n) {
            if (found[n] == expected[n]) continue;
            if (differing_++ == 0) firstFrame_ = compared_ + static_cast<core::FrameCount>(n / 2);
            largest_ = std::max(largest_, std::abs(found[n] - expected[n]));
        }
        compared_ += static_cast<core::FrameCount>(found.size() / 2);
    }

    DiscImage image_;
    ImageReader reader_;
    core::FrameCount start_; ///< Frame of the disc with which the image begins.
    core::FrameCount compared_ = 0;
    core::FrameCount firstFrame_ = 0;
    std::int64_t differing_ = 0;
    int largest_ = 0;
    bool isShorter_ = false;
    bool isLonger_ = false;
};

/// What the delivery's sound is compared with, in the place of a target that writes.
class ComparedImages : public Target {
  public:
    void add(const DdpReading& reading, const DiscImage& image) { discs_.emplace_back(reading, image); }
    const std::vector<ImageComparison>& discs() const { return discs_; }

    void write(const PcmBlock& block) override {
        for (auto& disc : discs_) disc.write(block);
    }
    void finish() override {
        for (auto& disc : discs_) disc.finish();
    }
    std::vector<CheckedFile> readBack(const ReadBackStep&) override { return {}; }
    std::uintmax_t bytes() const override { return 0; }

  private:
    std::vector<ImageComparison> discs_;
};

core::Findings compareMarks(const std::vector<ReadMark>& found, std::vector<PqMark> expected) {
    core::Findings findings;
    const auto fail = [&](const std::string& message) { findings.push_back({Severity::error, std::nullopt, message}); };
    if (found.size() + 1 == expected.size() && !found.empty()) expected.pop_back(); // The lead-out stands once.
    if (found.size() != expected.size())
        fail("PQ: " + std::to_string(found.size()) + " marks, the album has " + std::to_string(expected.size()));
    std::map<int, std::string> isrcs; // On whichever packet of the track.
    for (const auto& mark : found)
        if (!mark.isrc.empty()) isrcs[mark.track] = mark.isrc;
    for (std::size_t n = 0; n < std::min(found.size(), expected.size()); ++n) {
        const auto& mark = found[n];
        const auto& wanted = expected[n];
        const std::string where = "PQ packet " + std::to_string(mark.packet) + ": ";
        if (mark.track != wanted.track || mark.index != wanted.index)
            fail(where + "is not " + nameOf(wanted) + ", which the album has here");
        else if (mark.at != wanted.at)
            fail(where + nameOf(wanted) + " is at " + core::sectorTime(mark.at) + ", on the album at " +
                 core::sectorTime(wanted.at));
        const bool isTrack = wanted.track != PqMark::leadIn && wanted.track != PqMark::leadOut;
        const int flags = (wanted.preEmphasis ? 1 : 0) + (wanted.copyPermitted ? 2 : 0);
        if (isTrack && mark.control != std::to_string(flags) + "1")
            fail(where + "other flags than the album's " + nameOf(wanted));
        if (!wanted.isrc.empty() && isrcs[wanted.track] != wanted.isrc)
            fail(where + "ISRC of track " + std::to_string(wanted.track) + " is not the album's " + wanted.isrc);
        if (wanted.track == PqMark::leadIn && mark.upc != wanted.upc)
            fail(where + "UPC '" + mark.upc + "' is not the album's '" + wanted.upc + "'");
    }
    return findings;
}

core::Findings compareTexts(const DdpReading& reading, const std::string& expectedPacks) {
    core::Findings findings;
    const auto fail = [&](const std::string& message) { findings.push_back({Severity::error, std::nullopt, message}); };
    const auto expected = readCdText(expectedPacks).blocks;
    const auto found = readCdText(reading.cdTextBytes).blocks;
    if (expected.empty() != found.empty()) {
        fail(found.empty() ? "CD-Text: there is none, the album has some" : "CD-Text: the album has none");
        return findings;
    }
    if (expected.empty()) return findings;
    constexpr const char* digits = "0123456789ABCDEF";
    for (int type = 0x80; type <= 0x8E; ++type)
        for (std::size_t track = 0; track <= 99; ++track)
            if (const auto text = found[0].text(type, track), wanted = expected[0].text(type, track); text != wanted)
                fail(std::string("CD-Text of type 8") + digits[type - 0x80] + ", " +
                     (track == 0 ? "disc" : "track " + std::to_string(track)) + ": '" + text +
                     "' is not the album's '" + wanted + "'");
    if (found[0].language != expected[0].language || found[0].genreCode != expected[0].genreCode)
        fail("CD-Text: language or genre code is not the album's");
    return findings;
}

} // namespace

std::vector<DdpChecks> checkContent(const std::vector<DiscReading>& discs, const core::Album& album,
                                    const core::Delivery& delivery, const source::AudioSources& audio) {
    std::vector<DdpChecks> all(discs.size());
    std::vector<DeliveryJob> jobs = {jobFor(album, delivery)};
    DeliveryJob& job = jobs.front();
    ComparedImages images;
    std::vector<std::size_t> rendered; // Places in `discs` whose sound can be compared.
    for (std::size_t n = 0; n < discs.size(); ++n) {
        const auto& reading = discs[n].reading;
        if (discs[n].disc >= job.layout.discs) {
            all[n].findings.push_back(
                {Severity::error, std::nullopt, "the album has no disc " + std::to_string(discs[n].disc + 1)});
            continue;
        }
        const auto cd = core::cdLayout(job.layout, discs[n].disc);
        if (cd.tracks.size() > core::maxCdTracks) {
            all[n].findings.push_back(
                {Severity::error, std::nullopt, "the album has more than 99 tracks on this disc"});
            continue;
        }
        all[n].findings = compareMarks(reading.marks, pqMarks(job.album, job.layout, cd, job.plant));
        const auto packs = packCdText(cdTextOf(job.album, job.layout, cd)).bytes;
        std::ranges::move(compareTexts(reading, packs), std::back_inserter(all[n].findings));
        if (all[n].findings.empty()) all[n].held.push_back("marks, texts and codes are the album's");
        if (!delivery.plant.empty()) {
            auto wishes = checkPlant(reading, job.plant);
            std::ranges::move(wishes.findings, std::back_inserter(all[n].findings));
            std::ranges::move(wishes.held, std::back_inserter(all[n].held));
        }
        rendered.push_back(n);
        images.add(reading, discImageOf(job.layout, cd, job.cuts));
    }
    job.targets = {&images};
    runDeliveries(jobs, audio, {.measure = false}, [](core::FrameCount) {}, {});
    for (std::size_t place = 0; place < rendered.size(); ++place) {
        auto checks = images.discs()[place].checks();
        std::ranges::move(checks.findings, std::back_inserter(all[rendered[place]].findings));
        std::ranges::move(checks.held, std::back_inserter(all[rendered[place]].held));
    }
    return all;
}

} // namespace engine::delivery
