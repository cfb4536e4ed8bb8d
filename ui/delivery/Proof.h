// The proof of the last delivery: what was written, what it measures and what was compared, of the delivered samples,
// not of the album.
#pragma once

#include "engine/delivery/Deliver.h"

#include <QWidget>

class QVBoxLayout;

namespace ui::delivery {

class Proof : public QWidget {
    Q_OBJECT

  public:
    explicit Proof(QWidget* parent = nullptr);
    void show(const engine::delivery::DeliveryReport& report);

  private:
    void line(const QString& mark, const QString& words, QColor colour);

    QVBoxLayout* lines_;
};

} // namespace ui::delivery
