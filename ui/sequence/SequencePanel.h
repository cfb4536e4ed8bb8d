// The album in order, at the left: a row a track, gaps between rows, totals, findings beside the rows; below them what
// is written about the current track.
#pragma once

#include "core/Album.h"
#include "ui/actions/CommandSet.h"

#include <QWidget>

#include <optional>

namespace ui {
class Desk;
}

namespace ui::sequence {

class FindingsList;
class SequenceHead;
class SequenceList;
class SequenceModel;

class SequencePanel : public QWidget {
    Q_OBJECT

  public:
    explicit SequencePanel(Desk& desk, QWidget* parent = nullptr);

    SequenceList& list() { return *list_; }
    SequenceHead& head() { return *head_; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void showAlbum();
    void showPlaying();
    void showMenu(const QPoint& global, std::optional<core::TrackId> gapOf);
    void showGapMenu(const QPoint& global, core::TrackId track);

    Desk& desk_;
    SequenceModel* model_ = nullptr;
    SequenceList* list_ = nullptr;
    FindingsList* findings_ = nullptr;
    SequenceHead* head_ = nullptr;
    CommandSet commands_;
};

} // namespace ui::sequence
