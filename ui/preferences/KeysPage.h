// Preferences: every command with its key; choose a map, press another key, or take one away.
#pragma once

#include <QWidget>

class QAction;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QTreeWidget;

namespace ui {
class Actions;
}

namespace ui::preferences {

class KeysPage : public QWidget {
    Q_OBJECT

  public:
    explicit KeysPage(Actions& actions, QWidget* parent = nullptr);
    ~KeysPage() override;

  private:
    void showKeys();
    QAction* chosen() const;
    void changeKey(const QKeySequence& key);

    Actions& actions_;
    QTreeWidget* list_;
    QLineEdit* filter_;
    QKeySequenceEdit* key_;
    QLabel* says_; ///< Which command loses its key.
};

} // namespace ui::preferences
