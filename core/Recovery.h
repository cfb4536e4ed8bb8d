// Recovery copies: what was edited but not saved, kept in a folder of its own, to be offered after a crash. A copy
// never touches the saved album. One thread, the document's owner; but a copy takes some milliseconds and the disk's
// sync, and may be written on any other.
//
// Who calls what: the owner of a document holds a Recovery and calls `keep` after every edit, save, undo and redo, and
// at least once a second besides (a timer). So no edit is older than 5 s without standing in a file. At its start the
// program asks `recoverable` what dead sessions have left, and for each one restores (a Recovery of what is left, so
// that the copy has an owner again, then Document::recovered with `restored`), opens both, or discards. Closing a
// document in order ends its Recovery, and with it the copy, whether it was saved or not.
#pragma once

#include "core/Album.h"
#include "core/Document.h"
#include "core/FileDescriptor.h"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace core {

/// $XDG_STATE_HOME/lacquer/recovery, or ~/.local/state/lacquer/recovery.
std::filesystem::path recoveryFolder();

/// What a session has left that did not end in order.
struct Recoverable {
    std::filesystem::path copy;
    std::filesystem::path album; ///< Where it was saved; empty = never.
    std::filesystem::file_time_type written;
};

/// The recovery copy of one open document.
class Recovery {
  public:
    using Clock = std::chrono::steady_clock;

    /// `album`: where the document is saved, or empty. `delay`: how long edits are gathered before they are written.
    /// Makes no file until there is something to recover.
    explicit Recovery(std::filesystem::path album, std::filesystem::path folder = recoveryFolder(),
                      Clock::duration delay = std::chrono::seconds(2));

    /// Takes over what a dead session has left: the copy stays until there is a newer one. Throws Error when another
    /// session has it already.
    explicit Recovery(const Recoverable& left, Clock::duration delay = std::chrono::seconds(2));

    /// The session has ended in order: nothing is to be recovered.
    ~Recovery();
    Recovery(const Recovery&) = delete;
    Recovery& operator=(const Recovery&) = delete;

    /// Writes the copy once the document has differed from it for the delay; takes it away once the document is clean.
    /// Throws Error when it cannot be written: the copy before stays, and after another delay it is tried again.
    void keep(const Document& document, Clock::time_point now);

    /// The same for whoever cannot wait: what `keep` would do to the files now, for any thread to call once; empty =
    /// nothing. Until it has returned, and `wrote` is called, or `missed` where it throws, nothing else is asked for,
    /// and the object stays.
    std::function<void()> due(const Document& document, Clock::time_point now);
    void wrote();                       ///< It lies on the disk.
    void missed(Clock::time_point now); ///< After another delay it is tried again.
    /// Whether the copy on the disk holds the document as it is.
    bool holds(const Document& document) const { return kept_ && document.shared() == kept_; }

    /// The document is saved elsewhere from now on.
    void saveAs(std::filesystem::path album);

  private:
    std::function<void()> writing(std::shared_ptr<const Album> album);
    void remove();

    std::filesystem::path album_;
    std::filesystem::path folder_;
    std::filesystem::path copy_;
    Clock::duration delay_;
    std::optional<FileDescriptor> lock_;   ///< Held as long as this session lives. Of whoever touches the files.
    std::shared_ptr<const Album> writing_; ///< What it will hold when it is written.
    std::shared_ptr<const Album> kept_;    ///< What the copy holds.
    std::optional<Clock::time_point> differsSince_;
};

/// The copies of dead sessions, newest first; those of living ones, of this process too, are left alone. Sweeps away
/// what dead sessions left without a copy. Empty where there is no such folder.
std::vector<Recoverable> recoverable(const std::filesystem::path& folder = recoveryFolder());

/// The album in the copy. Throws Error when it cannot be read.
Album restored(const Recoverable& left);

/// Takes the copy away. Throws Error.
void discard(const Recoverable& left);

} // namespace core
