// A place in the project file, as errors and the command line name it: "tracks.2.clips.1.region". Lists count from 1.
// A chain of frames on the stack: nothing is built until somebody asks for the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace core {

class Place {
  public:
    Place() = default;
    Place(const Place& parent, std::string_view key) : parent_(&parent), key_(key) {}
    /// `index` from 0.
    Place(const Place& parent, std::size_t index) : parent_(&parent), number_(index + 1) {}

    /// "the album" for the top.
    std::string text() const {
        const std::string dotted = path();
        return dotted.empty() ? "the album" : dotted;
    }

    /// Empty for the top.
    std::string path() const {
        if (!parent_) return {};
        const std::string above = parent_->path();
        const std::string own = number_ > 0 ? std::to_string(number_) : std::string(key_);
        return above.empty() ? own : above + "." + own;
    }

  private:
    const Place* parent_ = nullptr;
    std::string_view key_;
    std::size_t number_ = 0; ///< Of a list's entry, from 1; 0 for a key.
};

} // namespace core
