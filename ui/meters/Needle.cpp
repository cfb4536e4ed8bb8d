#include "ui/meters/Needle.h"

#include <algorithm>

namespace ui::meters {

namespace {

constexpr double fallDbPerSecond = 20.0;
constexpr double holdSeconds = 2.0;
constexpr double stepSeconds = 0.1;

double fallen(double from, double db, double seconds, bool atOnce) {
    return atOnce ? db : std::max(db, from - fallDbPerSecond * seconds);
}

} // namespace

void Needle::move(double db, double seconds, bool atOnce) {
    db_ = fallen(db_, db, seconds, atOnce);
    heldFor_ += seconds;
    if (db >= heldDb_) {
        heldDb_ = db;
        heldFor_ = 0.0;
    } else if (heldFor_ > holdSeconds) {
        heldDb_ = std::max(db_, fallen(heldDb_, db, seconds, atOnce));
    }
}

void Needle::rest() {
    *this = Needle();
}

std::array<double, RecentPeak::steps> RecentPeak::filled() {
    std::array<double, steps> silent{};
    silent.fill(silenceDb);
    return silent;
}

void RecentPeak::add(double db, double seconds) {
    spent_ += seconds;
    for (; spent_ >= stepSeconds; spent_ -= stepSeconds) {
        open_ = (open_ + 1) % steps;
        highest_[open_] = silenceDb;
    }
    highest_[open_] = std::max(highest_[open_], db);
}

void RecentPeak::reset() {
    *this = RecentPeak();
}

std::optional<double> RecentPeak::highestDb() const {
    const double highest = *std::ranges::max_element(highest_);
    return highest > silenceDb ? std::optional(highest) : std::nullopt;
}

} // namespace ui::meters
