// What deliveries have to say before they begin, found by a job: codes and layouts of whole albums are judged for it,
// and covers and folders looked at, for which nothing in the window waits.
#pragma once

#include "core/Album.h"
#include "core/Finding.h"
#include "engine/source/SourceLibrary.h"

#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace ui {
class Desk;
} // namespace ui

namespace ui::delivery {

class Preflight : public QObject {
    Q_OBJECT

  public:
    Preflight(Desk& desk, QObject* parent);

    /// Judges these deliveries of the album as it is now into that folder (empty = none is known yet): `found` or
    /// `failed` tells. What is asked for meanwhile is looked at next, the newest alone, and only that is told.
    void look(std::vector<core::Delivery> deliveries, const std::filesystem::path& folder);

  signals:
    void found(const core::Findings& findings);
    void failed(const QString& why);

  private:
    struct Question {
        std::shared_ptr<const core::Album> album;
        std::vector<core::Delivery> deliveries;
        engine::source::SourceLibrary::Opened sounds;
        std::filesystem::path folder;
        std::filesystem::path file; ///< Of the album; empty = it has none, and no ledger.

        core::Findings answer() const; ///< On any thread.
    };
    void begin(Question question);
    bool goesOn(); ///< Whether there is a newer question, which is begun.

    Desk& desk_;
    bool looks_ = false;
    std::optional<Question> next_;
};

} // namespace ui::delivery
