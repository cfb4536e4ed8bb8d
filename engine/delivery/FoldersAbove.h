// The folders above a delivery's own: made for it where they are missing, and taken away again where nothing came to
// stand in them.
#pragma once

#include <filesystem>

namespace engine::delivery {

class FoldersAbove {
  public:
    /// To be made ahead of the delivery's folder, and to go after it.
    explicit FoldersAbove(const std::filesystem::path& target);
    ~FoldersAbove();
    FoldersAbove(const FoldersAbove&) = delete;
    FoldersAbove& operator=(const FoldersAbove&) = delete;

  private:
    std::filesystem::path above_;
    std::filesystem::path firstMissing_; ///< The outermost that was not there; empty for none.
};

} // namespace engine::delivery
