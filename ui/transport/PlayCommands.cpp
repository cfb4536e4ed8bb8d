#include "ui/transport/PlayCommands.h"

#include "ui/actions/CommandSet.h"
#include "ui/desk/Desk.h"

#include <QCoreApplication>

namespace ui::transport {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("PlayCommands", text);
}

QKeySequence key(const char* name) {
    return QKeySequence(QString::fromLatin1(name));
}

void addTransport(CommandSet& commands, Desk& desk) {
    Listening& listening = desk.listening();
    const auto hasTracks = [&desk] { return !desk.layout().tracks.empty(); };
    commands.add({.id = QStringLiteral("transport.play"),
                  .text = tr("Play or stop"),
                  .menu = Menu::play,
                  .key = key("Space"),
                  .icon = QStringLiteral("play"),
                  .run = [&listening] { listening.playOrStop(); },
                  .enabled = hasTracks});
    commands.add({.id = QStringLiteral("transport.start"),
                  .text = tr("Play from the start of the album"),
                  .menu = Menu::play,
                  .key = key("Ctrl+Home"),
                  .run = [&desk] { desk.listening().playFrom(desk.layout().begin); },
                  .enabled = hasTracks});
    commands.add({.id = QStringLiteral("transport.previous"),
                  .text = tr("Previous track"),
                  .menu = Menu::play,
                  .key = key("Ctrl+Left"),
                  .icon = QStringLiteral("skip-back"),
                  .run = [&listening] { listening.previousTrack(); },
                  .enabled = hasTracks});
    commands.add({.id = QStringLiteral("transport.next"),
                  .text = tr("Next track"),
                  .menu = Menu::play,
                  .key = key("Ctrl+Right"),
                  .icon = QStringLiteral("skip-forward"),
                  .run = [&listening] { listening.nextTrack(); },
                  .enabled = hasTracks});
    commands.add({.id = QStringLiteral("transport.loop"),
                  .text = tr("Loop the range or the track"),
                  .menu = Menu::play,
                  .key = key("L"),
                  .icon = QStringLiteral("repeat"),
                  .run = [&listening] { listening.toggleLoop(); },
                  .enabled = hasTracks,
                  .checked = [&listening] { return listening.loop().has_value(); }});
}

void addSeams(CommandSet& commands, Desk& desk) {
    Listening& listening = desk.listening();
    const auto hasSeams = [&desk] { return desk.layout().tracks.size() > 1; };
    commands.addSeparator(Menu::play);
    commands.add({.id = QStringLiteral("transport.seam"),
                  .text = tr("Play this seam"),
                  .menu = Menu::play,
                  .key = key("T"),
                  .icon = QStringLiteral("arrow-right-to-line"),
                  .run = [&listening] { listening.playSeam(); },
                  .enabled = hasSeams,
                  .checked = [&listening] { return listening.seam().has_value(); }});
    commands.add({.id = QStringLiteral("transport.allSeams"),
                  .text = tr("Play all seams"),
                  .menu = Menu::play,
                  .key = key("Shift+T"),
                  .run = [&listening] { listening.playAllSeams(); },
                  .enabled = hasSeams});
    commands.add({.id = QStringLiteral("transport.previousSeam"),
                  .text = tr("Previous seam"),
                  .menu = Menu::play,
                  .key = key("Ctrl+Shift+Left"),
                  .run = [&listening] { listening.previousSeam(); },
                  .enabled = hasSeams});
    commands.add({.id = QStringLiteral("transport.nextSeam"),
                  .text = tr("Next seam"),
                  .menu = Menu::play,
                  .key = key("Ctrl+Shift+Right"),
                  .run = [&listening] { listening.nextSeam(); },
                  .enabled = hasSeams});
}

/// A change of what only the listener hears.
template <class Change>
auto monitoring(Listening& listening, Change change) {
    return [&listening, change] {
        engine::MonitorChoice monitor = listening.monitor();
        change(monitor);
        listening.setMonitor(monitor);
    };
}

void addMonitor(CommandSet& commands, Desk& desk) {
    using Choice = engine::MonitorChoice;
    using Listen = Choice::Listen;
    Listening& listening = desk.listening();
    commands.addSeparator(Menu::play);
    commands.add({.id = QStringLiteral("monitor.compare"),
                  .text = tr("Hear the mixes at the master's loudness"),
                  .menu = Menu::play,
                  .key = key("B"),
                  .run = monitoring(listening,
                                    [](Choice& monitor) {
                                        monitor.listen =
                                            monitor.listen == Listen::master ? Listen::source : Listen::master;
                                    }),
                  .checked = [&listening] { return listening.monitor().listen == Listen::source; }});
    commands.add({.id = QStringLiteral("monitor.dim"),
                  .text = tr("Dim by 20 dB"),
                  .menu = Menu::play,
                  .key = key("Ctrl+Shift+D"),
                  .run = monitoring(listening, [](Choice& monitor) { monitor.dim = !monitor.dim; }),
                  .checked = [&listening] { return listening.monitor().dim; }});
    commands.add({.id = QStringLiteral("monitor.mono"),
                  .text = tr("Listen in mono"),
                  .menu = Menu::play,
                  .key = key("Ctrl+Shift+M"),
                  .run = monitoring(listening, [](Choice& monitor) { monitor.mono = !monitor.mono; }),
                  .checked = [&listening] { return listening.monitor().mono; }});
    commands.add({.id = QStringLiteral("monitor.levelUp"),
                  .text = tr("Monitor up by 1 dB"),
                  .menu = Menu::play,
                  .key = key("Ctrl+Shift+Up"),
                  .run = monitoring(listening, [](Choice& monitor) { monitor.levelDb += 1.0; })});
    commands.add({.id = QStringLiteral("monitor.levelDown"),
                  .text = tr("Monitor down by 1 dB"),
                  .menu = Menu::play,
                  .key = key("Ctrl+Shift+Down"),
                  .run = monitoring(listening, [](Choice& monitor) { monitor.levelDb -= 1.0; })});
}

} // namespace

void addPlayCommands(CommandSet& commands, Desk& desk) {
    addTransport(commands, desk);
    addSeams(commands, desk);
    addMonitor(commands, desk);
    const auto refresh = [&desk] { desk.actions().refresh(); };
    QObject::connect(&desk.listening(), &Listening::loopChanged, &desk.actions(), refresh);
    QObject::connect(&desk.listening(), &Listening::seamChanged, &desk.actions(), refresh);
    QObject::connect(&desk.listening(), &Listening::monitorChanged, &desk.actions(), refresh);
}

} // namespace ui::transport
