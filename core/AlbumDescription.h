// What the project file says of each struct of the album: its keys, in their order. Said once, for the reader and the
// writer alike, so they cannot disagree. A visitor has
//     always(key, member, bounds)    written whatever it is
//     whenSet(key, member, bounds)   left out where it stands at its default
//     beside(key, member)            a file, named relative to the project file
//     module(key, member)            the module of settings
//     rows(key, member)              the settings themselves, by the rows of Parameter.h
// Only the reader's and the writer's .cpp files include this.
#pragma once

#include "core/DeliveredAlbum.h"
#include "core/Fade.h"
#include "core/FileFormat.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace core {

/// What a number may be.
struct Bounds {
    double min = 0.0;
    double max = 0.0;
    bool any() const { return min == 0.0 && max == 0.0; }
};

// Wide enough for whatever is meant, narrow enough that no sum of them overflows.
inline constexpr Bounds frameBounds = {-17592186044416.0, 17592186044416.0}; ///< 2^44: four years at 192 kHz.
inline constexpr Bounds decibels = {-200.0, 200.0};
inline constexpr Bounds sourceRates = {0.0, 10'000'000.0};
inline constexpr Bounds deliveryRates = {1000.0, 1'000'000.0};
inline constexpr Bounds tempi = {0.0, 10'000.0};
inline constexpr Bounds parameterValues = {-1e6, 1e6};
inline constexpr Bounds pqOffsets = {0.0, 150.0};
inline constexpr Bounds sideMinutes = {0.0, 100.0};
inline constexpr std::size_t mostTracks = 30 * 99; ///< 30 discs.

/// Says which struct is meant.
template <class T>
struct Of {};

/// The words of an enumeration, in the order of its values.
inline auto wordsOf(FadeShape) {
    std::array<std::string_view, fadeShapes.size()> words;
    std::ranges::transform(fadeShapes, words.begin(), fadeShapeName);
    return words;
}
inline auto wordsOf(Version::Kind) {
    return versionWords;
}
inline auto wordsOf(Delivery::Format) {
    std::array<std::string_view, fileFormatCount> words;
    std::ranges::transform(fileFormats(), words.begin(), &FileFormat::id);
    return words;
}
inline auto wordsOf(Delivery::WordLength) {
    return std::array<std::string_view, 4>{"int16", "int20", "int24", "float32"};
}
inline auto wordsOf(Delivery::Dither) {
    return ditherNames;
}

template <class Visitor>
void describe(Visitor& v, Of<Fade>) {
    v.always("lengthFrames", &Fade::lengthFrames);
    v.always("shape", &Fade::shape);
}

template <class Visitor>
void describe(Visitor& v, Of<Source>) {
    v.always("id", &Source::id);
    v.beside("path", &Source::path);
    v.always("rate", &Source::rate, sourceRates);
    v.always("frames", &Source::frames);
    v.always("digest", &Source::digest);
    v.whenSet("decodedDigest", &Source::decodedDigest);
}

template <class Visitor>
void describe(Visitor& v, Of<Region>) {
    v.always("from", &Region::from);
    v.always("lengthFrames", &Region::lengthFrames);
}

template <class Visitor>
void describe(Visitor& v, Of<Clip>) {
    v.always("id", &Clip::id);
    v.always("source", &Clip::source);
    v.always("region", &Clip::region);
    v.whenSet("offset", &Clip::offset);
    v.whenSet("gainDb", &Clip::gainDb, decibels);
    v.whenSet("fadeIn", &Clip::fadeIn);
    v.whenSet("fadeOut", &Clip::fadeOut);
}

template <class Visitor>
void describe(Visitor& v, Of<Version>) {
    v.always("kind", &Version::kind);
    v.always("source", &Version::source);
    v.whenSet("offset", &Version::offset);
    v.whenSet("gainDb", &Version::gainDb, decibels);
    v.whenSet("titleSuffix", &Version::titleSuffix);
    v.whenSet("isrc", &Version::isrc);
}

template <class Visitor>
void describe(Visitor& v, Of<TrackMetadata>) {
    v.always("title", &TrackMetadata::title);
    v.always("artist", &TrackMetadata::artist);
    v.whenSet("songwriter", &TrackMetadata::songwriter);
    v.whenSet("composer", &TrackMetadata::composer);
    v.whenSet("arranger", &TrackMetadata::arranger);
    v.whenSet("producer", &TrackMetadata::producer);
    v.whenSet("mixer", &TrackMetadata::mixer);
    v.whenSet("conductor", &TrackMetadata::conductor);
    v.whenSet("message", &TrackMetadata::message);
    v.whenSet("isrc", &TrackMetadata::isrc);
    v.whenSet("copyPermitted", &TrackMetadata::copyPermitted);
    v.whenSet("preEmphasis", &TrackMetadata::preEmphasis);
}

template <class Visitor>
void describe(Visitor& v, Of<AlbumMetadata>) {
    v.always("title", &AlbumMetadata::title);
    v.always("artist", &AlbumMetadata::artist);
    v.whenSet("upc", &AlbumMetadata::upc);
    v.whenSet("catalogueNumber", &AlbumMetadata::catalogueNumber);
    v.whenSet("label", &AlbumMetadata::label);
    v.whenSet("genre", &AlbumMetadata::genre);
    v.whenSet("language", &AlbumMetadata::language);
    v.whenSet("date", &AlbumMetadata::date);
    v.whenSet("media", &AlbumMetadata::media);
    v.whenSet("copyright", &AlbumMetadata::copyright);
    v.whenSet("comment", &AlbumMetadata::comment);
    v.whenSet("message", &AlbumMetadata::message);
    v.whenSet("songwriter", &AlbumMetadata::songwriter);
    v.whenSet("composer", &AlbumMetadata::composer);
    v.whenSet("arranger", &AlbumMetadata::arranger);
    v.whenSet("producer", &AlbumMetadata::producer);
    v.whenSet("mixer", &AlbumMetadata::mixer);
    v.whenSet("conductor", &AlbumMetadata::conductor);
    v.whenSet("engineer", &AlbumMetadata::engineer);
    v.whenSet("studio", &AlbumMetadata::studio);
    v.whenSet("contact", &AlbumMetadata::contact);
    v.beside("cover", &AlbumMetadata::cover);
}

template <class Visitor>
void describe(Visitor& v, Of<Slot>) {
    v.always("id", &Slot::id);
    v.module("module", &Slot::settings);
    v.always("version", &Slot::version, Bounds{1.0, 1e6});
    v.always("enabled", &Slot::enabled);
    v.whenSet("mix", &Slot::mixPercent, Bounds{0.0, 100.0});
    v.whenSet("input", &Slot::inputDb, decibels);
    v.whenSet("output", &Slot::outputDb, decibels);
    v.rows("settings", &Slot::settings);
    v.whenSet("alternative", &Slot::alternative);
    v.whenSet("swapped", &Slot::swapped);
}

template <class Visitor>
void describe(Visitor& v, Of<AutomationPoint>) {
    v.always("at", &AutomationPoint::at);
    v.always("value", &AutomationPoint::value, parameterValues);
    v.always("shape", &AutomationPoint::shape);
}

template <class Visitor>
void describe(Visitor& v, Of<AutomationLane>) {
    v.always("slot", &AutomationLane::slot);
    v.always("parameter", &AutomationLane::parameter);
    v.always("points", &AutomationLane::points);
}

template <class Visitor>
void describe(Visitor& v, Of<Track>) {
    v.always("id", &Track::id);
    v.always("metadata", &Track::metadata);
    v.whenSet("enabled", &Track::enabled);
    v.always("clips", &Track::clips);
    v.always("gapFrames", &Track::gapFrames);
    v.whenSet("levelDb", &Track::levelDb, decibels);
    v.whenSet("fadeIn", &Track::fadeIn);
    v.whenSet("fadeOut", &Track::fadeOut);
    v.whenSet("tempoBpm", &Track::tempoBpm, tempi);
    v.whenSet("startMark", &Track::startMark);
    v.whenSet("pauseMark", &Track::pauseMark);
    v.whenSet("endMark", &Track::endMark);
    v.whenSet("indexes", &Track::indexes);
    v.whenSet("opensDisc", &Track::opensDisc);
    v.whenSet("opensSide", &Track::opensSide);
    v.always("chain", &Track::chain);
    v.whenSet("versions", &Track::versions);
    v.whenSet("automation", &Track::automation);
}

template <class Visitor>
void describe(Visitor& v, Of<Bed>) {
    v.always("before", &Bed::before);
    v.always("clip", &Bed::clip);
}

template <class Visitor>
void describe(Visitor& v, Of<Master>) {
    v.always("name", &Master::name);
    v.always("albumChain", &Master::albumChain);
}

template <class Visitor>
void describe(Visitor& v, Of<SlotOverride>) {
    v.always("slot", &SlotOverride::slot);
    v.whenSet("bypass", &SlotOverride::bypass);
    v.whenSet("settings", &SlotOverride::settings);
}

template <class Visitor>
void describe(Visitor& v, Of<Delivery>) {
    v.always("format", &Delivery::format);
    v.always("wordLength", &Delivery::wordLength);
    v.whenSet("dither", &Delivery::dither);
    v.whenSet("blankSilence", &Delivery::blankSilence);
    v.whenSet("rate", &Delivery::rate, deliveryRates);
    v.whenSet("ceilingDbtp", &Delivery::ceilingDbtp, decibels);
    v.whenSet("names", &Delivery::names);
    v.whenSet("folder", &Delivery::folder);
    v.whenSet("master", &Delivery::master);
    v.whenSet("version", &Delivery::version);
    v.whenSet("overrides", &Delivery::overrides);
    v.whenSet("single", &Delivery::single);
    v.whenSet("plant", &Delivery::plant);
    v.whenSet("zipped", &Delivery::zipped);
    v.whenSet("reason", &Delivery::reason);
}

template <class Visitor>
void describe(Visitor& v, Of<Reference>) {
    v.always("source", &Reference::source);
    v.always("name", &Reference::name);
    v.whenSet("gainDb", &Reference::gainDb, decibels);
}

template <class Visitor>
void describe(Visitor& v, Of<PqOffsets>) {
    v.whenSet("firstStart", &PqOffsets::firstStart, pqOffsets);
    v.whenSet("start", &PqOffsets::start, pqOffsets);
    v.whenSet("end", &PqOffsets::end, pqOffsets);
    v.whenSet("lastEnd", &PqOffsets::lastEnd, pqOffsets);
}

template <class Visitor>
void describe(Visitor& v, Of<Vinyl>) {
    v.always("rpm", &Vinyl::rpm, Bounds{1.0, 100.0});
    v.always("inches", &Vinyl::inches, Bounds{1.0, 100.0});
    v.whenSet("continuous", &Vinyl::continuous);
    v.whenSet("goodMinutes", &Vinyl::goodMinutes, sideMinutes);
    v.whenSet("mostMinutes", &Vinyl::mostMinutes, sideMinutes);
    v.whenSet("runouts", &Vinyl::runouts);
}

template <class Visitor>
void describe(Visitor& v, Of<Note>) {
    v.always("track", &Note::track);
    v.always("at", &Note::at);
    v.always("text", &Note::text);
    v.whenSet("author", &Note::author);
    v.whenSet("revision", &Note::revision, Bounds{0.0, 1e9});
    v.whenSet("done", &Note::done);
}

template <class Visitor>
void describe(Visitor& v, Of<Album>) {
    v.always("rate", &Album::rate);
    v.always("metadata", &Album::metadata);
    v.always("sources", &Album::sources);
    v.always("tracks", &Album::tracks);
    v.whenSet("beds", &Album::beds);
    v.always("masters", &Album::masters);
    v.whenSet("deliveries", &Album::deliveries);
    v.whenSet("references", &Album::references);
    v.whenSet("pqOffsets", &Album::pqOffsets);
    v.whenSet("vinyl", &Album::vinyl);
    v.whenSet("notes", &Album::notes);
    v.always("ditherSeed", &Album::ditherSeed);
    v.always("nextId", &Album::nextId);
}

} // namespace core
