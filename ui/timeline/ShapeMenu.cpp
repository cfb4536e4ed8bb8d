#include "ui/timeline/ShapeMenu.h"

#include "core/Fade.h"
#include "ui/timeline/Values.h"

#include <QActionGroup>
#include <QMenu>

namespace ui::timeline {

void addShapes(QMenu& menu, core::FadeShape chosen, std::function<void(core::FadeShape)> take) {
    auto* const group = new QActionGroup(&menu);
    for (const auto each : core::fadeShapes) {
        QAction* const action = menu.addAction(shapeName(each), [take, each] { take(each); });
        action->setCheckable(true);
        action->setChecked(each == chosen);
        group->addAction(action);
    }
}

} // namespace ui::timeline
