// Make-up by loudness in the window: a moment after each edit that changes what an automatic slot was measured by, a
// job measures it in the background, and what it finds becomes a part of that edit: undo takes both back. Every edit
// begins it anew. When an album opens nothing is measured.
#pragma once

#include "core/Album.h"
#include "engine/analysis/AutomaticMakeup.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace ui {

class Desk;
class Job;

class Makeup : public QObject {
    Q_OBJECT

  public:
    explicit Makeup(Desk& desk);

    /// Whether a job measures the slot now.
    bool isMeasuring(core::SlotId slot) const;

    /// The album or its sounds have changed. Called by the desk.
    void follow();
    /// Another album: what stands in it counts as measured. Called by the desk.
    void trust();

    /// When every automatic make-up is that of the album as it is: at once, or when it is measured. Not at all where
    /// that failed, which is said.
    void onceCurrent(std::function<void()> then);

  signals:
    void changed(); ///< A measurement began or ended.

  private:
    struct Followed {
        core::Album album;
        engine::analysis::AutomaticMakeup measured;
    };
    void begin();
    void take(Followed followed);
    void end();

    Desk& desk_;
    engine::analysis::AutomaticMakeup measured_;
    std::vector<core::SlotId> measuring_;
    std::vector<std::function<void()>> waiting_;
    Job* job_ = nullptr;
    QTimer delay_;
};

} // namespace ui
