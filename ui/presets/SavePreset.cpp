#include "ui/presets/SavePreset.h"

#include "core/FileName.h"
#include "ui/theme/Theme.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::presets {

namespace {

bool holds(const std::vector<core::Preset>& presets, const std::string& name) {
    return std::ranges::any_of(
        presets, [&](const core::Preset& preset) { return core::lowered(preset.name) == core::lowered(name); });
}

} // namespace

SavePreset::SavePreset(core::PresetShelf shelf, const QString& title, QWidget* parent)
    : QDialog(parent), shelf_(std::move(shelf)), name_(new QLineEdit), purpose_(new QLineEdit), says_(new QLabel) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    setMinimumWidth(440);
    purpose_->setPlaceholderText(tr("One line, shown with it"));
    says_->setProperty("role", "dim");
    says_->setTextFormat(Qt::PlainText);
    says_->setWordWrap(true);
    auto* const form = new QFormLayout;
    form->addRow(tr("Name"), name_);
    form->addRow(tr("What it is for"), purpose_);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    save_ = buttons->button(QDialogButtonBox::Save);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(name_, &QLineEdit::textChanged, this, &SavePreset::showName);
    auto* const down = new QVBoxLayout(this);
    down->setSpacing(metrics::grid);
    down->addLayout(form);
    down->addWidget(says_);
    down->addWidget(buttons);
    showName();
}

QString SavePreset::name() const {
    return QString::fromStdString(core::safeFileName(name_->text().toStdString()));
}

QString SavePreset::purpose() const {
    return purpose_->text().simplified();
}

bool SavePreset::replaces() const {
    return holds(shelf_.own, name().toStdString());
}

void SavePreset::showName() {
    const bool isFactorys = holds(shelf_.factory, name().toStdString());
    save_->setEnabled(!name().isEmpty() && !isFactorys);
    save_->setText(replaces() ? tr("Replace") : tr("Save"));
    if (isFactorys)
        says_->setText(tr("Lacquer brings one of that name along: choose another."));
    else if (replaces())
        says_->setText(tr("In the place of yours of that name."));
    else if (name() != name_->text().trimmed())
        says_->setText(name().isEmpty() ? tr("That is no name for a file.")
                                        : tr("Its file will be called %1.").arg(name()));
    else
        says_->setText(tr("Where all albums find it."));
}

} // namespace ui::presets
