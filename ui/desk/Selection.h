// What is selected: shared by every place of the window, no part of the album.
#pragma once

#include "core/Album.h"
#include "core/Automation.h"
#include "core/ChainEdits.h"

#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace ui {

class Selection : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    /// The selected tracks, in the order of the album; the current one among them is the one whose chain, texts and
    /// clips are shown.
    const std::vector<core::TrackId>& tracks() const { return tracks_; }
    std::optional<core::TrackId> track() const { return track_; }
    bool holds(core::TrackId track) const;
    void selectTrack(core::TrackId track) { selectTracks({track}, track); }
    void selectTracks(std::vector<core::TrackId> tracks, std::optional<core::TrackId> current);

    /// The slot whose module is shown large.
    std::optional<core::SlotId> slot() const { return slot_; }
    void selectSlot(std::optional<core::SlotId> slot);

    /// The master that is worked on, whose chain is shown, heard and measured: its place in Album::masters. The main
    /// one until another is chosen, and when the album does not have that one any more.
    std::size_t master(const core::Album& album) const;
    void selectMaster(const std::string& name); ///< Empty = the main one.

    std::optional<core::ClipId> clip() const { return clip_; }
    void selectClip(std::optional<core::ClipId> clip);

    /// The parameter whose course is drawn under the timeline while its track is the current one: what was chosen, or
    /// else the first that is automated. nullopt where there is neither.
    std::optional<core::LaneKey> lane(const core::Album& album) const;
    void selectLane(std::optional<core::LaneKey> lane);

    /// Lets go of what the album does not have any more.
    void prune(const core::Album& album);

  signals:
    void masterChanged(); ///< Ahead of changed().
    void changed();

  private:
    std::vector<core::TrackId> tracks_;
    std::optional<core::TrackId> track_;
    std::optional<core::SlotId> slot_;
    std::string master_; ///< Empty = the main one.
    std::optional<core::ClipId> clip_;
    std::optional<core::LaneKey> lane_;
};

/// Whose chain holds the slot; nullopt when none does.
std::optional<core::ChainPlace> chainPlaceOf(const core::Album& album, core::SlotId slot);

/// The slot of that id; nullptr when there is none.
const core::Slot* findSlot(const core::Album& album, core::SlotId slot);

} // namespace ui
