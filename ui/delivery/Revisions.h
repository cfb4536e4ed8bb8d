// The album's ledger at the delivery page: approves the album as it is, and says of files which album, revision and
// track they are. Both by jobs.
#pragma once

#include "ui/actions/CommandSet.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <string>
#include <vector>

class QWidget;

namespace ui {
class Desk;
} // namespace ui

namespace ui::delivery {

class Revisions : public QObject {
    Q_OBJECT

  public:
    /// Questions are asked within that widget, which outlives it.
    Revisions(Desk& desk, QWidget& within);

    /// Files, and folders with all that is below: `identified` tells.
    void identify(const std::vector<std::filesystem::path>& files);

    /// "lacquer 0.1", as a ledger names what made a delivery.
    static std::string program();

  signals:
    void approved();
    void identified(const QStringList& sentences); ///< One of each file.

  private:
    void askForApproval();
    void approve(const std::string& note);
    void askForFiles();

    Desk& desk_;
    QWidget& within_;
    CommandSet commands_;
};

} // namespace ui::delivery
