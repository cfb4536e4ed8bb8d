// The commands about the album as a file and its history: new, open, recent, save, undo, missing mixes, a new mix,
// versions of a track.
#pragma once

#include "ui/actions/CommandSet.h"

#include <QObject>

#include <filesystem>
#include <functional>

class QMenu;
class QWidget;

namespace ui {
class Desk;
}

namespace ui::album {

class AlbumCommands : public QObject {
    Q_OBJECT

  public:
    /// `window`: over which dialogs open.
    AlbumCommands(Desk& desk, QWidget& window);

    /// Opens the album; an edited one is asked about first. Of a disc (DiscImport.h) an album is made, saved where the
    /// user says, and opened. What cannot be opened is said and leaves the desk as it is.
    void open(const std::filesystem::path& file);

    /// Filled with the recent albums whenever it is shown.
    QMenu* recentMenu(QWidget* parent);

    /// `then` is called at once where nothing would be lost; else when the album was saved, or is not to be. Not at
    /// all when the user thinks better of it. A save that is under way is waited for.
    void whenSaved(const std::function<void()>& then);

  signals:
    void historyAsked();

  private:
    void addFileCommands();
    void addEditCommands();
    void addMixCommands();
    void openDisc(const std::filesystem::path& disc);
    void save(std::function<void()> then = {});
    void saveAs(std::function<void()> then = {});

    Desk& desk_;
    QWidget& window_;
    CommandSet commands_;
};

} // namespace ui::album
