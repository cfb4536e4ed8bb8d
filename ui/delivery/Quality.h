// The quality check of the album on the desk: started by hand, run by a job, and kept as long as the album sounds as it
// did. After an edit it stays to be read, as that of an older sound.
#pragma once

#include "core/Album.h"
#include "core/Finding.h"

#include <QObject>

#include <memory>
#include <optional>

namespace ui {
class Desk;
class Job;
} // namespace ui

namespace ui::delivery {

class Quality : public QObject {
    Q_OBJECT

  public:
    Quality(Desk& desk, QObject* parent);

    void check();  ///< From the beginning; asserts that the sounds are known.
    void cancel(); ///< Nothing where none runs.
    bool isRunning() const { return job_ != nullptr; }
    double share() const; ///< Of the check that runs, 0 to 1.

    /// nullopt = nobody has checked this album.
    const std::optional<core::Findings>& found() const { return found_; }
    bool isCurrent() const; ///< Of the album as it sounds now, and of what it is delivered as.

  signals:
    void changed();

  private:
    /// What the findings depend on.
    struct Checked {
        core::Album sound;
        double targetDbtp = 0.0;
        bool operator==(const Checked&) const = default;
    };
    static Checked checkedOf(const core::Album& album);
    void follow();
    void forget();

    Desk& desk_;
    Job* job_ = nullptr;
    std::optional<core::Findings> found_;
    std::optional<Checked> of_; ///< What was found in.
    bool current_ = false;
};

} // namespace ui::delivery
