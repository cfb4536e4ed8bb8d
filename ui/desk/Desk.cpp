#include "ui/desk/Desk.h"

#include "core/Edits.h"
#include "core/Error.h"
#include "core/ProjectFile.h"
#include "core/RedBook.h"
#include "core/Variants.h"
#include "ui/controls/Words.h"

#include <QFileInfo>

#include <cassert>
#include <chrono>
#include <utility>

namespace ui {

namespace {

constexpr int recoveryTickMs = 1000;

namespace fs = std::filesystem;

fs::path wholeOf(const fs::path& file) {
    return fs::absolute(file).lexically_normal();
}

/// When the file was written; nullopt where there is none.
std::optional<QDateTime> timeOf(const fs::path& file) {
    const QFileInfo found(pathText(file));
    return !file.empty() && found.exists() ? std::optional(found.lastModified()) : std::nullopt;
}

/// What the maker should know of the album as a value; missing mixes are said by the sounds.
core::Findings findingsOf(const core::Album& album) {
    return album.tracks.empty() ? core::Findings() : core::standingFindings(album);
}

} // namespace

Desk::Desk(const DeskFolders& folders)
    : recoveryFolder_(folders.recovery.empty() ? core::recoveryFolder() : folders.recovery), saves_(jobs_),
      listening_(*this), sounds_(*this, folders.audioCache), print_(*this), makeup_(*this) {
    connect(&sounds_, &Sounds::changed, this, [this] {
        showSound();
        makeup_.follow();
    });
    connect(&print_, &Print::changed, &listening_, &Listening::albumMeasured);
    connect(&jobs_, &Jobs::failed, this, [this](const QString&, const QString& why) { complain(why); });
    connect(&jobs_, &Jobs::cancelled, this,
            [this](const QString& title) { say(tr("%1: cancelled, nothing was changed").arg(title)); });
    connect(&selection_, &Selection::masterChanged, this, &Desk::showSound);
    connect(&selection_, &Selection::changed, &actions_, &Actions::refresh);
    connect(&recoveryTimer_, &QTimer::timeout, this, &Desk::keepRecovery);
    recoveryTimer_.start(recoveryTickMs);
    recovery_ = newRecovery({});
    layout_ = core::layOut(album());
}

/// A job that opens a device holds on to the engine.
Desk::~Desk() {
    jobs_.endAll();
}

core::Album Desk::heard() const {
    return core::mastersSwapped(album(), selection_.master(album()));
}

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
    if (reading_) reading_->cancel();
    begin({}, newRecovery({}));
}

void Desk::open(const fs::path& file, std::function<void()> then) {
    const auto whole = wholeOf(file);
    const auto work = [whole] { return Read{core::Document(core::loadAlbum(whole)), whole, timeOf(whole)}; };
    read(
        work, [this, whole] { return newRecovery(whole); }, std::move(then));
}

void Desk::restore(const core::Recoverable& left, std::function<void()> then) {
    const auto work = [left] {
        core::Album album = core::restored(left);
        const auto savedAt = timeOf(left.album);
        core::Album saved = savedAt ? core::loadAlbum(left.album) : core::Album();
        return Read{core::Document::recovered(std::move(album), std::move(saved)), left.album, savedAt};
    };
    read(
        work, [left] { return std::make_unique<core::Recovery>(left); }, std::move(then));
}

/// What was asked for last comes. Edits that are made meanwhile are not taken from the desk. The copy gets its owner
/// when the album stands here and not before: an owner takes it away when it goes.
void Desk::read(std::function<Read()> work, OwnCopy ownCopy, std::function<void()> then) {
    if (reading_) reading_->cancel();
    const auto show = [this, before = sharedAlbum(), ownCopy = std::move(ownCopy), then = std::move(then)](Read read) {
        reading_ = nullptr;
        if (album() != *before) return complain(tr("The album was changed meanwhile: open the other one again."));
        try {
            begin(std::move(read), ownCopy());
        } catch (const core::Error& why) {
            return complain(QString::fromUtf8(why.what()));
        }
        if (then) then();
    };
    reading_ = jobs_.start(
        Job::Kind::asked, tr("Opening the album"),
        [work = std::move(work)](JobProgress&, std::stop_token) { return work(); }, show,
        [this](const QString& why) {
            reading_ = nullptr;
            complain(why);
        });
    reading_->whenCancelled = [this] { reading_ = nullptr; };
}

void Desk::save(std::function<void()> then) {
    assert(hasPlace());
    saveAs(place(), std::move(then));
}

void Desk::saveAs(const fs::path& file, std::function<void()> then) {
    savingTo_ = wholeOf(file);
    const auto done = [this, album = sharedAlbum(), whole = savingTo_, of = begun_, then] {
        if (of == begun_) saved(album, whole);
        if (then) then();
    };
    const auto failed = [this, of = begun_](const QString& why) {
        if (of == begun_ && !isSaving()) savingTo_.clear();
        complain(why);
    };
    saves_.add({sharedAlbum(), savingTo_, done, failed});
}

void Desk::saved(std::shared_ptr<const core::Album> album, const fs::path& file) {
    document_.markSaved(std::move(album));
    file_ = file;
    if (!isSaving()) savingTo_.clear();
    savedAt_ = QDateTime::currentDateTime();
    recovery_->saveAs(file_);
    keepRecovery();
    wasDirty_ = dirty();
    actions_.refresh();
    emit fileChanged();
}

void Desk::begin(Read read, std::unique_ptr<core::Recovery> recovery) {
    ++begun_;
    listening_.stop();
    listening_.setLoop({});
    listening_.locate(0);
    document_ = std::move(read.document);
    file_ = std::move(read.file);
    savingTo_.clear();
    savedAt_ = read.savedAt;
    retire(std::exchange(recovery_, std::move(recovery)));
    wasDirty_ = dirty();
    sounds_.forgetAll();
    print_.forget();
    makeup_.trust();
    selection_.selectTracks({}, {});
    selection_.selectMaster({});
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
    showSound();
    selection_.prune(album());
    makeup_.follow();
    actions_.refresh();
    emit albumChanged();
}

void Desk::showSound() {
    listening_.show(heard(), sounds_.audio());
    print_.renew();
}

std::unique_ptr<core::Recovery> Desk::newRecovery(const fs::path& file) const {
    return std::make_unique<core::Recovery>(file, recoveryFolder_);
}

/// Written by a job, because a disk takes its time; one at a time, and meanwhile nothing else of it is asked for.
void Desk::keepRecovery() {
    if (keeping_) return;
    using Clock = core::Recovery::Clock;
    const auto write = recovery_->due(document_, Clock::now());
    if (!write) return;
    const auto over = [this, of = recovery_.get()](const auto& tell) {
        if (of == recovery_.get()) tell(*of);
        keeping_ = false;
        for (auto& each : std::exchange(retired_, {})) retire(std::move(each));
    };
    keeping_ = true;
    jobs_.start(
        Job::Kind::unseen, tr("Keeping a recovery copy"), [write](JobProgress&, std::stop_token) { write(); },
        [over] { over([](core::Recovery& recovery) { recovery.wrote(); }); },
        [this, over](const QString& why) {
            over([](core::Recovery& recovery) { recovery.missed(Clock::now()); });
            complain(tr("The recovery copy cannot be written: %1").arg(why));
        });
}

/// Ends it, and with it its copy: the disk's work too.
void Desk::retire(std::unique_ptr<core::Recovery> recovery) {
    if (keeping_) return retired_.push_back(std::move(recovery));
    jobs_.start(
        Job::Kind::unseen, tr("Removing a recovery copy"),
        [left = std::shared_ptr<core::Recovery>(std::move(recovery))](JobProgress&, std::stop_token) mutable {
            left.reset();
        },
        [] {});
}

} // namespace ui
