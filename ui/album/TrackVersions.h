// The versions of a track (instrumental, clean, TV): those that it has, each to be taken off, and below them the
// question for a file that is to become one.
#pragma once

#include "core/Album.h"

#include <QDialog>

#include <filesystem>
#include <vector>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {
class Desk;
namespace controls {
class SegmentedChoice;
}
} // namespace ui

namespace ui::album {

class TrackVersions : public QDialog {
    Q_OBJECT

  public:
    /// Deletes itself when it is closed.
    TrackVersions(Desk& desk, core::TrackId track, QWidget* parent);

    /// To be bound, as it is chosen with the button.
    void setFile(const std::filesystem::path& file);

  private:
    void addRow(core::Version::Kind kind);
    void showAlbum();
    void showQuestion();
    void prefill();
    void chooseFile();
    void remove(core::Version::Kind kind);
    void bind();
    core::Version::Kind kind() const;   ///< That is to be bound.
    const core::Version* there() const; ///< The track's own of that kind; nullptr where it has none.

    Desk& desk_;
    core::TrackId track_;
    std::filesystem::path file_; ///< Empty = none chosen yet.
    QFormLayout* form_ = nullptr;
    QLabel* has_ = nullptr;
    std::vector<QLabel*> files_; ///< For each kind; their rows are hidden where the track has none of it.
    QPushButton* choose_ = nullptr;
    QLineEdit* name_ = nullptr;
    controls::SegmentedChoice* kinds_ = nullptr;
    QLineEdit* suffix_ = nullptr;
    QLineEdit* isrc_ = nullptr;
    QLabel* says_ = nullptr;
    QPushButton* bind_ = nullptr;
};

} // namespace ui::album
