// The foot of the delivery page: the one button and where it writes to; while a delivery runs how far it is, with a way
// to cancel it; and after that what came of it.
#pragma once

#include "engine/delivery/Deliver.h"

#include <QColor>
#include <QString>
#include <QWidget>

#include <cstddef>
#include <filesystem>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;

namespace ui::delivery {

class DeliveryBar : public QWidget {
    Q_OBJECT

  public:
    explicit DeliveryBar(QWidget* parent = nullptr);

    void standFor(const QAction* deliver);            ///< Whose key the button's tooltip says.
    void add(QWidget* button);                        ///< At the right end, for what else is written of an album.
    void showTargets(std::size_t chosen, bool ready); ///< Ready: the button delivers.
    void showFolder(const std::filesystem::path& folder);
    bool isReady() const;

    void say(const QString& words);
    QString words() const;
    bool tellsOfADelivery() const; ///< Of one that has written its files: that stays.

    void begin();
    void show(const engine::delivery::DeliveryProgress& now);
    void end(const QString& words, QColor colour);
    void offerFolder(); ///< What was written can be looked at; after `end`.

  signals:
    void deliverAsked();
    void cancelAsked();
    void folderAsked(); ///< Another one.
    void openAsked();

  private:
    QPushButton* deliver_;
    QPushButton* cancel_;
    QPushButton* folder_;
    QPushButton* open_;
    QProgressBar* progress_;
    QLabel* says_;
};

} // namespace ui::delivery
