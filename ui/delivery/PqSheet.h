// The PQ sheet of the CD on the page: every index of every disc with its time.
#pragma once

#include "engine/delivery/PqSheet.h"

#include <QTableWidget>

#include <vector>

namespace ui::delivery {

class PqSheet : public QTableWidget {
    Q_OBJECT

  public:
    explicit PqSheet(QWidget* parent = nullptr);
    void show(const core::Album& album, const core::AlbumLayout& layout);

  private:
    std::vector<engine::delivery::PqRow> shown_;
};

} // namespace ui::delivery
