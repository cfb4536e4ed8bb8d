#include "ui/papers/Papers.h"

#include "ui/papers/PqPage.h"
#include "ui/papers/ReportPages.h"

#include <QDate>

namespace ui::papers {

engine::delivery::Papers papers() {
    return {.date = QDate::currentDate().toString(Qt::ISODate).toStdString(), .pqPdf = pqPdf, .reportPdf = reportPdf};
}

} // namespace ui::papers
