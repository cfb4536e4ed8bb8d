#include "engine/delivery/NullTest.h"

#include "core/Error.h"

#include <cmath>
#include <fcntl.h>

namespace engine::delivery {

namespace {

double depthDb(double energy, double error) {
    if (energy <= 0.0 || error <= 0.0) return std::numeric_limits<double>::infinity();
    return 10.0 * std::log10(energy / error);
}

double errorOf(const Sketch& meant, const Sketch& found) {
    double error = 0.0;
    for (std::size_t n = 0; n < Sketch::numbers; ++n) {
        const double difference = double{meant.sums[n]} - double{found.sums[n]};
        error += difference * difference;
    }
    return error;
}

} // namespace

NullTest::NullTest(const KeptSketches& meant) : meant_(meant), file_(meant.path(), O_RDONLY), sketcher_(meant.rate()) {}

void NullTest::add(std::span<const float> interleaved) {
    sketcher_.add(interleaved, [&](const Sketch& found) { compare(found, Second::whole); });
}

NullDepth NullTest::depth() {
    if (const Sketch* found = sketcher_.cut()) compare(*found, Second::cut);
    return {depthDb(energy_, error_), worstDb_, worstSecond_};
}

void NullTest::compare(const Sketch& found, Second second) {
    Sketch meant;
    if (file_.read({reinterpret_cast<char*>(&meant), sizeof meant}) < sizeof meant)
        throw core::Error("what was kept of the sound to check it by is gone; check the disk", meant_.beside());
    const double missed = errorOf(meant, found);
    energy_ += meant.energy;
    error_ += missed;
    const int n = seconds_++;
    if (n > 0 && second == Second::cut) return; // where a sound breaks off, the encoder's noise stays
    if (meant.energy < 1e-4 * meant_.loudest() || depthDb(meant.energy, missed) >= worstDb_) return;
    worstDb_ = depthDb(meant.energy, missed);
    worstSecond_ = n;
}

} // namespace engine::delivery
