#include "ui/actions/CommandPalette.h"

#include "ui/actions/ActionWords.h"
#include "ui/actions/Actions.h"
#include "ui/actions/FoundCommand.h"
#include "ui/controls/Words.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

int matchOf(const QString& typed, const QString& text) {
    int score = 1;
    qsizetype at = -1;
    for (const QChar letter : typed) {
        if (letter.isSpace()) continue;
        const qsizetype found = text.indexOf(letter, at + 1, Qt::CaseInsensitive);
        if (found < 0) return 0;
        const bool beginsWord = found == 0 || !text[found - 1].isLetterOrNumber();
        score += beginsWord ? 8 : found == at + 1 ? 4 : 1;
        at = found;
    }
    return score;
}

CommandPalette::CommandPalette(Actions& actions, QWidget* parent)
    : QDialog(parent, Qt::Popup | Qt::FramelessWindowHint), actions_(actions), typed_(new QLineEdit),
      found_(new QListWidget) {
    setAccessibleName(tr("Commands"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(560, 440);
    auto* const down = new QVBoxLayout(this);
    typed_->setPlaceholderText(tr("Type a command"));
    typed_->setAccessibleName(tr("Command"));
    typed_->installEventFilter(this);
    found_->setAccessibleName(tr("Commands found"));
    found_->setItemDelegate(new FoundCommand(found_));
    found_->setFocusPolicy(Qt::NoFocus);
    found_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    found_->setMouseTracking(true);
    connect(found_, &QListWidget::itemEntered, found_, [this](QListWidgetItem* item) { found_->setCurrentItem(item); });
    down->addWidget(typed_);
    down->addWidget(found_, 1);
    connect(typed_, &QLineEdit::textChanged, this, &CommandPalette::find);
    connect(typed_, &QLineEdit::returnPressed, this, &CommandPalette::runChosen);
    connect(found_, &QListWidget::itemClicked, this, &CommandPalette::runChosen);
    actions_.refresh();
    find({});
    typed_->setFocus();
}

void CommandPalette::find(const QString& typed) {
    std::vector<std::pair<int, QAction*>> ranked;
    for (QAction* action : actions_.all()) {
        const QString whole =
            plain(Actions::title(actions_.menuOf(action))) + QLatin1Char(' ') + actions_.nameOf(action);
        if (const int score = matchOf(typed, whole); score > 0 && action->isEnabled())
            ranked.emplace_back(score, action);
    }
    std::ranges::stable_sort(ranked, std::greater{}, &std::pair<int, QAction*>::first);
    shown_.clear();
    found_->clear();
    for (const auto& [score, action] : ranked) {
        shown_.push_back(action);
        found_->addItem(FoundCommand::itemFor(actions_, action));
    }
    if (shown_.empty()) found_->addItem(FoundCommand::nothing(typed));
    typed_->setAccessibleDescription(shown_.empty() ? found_->item(0)->text()
                                                    : counted(std::ssize(shown_), tr("command"), tr("commands")));
    found_->setCurrentRow(shown_.empty() ? -1 : 0);
}

void CommandPalette::runChosen() {
    const int row = found_->currentRow();
    if (shown_.empty()) return;
    QAction* const chosen = row >= 0 ? shown_[static_cast<std::size_t>(row)] : nullptr;
    close();
    if (chosen) chosen->trigger();
}

/// Up and down move in the list while one types.
bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int step = key == Qt::Key_Down       ? 1
                         : key == Qt::Key_Up       ? -1
                         : key == Qt::Key_PageDown ? 10
                         : key == Qt::Key_PageUp   ? -10
                                                   : 0;
        if (step != 0 && !shown_.empty()) {
            found_->setCurrentRow(std::clamp(found_->currentRow() + step, 0, found_->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace ui
