#include "tests/support/RandomEdits.h"

#include "core/ChainEdits.h"
#include "core/Edits.h"
#include "core/Parameter.h"
#include "tests/support/Album.h"

#include <algorithm>
#include <cmath>

namespace tests {

namespace {

using namespace core;

int upTo(int most, std::mt19937& random) {
    return std::uniform_int_distribution(0, most)(random);
}

template <class List>
decltype(auto) oneOf(List&& list, std::mt19937& random) {
    return list[static_cast<std::size_t>(upTo(static_cast<int>(list.size()) - 1, random))];
}

FramePos place(std::mt19937& random) {
    return std::uniform_int_distribution<FramePos>(-100000, 1000000)(random);
}

Fade fade(std::mt19937& random) {
    return {upTo(100000, random), static_cast<FadeShape>(upTo(4, random))};
}

std::string text(std::mt19937& random) {
    static constexpr const char* texts[] = {"", "Tide", "L\xC3\xA6kker \"quoted\"", "ISRC QM-4TX-26-00017",
                                            "\xE6\x9C\xA8"};
    return texts[upTo(4, random)];
}

ChainPlace someChain(const Album& album, std::mt19937& random) {
    if (album.tracks.empty() || upTo(2, random) == 0) return albumChain;
    return {oneOf(album.tracks, random).id};
}

Track newTrack(std::mt19937& random) {
    Track made = track(static_cast<std::uint32_t>(1 + upTo(3, random)), 1 + upTo(2000000, random));
    made.metadata.title = text(random);
    return made;
}

NamedEdit editOfAlbum(const Album&, std::mt19937& random) {
    const std::string words = text(random);
    switch (upTo(4, random)) {
    case 0:
        return {"Add track", [made = newTrack(random)](Album a) { return addTrack(std::move(a), made); }};
    case 1:
        return {"Album title", [=](Album a) { return a.metadata.title = words, a; }};
    case 2:
        return {"Add master", [=](Album a) { return a.masters.push_back({.name = words}), a; }};
    case 3:
        return {"Add delivery", [=](Album a) { return a.deliveries.push_back({.reason = words}), a; }};
    default:
        return {"Dither seed", [seed = random()](Album a) { return a.ditherSeed = seed, a; }};
    }
}

NamedEdit editOfChain(const Album& album, std::mt19937& random) {
    const ChainPlace where = someChain(album, random);
    const Chain& chain = chainAt(album, where);
    const Settings settings = oneOf(modules(), random).standard();
    if (chain.empty() || (chain.size() < 4 && upTo(3, random) == 0))
        return {"Add module", [=](Album a) { return addSlot(std::move(a), where, settings); }};
    const SlotId slot = oneOf(chain, random).id;
    switch (upTo(9, random)) {
    case 0:
        return {"Remove module", [=](Album a) { return removeSlot(std::move(a), where, slot); }};
    case 1:
        return {"Move module", [=](Album a) { return moveSlot(std::move(a), where, slot, 0); }};
    case 2:
        return {"Clear chain", [=](Album a) { return clearChain(std::move(a), where); }};
    default:
        break;
    }
    const Slot& turned = *std::ranges::find(chain, slot, &Slot::id);
    const Parameter& row = oneOf(moduleOf(turned).parameters, random);
    const ParameterRef parameter{&row, row.banded ? upTo(moduleOf(turned).bands - 1, random) : 0};
    const double value = valueAt(row, upTo(100, random) / 100.0);
    return {std::string(row.label), [=](Album a) {
                Chain& changed = chainAt(a, where);
                assign(*std::ranges::find(changed, slot, &Slot::id), parameter, value);
                return a;
            }};
}

NamedEdit editOfList(const Album& album, TrackId id, std::mt19937& random) {
    const auto to = static_cast<std::size_t>(upTo(static_cast<int>(album.tracks.size()) - 1, random));
    switch (upTo(5, random)) {
    case 0:
        return {"Move track", [=](Album a) { return moveTrack(std::move(a), id, to); }};
    case 1:
        return {"Remove track", [=](Album a) { return removeTrack(std::move(a), id); }};
    case 2:
        return {"Gap", [=, gap = place(random)](Album a) { return withGap(std::move(a), id, gap); }};
    case 3:
        return {"Enable", [=, on = upTo(1, random) == 1](Album a) { return setEnabled(std::move(a), id, on); }};
    case 4:
        return {"Opens disc", [=](Album a) { return findTrack(a, id)->opensDisc ^= true, a; }};
    default:
        if (album.tracks.size() > 8) return {"Remove track", [=](Album a) { return removeTrack(std::move(a), id); }};
        return {"Duplicate track", [=](Album a) { return duplicateTrack(std::move(a), id); }};
    }
}

NamedEdit editOfClips(const Track& track, std::mt19937& random) {
    const TrackId id = track.id;
    if (track.clips.empty())
        return {"Add clip",
                [=, clip = newTrack(random).clips[0]](Album a) { return findTrack(a, id)->clips.push_back(clip), a; }};
    const Clip clip = oneOf(track.clips, random);
    switch (upTo(3, random)) {
    case 0:
        return {"Split clip", [=, at = clip.offset + clip.region.lengthFrames / 2](Album a) {
                    return splitClip(std::move(a), clip.id, at);
                }};
    case 1:
        return {"Move clip", [=, to = place(random)](Album a) {
                    return std::ranges::find(findTrack(a, id)->clips, clip.id, &Clip::id)->offset = to, a;
                }};
    case 2:
        return {"Clip fade", [=, made = fade(random)](Album a) {
                    return std::ranges::find(findTrack(a, id)->clips, clip.id, &Clip::id)->fadeIn = made, a;
                }};
    default:
        return {"Replace mix", [=, offset = place(random)](Album a) {
                    auto [with, source] = withSource(std::move(a), {.path = "/mixes/" + std::to_string(offset)});
                    return replaceSource(std::move(with), id, clip.source, source, {offset, -0.5});
                }};
    }
}

NamedEdit editOfTrack(const Album& album, std::mt19937& random) {
    const Track& track = oneOf(album.tracks, random);
    const TrackId id = track.id;
    const FramePos at = place(random);
    switch (upTo(7, random)) {
    case 0:
        return {"Title", [=, words = text(random)](Album a) { return findTrack(a, id)->metadata.title = words, a; }};
    case 1:
        return {"Start mark", [=](Album a) { return findTrack(a, id)->startMark = at, a; }};
    case 2:
        return {"Index", [=](Album a) { return findTrack(a, id)->indexes.push_back(at), a; }};
    case 3:
        return {"Fade-out", [=, made = fade(random)](Album a) { return findTrack(a, id)->fadeOut = made, a; }};
    case 4:
        return {"Bed", [=](Album a) { return a.beds.push_back({.before = id, .clip = {.offset = at}}), a; }};
    case 5:
        if (track.chain.empty()) return editOfClips(track, random);
        return {"Automation", [=](Album a) {
                    Track& changed = *findTrack(a, id);
                    const AutomationLane lane{changed.chain[0].id, "gain", {{at, -1.5}, {at / 2, 40.0}}};
                    return changed.automation.push_back(lane), a;
                }};
    case 6:
        return editOfClips(track, random);
    default:
        return editOfList(album, id, random);
    }
}

} // namespace

NamedEdit randomEdit(const Album& album, std::mt19937& random) {
    const int kind = upTo(9, random);
    NamedEdit edit = album.tracks.empty() || kind < 2 ? editOfAlbum(album, random)
                     : kind < 5                       ? editOfChain(album, random)
                                                      : editOfTrack(album, random);
    return {std::move(edit.label),
            [apply = std::move(edit.apply)](Album a) { return normalised(apply(std::move(a))); }};
}

Album damaged(Album album, std::mt19937& random) {
    if (album.tracks.empty()) album = addTrack(std::move(album), newTrack(random));
    Track& track = oneOf(album.tracks, random);
    switch (upTo(13, random)) {
    case 0:
        album.tracks.push_back(track);
        break;
    case 1:
        album.masters.clear();
        break;
    case 2:
        for (auto& clip : track.clips) clip.offset += place(random);
        break;
    case 3:
        for (auto& clip : track.clips) clip.region.lengthFrames = place(random);
        break;
    case 4:
        track.levelDb = NAN;
        break;
    case 5:
        album.nextId = static_cast<std::uint32_t>(upTo(3, random));
        break;
    case 6:
        track.chain.push_back({.mixPercent = NAN, .outputDb = 1e9, .settings = LimiterSettings{.ceilingDbtp = 3.0}});
        break;
    case 7:
        track.chain.push_back({.settings = GainSettings{NAN}, .alternative = StereoSettings{}});
        break;
    case 8:
        track.automation.push_back({SlotId{4711}, "gain", {{0, 1.0}}});
        break;
    case 9:
        album.beds.push_back({.before = TrackId{4711}, .clip = {.offset = -5}});
        break;
    case 10:
        track.indexes = {place(random), 7, 7, -3};
        break;
    case 11:
        album.deliveries.push_back({.overrides = {{.slot = SlotId{4711}}}});
        break;
    case 12:
        album.tracks.front().opensDisc = true;
        break;
    default:
        track.id = TrackId{0xffffffff};
        track.fadeIn.lengthFrames = -1;
        break;
    }
    return album;
}

} // namespace tests
