// The PQ sheet of the CD: every index of every disc with its time, from the layout that the fileset is made of.
#pragma once

#include "core/AlbumLayout.h"

#include <QTableWidget>

#include <vector>

namespace ui::delivery {

/// A line of the sheet, as plants print it: track and index in two digits, times as mm:ss:ff.
struct PqLine {
    QString track; ///< "AA" is the lead-out.
    QString index;
    QString start;
    QString length; ///< Of INDEX 01 to the next track's pause or start; empty for other indexes.
    QString pause;  ///< Of INDEX 00.
    bool operator==(const PqLine&) const = default;
};

/// A disc without tracks has no line.
std::vector<PqLine> pqLines(const core::CdLayout& disc);

class PqSheet : public QTableWidget {
    Q_OBJECT

  public:
    explicit PqSheet(QWidget* parent = nullptr);
    void show(const core::AlbumLayout& layout);

  private:
    std::vector<PqLine> shown_;
};

} // namespace ui::delivery
