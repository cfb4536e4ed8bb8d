#include "ui/chain/ModulePicture.h"

#include "ui/chain/BandsPicture.h"
#include "ui/chain/CeilingPicture.h"
#include "ui/chain/CompressorPicture.h"
#include "ui/chain/EqualizerPicture.h"
#include "ui/chain/LevelPicture.h"
#include "ui/chain/SaturatorPicture.h"

namespace ui::chain {

ModulePicture* makePicture(const core::Module& module, SlotEdit& edit, QWidget* parent) {
    if (module.id == "equalizer") return new EqualizerPicture(edit, parent);
    if (module.id == "compressor") return new CompressorPicture(edit, parent);
    if (module.id == "limiter" || module.id == "clipper") return new CeilingPicture(module, edit, parent);
    if (module.id == "multiband" || module.id == "deEsser") return new BandsPicture(module, edit, parent);
    if (module.id == "saturator") return new SaturatorPicture(edit, parent);
    return new LevelPicture(parent);
}

} // namespace ui::chain
