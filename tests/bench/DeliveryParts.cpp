#include "tests/bench/DeliveryParts.h"

#include "core/ProjectFile.h"
#include "engine/delivery/Deliver.h"
#include "engine/delivery/Targets.h"
#include "engine/dsp/FlushToZero.h"
#include "engine/render/OfflineRender.h"
#include "engine/render/PlanCompiler.h"
#include "engine/source/Resampler.h"
#include "engine/source/SourceLibrary.h"
#include "tests/bench/SoundRun.h"

#include <algorithm>
#include <memory>

namespace bench {

namespace {

using namespace engine::delivery;

/// Gives the time that goes by to the part whose turn it is.
class PartClock {
  public:
    template <class Work>
    void spend(const std::string& name, Work work) {
        const std::size_t before = turn_;
        turnTo(placeOf(name));
        work();
        turnTo(before);
    }
    const std::vector<Part>& parts() const { return parts_; }

  private:
    std::size_t placeOf(const std::string& name) {
        const auto place = static_cast<std::size_t>(std::ranges::find(parts_, name, &Part::name) - parts_.begin());
        if (place == parts_.size()) parts_.push_back({name});
        return place;
    }
    void turnTo(std::size_t place) {
        const double now = cpuSeconds();
        if (turn_ < parts_.size()) parts_[turn_].cpuSeconds += now - since_;
        since_ = now;
        turn_ = place;
    }

    std::vector<Part> parts_;
    std::size_t turn_ = ~std::size_t{0}; ///< None's.
    double since_ = 0.0;
};

/// All that is delivered with one word.
struct Word {
    explicit Word(const DeliveryJob& job)
        : length(job.delivery.wordLength), conversion({.rate = job.cuts.rate,
                                                       .wordLength = length,
                                                       .ceilingDbtp = job.delivery.ceilingDbtp,
                                                       .dither = job.delivery.dither,
                                                       .ditherSeed = job.album.ditherSeed},
                                                      job.cuts.sound.from),
          meters(job.cuts), digests(job.cuts, core::bitsOf(length)) {}

    core::Delivery::WordLength length;
    Conversion conversion;
    CutMeters meters;
    CutDigests digests;
    std::vector<std::unique_ptr<Target>> targets;
};

void addTargets(const DeliveryJob& job, const std::filesystem::path& folder, Word& word) {
    std::filesystem::create_directories(folder);
    std::ranges::move(targetsFor(job, folder), std::back_inserter(word.targets));
}

/// All that is delivered at one rate.
struct Rate {
    Rate(int albumRate, int deliveredRate) : rate(deliveredRate), resampler(albumRate, deliveredRate) {}

    int rate;
    engine::source::Resampler resampler;
    std::vector<std::unique_ptr<Word>> words;
};

std::vector<std::unique_ptr<Rate>> ratesOf(const core::Album& album, const std::vector<std::string>& formats,
                                           const std::filesystem::path& folder) {
    std::vector<std::unique_ptr<Rate>> rates;
    for (const auto& format : formats) {
        const DeliveryJob job = jobFor(album, deliveryNamed(format).value());
        auto rate = std::ranges::find_if(rates, [&](const auto& each) { return each->rate == job.cuts.rate; });
        if (rate == rates.end()) rate = rates.insert(rates.end(), std::make_unique<Rate>(album.rate, job.cuts.rate));
        auto& words = (*rate)->words;
        const auto sameLength = [&](const auto& word) { return word->length == job.delivery.wordLength; };
        auto word = std::ranges::find_if(words, sameLength);
        if (word == words.end()) word = words.insert(words.end(), std::make_unique<Word>(job));
        addTargets(job, folder / format, **word);
    }
    return rates;
}

} // namespace

std::vector<Part> deliveryParts(const std::filesystem::path& path, const std::vector<std::string>& formats,
                                const std::filesystem::path& folder) {
    PartClock clock;
    const core::Album album = core::loadAlbum(path);
    engine::source::SourceLibrary::Opened sources;
    clock.spend("opening the mixes",
                [&] { sources = engine::source::SourceLibrary().open(album, {}, {}, engine::source::Rehash::all); });
    const auto rates = ratesOf(album, formats, folder);

    const auto convert = [&](const Rate& rate, const auto& work) {
        clock.spend("guard and dither", [&] {
            const engine::dsp::ScopedFlushToZero flush;
            for (const auto& word : rate.words)
                work(word->conversion, [&](const PcmBlock& pcm, engine::dsp::StereoBlock values) {
                    clock.spend("loudness", [&] { word->meters.add(pcm.at, values); });
                    clock.spend("digests of samples", [&] { word->digests.add(pcm); });
                    clock.spend("writing", [&] {
                        for (const auto& target : word->targets) target->write(pcm);
                    });
                });
        });
    };
    const auto resample = [&](const Rate& rate, const auto& work) {
        clock.spend("resampling", [&] {
            const engine::dsp::ScopedFlushToZero flush;
            work([&](engine::dsp::StereoBlock block) {
                convert(rate, [&](Conversion& conversion, const auto& take) { conversion.add(block, take); });
            });
        });
    };
    clock.spend("chain", [&] {
        const auto plan = engine::render::PlanCompiler(4096).compile(album, sources.audio);
        engine::render::renderOffline(*plan, plan->begin, plan->end, {.threads = 1}, [&](auto block) {
            for (const auto& rate : rates) resample(*rate, [&](const auto& take) { rate->resampler.add(block, take); });
        });
        for (const auto& rate : rates) {
            resample(*rate, [&](const auto& take) { rate->resampler.finish(take); });
            convert(*rate, [](Conversion& conversion, const auto& take) { conversion.finish(take); });
        }
    });
    for (const auto& rate : rates)
        for (const auto& word : rate->words)
            for (const auto& target : word->targets) {
                clock.spend("writing", [&] { target->finish(); });
                target->setDigests(word->digests.digests());
                clock.spend("reading back", [&] { (void)target->readBack([](std::uintmax_t) {}); });
            }
    return clock.parts();
}

} // namespace bench
