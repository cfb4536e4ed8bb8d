// What comes behind the album chain in one delivery, in words: rate, guard, word length, dither. It is no slot.
#pragma once

#include "core/Album.h"

#include <QWidget>

namespace ui::chain {

class DeliveryTile : public QWidget {
    Q_OBJECT

  public:
    explicit DeliveryTile(QWidget* parent) : QWidget(parent) {}
    void showDelivery(const core::Delivery& delivery, int albumRate);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString title_;
    QStringList lines_;
};

/// "44.1 k · guard 0.0", "16 bit · TPDF".
QStringList deliveryLines(const core::Delivery& delivery, int albumRate);

} // namespace ui::chain
