#include "tests/ui/Wanderer.h"

#include "ui/desk/Desk.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QTest>
#include <QUrl>
#include <QWheelEvent>

#include <algorithm>
#include <iterator>

namespace tests {

namespace {

constexpr const char* openedByOthers[] = {"file", "http", "https"};
constexpr double lookMs = 40.0;
constexpr std::size_t remembered = 40; ///< Steps that are told after a crash.
constexpr int seldom =
    30; ///< One in so many times the album is left for another: a long walk is to have a long history.

/// The system's dialogs of files are not ours, and nothing is walked over there.
QFileDialog* fileDialog() {
    return qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
}

} // namespace

Wanderer::Wanderer(ui::Desk& desk, ui::MainWindow& window, Files files, unsigned seed)
    : desk_(desk), window_(window), files_(std::move(files)), random_(seed), watch_(lookMs) {
    over_.setSingleShot(true);
    connect(&over_, &QTimer::timeout, this, [this] { isOver_ = true; });
    for (const char* scheme : openedByOthers)
        QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "leaveAlone");
}

Wanderer::~Wanderer() {
    for (const char* scheme : openedByOthers) QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
}

void Wanderer::wander(double minutes) {
    isOver_ = false;
    judged_ = false;
    over_.start(static_cast<int>(minutes * 60000.0));
    QTimer::singleShot(0, this, &Wanderer::beat);
    loop_.exec();
}

/// A menu's own loop runs inside of the step that opened it: so the next beat is ordered before the step.
void Wanderer::beat() {
    finishStep();
    if (isOver_ && !putAway()) return loop_.quit();
    QTimer::singleShot(1, this, &Wanderer::beat);
    watch_.begin();
    if (isOver_) return;
    if (auto* const dialog = fileDialog()) return dialog->reject();
    judged_ = true;
    did_ = QStringLiteral("nothing");
    if (rests_ > 0) {
        --rests_;
        return;
    }
    ++steps_;
    step();
}

void Wanderer::finishStep() {
    const ThreadTime took = watch_.end();
    if (!std::exchange(judged_, false) || fileDialog()) return;
    const bool hangs = took.ownMs() > hangMs;
    if (!hangs && took.ownMs() <= longest_.took.ownMs()) return;
    const Step step{steps_, did_, took, watch_.stacks(), watch_.states()};
    if (took.ownMs() > longest_.took.ownMs()) longest_ = step;
    if (hangs) hangs_.push_back(step);
}

/// Lets go and closes one thing that stands over the window; false when there is none.
bool Wanderer::putAway() {
    if (held_) {
        if (held_->widget) QTest::mouseRelease(held_->widget, Qt::LeftButton, {}, held_->at);
        held_.reset();
        return true;
    }
    if (QWidget* const popup = QApplication::activePopupWidget()) return popup->close();
    for (QWidget* const top : QApplication::topLevelWidgets())
        if (top != &window_ && top->isVisible() && top->windowType() != Qt::ToolTip) return top->close();
    return false;
}

/// Where a hand could reach now: a menu or a question keeps all else from it.
QWidget* Wanderer::arena() {
    if (QWidget* const popup = QApplication::activePopupWidget()) return popup;
    if (QWidget* const modal = QApplication::activeModalWidget()) return modal;
    std::vector<QWidget*> all;
    for (QWidget* const top : QApplication::topLevelWidgets())
        if (top != &window_ && top->isVisible() && top->windowType() != Qt::ToolTip) all.push_back(top);
    return all.empty() || oneIn(2) ? &window_ : all[static_cast<std::size_t>(upTo(static_cast<int>(all.size()) - 1))];
}

QWidget* Wanderer::anywhere(QPoint& at) {
    QWidget* const top = arena();
    const QPoint where(upTo(top->width() - 1), upTo(top->height() - 1));
    QWidget* const child = top->childAt(where);
    at = child ? child->mapFrom(top, where) : where;
    return child ? child : top;
}

void Wanderer::step() {
    const struct {
        int weight;
        void (Wanderer::*act)();
    } acts[] = {{20, &Wanderer::click},     {22, &Wanderer::press}, {6, &Wanderer::doubleClick},
                {8, &Wanderer::turnWheel},  {4, &Wanderer::hover},  {4, &Wanderer::askMenu},
                {18, &Wanderer::key},       {5, &Wanderer::type},   {12, &Wanderer::command},
                {8, &Wanderer::undoOrRedo}, {1, &Wanderer::resize}, {1, &Wanderer::drop},
                {3, &Wanderer::rest}};
    if (held_) {
        stepWhileHeld();
    } else if (arena() != &window_ && oneIn(12)) {
        did("close", nullptr);
        (void)putAway();
    } else {
        int drawn = upTo(111);
        for (const auto& each : acts) {
            drawn -= each.weight;
            if (drawn >= 0) continue;
            (this->*each.act)();
            break;
        }
    }
}

void Wanderer::did(const char* what, const QWidget* where) {
    did_ = QString::fromLatin1(what);
    if (where) did_ += QStringLiteral(" on ") + QString::fromLatin1(where->metaObject()->className());
    last_.push_back(QString::number(steps_) + QStringLiteral(": ") + did_);
    if (last_.size() > remembered) last_.pop_front();
}

Qt::KeyboardModifiers Wanderer::modifiers() {
    static const Qt::KeyboardModifiers some[] = {Qt::NoModifier,    Qt::NoModifier,  Qt::NoModifier,
                                                 Qt::ShiftModifier, Qt::AltModifier, Qt::ControlModifier};
    return some[upTo(static_cast<int>(std::size(some)) - 1)];
}

void Wanderer::click() {
    QPoint at;
    QWidget* const widget = anywhere(at);
    did("click", widget);
    send(*widget, {QTest::MousePress, QTest::MouseRelease}, at);
}

/// QTest's own clicks go on where a press has opened a menu, and what was chosen there has taken the widget away.
void Wanderer::send(QWidget& widget, std::initializer_list<QTest::MouseAction> actions, QPoint at) {
    const QPointer<QWidget> there(&widget);
    const Qt::KeyboardModifiers with = modifiers();
    for (const QTest::MouseAction action : actions)
        if (there) QTest::mouseEvent(action, there, Qt::LeftButton, with, at);
}

void Wanderer::press() {
    QPoint at;
    QWidget* const widget = anywhere(at);
    did("press", widget);
    held_ = Held{widget, at};
    QTest::mousePress(widget, Qt::LeftButton, modifiers(), at);
}

void Wanderer::stepWhileHeld() {
    if (!held_->widget) return held_.reset();
    QWidget& widget = *held_->widget;
    const bool kept =
        QApplication::activePopupWidget() || QApplication::activeModalWidget(); // from the button's widget
    const int drawn = kept ? 19 : upTo(19);
    if (drawn < 12) {
        held_->at += QPoint(upTo(80) - 40, upTo(40) - 20);
        did("drag", &widget);
        return sendMove(widget, held_->at, Qt::LeftButton);
    }
    if (drawn == 12) {
        did("Escape while it is held", &widget);
        return QTest::keyClick(&widget, Qt::Key_Escape);
    }
    if (drawn == 13) return undoOrRedo();
    if (drawn == 14) return command();
    if (drawn == 15) return key();
    if (drawn == 16) return rest();
    did("release", &widget);
    const QPoint at = held_->at;
    held_.reset();
    QTest::mouseRelease(&widget, Qt::LeftButton, {}, at);
}

void Wanderer::sendMove(QWidget& widget, QPoint to, Qt::MouseButtons buttons) {
    QMouseEvent event(QEvent::MouseMove, to, widget.mapToGlobal(to), Qt::NoButton, buttons, modifiers());
    QApplication::sendEvent(&widget, &event);
}

void Wanderer::doubleClick() {
    QPoint at;
    QWidget* const widget = anywhere(at);
    did("double click", widget);
    send(*widget, {QTest::MousePress, QTest::MouseRelease, QTest::MouseDClick, QTest::MouseRelease}, at);
}

void Wanderer::turnWheel() {
    QPoint at;
    QWidget* const widget = anywhere(at);
    did("wheel", widget);
    QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, (upTo(6) - 3) * 120}, Qt::NoButton, modifiers(),
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(widget, &event);
}

void Wanderer::hover() {
    QPoint at;
    QWidget* const widget = anywhere(at);
    did("hover", widget);
    sendMove(*widget, at, Qt::NoButton);
}

void Wanderer::askMenu() {
    QPoint at;
    QWidget* const widget = anywhere(at);
    did("context menu", widget);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, widget->mapToGlobal(at), modifiers());
    QApplication::sendEvent(widget, &event);
}

void Wanderer::key() {
    static const int keys[] = {Qt::Key_Up,     Qt::Key_Down,     Qt::Key_Left,  Qt::Key_Right,  Qt::Key_Tab,
                               Qt::Key_Return, Qt::Key_1,        Qt::Key_5,     Qt::Key_Minus,  Qt::Key_Space,
                               Qt::Key_Escape, Qt::Key_Delete,   Qt::Key_Home,  Qt::Key_End,    Qt::Key_PageUp,
                               Qt::Key_M,      Qt::Key_S,        Qt::Key_L,     Qt::Key_B,      Qt::Key_T,
                               Qt::Key_E,      Qt::Key_D,        Qt::Key_K,     Qt::Key_Z,      Qt::Key_BracketLeft,
                               Qt::Key_G,      Qt::Key_PageDown, Qt::Key_F2,    Qt::Key_F3,     Qt::Key_Plus,
                               Qt::Key_C,      Qt::Key_V,        Qt::Key_Space, Qt::Key_Backtab};
    const auto pressed = static_cast<Qt::Key>(keys[upTo(static_cast<int>(std::size(keys)) - 1)]);
    const Qt::KeyboardModifiers with = modifiers();
    QWidget* const popup = QApplication::activePopupWidget();
    QWidget* const to = popup ? popup : QApplication::focusWidget() ? QApplication::focusWidget() : &window_;
    did(qPrintable(QStringLiteral("key ") + QKeySequence(static_cast<int>(with) | pressed).toString()), to);
    QTest::keyClick(to, pressed, with);
}

void Wanderer::type() {
    static const QString texts[] = {QStringLiteral("3.5"),          QStringLiteral("-2"),
                                    QStringLiteral("4 beats"),      QStringLiteral("1e99"),
                                    QStringLiteral("NOA1B2600017"), QStringLiteral("a \u5915\u66ae \u05e9\u05d9\u05e8"),
                                    QString(300, QLatin1Char('W'))};
    auto* const line = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    if (!line) return key();
    did("type", line);
    line->insert(texts[upTo(static_cast<int>(std::size(texts)) - 1)]);
    if (oneIn(2)) QTest::keyClick(line, Qt::Key_Return);
}

void Wanderer::command() {
    const auto& all = desk_.actions().all();
    QAction* const action = all[static_cast<std::size_t>(upTo(static_cast<int>(all.size()) - 1))];
    if (!action->isEnabled() || action->objectName() == QStringLiteral("album.quit")) return;
    if (action->objectName() == QStringLiteral("album.new") && !oneIn(seldom)) return;
    did(qPrintable(action->objectName()), nullptr);
    action->trigger();
}

void Wanderer::undoOrRedo() {
    const char* const id = oneIn(2) ? "edit.undo" : "edit.redo";
    did(id, nullptr);
    desk_.actions().action(QLatin1String(id))->trigger();
}

void Wanderer::resize() {
    did("resize", nullptr);
    window_.resize(1024 + upTo(900), 640 + upTo(460));
}

void Wanderer::drop() {
    const bool needed = desk_.album().tracks.empty();
    if ((!needed && !oneIn(10)) || arena() != &window_) return rest();
    QPoint at;
    QWidget* const child = anywhere(at);
    const QPoint where = child->mapTo(&window_, at);
    QMimeData mixes;
    QList<QUrl> urls;
    const auto take = [&](const std::filesystem::path& file) {
        urls << QUrl::fromLocalFile(QString::fromStdString(file.string()));
    };
    if (oneIn(seldom)) take(files_.album);
    for (int n = urls.isEmpty() ? upTo(2) : -1; n >= 0; --n)
        take(files_.mixes[static_cast<std::size_t>(upTo(static_cast<int>(files_.mixes.size()) - 1))]);
    mixes.setUrls(urls);
    did(urls.front().fileName().endsWith(QStringLiteral(".lacquer")) ? "drop of an album" : "drop", child);
    QDragEnterEvent enter(where, Qt::CopyAction, &mixes, Qt::LeftButton, {});
    QApplication::sendEvent(child, &enter);
    QDropEvent event(where, Qt::CopyAction, &mixes, Qt::LeftButton, {});
    QApplication::sendEvent(child, &event);
}

/// Jobs, which wait until nothing is edited for a while, get their time.
void Wanderer::rest() {
    did("rest", nullptr);
    rests_ = upTo(600);
    if (!desk_.album().tracks.empty() && desk_.listening().device().kind != engine::DeviceState::Kind::running &&
        oneIn(3))
        desk_.listening().choose({.name = {}, .hostApi = "JACK", .blockFrames = {}});
}

} // namespace tests
