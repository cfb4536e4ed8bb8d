// Asks for the name of a preset and for a line on what it is for. Says what would become of one that is there.
#pragma once

#include "core/PresetShelf.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui::presets {

class SavePreset : public QDialog {
    Q_OBJECT

  public:
    /// `shelf`: the names that are taken. Deletes itself when it is closed.
    SavePreset(core::PresetShelf shelf, const QString& title, QWidget* parent);

    QString name() const; ///< As the file will have it.
    QString purpose() const;
    bool replaces() const; ///< The user's own one of that name.

  private:
    void showName();

    core::PresetShelf shelf_;
    QLineEdit* name_ = nullptr;
    QLineEdit* purpose_ = nullptr;
    QLabel* says_ = nullptr;
    QPushButton* save_ = nullptr;
};

} // namespace ui::presets
