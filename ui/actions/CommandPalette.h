// Every command by its name: type some of its letters, Enter runs it. Shows the keys, so that one learns them.
#pragma once

#include <QDialog>

#include <vector>

class QAction;
class QLineEdit;
class QListWidget;

namespace ui {

class Actions;

/// How well `text` answers what was typed: every letter of `typed` in order; beginnings of words and letters side by
/// side count more. 0 = not at all. Both are compared without case.
int matchOf(const QString& typed, const QString& text);

class CommandPalette : public QDialog {
    Q_OBJECT

  public:
    explicit CommandPalette(Actions& actions, QWidget* parent = nullptr);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void find(const QString& typed);
    void runChosen();

    Actions& actions_;
    QLineEdit* typed_;
    QListWidget* found_;
    std::vector<QAction*> shown_;
};

} // namespace ui
