// Edits of chains: pure functions as in Edits.h, for the chain of a track or of the album.
#pragma once

#include "core/Album.h"

#include <concepts>
#include <cstddef>
#include <optional>

namespace core {

/// Whose chain.
struct ChainPlace {
    std::optional<TrackId> track; ///< nullopt = the album's.
    std::size_t master = 0;       ///< Which of the album's: a place in Album::masters.
    bool operator==(const ChainPlace&) const = default;
};

/// The main master's.
inline constexpr ChainPlace albumChain{};

/// Whether the album has it.
bool hasChain(const Album& album, ChainPlace place);

/// Asserts that the album has it.
const Chain& chainAt(const Album& album, ChainPlace place);
Chain& chainAt(Album& album, ChainPlace place);

/// The album with a new slot of that module ahead of the one at `at` (behind the last one where there is none such).
Album addSlot(Album album, ChainPlace place, Settings settings, std::size_t at);
Album addSlot(Album album, ChainPlace place, Settings settings);

/// Without the slot, its automation and the deliveries' overrides of it.
Album removeSlot(Album album, ChainPlace place, SlotId slot);

/// The slot at place `to` of the list as it is then (the last place where there is none such).
Album moveSlot(Album album, ChainPlace place, SlotId slot, std::size_t to);

/// The same into another chain, of a track or of the album. Its automation stays behind: it counts from its track.
Album moveSlot(Album album, ChainPlace from, SlotId slot, ChainPlace to, std::size_t at);

/// The album with copies of these slots, with ids of their own, ahead of the one at `at`.
Album insertSlots(Album album, ChainPlace place, Chain slots, std::size_t at);

/// The slot of any of the chains; asserts that there is one.
Slot& slotOf(Album& album, SlotId slot);

/// The slot as `edit` makes it.
template <std::invocable<Slot&> Edit>
Album withSlot(Album album, SlotId slot, Edit&& edit) {
    edit(slotOf(album, slot));
    return album;
}

/// Changes places with the alternative; the first time with a copy of what is there.
void swapAlternative(Slot& slot);

/// Every row at its standard, the slot's own too. The alternative stays.
void resetSlot(Slot& slot);

Album clearChain(Album album, ChainPlace place);

/// Another chain in the place of the one that is there; its slots get ids of their own.
Album withChain(Album album, ChainPlace place, Chain chain);

} // namespace core
