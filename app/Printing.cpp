#include "app/Printing.h"

#include "ui/papers/Papers.h"
#include "ui/theme/Theme.h"

#include <QGuiApplication>
#include <QLoggingCategory>

namespace app {

Printing::Printing() = default;
Printing::~Printing() = default;

engine::delivery::Papers Printing::papers() {
    static int count = 1;
    static char name[] = "lacquer";
    static char* arguments[] = {name, nullptr};
    if (!application_) {
        // It has remarks about a session that there need not be.
        QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
        qputenv("QT_QPA_PLATFORM", "offscreen");
        application_ = std::make_unique<QGuiApplication>(count, arguments);
        ui::theme::loadFonts();
    }
    return ui::papers::papers();
}

} // namespace app
