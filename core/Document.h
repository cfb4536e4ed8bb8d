// The album that is being worked on, with its history. Every change is a function from an album to an album and makes
// one step with a label; undo goes back to the very value. One thread: whoever owns the document (the window, the
// command line). Who shows the album asks for it after every call; the document tells nobody.
#pragma once

#include "core/Album.h"

#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace core {

class Document {
  public:
    /// An album as it was loaded, or a new one: clean, with nothing to undo.
    explicit Document(Album album = {});

    /// An album brought back after a crash: it differs from what is saved (an empty album where nothing ever was).
    static Document recovered(Album album, Album saved);

    const Album& album() const { return *shared(); }
    std::shared_ptr<const Album> shared() const { return pending_ ? pending_ : steps_[step_].album; }

    /// Makes a step of what `edit` makes of the album, normalised; none when that is the same album. What was undone
    /// can no longer be redone. When `edit` throws, nothing has changed.
    template <std::invocable<Album> Edit>
    void change(std::string label, Edit&& edit) {
        take(std::move(label), std::forward<Edit>(edit)(album()));
    }

    /// What follows from the last step becomes a part of it: undo takes both back. What was undone can still be redone.
    /// Where nothing was done yet, a step of that label.
    template <std::invocable<Album> Edit>
    void amend(std::string label, Edit&& edit) {
        put(std::move(label), std::forward<Edit>(edit)(album()));
    }

    bool canUndo() const { return step_ > 0 || pending_; }
    bool canRedo() const { return !pending_ && step_ + 1 < steps_.size(); }
    void undo(); ///< No effect when there is nothing to undo; redo alike.
    void redo();

    /// What undo and redo would take back and bring again: the labels of those steps.
    std::optional<std::string> undoLabel() const;
    std::optional<std::string> redoLabel() const;

    /// The labels of all steps, undone ones too. Step n leads from the state n to the state n + 1.
    std::vector<std::string> labels() const;

    /// The state that is shown: how many steps are done. 0 = as it came.
    std::size_t state() const { return step_ + (pending_ ? 1 : 0); }
    void jumpTo(std::size_t state);

    /// Whether the album differs from what is saved. Undoing back to the saved value is clean again.
    bool dirty() const;
    void markSaved() { markSaved(shared()); }
    /// Where saving took a while: what was saved, however the album was changed meanwhile.
    void markSaved(std::shared_ptr<const Album> saved) { saved_ = std::move(saved); }

    /// While one is held, all changes become one step: between press and release of a knob. Gestures may be nested; the
    /// outermost counts. A gesture that ends where it began makes no step and leaves what could be redone.
    class Gesture {
      public:
        /// `label`: of the step; empty = that of the first change.
        explicit Gesture(Document& document, std::string label = {});
        ~Gesture();
        Gesture(const Gesture&) = delete;
        Gesture& operator=(const Gesture&) = delete;

      private:
        Document& document_;
    };

  private:
    struct Step {
        std::string label; ///< Of the step that led here.
        std::shared_ptr<const Album> album;
    };

    void take(std::string label, Album changed);
    void put(std::string label, Album amended);
    void append(Step step);
    void settle();

    std::vector<Step> steps_; ///< steps_[0] is the album as it came; the others what each step made of it.
    std::size_t step_ = 0;
    std::shared_ptr<const Album> saved_;
    std::shared_ptr<const Album> pending_; ///< What an open gesture has made so far.
    std::string pendingLabel_;
    std::string gestureLabel_;
    int gestures_ = 0;
};

} // namespace core
