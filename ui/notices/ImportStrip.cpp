#include "ui/notices/ImportStrip.h"

#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::notices {

namespace {

constexpr int tickMs = 100;
constexpr int blinkTicks = 3; ///< Imports that are over by then are not shown.
constexpr int mostRows = 6;   ///< In sight at once.
constexpr int lowWindow =
    800; ///< Px; there the desk needs the height, and the file that is read stands in the line above.

QColor colourOf(ImportedFile::State state) {
    switch (state) {
    case ImportedFile::State::reading:
        return palette::amber;
    case ImportedFile::State::done:
        return palette::good;
    case ImportedFile::State::refused:
        return palette::wrongText;
    case ImportedFile::State::waiting:
        break;
    }
    return palette::dim;
}

bool isOver(const ImportedFile& file) {
    return file.state == ImportedFile::State::done || file.state == ImportedFile::State::refused;
}

} // namespace

QString stateWords(const ImportedFile& file) {
    switch (file.state) {
    case ImportedFile::State::waiting:
        return ImportStrip::tr("waiting");
    case ImportedFile::State::reading:
        return ImportStrip::tr("%1 %").arg(static_cast<int>(file.share * 100.0));
    case ImportedFile::State::done:
        return ImportStrip::tr("\u2713 read");
    case ImportedFile::State::refused:
        return ImportStrip::tr("cannot be used");
    }
    return {};
}

ImportStrip::ImportStrip(Desk& desk, QWidget* parent)
    : QFrame(parent), desk_(desk), says_(new QLabel), cancel_(new QPushButton(tr("Cancel"))), list_(new QTreeWidget) {
    setProperty("role", QStringLiteral("notice"));
    setAccessibleName(tr("Import"));
    cancel_->setToolTip(tr("None of these files go in then"));
    cancel_->setAccessibleName(tr("Cancel the import: none of these files go in then"));
    connect(cancel_, &QPushButton::clicked, this, &ImportStrip::cancel);
    list_->setAccessibleName(tr("Files that are imported"));
    list_->setColumnCount(2);
    list_->setHeaderHidden(true);
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setSelectionMode(QAbstractItemView::NoSelection);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->header()->setStretchLastSection(false);
    list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list_->header()->setSectionResizeMode(1, QHeaderView::Fixed);
    list_->header()->resizeSection(1, 120);
    auto* const across = new QHBoxLayout;
    across->setSpacing(metrics::grid);
    across->addWidget(says_, 1);
    across->addWidget(cancel_);
    auto* const down = new QVBoxLayout(this);
    down->setContentsMargins(12, 6, 8, 6);
    down->setSpacing(4);
    down->addLayout(across);
    down->addWidget(list_);
    hide();
    timer_.setInterval(tickMs);
    connect(&timer_, &QTimer::timeout, this, &ImportStrip::follow);
    connect(&desk_.sounds(), &Sounds::importsChanged, this, [this] {
        if (desk_.sounds().imports().empty()) return follow();
        if (!timer_.isActive()) timer_.start();
    });
}

void ImportStrip::follow() {
    std::vector<ImportedFile> files;
    for (const Sounds::Import& import : desk_.sounds().imports()) {
        if (import.job->cancelled()) continue;
        std::ranges::copy(import.course->files(), std::back_inserter(files));
    }
    if (files.empty()) {
        hide();
        ticks_ = 0;
        if (desk_.sounds().imports().empty()) timer_.stop();
        return;
    }
    show(files);
    fit();
    if (++ticks_ >= blinkTicks) setVisible(true);
}

void ImportStrip::show(const std::vector<ImportedFile>& files) {
    if (files == shown_) return;
    shown_ = files;
    const auto over = std::ranges::count_if(files, isOver);
    QString says = tr("Importing %1 \u00b7 %2 read").arg(counted(std::ssize(files), tr("file"), tr("files"))).arg(over);
    if (isLow())
        for (const ImportedFile& file : files)
            if (file.state == ImportedFile::State::reading)
                says += tr(" \u00b7 %1: %2").arg(fileName(file.path), stateWords(file));
    says_->setText(says);
    const auto rows = static_cast<int>(files.size());
    while (list_->topLevelItemCount() > rows) delete list_->takeTopLevelItem(rows);
    while (list_->topLevelItemCount() < rows) list_->addTopLevelItem(new QTreeWidgetItem);
    QTreeWidgetItem* reading = nullptr;
    for (int row = 0; row < rows; ++row) {
        const ImportedFile& file = files[static_cast<std::size_t>(row)];
        QTreeWidgetItem* const item = list_->topLevelItem(row);
        item->setText(0, fileName(file.path));
        item->setToolTip(0, pathText(file.path));
        item->setText(1, stateWords(file));
        item->setToolTip(1, file.why);
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setForeground(1, colourOf(file.state));
        if (file.state == ImportedFile::State::reading) reading = item;
    }
    if (reading) list_->scrollToItem(reading);
}

bool ImportStrip::isLow() const {
    return window()->height() < lowWindow;
}

void ImportStrip::fit() {
    const int rows = std::min(list_->topLevelItemCount(), mostRows);
    list_->setFixedHeight(rows * std::max(18, list_->sizeHintForRow(0)) + 4);
    list_->setVisible(!isLow());
}

void ImportStrip::cancel() {
    for (const Sounds::Import& import : desk_.sounds().imports()) import.job->cancel();
    follow();
}

} // namespace ui::notices
