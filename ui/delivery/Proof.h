// The proof of the last delivery: what was written, what it measures and what was compared, of the delivered samples,
// not of the album.
#pragma once

#include "engine/delivery/Deliver.h"
#include "ui/delivery/MarkedLines.h"

namespace ui::delivery {

class Proof : public MarkedLines {
    Q_OBJECT

  public:
    using MarkedLines::MarkedLines;
    void show(const engine::delivery::DeliveryReport& report);
};

} // namespace ui::delivery
