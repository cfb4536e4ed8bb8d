// Somebody who does anything anywhere in the window, without a thought: clicks, drags, keys, wheel, menus, commands,
// drops, resizes, undo. What comes next is drawn from a seed. One step at a time out of the event loop, so that menus,
// jobs, timers and what plays go on between press and release as they do for a hand.
#pragma once

#include "tests/ui/HangWatch.h"
#include "ui/MainWindow.h"

#include <QEventLoop>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTest>
#include <QTimer>
#include <QUrl>

#include <deque>
#include <filesystem>
#include <initializer_list>
#include <random>
#include <vector>

namespace tests {

class Wanderer : public QObject {
    Q_OBJECT

  public:
    /// What is dropped onto the window now and then.
    struct Files {
        std::vector<std::filesystem::path> mixes;
        std::filesystem::path album;
    };
    Wanderer(ui::Desk& desk, ui::MainWindow& window, Files files, unsigned seed);
    ~Wanderer() override;

    /// For so long, and until every menu and dialog is closed again. A step is over when the window would take the next
    /// one: with everything that it made the window do.
    void wander(double minutes);

    struct Step {
        long number = 0;
        QString did;
        ThreadTime took;
        std::vector<std::string> stacks; ///< Where the window was meanwhile.
        std::string states;              ///< And whether it slept.
    };
    long steps() const { return steps_; }
    const Step& longest() const { return longest_; }
    const std::vector<Step>& hangs() const { return hangs_; } ///< Longer than hangMs of the thread's own time.
    const std::deque<QString>& lastSteps() const { return last_; }

    static constexpr double hangMs = 100.0;

  public slots:
    void leaveAlone(const QUrl&) {} ///< For QDesktopServices: no programs of others are started.

  private:
    void beat();
    void finishStep();
    void step();
    bool putAway();

    QWidget* arena();
    QWidget* anywhere(QPoint& at);
    void stepWhileHeld();
    void click();
    void press();
    void doubleClick();
    void turnWheel();
    void hover();
    void askMenu();
    void key();
    void type();
    void command();
    void undoOrRedo();
    void resize();
    void drop();
    void rest();
    void send(QWidget& widget, std::initializer_list<QTest::MouseAction> actions, QPoint at);
    void sendMove(QWidget& widget, QPoint to, Qt::MouseButtons buttons);

    int upTo(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }
    bool oneIn(int n) { return upTo(n - 1) == 0; }
    Qt::KeyboardModifiers modifiers();
    void did(const char* what, const QWidget* where);

    ui::Desk& desk_;
    ui::MainWindow& window_;
    Files files_;
    std::mt19937 random_;

    QEventLoop loop_;
    QTimer over_;
    bool isOver_ = false;
    int rests_ = 0; ///< So many steps in which nothing is done are still to come.
    struct Held {
        QPointer<QWidget> widget;
        QPoint at;
    };
    std::optional<Held> held_; ///< The left button is down.

    HangWatch watch_;
    bool judged_ = false; ///< Whether the step's time counts.
    QString did_;
    long steps_ = 0;
    Step longest_;
    std::vector<Step> hangs_;
    std::deque<QString> last_;
};

} // namespace tests
