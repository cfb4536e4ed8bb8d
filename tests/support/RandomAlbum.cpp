#include "tests/support/RandomAlbum.h"

#include "core/Edits.h"

#include <random>

namespace tests {

namespace {

using namespace core;

class Chance {
  public:
    explicit Chance(std::uint64_t seed) : random_(seed) {}

    // Not std::uniform_*_distribution: those differ from library to library.
    std::int64_t whole(std::int64_t from, std::int64_t to) {
        return from + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(to - from + 1));
    }
    double number(double from, double to) {
        return from + (to - from) * static_cast<double>(random_() >> 11) * 0x1p-53;
    }
    bool coin() { return whole(0, 1) == 1; }
    std::size_t count(std::int64_t most) { return static_cast<std::size_t>(whole(0, most)); }
    std::string text() {
        static constexpr const char* words[] = {"", "Aria", "\"quoted\"", "Größe", "日本", "tab\there", "\\", "</b>"};
        return words[whole(0, 7)];
    }
    template <class Enum>
    Enum of(Enum last) {
        return static_cast<Enum>(whole(0, static_cast<std::int64_t>(last)));
    }

  private:
    std::mt19937_64 random_;
};

Fade randomFade(Chance& chance) {
    if (chance.coin()) return {};
    return {.lengthFrames = chance.whole(0, 100'000), .shape = chance.of(FadeShape::exponential)};
}

/// A switch that no sound hangs on.
bool isSilent(const Parameter& row) {
    return row.kind == Kind::toggle && !row.structural && !row.automatable;
}

double valueByChance(const Parameter& row, Chance& chance) {
    const double way = chance.number(0.0, 1.0);
    return row.choices.empty() ? valueAt(row, way) : way * static_cast<double>(heardChoices(row) - 1);
}

/// About a quarter of the rows stand anywhere on their knob's way. Silent ones are drawn last: so the others, and what
/// is heard of them (SoundOfVersionsTest), stay what they are when a module gets one.
void turnKnobs(Slot& slot, Chance& chance) {
    const Module& module = moduleOf(slot);
    for (const bool silent : {false, true})
        for (const Parameter& row : module.parameters)
            for (int band = 0; isSilent(row) == silent && band < (row.banded ? module.bands : 1); ++band)
                if (chance.whole(0, 3) == 0) assign(slot, {&row, band}, valueByChance(row, chance));
}

Slot randomSlot(Chance& chance) {
    const Module& module = modules()[chance.count(static_cast<std::int64_t>(modules().size()) - 1)];
    Slot slot{.enabled = chance.coin(), .settings = module.standard()};
    turnKnobs(slot, chance);
    if (chance.coin()) slot.alternative = module.standard();
    slot.version = static_cast<int>(chance.whole(1, module.version));
    return slot;
}

Chain randomChain(Chance& chance) {
    Chain chain(chance.count(4));
    for (Slot& slot : chain) slot = randomSlot(chance);
    return chain;
}

Clip randomClip(Chance& chance) {
    return {.source = SourceId{static_cast<std::uint32_t>(chance.whole(1, 3))},
            .region = {.from = chance.whole(0, 1'000'000), .lengthFrames = chance.whole(1, 20'000'000)},
            .offset = chance.whole(0, 1'000'000),
            .gainDb = chance.coin() ? 0.0 : chance.number(-12.0, 12.0),
            .fadeIn = randomFade(chance),
            .fadeOut = randomFade(chance)};
}

Track randomTrack(Chance& chance) {
    Track track{.enabled = chance.whole(0, 9) > 0,
                .gapFrames = chance.whole(-100'000, 200'000),
                .chain = randomChain(chance),
                .levelDb = chance.number(-6.0, 6.0),
                .fadeIn = randomFade(chance),
                .fadeOut = randomFade(chance),
                .opensDisc = chance.whole(0, 9) == 0,
                .metadata = {.title = chance.text(), .composer = chance.text(), .copyPermitted = chance.coin()}};
    track.clips.resize(1 + chance.count(2));
    for (Clip& clip : track.clips) clip = randomClip(chance);
    if (chance.coin()) track.startMark = chance.whole(-100'000, 100'000);
    if (chance.coin()) track.endMark = chance.whole(0, 20'000'000);
    if (chance.coin()) track.indexes = {chance.whole(1, 1000), chance.whole(1001, 2000)};
    if (chance.coin())
        track.versions = {{.kind = chance.of(Version::Kind::earlierMix), .source = SourceId{2}, .offset = -3}};
    return track;
}

Delivery randomDelivery(Chance& chance) {
    Delivery delivery{.format = chance.of(Delivery::Format::flac),
                      .wordLength = chance.of(Delivery::WordLength::float32),
                      .dither = chance.of(Delivery::Dither::strongShaping),
                      .blankSilence = chance.coin(),
                      .folder = chance.coin() ? "" : "shop"};
    if (chance.coin()) delivery.rate = 48000;
    if (chance.coin()) delivery.ceilingDbtp = chance.number(-3.0, 0.0);
    return delivery;
}

} // namespace

std::size_t heardChoices(const Parameter& row) {
    return row.id == "taps" ? 5 : row.choices.size();
}

Slot randomSlot(const Module& module, std::uint64_t seed) {
    Chance chance(seed);
    Slot slot{.version = module.version, .settings = module.standard()};
    turnKnobs(slot, chance);
    return slot;
}

Album randomAlbum(std::uint64_t seed) {
    Chance chance(seed);
    Album album{.rate = albumRates[chance.count(5)],
                .metadata = {.title = chance.text(), .artist = chance.text(), .label = chance.text()},
                .ditherSeed = static_cast<std::uint64_t>(chance.whole(0, INT64_MAX - 1))};
    for (std::uint32_t id = 1; id <= 3; ++id)
        album.sources.push_back({.id = SourceId{id},
                                 .path = "/mixes/" + std::to_string(id) + ".wav",
                                 .rate = 44100,
                                 .frames = chance.whole(1, 50'000'000)});
    album.tracks.resize(chance.count(12));
    for (Track& track : album.tracks) track = randomTrack(chance);
    album.deliveries.resize(chance.count(3));
    for (Delivery& delivery : album.deliveries) delivery = randomDelivery(chance);
    for (Master& master : album.masters) master.albumChain = randomChain(chance);
    album = normalised(std::move(album));
    if (!album.tracks.empty() && chance.coin())
        album.beds = {{.before = album.tracks.back().id, .clip = randomClip(chance)}};
    return normalised(std::move(album));
}

} // namespace tests
