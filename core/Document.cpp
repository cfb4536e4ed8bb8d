#include "core/Document.h"

#include "core/Edits.h"

#include <algorithm>

namespace core {

Document::Document(Album album) {
    steps_.push_back({{}, std::make_shared<const Album>(std::move(album))});
    saved_ = steps_.front().album;
}

Document Document::recovered(Album album, Album saved) {
    Document made(std::move(album));
    made.saved_ = std::make_shared<const Album>(std::move(saved));
    return made;
}

void Document::take(std::string label, Album changed) {
    changed = normalised(std::move(changed));
    if (changed == album()) return;
    Step step{std::move(label), std::make_shared<const Album>(std::move(changed))};
    if (gestures_ == 0) return append(std::move(step));
    if (!pending_) pendingLabel_ = gestureLabel_.empty() ? std::move(step.label) : gestureLabel_;
    pending_ = std::move(step.album);
}

void Document::put(std::string label, Album amended) {
    if (pending_ || step_ == 0) return take(std::move(label), std::move(amended));
    amended = normalised(std::move(amended));
    if (amended != album()) steps_[step_].album = std::make_shared<const Album>(std::move(amended));
}

void Document::append(Step step) {
    steps_.resize(step_ + 1);
    steps_.push_back(std::move(step));
    ++step_;
}

void Document::settle() {
    if (!pending_) return;
    auto reached = std::move(pending_);
    pending_.reset();
    if (*reached != *steps_[step_].album) append({std::move(pendingLabel_), std::move(reached)});
}

void Document::undo() {
    settle();
    if (step_ > 0) --step_;
}

void Document::redo() {
    settle();
    if (step_ + 1 < steps_.size()) ++step_;
}

std::optional<std::string> Document::undoLabel() const {
    if (pending_) return pendingLabel_;
    return step_ > 0 ? std::optional(steps_[step_].label) : std::nullopt;
}

std::optional<std::string> Document::redoLabel() const {
    return canRedo() ? std::optional(steps_[step_ + 1].label) : std::nullopt;
}

std::vector<std::string> Document::labels() const {
    const std::size_t shown = pending_ ? step_ + 1 : steps_.size();
    std::vector<std::string> all;
    for (std::size_t i = 1; i < shown; ++i) all.push_back(steps_[i].label);
    if (pending_) all.push_back(pendingLabel_);
    return all;
}

void Document::jumpTo(std::size_t state) {
    settle();
    step_ = std::min(state, steps_.size() - 1);
}

bool Document::dirty() const {
    const auto shown = shared();
    return shown != saved_ && *shown != *saved_;
}

Document::Gesture::Gesture(Document& document, std::string label) : document_(document) {
    if (document_.gestures_++ == 0) document_.gestureLabel_ = std::move(label);
}

/// Another album may have come into the document while it was held.
Document::Gesture::~Gesture() {
    if (document_.gestures_ == 0 || --document_.gestures_ > 0) return;
    document_.settle();
    document_.gestureLabel_.clear();
}

} // namespace core
