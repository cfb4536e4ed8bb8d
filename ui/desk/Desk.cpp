#include "ui/desk/Desk.h"

#include "core/Edits.h"
#include "core/Error.h"
#include "core/ProjectFile.h"
#include "core/RedBook.h"

#include <cassert>
#include <chrono>

namespace ui {

namespace {

constexpr int recoveryTickMs = 1000;

/// What the maker should know of the album as a value; missing mixes are said by the sounds.
core::Findings findingsOf(const core::Album& album) {
    return album.tracks.empty() ? core::Findings() : core::standingFindings(album);
}

} // namespace

Desk::Desk(const DeskFolders& folders)
    : recoveryFolder_(folders.recovery.empty() ? core::recoveryFolder() : folders.recovery), listening_(*this),
      sounds_(*this, folders.audioCache), print_(*this) {
    connect(&sounds_, &Sounds::changed, this, [this] {
        listening_.show(album(), sounds_.audio());
        print_.renew();
    });
    connect(&print_, &Print::changed, &listening_, &Listening::albumMeasured);
    connect(&jobs_, &Jobs::failed, this, [this](const QString&, const QString& why) { complain(why); });
    connect(&jobs_, &Jobs::cancelled, this,
            [this](const QString& title) { say(tr("%1: cancelled, nothing was changed").arg(title)); });
    connect(&selection_, &Selection::changed, &actions_, &Actions::refresh);
    connect(&recoveryTimer_, &QTimer::timeout, this, &Desk::keepRecovery);
    recoveryTimer_.start(recoveryTickMs);
    recovery_ = newRecovery({});
    layout_ = core::layOut(album());
}

Desk::~Desk() = default;

Desk::Gesture::Gesture(Desk& desk, const QString& label)
    : desk_(desk), gesture_(std::make_unique<core::Document::Gesture>(desk.document_, label.toStdString())) {}

Desk::Gesture::~Gesture() {
    gesture_.reset();
    desk_.albumEdited();
}

void Desk::undo() {
    document_.undo();
    albumEdited();
}

void Desk::redo() {
    document_.redo();
    albumEdited();
}

void Desk::jumpTo(std::size_t state) {
    document_.jumpTo(state);
    albumEdited();
}

void Desk::newAlbum() {
    begin(core::Document(), {}, newRecovery({}));
}

void Desk::open(const std::filesystem::path& file) {
    const auto whole = std::filesystem::absolute(file).lexically_normal();
    core::Album album = core::loadAlbum(whole);
    begin(core::Document(std::move(album)), whole, newRecovery(whole));
}

void Desk::restore(const core::Recoverable& left) {
    core::Album album = core::restored(left);
    core::Album saved;
    std::error_code gone;
    if (!left.album.empty() && std::filesystem::exists(left.album, gone)) saved = core::loadAlbum(left.album);
    auto recovery = std::make_unique<core::Recovery>(left);
    begin(core::Document::recovered(std::move(album), std::move(saved)), left.album, std::move(recovery));
}

void Desk::save() {
    assert(!file_.empty());
    saveAs(file_);
}

void Desk::saveAs(const std::filesystem::path& file) {
    const auto whole = std::filesystem::absolute(file).lexically_normal();
    core::saveAlbum(whole, album());
    document_.markSaved();
    file_ = whole;
    recovery_->saveAs(whole);
    keepRecovery();
    wasDirty_ = dirty();
    actions_.refresh();
    emit fileChanged();
}

void Desk::begin(core::Document document, std::filesystem::path file, std::unique_ptr<core::Recovery> recovery) {
    listening_.stop();
    listening_.setLoop({});
    listening_.locate(0);
    document_ = std::move(document);
    file_ = std::move(file);
    if (keeping_) retired_.push_back(std::move(recovery_));
    recovery_ = std::move(recovery);
    wasDirty_ = dirty();
    sounds_.forgetAll();
    print_.forget();
    selection_.selectTracks({}, {});
    showAlbum();
    emit fileChanged();
}

void Desk::albumEdited() {
    keepRecovery();
    showAlbum();
    if (wasDirty_ == dirty()) return;
    wasDirty_ = dirty();
    emit fileChanged();
}

void Desk::showAlbum() {
    layout_ = core::layOut(album());
    findings_ = findingsOf(album());
    sounds_.openFor(album());
    listening_.show(album(), sounds_.audio());
    selection_.prune(album());
    print_.renew();
    actions_.refresh();
    emit albumChanged();
}

std::unique_ptr<core::Recovery> Desk::newRecovery(const std::filesystem::path& file) const {
    return std::make_unique<core::Recovery>(file, recoveryFolder_);
}

/// Written by a job, because a disk takes its time; one at a time, and meanwhile nothing else of it is asked for.
void Desk::keepRecovery() {
    if (keeping_) return;
    using Clock = core::Recovery::Clock;
    const auto complainOf = [this](const QString& why) {
        complain(tr("The recovery copy cannot be written: %1").arg(why));
    };
    std::function<void()> write;
    try {
        write = recovery_->due(document_, Clock::now());
    } catch (const core::Error& why) {
        return complainOf(QString::fromUtf8(why.what()));
    }
    if (!write) return;
    const auto over = [this, of = recovery_.get()](const auto& tell) {
        if (of == recovery_.get()) tell(*of);
        keeping_ = false;
        retired_.clear();
    };
    keeping_ = true;
    jobs_.start(
        Job::Kind::unseen, tr("Keeping a recovery copy"), [write](JobProgress&, std::stop_token) { write(); },
        [over] { over([](core::Recovery& recovery) { recovery.wrote(); }); },
        [over, complainOf](const QString& why) {
            over([](core::Recovery& recovery) { recovery.missed(Clock::now()); });
            complainOf(why);
        });
}

} // namespace ui
