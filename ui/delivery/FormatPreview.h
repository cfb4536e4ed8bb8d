// What a format keeps of the metadata: which texts survive, which it spells otherwise, which are lost.
#pragma once

#include "engine/delivery/KeptTexts.h"

#include <QWidget>

#include <vector>

class QComboBox;

namespace ui {
class Desk;
} // namespace ui

namespace ui::delivery {

class MarkedLines;

class FormatPreview : public QWidget {
    Q_OBJECT

  public:
    explicit FormatPreview(Desk& desk, QWidget* parent = nullptr);

    /// Of the album as it is now, by a job.
    void look();

  private:
    void show(const std::vector<engine::delivery::KeptText>& texts);

    Desk& desk_;
    QComboBox* format_;
    MarkedLines* lines_;
    bool isChosen_ = false; ///< By the user; until then it is the first target's.
    bool looks_ = false;
    bool again_ = false; ///< The album or the format is another one than the job looks at.
};

} // namespace ui::delivery
