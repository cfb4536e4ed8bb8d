// Preferences: every command with its key; choose a map, press another key, or take one away. A key that another
// command has is taken from it only when that was seen and wanted.
#pragma once

#include <QWidget>

class QAction;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
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
    void takeKey(const QKeySequence& key);
    void ask(const QKeySequence& key, const QAction& holder);
    void dropQuestion();

    Actions& actions_;
    QTreeWidget* list_;
    QLineEdit* filter_;
    QKeySequenceEdit* key_;
    QWidget* question_; ///< While the key that was pressed is another command's.
    QLabel* says_;      ///< Whose it is.
    QPushButton* take_;
    QKeySequence asked_;
};

} // namespace ui::preferences
