// The picture of the sound on the client's page: taken from the very samples that its file gets.
#pragma once

#include "engine/delivery/GuardPass.h"
#include "engine/delivery/Target.h"

#include <vector>

namespace engine::page {

class PagePeaks : public delivery::Target {
  public:
    /// Of the file that holds these frames of the delivery.
    explicit PagePeaks(delivery::FrameRange range);

    void write(const delivery::PcmBlock& block) override;
    void finish() override {}
    std::vector<delivery::CheckedFile> readBack(const delivery::ReadBackStep&) override { return {}; }
    std::uintmax_t bytes() const override { return 0; }

    /// The highest sample of each of 600 equal parts of the file, 0 to 1000; of fewer where it has not as many frames.
    const std::vector<int>& thousandths() const { return peaks_; }

  private:
    delivery::FrameRange range_;
    std::vector<int> peaks_;
};

} // namespace engine::page
