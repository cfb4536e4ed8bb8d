// A disc's PQ sheet on one page of A4, whatever the number of its tracks: rows are as high as there is room for, 6 mm
// at most.
#pragma once

#include "engine/delivery/PqSheet.h"

#include <string>

class QPainter;
class QRectF;

namespace ui::papers {

/// Into `page`, in millimetres: the painter's units are those.
void paintPqSheet(QPainter& painter, const QRectF& page, const engine::delivery::PqSheet& sheet);

/// The bytes of a PDF, its fonts in it.
std::string pqPdf(const engine::delivery::PqSheet& sheet);

} // namespace ui::papers
