#include "ui/chain/ModulePicture.h"

#include "ui/chain/CompressorPicture.h"
#include "ui/chain/EqualizerPicture.h"
#include "ui/chain/LevelPicture.h"
#include "ui/chain/LimiterPicture.h"

namespace ui::chain {

ModulePicture* makePicture(const core::Module& module, SlotEdit& edit, QWidget* parent) {
    if (module.id == "equalizer") return new EqualizerPicture(edit, parent);
    if (module.id == "compressor") return new CompressorPicture(edit, parent);
    if (module.id == "limiter") return new LimiterPicture(edit, parent);
    return new LevelPicture(parent);
}

} // namespace ui::chain
