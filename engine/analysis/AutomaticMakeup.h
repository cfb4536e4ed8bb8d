// Make-up by loudness that follows later changes: which of an album's modules are set so, which of them were measured
// as they stand, and the album with the others measured. What sounds is the plain number in the album all the time. A
// value without threads; measuring is for jobs only.
#pragma once

#include "core/Album.h"
#include "core/Parameter.h"
#include "engine/source/SourceLibrary.h"

#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace engine::analysis {

/// Whether the slot is set to have its make-up follow the loudness.
bool isMadeUpByLoudness(const core::Slot& slot);

/// The album's slots that are, in the order in which the sound comes through them: those of the tracks' chains, then
/// those of the masters'. Without those whose make-up has a course of its own.
std::vector<core::SlotId> madeUpByLoudness(const core::Album& album);

/// Sets a row as a hand does: the row that automatic make-up turns is taken from it, that is, it ends.
void turnByHand(core::Slot& slot, const core::ParameterRef& row, double value);

/// A digest of all that the measurement of the slot hangs on: the slot as it is set but for its make-up, what is ahead
/// of it in its chain, with automation, and the clips of its track; of an album chain all the tracks. Not of what is
/// behind it, nor of texts and marks, nor of whether the slot is switched on. nullopt where there is no such slot.
std::optional<std::string> makeupKey(const core::Album& album, core::SlotId slot);

/// What was measured so far. The same sound always has the same make-up, so that undo and redo measure nothing anew.
class AutomaticMakeup {
  public:
    /// What stands in the album counts as measured: it was, before it was saved.
    void trust(const core::Album& album);

    /// The automatic slots that were not measured as they stand, or do not have what was measured.
    std::vector<core::SlotId> stale(const core::Album& album) const;

    /// The album with every automatic slot made up for, to a hundredth of a decibel and as far as its row reaches; what
    /// was not measured yet is measured, and remembered. What has nothing to be heard stays as it is; so does what a
    /// mix is missing for, and is not current then. Progress 0 to 1,
    /// on the caller's thread. Throws core::Cancelled when asked to stop.
    core::Album followed(core::Album album, const source::AudioSources& audio, const source::Progress& progress = {},
                         const std::stop_token& stop = {});

  private:
    std::map<std::string, std::optional<double>> makeupDb_; ///< By key; nullopt = there was nothing to hear.
};

} // namespace engine::analysis
