// The print sample by sample where the timeline shows it so close: a small render in the background, a moment after one
// has come there or has changed what sounds.
#pragma once

#include "core/AlbumLayout.h"
#include "engine/analysis/PrintStretch.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace ui {
class Desk;
class Job;
} // namespace ui

namespace ui::timeline {

class View;

class CloseUp : public QObject {
    Q_OBJECT

  public:
    CloseUp(Desk& desk, const View& view);
    ~CloseUp() override;

    /// What is shown, and some more on both sides; nullptr where there is none yet, where one is too far away to see
    /// samples, and where things lie elsewhere by now.
    const engine::analysis::PrintStretch* stretch() const;
    bool isCurrent() const; ///< Of the album as it sounds now.

    /// Farther away than so many frames a pixel the print's bins say as much.
    static constexpr double farthest = 32.0;

  signals:
    void changed();

  private:
    bool isWanted() const;
    void renew();
    void begin();

    Desk& desk_;
    const View& view_;
    std::optional<engine::analysis::PrintStretch> stretch_;
    core::Album sound_; ///< What it is of.
    core::AlbumLayout layout_;
    Job* job_ = nullptr; ///< While it runs.
    QTimer delay_;
};

} // namespace ui::timeline
