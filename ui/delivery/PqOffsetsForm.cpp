#include "ui/delivery/PqOffsetsForm.h"

#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

#include <array>

namespace ui::delivery {

namespace {

constexpr int most = 150; // As the project file has it.

struct Row {
    const char* label; ///< To be translated, and so is `says`.
    const char* says;
    core::SectorCount core::PqOffsets::*sectors;
};

/// Two in a line.
constexpr std::array rows = {
    Row{QT_TRANSLATE_NOOP("PqOffsets", "First start"),
        QT_TRANSLATE_NOOP("PqOffsets", "Track 1 starts so many sectors ahead of its start mark"),
        &core::PqOffsets::firstStart},
    Row{QT_TRANSLATE_NOOP("PqOffsets", "Starts"),
        QT_TRANSLATE_NOOP("PqOffsets", "Every other start and index lies so many sectors ahead of its mark"),
        &core::PqOffsets::start},
    Row{QT_TRANSLATE_NOOP("PqOffsets", "Ends"),
        QT_TRANSLATE_NOOP("PqOffsets", "Every pause begins so many sectors behind the end mark ahead of it"),
        &core::PqOffsets::end},
    Row{QT_TRANSLATE_NOOP("PqOffsets", "Last end"),
        QT_TRANSLATE_NOOP("PqOffsets", "The lead-out lies so many sectors behind the last end mark"),
        &core::PqOffsets::lastEnd},
};

QString words(const char* text) {
    return QCoreApplication::translate("PqOffsets", text);
}

} // namespace

PqOffsetsForm::PqOffsetsForm(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    auto* const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metrics::grid);
    grid->setVerticalSpacing(4);
    auto* const head = new QLabel(tr("PQ offsets, in sectors (75 a second)"));
    head->setProperty("role", QStringLiteral("dim"));
    grid->addWidget(head, 0, 0, 1, 4);
    for (std::size_t n = 0; n < rows.size(); ++n) {
        auto* const label = new QLabel(words(rows[n].label));
        label->setProperty("role", QStringLiteral("dim"));
        auto* const field = new QLineEdit;
        field->setAccessibleName(tr("PQ offset: %1").arg(words(rows[n].label)));
        field->setObjectName(QStringLiteral("PQ offset.%1").arg(n + 1));
        field->setToolTip(words(rows[n].says));
        field->setFont(theme::figures(metrics::textSize - 1));
        field->setFixedWidth(56);
        connect(field, &QLineEdit::editingFinished, this, [this, n] { take(n); });
        const int line = 1 + static_cast<int>(n) / 2;
        const int column = static_cast<int>(n) % 2 * 2;
        grid->addWidget(label, line, column);
        grid->addWidget(field, line, column + 1);
        fields_.push_back(field);
    }
    grid->setColumnStretch(3, 1);
    connect(&desk_, &Desk::albumChanged, this, &PqOffsetsForm::showAlbum);
    showAlbum();
}

void PqOffsetsForm::showAlbum() {
    for (std::size_t n = 0; n < fields_.size(); ++n)
        if (!fields_[n]->isModified() || !fields_[n]->hasFocus())
            fields_[n]->setText(QString::number(desk_.album().pqOffsets.*rows[n].sectors));
}

void PqOffsetsForm::take(std::size_t row) {
    bool isOne = false;
    const int sectors = fields_[row]->text().trimmed().toInt(&isOne);
    fields_[row]->setModified(false);
    if (!isOne || sectors < 0 || sectors > most) {
        showAlbum();
        return desk_.complain(tr("A PQ offset is a whole number of sectors from 0 to %1.").arg(most));
    }
    if (desk_.album().pqOffsets.*rows[row].sectors == sectors) return showAlbum();
    desk_.change(tr("PQ offset: %1").arg(words(rows[row].label)), [&](core::Album album) {
        album.pqOffsets.*rows[row].sectors = sectors;
        return album;
    });
}

} // namespace ui::delivery
