#include "app/Application.h"

#include "ui/MainWindow.h"
#include "ui/album/RecentAlbums.h"
#include "ui/desk/Desk.h"
#include "ui/notices/NoticeBar.h"
#include "ui/notices/RecoveryOffer.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QTimer>

#include <cstdlib>

namespace app {

bool hasDisplay() {
    for (const char* name : {"WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM"})
        if (const char* const value = std::getenv(name); value && *value) return true;
    return false;
}

int runWindow(int count, char** arguments, const std::optional<std::filesystem::path>& album) {
    QApplication application(count, arguments);
    QApplication::setApplicationName(QStringLiteral("lacquer"));
    QApplication::setApplicationDisplayName(QStringLiteral("Lacquer"));
    QApplication::setOrganizationName(QStringLiteral("lacquer"));
    QApplication::setApplicationVersion(QStringLiteral(LACQUER_VERSION));
    ui::theme::apply(application);
    ui::Desk desk;
    ui::MainWindow window(desk);
    window.show();
    QTimer::singleShot(0, &desk, [&] {
        ui::notices::offerRecovery(desk, window.notices());
        if (album) return window.openAlbum(*album);
        if (const auto last = ui::album::lastAlbum(); !last.empty()) window.openAlbum(last);
    });
    return QApplication::exec();
}

} // namespace app
