// The tests of the window: real widgets over a real desk and engine, without a display, with settings and files of
// their own.
#include "tests/support/Scratch.h"
#include "ui/theme/Theme.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QSettings>

int main(int count, char** arguments) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    testing::InitGoogleTest(&count, arguments);
    const tests::ScratchFolder settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, QString::fromStdString(settings.path().string()));
    const tests::ScratchFolder data;
    qputenv("XDG_DATA_HOME", QByteArray::fromStdString(data.path().string()));
    QApplication application(count, arguments);
    QApplication::setOrganizationName(QStringLiteral("lacquer"));
    QApplication::setApplicationName(QStringLiteral("lacquer-tests"));
    ui::theme::apply(application);
    return RUN_ALL_TESTS();
}
