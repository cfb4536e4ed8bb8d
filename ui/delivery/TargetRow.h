// A target's row in the grid of them: its widgets are made once and then show whatever the target has become. Shows and
// asks; the targets change the album.
#pragma once

#include "core/Album.h"
#include "core/PlantProfile.h"

#include <QColor>
#include <QObject>

#include <functional>
#include <span>
#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace ui::delivery {

class TargetRow : public QObject {
    Q_OBJECT

  public:
    static constexpr int versionColumn = 11;
    static constexpr int singleColumn = 12;
    static constexpr int masterColumn = 13;
    using Edit = std::function<void(core::Delivery&)>;

    /// `place`: of the target, from 0. The row below it in the grid is this one's.
    TargetRow(QGridLayout& grid, std::size_t place, QObject* parent);

    void show(const core::Delivery& delivery, int albumRate, bool isTicked);
    /// Which of its recordings goes out of each track, to be chosen where tracks have more than one.
    void offerVersions(bool offered);
    /// Which profile a DDP may be written by.
    void offerPlants(std::span<const core::PlantProfile> plants);
    /// What goes out, the album or one of these tracks, to be chosen where a target is a single.
    void offerSingles(const core::Album& album, bool offered);
    /// Which master, to be chosen where there are several.
    void offerMasters(const core::Album& album, bool offered);
    void setState(const QString& words, QColor colour = {});
    /// Its widgets go, and it goes with them.
    void remove();

  signals:
    void ticked(bool on);
    void changed(const QString& label, const Edit& edit);
    void removalAsked();
    void complained(const QString& words);

  private:
    template <class Field>
    Field* add(int column, const QString& what);
    void addTick();
    void addFormat();
    void addRate();
    void addWordLength();
    void addDither();
    void addBlank();
    void addCeiling();
    void addNames();
    void addDisc();
    void addFolder();
    void addState();
    void addRemove();
    void fillRates(int albumRate);
    void fillWordLengths();
    void showDither();
    void showVersion();
    void showPlant();

    QGridLayout& grid_;
    int row_;
    core::Delivery shown_;
    bool shownOnce_ = false;
    int albumRate_ = 0;
    std::vector<QWidget*> widgets_;
    QCheckBox* tick_ = nullptr;
    QComboBox* format_ = nullptr;
    QComboBox* rate_ = nullptr;
    QComboBox* word_ = nullptr;
    QComboBox* dither_ = nullptr;
    QCheckBox* blank_ = nullptr;
    QLineEdit* ceiling_ = nullptr;
    QLineEdit* names_ = nullptr;
    QWidget* disc_ = nullptr; ///< In the place of the names: a DDP has its own.
    QComboBox* plant_ = nullptr;
    QCheckBox* zip_ = nullptr;
    QLineEdit* folder_ = nullptr;
    QLabel* state_ = nullptr;
    QComboBox* version_ = nullptr; ///< nullptr until there are some to choose from; so the next two.
    QComboBox* single_ = nullptr;
    QComboBox* master_ = nullptr;
};

} // namespace ui::delivery
