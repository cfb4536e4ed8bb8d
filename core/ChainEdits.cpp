#include "core/ChainEdits.h"

#include "core/Edits.h"
#include "core/Parameter.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace core {

namespace {

Slot slotOf(Settings settings) {
    Slot slot;
    slot.version = moduleOf(settings).version;
    slot.settings = std::move(settings);
    return slot;
}

std::ptrdiff_t placeOf(const Chain& chain, SlotId id) {
    const auto slot = std::ranges::find(chain, id, &Slot::id);
    assert(slot != chain.end());
    return slot - chain.begin();
}

} // namespace

bool hasChain(const Album& album, ChainPlace place) {
    return place.track ? findTrack(album, *place.track) != nullptr : place.master < album.masters.size();
}

const Chain& chainAt(const Album& album, ChainPlace place) {
    assert(hasChain(album, place));
    return place.track ? findTrack(album, *place.track)->chain : album.masters[place.master].albumChain;
}

Chain& chainAt(Album& album, ChainPlace place) {
    return const_cast<Chain&>(chainAt(std::as_const(album), place));
}

Album addSlot(Album album, ChainPlace place, Settings settings, std::size_t at) {
    Chain& chain = chainAt(album, place);
    const auto before = chain.begin() + static_cast<std::ptrdiff_t>(std::min(at, chain.size()));
    chain.insert(before, slotOf(std::move(settings)));
    return normalised(std::move(album));
}

Album addSlot(Album album, ChainPlace place, Settings settings) {
    const std::size_t end = chainAt(std::as_const(album), place).size();
    return addSlot(std::move(album), place, std::move(settings), end);
}

Album removeSlot(Album album, ChainPlace place, SlotId slot) {
    Chain& chain = chainAt(album, place);
    chain.erase(chain.begin() + placeOf(chain, slot));
    return normalised(std::move(album));
}

Album moveSlot(Album album, ChainPlace place, SlotId slot, std::size_t to) {
    Chain& chain = chainAt(album, place);
    const std::ptrdiff_t from = placeOf(chain, slot);
    Slot moved = std::move(chain[static_cast<std::size_t>(from)]);
    chain.erase(chain.begin() + from);
    chain.insert(chain.begin() + static_cast<std::ptrdiff_t>(std::min(to, chain.size())), std::move(moved));
    return normalised(std::move(album));
}

Album moveSlot(Album album, ChainPlace from, SlotId slot, ChainPlace to, std::size_t at) {
    if (from == to) return moveSlot(std::move(album), from, slot, at);
    Chain& left = chainAt(album, from);
    const std::ptrdiff_t place = placeOf(left, slot);
    Slot moved = std::move(left[static_cast<std::size_t>(place)]);
    left.erase(left.begin() + place);
    Chain& joined = chainAt(album, to);
    joined.insert(joined.begin() + static_cast<std::ptrdiff_t>(std::min(at, joined.size())), std::move(moved));
    return normalised(std::move(album));
}

Album insertSlots(Album album, ChainPlace place, Chain slots, std::size_t at) {
    for (auto& slot : slots) slot.id = {};
    Chain& chain = chainAt(album, place);
    const auto before = chain.begin() + static_cast<std::ptrdiff_t>(std::min(at, chain.size()));
    chain.insert(before, std::make_move_iterator(slots.begin()), std::make_move_iterator(slots.end()));
    return normalised(std::move(album));
}

Slot& slotOf(Album& album, SlotId slot) {
    Slot* found = nullptr;
    const auto look = [&](Chain& chain) {
        const auto it = std::ranges::find(chain, slot, &Slot::id);
        if (it != chain.end()) found = &*it;
    };
    for (Track& track : album.tracks) look(track.chain);
    for (Master& master : album.masters) look(master.albumChain);
    assert(found);
    return *found;
}

void swapAlternative(Slot& slot) {
    if (!slot.alternative) slot.alternative = slot.settings;
    std::swap(slot.settings, *slot.alternative);
    slot.swapped = !slot.swapped;
}

void resetSlot(Slot& slot) {
    const Module& module = moduleOf(slot);
    slot.settings = module.standard();
    for (const Parameter& row : module.parameters)
        if (!row.banded) row.set(slot, 0, row.standard);
}

Album clearChain(Album album, ChainPlace place) {
    chainAt(album, place).clear();
    return normalised(std::move(album));
}

Album withChain(Album album, ChainPlace place, Chain chain) {
    for (auto& slot : chain) slot.id = {};
    chainAt(album, place) = std::move(chain);
    return normalised(std::move(album));
}

} // namespace core
