// Every command of the window: in a menu, in the command palette, with a key that its tooltip shows and that can be
// changed. A place of the window adds its own through its CommandSet; ids are stable, because key maps and preferences
// name them.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QString>

#include <functional>
#include <utility>
#include <vector>

class QWidget;

namespace ui {

/// In the order in which they stand in the menu bar.
enum class Menu { album, edit, track, chain, view, play, deliver, help };

struct Command {
    QString id;   ///< "transport.play".
    QString text; ///< "Play or stop"; what is asked for more ends with "...".
    Menu menu = Menu::album;
    QString submenu;  ///< "Add to the track": of the menu; empty = in the menu itself.
    QKeySequence key; ///< Of Lacquer's own key map; empty = none.
    QString icon;     ///< Of resources/icons; empty = none.
    /// The place within which its key works, while that has the focus; nullptr = everywhere in the window. Two places
    /// may use one key ("Del", "Ctrl+C"), each for what is its own.
    QWidget* within = nullptr;
    std::function<void()> run;
    std::function<bool()> enabled; ///< Asked whenever the album or the selection changes; without one: always.
    std::function<bool()> checked; ///< The same; without one it is not checkable.
};

class Actions : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    /// Asserts that there is one of that id.
    QAction* action(const QString& id) const;
    const std::vector<QAction*>& all() const { return actions_; }
    /// A menu's actions, separators among them.
    std::vector<QAction*> of(Menu menu) const;
    static QString title(Menu menu);
    Menu menuOf(const QAction* action) const;
    QString submenuOf(const QAction* action) const;
    /// As one reads it outside its menu: "Play or stop", "Add to the track: Limiter".
    QString nameOf(const QAction* action) const;
    /// The key that Lacquer's own key map gives.
    QKeySequence standardKey(const QAction* action) const;

    /// Asks every command whether it can be used now.
    void refresh();

    /// Who has the key at the same place; nullptr for nobody.
    QAction* holderOf(const QKeySequence& key, const QAction* besides) const;

    /// What a tooltip says of what a command does, and the command's key behind it where it has one.
    static QString withKey(const QString& says, const QAction* action);
    /// The button stands for the command: its tooltip is the action's, whatever key that gets.
    static void lendToolTip(const QAction* action, QWidget* button);

    /// Changes a key, and takes it from whoever had it at the same place.
    void setKey(QAction* action, const QKeySequence& key);
    using Keys = std::vector<std::pair<QAction*, QKeySequence>>;
    void setKeys(const Keys& keys); ///< In that order, and told of once.

  signals:
    void keysChanged();

  private:
    friend class CommandSet;
    QAction* add(Command command);
    QAction* addSeparator(Menu menu);
    void forget(const QObject* action);

    struct Entry {
        Command command;
        QAction* action = nullptr;
    };
    const Entry* entryOf(const QAction* action) const;
    bool meet(const QAction* one, const QAction* other) const;
    void describe(QAction* action) const;

    std::vector<Entry> entries_;
    std::vector<QAction*> actions_; ///< Without the separators.
};

} // namespace ui
