#include "engine/delivery/CutDigests.h"

#include <algorithm>
#include <iterator>

namespace engine::delivery {

namespace {

void add(source::PcmDigest& to, const PcmBlock& part) {
    if (part.floats.empty())
        to.add(part.words);
    else
        to.add(part.floats);
}

} // namespace

CutDigests::CutDigests(const Cuts& cuts, int bits) : cuts_(cuts), album_(bits) {
    for (std::size_t n = 0; n < cuts_.tracks.size(); ++n) tracks_.emplace_back(bits);
}

void CutDigests::add(const PcmBlock& block) {
    delivery::add(album_, block.within(cuts_.album));
    for (std::size_t n = 0; n < tracks_.size(); ++n) delivery::add(tracks_[n], block.within(cuts_.tracks[n].range));
}

DeliveredDigests CutDigests::digests() const {
    DeliveredDigests digests{.tracks = {}, .album = album_.hex()};
    std::ranges::transform(tracks_, std::back_inserter(digests.tracks), &source::PcmDigest::hex);
    return digests;
}

} // namespace engine::delivery
