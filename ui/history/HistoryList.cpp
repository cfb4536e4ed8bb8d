#include "ui/history/HistoryList.h"

#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ui::history {

HistoryList::HistoryList(Desk& desk, QWidget* parent) : QDialog(parent), desk_(desk), steps_(new QListWidget) {
    setWindowTitle(tr("History"));
    resize(360, 480);
    auto* const down = new QVBoxLayout(this);
    auto* const says =
        new QLabel(tr("Choose a step to go to the album as it was after it. Nothing is lost: later steps "
                      "stay until the next edit."));
    says->setWordWrap(true);
    says->setProperty("role", QStringLiteral("dim"));
    down->addWidget(says);
    steps_->setAccessibleName(tr("Steps of the history"));
    down->addWidget(steps_, 1);
    connect(&desk_, &Desk::albumChanged, this, &HistoryList::showSteps);
    connect(steps_, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0) desk_.jumpTo(static_cast<std::size_t>(row));
    });
    showSteps();
}

void HistoryList::showSteps() {
    const QSignalBlocker quiet(steps_);
    QStringList words{tr("As it was opened")};
    for (const std::string& label : desk_.document().labels()) words << QString::fromStdString(label);
    if (steps_->count() != words.size()) {
        steps_->clear();
        steps_->addItems(words);
    }
    const int state = static_cast<int>(desk_.document().state());
    for (int row = 0; row < steps_->count(); ++row) {
        steps_->item(row)->setText(words[row]);
        steps_->item(row)->setForeground(row > state ? palette::dim : palette::text);
    }
    steps_->setCurrentRow(state);
}

} // namespace ui::history
