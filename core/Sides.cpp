#include "core/Sides.h"

#include "core/AlbumFindings.h"
#include "core/ClockText.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace core {

namespace {

bool isSpeed(const Vinyl& vinyl, double rpm) {
    return std::abs(vinyl.rpm - rpm) < 0.5;
}

struct RoomRow {
    int inches;
    SideRoom lp;
    SideRoom at45;
};

// Best and longest as pressingbusiness.co and 100vinyl.com print them; 12 inches at 33 1/3 a little safer.
constexpr std::array<RoomRow, 3> rooms = {
    {{12, {18.0, 22.0}, {12.0, 14.5}}, {10, {12.0, 13.5}, {9.0, 10.0}}, {7, {6.0, 7.0}, {4.5, 5.0}}}};

std::string letterOf(std::size_t side) {
    std::string letters(1, static_cast<char>('A' + side % 26));
    return side < 26 ? letters : letterOf(side / 26 - 1) + letters;
}

FramePos endOf(const AlbumLayout& layout, std::size_t placed) {
    const FramePos end = layout.tracks[placed].end;
    return placed + 1 < layout.tracks.size() ? std::min(end, layout.tracks[placed + 1].start) : end;
}

std::string minutesText(double minutes) {
    const auto seconds = static_cast<long long>(std::llround(minutes * 60.0));
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%lld:%02lld", seconds / 60, seconds % 60);
    return text.data();
}

/// How long the tracks at both sides of the turn sound together, or on without a pause.
void findTurn(const AlbumLayout& layout, const Side& before, const Side& side, Findings& findings) {
    const PlacedTrack& last = layout.tracks[before.end - 1];
    const PlacedTrack& first = layout.tracks[side.first];
    if (last.soundEnd() <= first.start) return;
    findings.push_back({Severity::warning, first.number,
                        "side " + side.letter + " begins while track " + std::to_string(last.number) +
                            " still sounds: the record is turned over there, so leave a gap or open the side elsewhere",
                        placeOf(first, "opensSide")});
}

} // namespace

std::vector<Side> sidesOf(const Album& album, const AlbumLayout& layout) {
    std::vector<Side> sides;
    std::size_t row = 0;
    for (std::size_t n = 0; n < layout.tracks.size(); ++n) {
        bool opens = n == 0;
        for (; row <= layout.tracks[n].row; ++row) opens = opens || album.tracks[row].opensSide;
        if (opens)
            sides.push_back({.letter = letterOf(sides.size()), .first = n, .end = n, .from = layout.tracks[n].start});
        sides.back().end = n + 1;
        sides.back().to = endOf(layout, n);
    }
    return sides;
}

std::vector<Band> bandsOf(const Album& album, const AlbumLayout& layout, const Side& side) {
    std::vector<Band> bands;
    for (std::size_t n = side.first; n < side.end; ++n) {
        const FramePos start = layout.tracks[n].start;
        const FramePos end = endOf(layout, n);
        const bool runsOn = !bands.empty() && (album.vinyl.continuous || bands.back().pauseFrames == 0);
        bands.push_back({.name = side.letter + std::to_string(n - side.first + 1),
                         .placed = n,
                         .start = start - side.from,
                         .lengthFrames = end - start,
                         .pauseFrames = n + 1 < side.end ? layout.tracks[n + 1].start - end : 0,
                         .isContinuous = runsOn});
    }
    return bands;
}

SideRoom roomOf(const Vinyl& vinyl) {
    // A size that no plant has is cut like the next smaller one.
    auto row = std::ranges::find_if(rooms, [&](const RoomRow& each) { return each.inches <= vinyl.inches; });
    if (row == rooms.end()) row = std::prev(rooms.end());
    SideRoom room = isSpeed(vinyl, 45.0) ? row->at45 : row->lp;
    room.good = vinyl.goodMinutes.value_or(room.good);
    room.most = vinyl.mostMinutes.value_or(std::max(room.most, room.good));
    return room;
}

std::string discWords(const Vinyl& vinyl) {
    std::array<char, 40> speed{};
    std::to_chars(speed.data(), speed.data() + speed.size() - 1, vinyl.rpm, std::chars_format::general, 6);
    return (isSpeed(vinyl, lpRpm) ? std::string("33 1/3") : std::string(speed.data())) + " rpm, " +
           std::to_string(vinyl.inches) + " inches";
}

std::string runoutOf(const Vinyl& vinyl, std::size_t side) {
    return side < vinyl.runouts.size() ? vinyl.runouts[side] : std::string();
}

std::string clockTime(FrameCount frames, int rate) {
    const ClockParts parts = clockParts(frames, rate);
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%02lld:%02lld.%03d", static_cast<long long>(parts.seconds / 60),
                  static_cast<long long>(parts.seconds % 60), parts.milliseconds);
    return text.data();
}

bool isForVinyl(const Album& album) {
    return std::ranges::any_of(album.tracks, &Track::opensSide) ||
           std::ranges::find(album.deliveries, Delivery::Format::vinyl, &Delivery::format) != album.deliveries.end();
}

Findings sideFindings(const Album& album, const AlbumLayout& layout) {
    Findings findings;
    const Vinyl& vinyl = album.vinyl;
    const bool isSize = std::ranges::any_of(rooms, [&](const RoomRow& each) { return each.inches == vinyl.inches; });
    if (!isSize || !(isSpeed(vinyl, lpRpm) || isSpeed(vinyl, 45.0)))
        findings.push_back({Severity::warning, std::nullopt,
                            "a record of " + discWords(vinyl) + " is not usual: 7, 10 and 12 inches are, 33 1/3 and 45",
                            isSize ? "vinyl.rpm" : "vinyl.inches"});
    const SideRoom room = roomOf(vinyl);
    const auto sides = sidesOf(album, layout);
    for (std::size_t n = 0; n < sides.size(); ++n) {
        const Side& side = sides[n];
        const PlacedTrack& first = layout.tracks[side.first];
        if (n > 0) findTurn(layout, sides[n - 1], side, findings);
        const double minutes = static_cast<double>(side.lengthFrames()) / album.rate / 60.0;
        if (minutes <= room.good) continue;
        const bool isTooLong = minutes > room.most;
        const std::string is = "side " + side.letter + " is " + clockTime(side.lengthFrames(), album.rate) + " long; ";
        findings.push_back(
            {isTooLong ? Severity::rule : Severity::warning, std::nullopt,
             is + discWords(vinyl) +
                 (isTooLong ? " have room for " + minutesText(room.most) + ": open another side, or take a slower speed"
                            : " are good to " + minutesText(room.good) + ": it has to be cut quieter, with less bass"),
             placeOf(first, "opensSide")});
    }
    return findings;
}

} // namespace core
