// The record that the album's sides are cut for: speed, size, how long a side may be, and what is scratched into each.
// Shown where a record is made (core::isForVinyl). Shows and asks.
#pragma once

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;

namespace ui {
class Desk;
}

namespace ui::delivery {

class VinylForm : public QWidget {
    Q_OBJECT

  public:
    explicit VinylForm(Desk& desk, QWidget* parent = nullptr);

    /// To the field of that place of the project file ("vinyl.rpm"); false where there is none.
    bool edit(const QString& place);

  private:
    QLineEdit* addLimit(const QString& name, const QString& tip);
    void takeLimit(QLineEdit& field, bool isMost);
    void showAlbum();
    void showSides();
    void addSide();

    Desk& desk_;
    QComboBox* speed_;
    QComboBox* size_;
    QCheckBox* continuous_;
    QLineEdit* good_ = nullptr;
    QLineEdit* most_ = nullptr;
    QGridLayout* sides_;
    std::vector<QLabel*> lengths_;
    std::vector<QLineEdit*> runouts_; ///< As lengths_.
};

} // namespace ui::delivery
