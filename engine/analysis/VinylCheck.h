// What the sound of an album's sides means for the cut: out-of-phase lows, sibilants, and bright tracks where the
// groove is short. Heard as the sound goes by, by the delivery that writes the sides and by the quality check alike;
// remedies are proposed and never applied.
#pragma once

#include "core/Album.h"
#include "core/AlbumLayout.h"
#include "core/Finding.h"
#include "core/Sides.h"
#include "engine/analysis/GrooveSound.h"
#include "engine/source/SourceLibrary.h"

#include <stop_token>
#include <vector>

namespace engine::analysis {

class VinylCheck {
  public:
    /// Hears the album at `rate`, Hz.
    VinylCheck(const core::Album& album, const core::AlbumLayout& layout, int rate);

    /// Blocks one after the other; `at` on the clock of that rate, frame 0 = track 1's INDEX 01.
    void add(core::FramePos at, dsp::StereoBlock block);

    /// When all has come. `at` on the album's clock.
    core::Findings findings() const;

  private:
    struct BandSound {
        core::Band band;
        std::size_t side = 0;
        int number = 0; ///< On the album.
        core::FramePos from = 0;
        core::FramePos to = 0;
        GrooveSound sound;
    };
    core::Finding finding(const BandSound& band, const Observation& seen, std::string message) const;
    void judgeHighs(std::size_t side, core::Findings& findings) const;

    int rate_;
    core::AlbumLayout layout_;
    core::Vinyl vinyl_;
    std::vector<core::Side> sides_;
    std::vector<BandSound> bands_;
};

/// Distance of the groove from the middle, mm, where `share` (0 to 1) of what the side has room for is cut; 12, 10 and
/// 7 inches as IEC 60098 has them.
double grooveRadiusMm(const core::Vinyl& vinyl, double share);

/// Renders each vinyl delivery of the album (the main master where there is none) and hears it. Throws core::Cancelled
/// when asked to stop.
core::Findings checkVinyl(const core::Album& album, const source::AudioSources& audio, const std::stop_token& stop = {},
                          int threads = 0);

} // namespace engine::analysis
