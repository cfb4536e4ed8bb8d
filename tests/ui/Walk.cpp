// A random walk over the whole window: clicks, drags, keys, wheel, undo, resizes, seeded. Not a test of CTest's: it
// runs for as many minutes as it is told. Finds crashes and leaks (run the dev build), whatever keeps the window from
// answering for long, and whether undoing all brings the first album back.
//   walk [MINUTES [SEED]]
#include "tests/support/Scratch.h"
#include "tests/ui/Music.h"
#include "ui/MainWindow.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMessageBox>
#include <QSettings>
#include <QTest>

#include <cstdio>
#include <random>
#include <set>

namespace {

/// What would leave the program, or open the system's own file dialogs.
const std::set<QString> leftAlone = {
    QStringLiteral("album.quit"),     QStringLiteral("album.open"),      QStringLiteral("album.saveAs"),
    QStringLiteral("album.save"),     QStringLiteral("album.new"),       QStringLiteral("album.openDemo"),
    QStringLiteral("album.addMixes"), QStringLiteral("album.findMixes"), QStringLiteral("track.replaceMix"),
    QStringLiteral("deliver.folder"), QStringLiteral("app.preferences"), QStringLiteral("app.device"),
    QStringLiteral("app.keys")};

class Walk {
  public:
    Walk(ui::Desk& desk, ui::MainWindow& window, unsigned seed) : desk_(desk), window_(window), random_(seed) {}

    /// The longest time in ms that the window took for one step.
    qint64 run(double minutes) {
        QElapsedTimer whole;
        whole.start();
        qint64 longest = 0;
        while (static_cast<double>(whole.elapsed()) < minutes * 60000.0) {
            QElapsedTimer one;
            one.start();
            step();
            QApplication::processEvents();
            ++steps_;
            if (one.elapsed() > 100) std::printf("%lld ms: %s\n", one.elapsed(), qPrintable(did_));
            longest = std::max(longest, one.elapsed());
        }
        return longest;
    }
    long steps() const { return steps_; }

  private:
    int upTo(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }

    /// A widget under a random point, and the point in it.
    QWidget* anywhere(QPoint& at) {
        const QPoint where(upTo(window_.width() - 1), upTo(window_.height() - 1));
        QWidget* const widget = window_.childAt(where);
        if (widget) at = widget->mapFrom(&window_, where);
        return widget;
    }

    void step() {
        // Whatever opened goes again; the window is what is walked over.
        if (QWidget* popup = QApplication::activePopupWidget()) popup->close();
        for (QWidget* top : QApplication::topLevelWidgets())
            if (top != &window_ && top->isVisible() && top->isWindow()) top->close();
        QPoint at;
        QWidget* const widget = anywhere(at);
        const auto name = [&] { return QString::fromLatin1(widget->metaObject()->className()); };
        switch (upTo(9)) {
        case 0:
        case 1:
            if (!widget) return;
            did_ = QStringLiteral("click on ") + name();
            return QTest::mouseClick(widget, Qt::LeftButton, modifiers(), at);
        case 2:
        case 3:
            if (widget) drag(*widget, at);
            return;
        case 4:
            if (!widget) return;
            did_ = QStringLiteral("double click on ") + name();
            return QTest::mouseDClick(widget, Qt::LeftButton, {}, at);
        case 5:
        case 6:
            return key();
        case 7:
            return command();
        case 8:
            did_ = QStringLiteral("undo or redo");
            return upTo(1) ? desk_.undo() : desk_.redo();
        default:
            if (upTo(9) > 0) return;
            did_ = QStringLiteral("resize");
            return window_.resize(1024 + upTo(700), 640 + upTo(400));
        }
    }

    void drag(QWidget& widget, QPoint from) {
        did_ = QStringLiteral("drag on ") + QString::fromLatin1(widget.metaObject()->className());
        QTest::mousePress(&widget, Qt::LeftButton, modifiers(), from);
        QPoint to = from;
        for (int move = upTo(6); move >= 0; --move) {
            to += QPoint(upTo(80) - 40, upTo(40) - 20);
            QMouseEvent event(QEvent::MouseMove, to, widget.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
            QApplication::sendEvent(&widget, &event);
        }
        if (upTo(7) == 0) QTest::keyClick(&widget, Qt::Key_Escape);
        QTest::mouseRelease(&widget, Qt::LeftButton, {}, to);
    }

    void key() {
        static const int keys[] = {Qt::Key_Up,     Qt::Key_Down,   Qt::Key_Left, Qt::Key_Right, Qt::Key_Tab,
                                   Qt::Key_Return, Qt::Key_1,      Qt::Key_5,    Qt::Key_Minus, Qt::Key_Space,
                                   Qt::Key_Escape, Qt::Key_Delete, Qt::Key_Home, Qt::Key_End,   Qt::Key_PageUp,
                                   Qt::Key_M,      Qt::Key_S,      Qt::Key_L};
        QWidget* const focused = QApplication::focusWidget();
        const int pressed = keys[upTo(static_cast<int>(std::size(keys)) - 1)];
        did_ = QStringLiteral("key ") + QKeySequence(pressed).toString();
        QTest::keyClick(focused ? focused : &window_, static_cast<Qt::Key>(pressed), modifiers());
    }

    void command() {
        const auto& all = desk_.actions().all();
        QAction* const action = all[static_cast<std::size_t>(upTo(static_cast<int>(all.size()) - 1))];
        if (leftAlone.contains(action->objectName()) || !action->isEnabled()) return;
        did_ = action->objectName();
        action->trigger();
    }

    Qt::KeyboardModifiers modifiers() {
        static const Qt::KeyboardModifiers some[] = {Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier,
                                                     Qt::AltModifier};
        return some[upTo(3)];
    }

    ui::Desk& desk_;
    ui::MainWindow& window_;
    std::mt19937 random_;
    QString did_;
    long steps_ = 0;
};

} // namespace

int main(int count, char** arguments) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const tests::ScratchFolder scratch;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, QString::fromStdString(scratch.path().string()));
    QApplication application(count, arguments);
    ui::theme::apply(application);
    const double minutes = QApplication::arguments().value(1, QStringLiteral("1")).toDouble();
    const unsigned seed = QApplication::arguments().value(2, QStringLiteral("1")).toUInt();
    ui::Desk desk({.audioCache = scratch / "cache", .recovery = scratch / "recovery"});
    ui::MainWindow window(desk);
    window.show();
    tests::setMusicFolder(scratch.path());
    tests::makeRecord(desk);
    const core::Album first = desk.album();
    const std::size_t state = desk.document().state();
    Walk walk(desk, window, seed);
    const qint64 longest = walk.run(minutes);
    // Undo steps of a branch that was left are gone: what can be undone is.
    while (desk.document().state() > state && desk.document().canUndo()) desk.undo();
    while (desk.document().state() < state && desk.document().canRedo()) desk.redo();
    const bool same = desk.document().state() < state || desk.album() == first;
    std::printf("%ld steps, longest %lld ms, %s\n", walk.steps(), longest,
                same ? "undone to the first album" : "NOT the first album after undoing all");
    return same ? 0 : 1;
}
