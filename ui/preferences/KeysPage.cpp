#include "ui/preferences/KeysPage.h"

#include "ui/actions/ActionWords.h"
#include "ui/actions/Actions.h"
#include "ui/actions/KeyMaps.h"
#include "ui/preferences/KeyField.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui::preferences {

namespace {

QString plain(QString text) {
    return ui::plain(std::move(text)).remove(QStringLiteral("..."));
}

} // namespace

KeysPage::KeysPage(Actions& actions, QWidget* parent)
    : QWidget(parent), actions_(actions), list_(new QTreeWidget), filter_(new QLineEdit), key_(new KeyField),
      question_(new QWidget), says_(new QLabel), take_(new QPushButton(tr("Take it"))) {
    auto* const maps = new QComboBox;
    maps->setAccessibleName(tr("Key map"));
    maps->addItems(keyMapNames());
    maps->setCurrentText(currentKeyMap());
    connect(maps, &QComboBox::textActivated, this, [this](const QString& name) { useKeyMap(actions_, name); });

    filter_->setPlaceholderText(tr("Find a command or a key"));
    filter_->setAccessibleName(tr("Find a command or a key"));
    connect(filter_, &QLineEdit::textChanged, this, &KeysPage::showKeys);

    list_->setHeaderLabels({tr("Command"), tr("Menu"), tr("Key")});
    list_->setRootIsDecorated(false);
    list_->setAccessibleName(tr("Commands and their keys"));
    list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    connect(list_, &QTreeWidget::currentItemChanged, this, [this] {
        if (const QAction* action = chosen()) key_->setKeySequence(action->shortcut());
        dropQuestion();
    });

    key_->setAccessibleName(tr("New key of the chosen command"));
    connect(key_, &QKeySequenceEdit::editingFinished, this, [this] { changeKey(key_->keySequence()); });
    auto* const none = new QPushButton(tr("No key"));
    connect(none, &QPushButton::clicked, this, [this] { changeKey({}); });

    auto* const top = new QHBoxLayout;
    top->addWidget(new QLabel(tr("Key map")));
    top->addWidget(maps);
    top->addWidget(filter_, 1);
    auto* const bottom = new QHBoxLayout;
    bottom->addWidget(new QLabel(tr("Press a new key here")));
    bottom->addWidget(key_, 1);
    bottom->addWidget(none);
    says_->setWordWrap(true);
    auto* const leave = new QPushButton(tr("Leave it"));
    connect(take_, &QPushButton::clicked, this, [this] { takeKey(asked_); });
    connect(leave, &QPushButton::clicked, this, [this] {
        if (const QAction* action = chosen()) key_->setKeySequence(action->shortcut());
        dropQuestion();
    });
    auto* const asks = new QHBoxLayout(question_);
    asks->setContentsMargins(0, 0, 0, 0);
    asks->addWidget(says_, 1);
    asks->addWidget(take_);
    asks->addWidget(leave);
    question_->hide();
    auto* const down = new QVBoxLayout(this);
    down->addLayout(top);
    down->addWidget(list_, 1);
    down->addLayout(bottom);
    down->addWidget(question_);
    connect(&actions_, &Actions::keysChanged, this, &KeysPage::showKeys);
    showKeys();
}

KeysPage::~KeysPage() {
    key_->disconnect(this); // which ends its editing when it goes
}

void KeysPage::showKeys() {
    const QString current = chosen() ? chosen()->objectName() : QString();
    list_->clear();
    for (const QAction* action : actions_.all()) {
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        const QString menu = plain(Actions::title(actions_.menuOf(action)));
        const QString name = actions_.nameOf(action);
        if (!(name + QLatin1Char(' ') + menu + QLatin1Char(' ') + key).contains(filter_->text(), Qt::CaseInsensitive))
            continue;
        auto* const item = new QTreeWidgetItem({name, menu, key});
        item->setData(0, Qt::UserRole, action->objectName());
        item->setFont(2, theme::figures());
        list_->addTopLevelItem(item);
        if (action->objectName() == current) list_->setCurrentItem(item);
    }
}

QAction* KeysPage::chosen() const {
    const QTreeWidgetItem* const item = list_->currentItem();
    return item ? actions_.action(item->data(0, Qt::UserRole).toString()) : nullptr;
}

void KeysPage::changeKey(const QKeySequence& key) {
    QAction* const action = chosen();
    if (!action) return;
    if (action->shortcut() == key) return dropQuestion();
    if (const QAction* const holder = actions_.holderOf(key, action)) return ask(key, *holder);
    takeKey(key);
}

void KeysPage::takeKey(const QKeySequence& key) {
    dropQuestion();
    actions_.setKey(chosen(), key);
    rememberKeys(actions_);
}

void KeysPage::ask(const QKeySequence& key, const QAction& holder) {
    asked_ = key;
    const QString name = plain(holder.text());
    says_->setText(tr("%1 is the key of \u201c%2\u201d").arg(key.toString(QKeySequence::NativeText), name));
    take_->setText(tr("Take it from \u201c%1\u201d").arg(name));
    question_->show();
}

void KeysPage::dropQuestion() {
    question_->hide();
    says_->clear();
}

} // namespace ui::preferences
