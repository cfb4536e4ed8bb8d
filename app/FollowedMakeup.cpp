#include "app/FollowedMakeup.h"
#include "app/ProgressLine.h"
#include "app/Session.h"
#include "app/Text.h"
#include "core/ChainEdits.h"
#include "core/Parameter.h"
#include "engine/analysis/AutomaticMakeup.h"
#include "engine/analysis/LoudnessMatch.h"

#include <iostream>
#include <string>
#include <utility>

namespace app {

core::Album withMakeupFollowed(const core::Album& before, core::Album after, std::stop_token stop) {
    engine::analysis::AutomaticMakeup measured;
    measured.trust(before);
    const auto stale = measured.stale(after);
    if (stale.empty()) return after;
    const auto sources = openSources(after, stop);
    core::Album made;
    {
        ProgressLine line;
        made = measured.followed(
            after, sources.audio, [&](double share) { line.show("measuring for the make-up", share); }, stop);
    }
    for (const core::SlotId id : engine::analysis::madeUpByLoudness(made)) {
        const core::Slot& slot = core::slotOf(made, id);
        const auto row = *engine::analysis::makeupRow(slot);
        if (row.get(slot) == row.get(core::slotOf(after, id))) continue;
        std::cout << core::moduleOf(slot).id << ": " << row.row->label << " by loudness is "
                  << decimal(row.get(slot), 2) << " dB now\n";
    }
    for (const core::SlotId id : measured.stale(made))
        std::cout << core::moduleOf(core::slotOf(made, id)).id
                  << ": the make-up by loudness stays as it is: a mix is missing\n";
    return made;
}

} // namespace app
