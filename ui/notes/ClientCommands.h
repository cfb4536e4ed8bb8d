// What goes to the client and comes back: the page to listen to, and the notes that it exports. Both by jobs.
#pragma once

#include "ui/actions/CommandSet.h"

#include <QObject>

#include <filesystem>
#include <vector>

class QWidget;

namespace ui {
class Desk;
} // namespace ui

namespace ui::notes {

class ClientCommands : public QObject {
    Q_OBJECT

  public:
    /// Dialogs stand before that window, which outlives it.
    ClientCommands(Desk& desk, QWidget& window);

    /// Into a new folder, or a page of the same album. Says where it is, or why there is none.
    void writePage(const std::filesystem::path& folder);

    /// Those that the album does not have yet, in one step; says how many they are, and shows them.
    void importNotes(const std::vector<std::filesystem::path>& files);

  private:
    void askForFolder();
    void askForNotes();
    void showNotes();

    Desk& desk_;
    QWidget& window_;
    CommandSet commands_;
};

} // namespace ui::notes
