// Whose desk this is: the album's title, its artist, which master is worked on where that is not the main one, and
// whether what one hears is saved.
#pragma once

#include <QDateTime>
#include <QWidget>

#include <optional>

namespace ui {
class Desk;
namespace controls {
class Readout;
}
} // namespace ui

namespace ui::transport {

/// "saved just now", "saved 10 s ago", "saved 3 min ago", "saved 14:02", "saved 2026-11-02"; "edited" where the album
/// differs from its file, "not saved yet" where it has none.
QString savedWords(bool dirty, const std::optional<QDateTime>& savedAt, const QDateTime& now);

/// "Maren Voss · edited" in so many pixels. The state is what one looks here for: the artist gets what it leaves, and
/// gives way where that is next to nothing.
QString stateLine(const QString& artist, const QString& state, int width);

class AlbumTitle : public QWidget {
    Q_OBJECT

  public:
    explicit AlbumTitle(Desk& desk, QWidget* parent = nullptr);

  private:
    void showAlbum();
    void showState();

    Desk& desk_;
    controls::Readout* title_ = nullptr;
    controls::Readout* state_ = nullptr;
};

} // namespace ui::transport
