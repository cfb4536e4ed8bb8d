// What every place of the window works on: the album with its history and file, and beside it the parts that live with
// it (selection, sounds, print, make-up, listening, jobs). Places show it and ask it; they do not know each other. The
// window's thread only.
#pragma once

#include "core/AlbumLayout.h"
#include "core/Document.h"
#include "core/Finding.h"
#include "core/Recovery.h"
#include "ui/actions/Actions.h"
#include "ui/desk/Jobs.h"
#include "ui/desk/Listening.h"
#include "ui/desk/Makeup.h"
#include "ui/desk/Print.h"
#include "ui/desk/Saves.h"
#include "ui/desk/Selection.h"
#include "ui/desk/Sounds.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <concepts>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace ui {

/// Where the desk keeps what is no album's; empty = the user's own folders.
struct DeskFolders {
    std::filesystem::path audioCache;
    std::filesystem::path recovery;
};

class Desk : public QObject {
    Q_OBJECT

  public:
    explicit Desk(const DeskFolders& folders = {});
    ~Desk() override;

    const core::Album& album() const { return document_.album(); }
    std::shared_ptr<const core::Album> sharedAlbum() const { return document_.shared(); }
    /// With the master that is worked on in the main one's place: what is heard and measured. What is delivered, and
    /// all that is said of it, is album()'s.
    core::Album heard() const;
    const core::AlbumLayout& layout() const { return layout_; }
    /// Of the album as a value, a CD's rules too unless its deliveries hold no DDP, and of missing mixes.
    const core::Findings& findings() const { return findings_; }
    const core::Document& document() const { return document_; }

    /// One step of the history, or part of the gesture that is held. Throws nothing that `edit` does not throw.
    template <std::invocable<core::Album> Edit>
    void change(const QString& label, Edit&& edit) {
        document_.change(label.toStdString(), std::forward<Edit>(edit));
        albumEdited();
    }

    /// What follows from the last step, as a part of it; see core::Document::amend.
    template <std::invocable<core::Album> Edit>
    void amend(const QString& label, Edit&& edit) {
        document_.amend(label.toStdString(), std::forward<Edit>(edit));
        albumEdited();
    }

    /// Held from press to release: all changes become one step. Let go of it before the desk goes.
    class Gesture {
      public:
        explicit Gesture(Desk& desk, const QString& label = {});
        ~Gesture();
        Gesture(const Gesture&) = delete;
        Gesture& operator=(const Gesture&) = delete;

      private:
        Desk& desk_;
        std::unique_ptr<core::Document::Gesture> gesture_;
    };

    void undo();
    void redo();
    void jumpTo(std::size_t state);

    // The project file, read and written by jobs. `then` is called when it is done; not at all where it failed, which
    // is said and has changed nothing.
    void newAlbum();
    void open(const std::filesystem::path& file, std::function<void()> then = {});
    void save(std::function<void()> then = {}); ///< Asserts that it has a place: see saveAs.
    void saveAs(const std::filesystem::path& file, std::function<void()> then = {});
    /// An album brought back after a crash; its copy has an owner again.
    void restore(const core::Recoverable& left, std::function<void()> then = {});

    const std::filesystem::path& file() const { return file_; } ///< Empty = never saved.
    const std::optional<QDateTime>& savedAt() const { return savedAt_; }
    /// Whether it has a file, or is just being saved to its first one.
    bool hasPlace() const { return !place().empty(); }
    /// Against the file, not against what is still being saved.
    bool dirty() const { return document_.dirty(); }
    bool isSaving() const { return saves_.any(); }
    /// When no save is under way any more, whether it worked or not.
    void onceSaved(std::function<void()> then) { saves_.onceOver(std::move(then)); }
    /// Whether a crash now would lose nothing: the edits are in the recovery copy.
    bool isKept() const { return !dirty() || recovery_->holds(document_); }
    const std::filesystem::path& recoveryFolder() const { return recoveryFolder_; }

    Actions& actions() { return actions_; }
    Jobs& jobs() { return jobs_; }
    Selection& selection() { return selection_; }
    const Selection& selection() const { return selection_; }
    Sounds& sounds() { return sounds_; }
    Print& print() { return print_; }
    Makeup& makeup() { return makeup_; }
    Listening& listening() { return listening_; }

    void say(const QString& words) { emit said(words); }
    void complain(const QString& words) { emit complained(words); }

  signals:
    void albumChanged();                   ///< After every change: everybody shows the album anew.
    void fileChanged();                    ///< Another file, saved, or no longer as saved.
    void said(const QString& words);       ///< A line for the foot.
    void complained(const QString& words); ///< What went wrong and what to do: to be seen.

  private:
    /// What is to stand on the desk.
    struct Read {
        core::Document document{};
        std::filesystem::path file;
        std::optional<QDateTime> savedAt;
    };
    using OwnCopy = std::function<std::unique_ptr<core::Recovery>()>;
    void read(std::function<Read()> work, OwnCopy ownCopy, std::function<void()> then);
    void begin(Read read, std::unique_ptr<core::Recovery> recovery);
    void saved(std::shared_ptr<const core::Album> album, const std::filesystem::path& file);
    const std::filesystem::path& place() const { return savingTo_.empty() ? file_ : savingTo_; }
    void albumEdited();
    void showAlbum();
    void showSound();
    void keepRecovery();
    void retire(std::unique_ptr<core::Recovery> recovery);
    std::unique_ptr<core::Recovery> newRecovery(const std::filesystem::path& file) const;

    std::filesystem::path recoveryFolder_;
    core::Document document_;
    core::AlbumLayout layout_;
    core::Findings findings_;
    std::filesystem::path file_;
    std::filesystem::path savingTo_; ///< Empty = to where it is.
    std::optional<QDateTime> savedAt_;
    std::size_t begun_ = 0; ///< Albums, this one too: what belongs to another one is known by its number.
    std::unique_ptr<core::Recovery> recovery_;
    bool keeping_ = false;                                 ///< A copy is being written.
    std::vector<std::unique_ptr<core::Recovery>> retired_; ///< Of albums that were left meanwhile.
    QTimer recoveryTimer_;
    bool wasDirty_ = false;
    Job* reading_ = nullptr;

    Saves saves_; ///< Outlives the jobs, for what they have not begun.
    Actions actions_;
    Jobs jobs_;
    Selection selection_;
    Listening listening_; ///< Outlives sounds and print, which hand it what they find.
    Sounds sounds_;
    Print print_;
    Makeup makeup_;
};

} // namespace ui
