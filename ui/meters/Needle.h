// How needles move: up at once, down slowly, and a mark that stays where it was highest.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

namespace ui::meters {

/// Levels below this are silence, dB.
inline constexpr double silenceDb = -200.0;

class Needle {
  public:
    /// The level that is now, `seconds` after the last. `atOnce`: without falling, as reduced motion asks for.
    void move(double db, double seconds, bool atOnce = false);
    void rest(); ///< Silent at once.

    double db() const { return db_; }
    double heldDb() const { return heldDb_; } ///< The highest of the last two seconds; then it falls too.

  private:
    double db_ = silenceDb;
    double heldDb_ = silenceDb;
    double heldFor_ = 0.0; // Seconds.
};

/// The highest of the last three seconds: what the peak-to-short-term ratio takes.
class RecentPeak {
  public:
    void add(double db, double seconds);
    void reset();
    std::optional<double> highestDb() const; ///< nullopt: silence.

  private:
    static constexpr std::size_t steps = 30; // Of 100 ms.
    std::array<double, steps> highest_ = filled();
    std::size_t open_ = 0;
    double spent_ = 0.0; // Of the open step, seconds.
    static std::array<double, steps> filled();
};

} // namespace ui::meters
