#include "ui/actions/FoundCommand.h"

#include "ui/actions/ActionWords.h"
#include "ui/actions/Actions.h"
#include "ui/controls/Words.h"
#include "ui/theme/Theme.h"

#include <QListWidgetItem>
#include <QPainter>

namespace ui {

namespace {

enum Role { nameRole = Qt::UserRole, menuRole, keyRole };

constexpr int inset = 10;
constexpr int textLeft = inset + metrics::iconSize + 10;

} // namespace

QListWidgetItem* FoundCommand::itemFor(const Actions& actions, QAction* action) {
    const QString name = actions.nameOf(action);
    const QString menu = plain(Actions::title(actions.menuOf(action)));
    const QString key = action->shortcut().toString(QKeySequence::NativeText);
    QStringList whole{name, menu};
    if (!key.isEmpty()) whole << key;
    auto* const item = new QListWidgetItem(whole.join(QStringLiteral(", ")));
    item->setIcon(action->icon());
    item->setData(nameRole, name);
    item->setData(menuRole, menu);
    item->setData(keyRole, key);
    return item;
}

QListWidgetItem* FoundCommand::nothing(const QString& typed) {
    auto* const item = new QListWidgetItem(tr("No command that can be used now answers to \u201c%1\u201d.").arg(typed));
    item->setFlags(Qt::NoItemFlags);
    return item;
}

QSize FoundCommand::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {0, metrics::rowHeight};
}

void FoundCommand::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QRect row = option.rect;
    const QRect room = row.adjusted(textLeft, 0, -inset, 0);
    const QFont words = theme::words();
    painter->save();
    painter->setFont(words);
    const QString name = index.data(nameRole).toString();
    if (name.isEmpty()) {
        painter->setPen(palette::dim);
        painter->drawText(row.adjusted(inset, 0, -inset, 0), Qt::AlignVCenter,
                          elided(index.data().toString(), words, row.width() - 2 * inset));
        painter->restore();
        return;
    }
    const bool chosen = option.state.testFlag(QStyle::State_Selected);
    if (chosen) painter->fillRect(row, palette::selection);
    const QRect icon(row.left() + inset, row.center().y() - metrics::iconSize / 2 + 1, metrics::iconSize,
                     metrics::iconSize);
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, icon);
    painter->setPen(chosen ? palette::amber : palette::text);
    painter->drawText(room, Qt::AlignVCenter, name);
    const int after = QFontMetrics(words).horizontalAdvance(name) + 12;
    painter->setPen(palette::dim);
    painter->drawText(room.adjusted(after, 0, 0, 0), Qt::AlignVCenter, index.data(menuRole).toString());
    painter->setFont(theme::figures(12));
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight, index.data(keyRole).toString());
    painter->restore();
}

} // namespace ui
