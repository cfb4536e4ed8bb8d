// What Lacquer is, its licence and those of what it is made with.
#pragma once

#include <QDialog>

namespace ui::help {

class About : public QDialog {
    Q_OBJECT

  public:
    explicit About(QWidget* parent = nullptr);
};

} // namespace ui::help
