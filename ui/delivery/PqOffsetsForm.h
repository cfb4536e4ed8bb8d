// How much ahead of the sound a disc's starts lie and how much behind it its ends, in sectors: four numbers below the
// PQ sheet, which shows what they do.
#pragma once

#include <QWidget>

#include <vector>

class QLineEdit;

namespace ui {
class Desk;
}

namespace ui::delivery {

class PqOffsetsForm : public QWidget {
    Q_OBJECT

  public:
    explicit PqOffsetsForm(Desk& desk, QWidget* parent = nullptr);

  private:
    void showAlbum();
    void take(std::size_t row);

    Desk& desk_;
    std::vector<QLineEdit*> fields_;
};

} // namespace ui::delivery
