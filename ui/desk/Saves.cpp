#include "ui/desk/Saves.h"

#include "core/Error.h"
#include "core/ProjectFile.h"
#include "ui/desk/Jobs.h"

#include <QCoreApplication>

#include <utility>

namespace ui {

/// The jobs have gone, so what was under way is written, and there is nobody left to tell of a failure.
Saves::~Saves() {
    if (any()) saves_.pop_front();
    for (const Save& save : saves_) {
        try {
            core::saveAlbum(save.file, *save.album);
        } catch (const core::Error&) {
            continue;
        }
    }
}

void Saves::add(Save save) {
    saves_.push_back(std::move(save));
    if (saves_.size() == 1) begin();
}

void Saves::onceOver(std::function<void()> then) {
    if (!any()) return then();
    waiting_.push_back(std::move(then));
}

void Saves::begin() {
    const Save& save = saves_.front();
    jobs_.start(
        Job::Kind::unseen, QCoreApplication::translate("Saves", "Saving the album"),
        [album = save.album, file = save.file](JobProgress&, std::stop_token) { core::saveAlbum(file, *album); },
        [this, done = save.done] { end(done); },
        [this, failed = save.failed](const QString& why) { end([&] { failed(why); }); });
}

void Saves::end(const std::function<void()>& tell) {
    saves_.pop_front();
    if (any()) begin();
    tell();
    if (any()) return;
    for (const auto& then : std::exchange(waiting_, {})) then();
}

} // namespace ui
