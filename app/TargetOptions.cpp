#include "app/TargetOptions.h"

#include <algorithm>
#include <vector>

namespace app {

void TargetOptions::addTo(CLI::App& command) {
    command.add_option("--ceiling", ceilingDbtp, "True-peak guard, dBTP")->check(CLI::Range(-20.0, 0.0));
    command.add_option("--dither", dither, "Of integers; tpdf unless the delivery says otherwise")
        ->check(CLI::IsMember(std::vector<std::string>(core::ditherNames.begin(), core::ditherNames.end())));
    command.add_flag("--blank-silence", blankSilence, "No dither where there is digital silence for long");
    command.add_option("--plant", plant, "How the plant wants a DDP: a profile that lacquer plants lists");
}

void TargetOptions::applyTo(core::Delivery& delivery) const {
    if (ceilingDbtp) delivery.ceilingDbtp = ceilingDbtp;
    if (dither)
        delivery.dither = static_cast<core::Delivery::Dither>(std::ranges::find(core::ditherNames, *dither) -
                                                              core::ditherNames.begin());
    if (blankSilence) delivery.blankSilence = true;
    if (plant && delivery.format == core::Delivery::Format::ddp) delivery.plant = *plant;
}

} // namespace app
