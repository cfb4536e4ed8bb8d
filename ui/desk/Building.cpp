#include "ui/desk/Building.h"

#include "ui/desk/Jobs.h"

namespace ui {

void Building::show(const core::Album& album, const engine::source::AudioSources& audio) {
    if (job_) {
        next_.emplace(album, audio);
        return;
    }
    if (doors_.follow(album, audio)) return doors_.settled();
    const QString title = Jobs::tr("Making the album ready to be heard");
    job_ = jobs_.start(
        Job::Kind::unseen, title,
        [album, audio](JobProgress&, std::stop_token) { return engine::Engine::build(album, audio); },
        [this](engine::BuiltAlbum made) { built(std::move(made)); },
        [this, title](const QString& why) {
            job_ = nullptr; // the next change tries again
            next_.reset();
            emit jobs_.failed(title, why);
        });
}

void Building::built(engine::BuiltAlbum album) {
    job_ = nullptr;
    doors_.take(std::move(album));
    if (const auto next = std::exchange(next_, std::nullopt)) return show(next->first, next->second);
    doors_.settled();
}

void Building::drop() {
    if (job_) job_->cancel();
    job_ = nullptr;
    next_.reset();
}

} // namespace ui
