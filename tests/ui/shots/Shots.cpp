// Pictures of the window for looking at: every page in every state, written as PNG files into a folder. Not a test.
//   window_shots FOLDER [PART OF A STATE'S NAME] [--size WxH]; QT_SCALE_FACTOR=2 makes the sharp ones
#include "tests/ui/Music.h"
#include "tests/ui/shots/States.h"
#include "ui/settings/Settings.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QPainter>
#include <QSettings>
#include <QTest>

#include <cstdio>
#include <cstdlib>
#include <optional>

namespace {

using ui::MainWindow;

/// The window with what is open over it: menus at their place, dialogs in the middle, where a window manager puts them.
QPixmap pictureOf(QWidget& window) {
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    for (QWidget* over : QApplication::topLevelWidgets()) {
        if (over == &window || !over->isVisible() || over->windowType() == Qt::Desktop) continue;
        QPoint at = over->pos() - window.pos();
        if (qobject_cast<QDialog*>(over)) at = window.rect().center() - over->rect().center();
        painter.drawPixmap(at, over->grab());
        painter.setPen(ui::palette::line);
        painter.drawRect(QRect(at, over->size()).adjusted(0, 0, -1, -1));
    }
    return picture;
}

void shoot(shots::Stage& stage, const QString& name, const std::vector<QSize>& sizes, const QDir& folder) {
    for (const QSize size : sizes) {
        stage.window.resize(size);
        QTest::qWait(150);
        QCoreApplication::processEvents(); // on a busy machine the layouts are not through by then
        const QPixmap picture = pictureOf(stage.window);
        const QString file =
            folder.filePath(QStringLiteral("%1-%2x%3.png").arg(name).arg(picture.width()).arg(picture.height()));
        picture.save(file);
        std::printf("%s\n", qPrintable(file));
        std::fflush(stdout);
    }
}

void shoot(const shots::State& state, const std::vector<QSize>& sizes, const QDir& folder,
           const std::filesystem::path& music) {
    ui::settings::clear();
    shots::Stage stage(music);
    stage.window.resize(sizes.front());
    stage.window.show();
    state.arrange(stage);
    const QString name = QLatin1String(state.name);
    if (state.pages == shots::Pages::asItIs) return shoot(stage, name, sizes, folder);
    stage.window.showPage(MainWindow::Page::album);
    shoot(stage, name, sizes, folder);
    stage.window.showPage(MainWindow::Page::delivery);
    shoot(stage, name + QStringLiteral("-delivery"), sizes, folder);
}

std::vector<QSize> sizesOf(const QStringList& words) {
    const auto at = words.indexOf(QStringLiteral("--size"));
    if (at < 0) return {{1680, 1050}, {1280, 720}};
    const QStringList sides = words.value(at + 1).split(QLatin1Char('x'));
    return {QSize(sides.value(0).toInt(), sides.value(1).toInt())};
}

} // namespace

int main(int count, char** arguments) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    std::optional<tests::ScratchFolder> settings(std::in_place);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                       QString::fromStdString(settings->path().string()));
    QApplication application(count, arguments);
    QApplication::setApplicationName(QStringLiteral("Lacquer"));
    ui::theme::apply(application);
    const QStringList words = QApplication::arguments();
    const QDir folder(words.value(1, QStringLiteral("shots")));
    folder.mkpath(QStringLiteral("."));
    const QString part = words.value(2).startsWith(QStringLiteral("--")) ? QString() : words.value(2);
    std::optional<tests::ScratchFolder> music(std::in_place);
    tests::makeMixes(music->path());
    const auto shootAll = [&](const std::vector<shots::State>& states) {
        bool any = false;
        for (const shots::State& state : states) {
            if (!QString::fromLatin1(state.name).contains(part)) continue;
            shoot(state, sizesOf(words), folder, music->path());
            any = true;
        }
        return any;
    };
    for (const auto& states : {shots::windowStates(), shots::placeStates(), shots::dialogStates()}) shootAll(states);
    const bool isLost = shootAll(shots::lostDeviceStates());
    settings.reset();
    music.reset();
    if (isLost) std::_Exit(0); // PortAudio would wait for the dead server.
    return 0;
}
