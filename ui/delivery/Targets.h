// The targets of the album, a row each: what is written, at which rate and word length, under which ceiling and names.
// Which of them the next delivery writes is ticked here; that is no part of the album.
#pragma once

#include "core/Album.h"
#include "core/PlantProfile.h"
#include "core/Preset.h"

#include <QWidget>

#include <string>
#include <utility>
#include <vector>

class QGridLayout;
class QLabel;

namespace ui {
class Desk;
}

namespace ui::delivery {

class TargetRow;

class Targets : public QWidget {
    Q_OBJECT

  public:
    explicit Targets(Desk& desk, QWidget* parent = nullptr);

    /// Those that are ticked, in the order of the album.
    std::vector<core::Delivery> chosen() const;

    /// What became of the target at that place, for its row.
    void setState(std::size_t place, const QString& words, QColor colour);
    void clearStates();

    void add(core::Delivery delivery);
    /// In the place of those that are there; all ticked.
    void load(const core::Preset& set);

    /// The row, from 0, of the ticked target at that place.
    std::size_t rowOf(std::size_t place) const;
    /// To the field of a setting ("names", as the project file calls it); false where it has none.
    bool edit(std::size_t row, const QString& setting);

  signals:
    void chosenChanged();

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    void layOut();
    void showAlbum();
    void showRows();
    void addRow();
    void readPlants(); ///< By a job.
    void removeTarget(std::size_t place);

    Desk& desk_;
    QGridLayout* grid_;
    std::vector<core::Delivery> shown_;
    std::vector<bool> ticked_;
    bool versions_ = false; ///< There are some to choose from.
    int albumRate_ = 0;     ///< 0 = nothing was shown yet.
    std::vector<TargetRow*> rows_;
    std::vector<core::PlantProfile> plants_;
    QLabel* none_ = nullptr; ///< Instead of heads and rows.
    std::vector<QLabel*> heads_;
    QLabel* versionHead_ = nullptr;
    QLabel* singleHead_ = nullptr;
    QLabel* masterHead_ = nullptr;
    std::vector<std::pair<core::TrackId, std::string>> singles_; ///< To choose from; none where no target is one.
    std::vector<std::string> masters_;                           ///< Names of the album's.
};

/// "DDP 2.00", "WAV 24 bit", "FLAC 16 bit".
QString titleOf(const core::Delivery& delivery);

} // namespace ui::delivery
