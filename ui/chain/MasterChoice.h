// Which of the album's masters is worked on: a button at the head of the album's tiles, where there are several; and
// the commands to go to the next one, to add one and to take one away.
#pragma once

#include "ui/actions/CommandSet.h"

#include <QToolButton>

#include <string>

class QMenu;

namespace ui {
class Desk;
}

namespace ui::chain {

class MasterChoice : public QToolButton {
    Q_OBJECT

  public:
    MasterChoice(Desk& desk, QWidget* parent);

    void showAlbum();
    /// As wide as the name that it shows, within bounds.
    QSize sizeHint() const override;

  private:
    void registerCommands();
    void fillMenu(QMenu& menu);
    void workOn(std::size_t place);
    void askForName();
    void add(const std::string& name);
    void remove();

    Desk& desk_;
    CommandSet commands_;
};

} // namespace ui::chain
