// Where a new key is pressed; Qt's own field has no role and no value for who hears it.
#pragma once

#include <QKeySequenceEdit>

namespace ui::preferences {

class KeyField : public QKeySequenceEdit {
    Q_OBJECT

  public:
    explicit KeyField(QWidget* parent = nullptr);
};

} // namespace ui::preferences
