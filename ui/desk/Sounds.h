// The sound of the album's mixes: opened, imported and found again by jobs; and the waveforms of it for painting.
#pragma once

#include "core/Album.h"
#include "engine/source/SourceLibrary.h"
#include "engine/source/Waveform.h"

#include <QObject>
#include <QStringList>

#include <cstddef>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace ui {

class Desk;
class ImportCourse;
class Job;

class Sounds : public QObject {
    Q_OBJECT

  public:
    Sounds(Desk& desk, const std::filesystem::path& cacheFolder);

    /// What the engine and a delivery need; only what is opened so far.
    const engine::source::SourceLibrary::Opened& opened() const { return opened_; }
    const engine::source::AudioSources& audio() const { return opened_.audio; }
    std::shared_ptr<const engine::source::AudioSource> audio(core::SourceId source) const;
    /// nullptr while it is being made, which begins by itself: waveformsChanged tells when it is there.
    std::shared_ptr<const engine::source::Waveform> waveform(core::SourceId source) const;
    engine::source::SourceLibrary& library() { return *library_; }

    /// Whether every source that the album uses is open, missing or changed: known, that is.
    bool known() const { return known_; }
    bool isMissing(core::SourceId source) const;
    bool isChanged(core::SourceId source) const;
    bool isLost(core::SourceId source) const; ///< Either of them.
    bool anyLost() const { return !opened_.missing.empty() || !opened_.changed.empty(); }

    /// Opens what the album refers to and is not open yet. Called by the desk whenever the album changes.
    void openFor(const core::Album& album);
    void forgetAll(); ///< Another album, or another rate.

    struct ImportPlace {
        std::size_t before = 0;      ///< The track at this place of Album::tracks.
        bool openingItsDisc = false; ///< Under the heading of that track's disc rather than ahead of it.
    };
    /// The files, and those in the folders among them, become tracks at that place (nullopt = behind the last), in the
    /// order of the list, a folder's by name. An album without tracks takes the commonest rate. One step of the
    /// history; what cannot be used is named by `refused`, the rest goes in. Of an import that is cancelled nothing
    /// goes in.
    void importMixes(const std::vector<std::filesystem::path>& files, std::optional<ImportPlace> at = {});
    struct Import {
        std::shared_ptr<const ImportCourse> course;
        Job* job = nullptr;
    };
    /// Those that run now.
    std::vector<Import> imports() const;

    /// The file becomes a bed under the seam before the track; one step of the history. What cannot be used is refused.
    void importBed(const std::filesystem::path& file, core::TrackId before);

    /// Looks below `folder` for missing and changed sources by their digest; one step of the history.
    void findIn(const std::filesystem::path& folder);

    /// A new mix in the place of the track's, see engine/analysis/ReplaceMix.h; one step of the history. What was found
    /// (offset, level difference) is said.
    void replaceMix(core::TrackId track, const std::filesystem::path& file);
    /// The file beside the track's mix as a version of it, in the place of one of its kind; one step of the history.
    /// `as`: kind, suffix of the title and ISRC. What was found is said; another song is refused.
    void bindVersion(core::TrackId track, const std::filesystem::path& file, const core::Version& as);

  signals:
    void changed(); ///< More is open, or missing.
    void waveformsChanged();
    void importsChanged();                      ///< One began or ended.
    void refused(const QStringList& sentences); ///< Of a drop: each names the file and why it cannot be used.

  private:
    void take(engine::source::SourceLibrary::Opened opened);
    void drawNext();

    Desk& desk_;
    std::shared_ptr<engine::source::SourceLibrary> library_; ///< Shared with jobs.
    engine::source::SourceLibrary::Opened opened_;
    std::set<core::SourceId> asked_; ///< A job is under way for them, or was.
    int rate_ = 0;                   ///< At which they are open.
    bool known_ = true;
    std::size_t generation_ = 0; ///< Of what was forgotten: what older jobs bring is dropped.
    std::map<core::SourceId, std::shared_ptr<const engine::source::Waveform>> waveforms_;
    std::deque<core::SourceId> undrawn_; ///< In the order in which they were opened.
    bool beginsToDraw_ = false;
    Job* drawing_ = nullptr; ///< Good while it runs; one at a time, so that an album of many tracks does
                             ///< not begin as many threads.
    std::vector<Import> imports_;
};

} // namespace ui
