#include "ui/chain/LevelPicture.h"

#include "ui/theme/Theme.h"

#include <QVBoxLayout>

namespace ui::chain {

LevelPicture::LevelPicture(QWidget* parent) : ModulePicture(parent) {
    trace_ = new LevelTrace({.name = tr("Levels before (blue) and after (amber)"), .deepestDb = 0.0}, this);
    auto* const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(trace_);
}

} // namespace ui::chain
