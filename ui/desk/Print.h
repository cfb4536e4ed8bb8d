// The album's print as the window shows it: figures and waveform of an offline render that runs in the background and
// begins anew, a moment after each edit that changes the sound. Until it is done the last one stays, marked as older.
#pragma once

#include "core/Album.h"
#include "engine/analysis/AlbumPrint.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace ui {

class Desk;
class Job;

/// The album without what cannot be heard in its print: texts, deliveries, references, all masters but the first. Equal
/// albums sound equal.
core::Album soundOf(core::Album album);

class Print : public QObject {
    Q_OBJECT

  public:
    explicit Print(Desk& desk);

    /// The newest; nullptr while there is none.
    const engine::analysis::AlbumPrint* newest() const { return newest_.get(); }
    std::shared_ptr<const engine::analysis::AlbumPrint> shared() const { return newest_; }
    /// The album whose print that is: see Desk::heard.
    const core::Album* of() const { return of_.get(); }
    bool isCurrent() const { return current_; } ///< Of the album as it is heard.

    const engine::analysis::TrackFigures* figures(core::TrackId track) const;

    /// The album, its sounds or the master that is worked on have changed. Called by the desk.
    void renew();
    void forget();

  signals:
    void changed(); ///< Another print, or the one that there is has become older than the album.

  private:
    void begin();

    Desk& desk_;
    std::shared_ptr<const engine::analysis::AlbumPrint> newest_;
    std::shared_ptr<const core::Album> of_;
    std::optional<core::Album> asked_; ///< Sound of the album that a job renders now.
    bool current_ = false;
    Job* job_ = nullptr;
    QTimer delay_;
};

} // namespace ui
