#include "ui/theme/Motion.h"

#include "ui/settings/Settings.h"

#include <QApplication>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>

namespace ui::theme {

namespace {

constexpr const char* property = "reducedMotion"; // Of the application.

QString chosenKey() {
    return QStringLiteral("window/reducedMotion");
}

QVariant setting(const QString& file, const QString& key) {
    const QString found = QStandardPaths::locate(QStandardPaths::GenericConfigLocation, file);
    return found.isEmpty() ? QVariant() : QSettings(found, QSettings::IniFormat).value(key);
}

bool desktopAsks() {
    if (qEnvironmentVariableIsSet("LACQUER_REDUCED_MOTION")) return true;
    const QVariant kde = setting(QStringLiteral("kdeglobals"), QStringLiteral("KDE/AnimationDurationFactor"));
    if (kde.isValid() && kde.toDouble() == 0.0) return true;
    const QVariant gtk =
        setting(QStringLiteral("gtk-3.0/settings.ini"), QStringLiteral("Settings/gtk-enable-animations"));
    return gtk.isValid() && !gtk.toBool();
}

void askGnome(QObject& owner) {
    const QString program = QStandardPaths::findExecutable(QStringLiteral("gsettings"));
    if (program.isEmpty() || !qEnvironmentVariable("XDG_CURRENT_DESKTOP").contains(QStringLiteral("GNOME"))) return;
    auto* const asked = new QProcess(&owner);
    QObject::connect(asked, &QProcess::finished, asked, [asked] {
        if (asked->readAllStandardOutput().trimmed() == "false") qApp->setProperty(property, true);
        asked->deleteLater();
    });
    asked->start(program, {QStringLiteral("get"), QStringLiteral("org.gnome.desktop.interface"),
                           QStringLiteral("enable-animations")});
}

} // namespace

bool reducedMotion() {
    return qApp->property(property).toBool();
}

void chooseReducedMotion(bool reduced) {
    settings::setValue(chosenKey(), reduced);
    qApp->setProperty(property, reduced);
}

void findOutAboutMotion(QObject& owner) {
    const QVariant chosen = settings::value(chosenKey());
    qApp->setProperty(property, chosen.isValid() ? chosen.toBool() : desktopAsks());
    if (!chosen.isValid()) askGnome(owner);
}

} // namespace ui::theme
