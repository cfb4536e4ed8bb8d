// What went wrong or waits for an answer, above the desk, a row each: a sentence, what can be done about it, and a way
// to put it aside. Nothing here stops the work.
#pragma once

#include <QString>
#include <QWidget>

#include <functional>
#include <vector>

class QVBoxLayout;

namespace ui {
class Desk;
}

namespace ui::notices {

struct Remedy {
    QString text;
    std::function<void()> run; ///< The notice goes when it has run.
};

struct Notice {
    QString key; ///< Another notice of the same key takes its place; empty = stands beside all others.
    QString words;
    QStringList details; ///< One line each, shown when asked for.
    bool isTrouble = true;
    std::vector<Remedy> remedies;
};

class NoticeBar : public QWidget {
    Q_OBJECT

  public:
    explicit NoticeBar(Desk& desk, QWidget* parent = nullptr);

    void show(Notice notice);
    void withdraw(const QString& key);

  private:
    void showMissing();

    Desk& desk_;
    QVBoxLayout* rows_;
};

} // namespace ui::notices
