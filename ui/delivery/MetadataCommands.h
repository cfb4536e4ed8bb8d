// What the delivery page does to the whole metadata table: CSV files in and out, and ISRCs in a run.
#pragma once

#include "ui/actions/CommandSet.h"

#include <QObject>
#include <QString>

class QWidget;

namespace ui {
class Desk;
} // namespace ui

namespace ui::delivery {

class MetadataTable;

class MetadataCommands : public QObject {
    Q_OBJECT

  public:
    /// Questions are asked within that widget, which outlives it, as the table does.
    MetadataCommands(Desk& desk, MetadataTable& table, QWidget& within);

    /// All of the file, in one step of the history; what is wrong with it is complained about, and nothing is changed.
    void importCsv(const QString& file);
    void exportCsv(const QString& file);

    /// Every enabled track's ISRC from that one on; complains where it is none, or the run does not fit.
    void numberIsrcs(const QString& start);

  private:
    void addCommands();
    void askForTable();
    void askWhereTo();
    void askForStart();

    Desk& desk_;
    MetadataTable& table_;
    QWidget& within_;
    CommandSet commands_;
};

} // namespace ui::delivery
