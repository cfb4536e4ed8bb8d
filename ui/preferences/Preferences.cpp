#include "ui/preferences/Preferences.h"

#include "ui/desk/Desk.h"
#include "ui/preferences/DevicePage.h"
#include "ui/preferences/KeysPage.h"

#include <QDialogButtonBox>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui::preferences {

Preferences::Preferences(Desk& desk, Page page, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Preferences"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(680, 480);
    auto* const tabs = new QTabWidget;
    tabs->setDocumentMode(true);
    tabs->tabBar()->setDrawBase(false);
    tabs->setAccessibleName(tr("Pages of the preferences"));
    tabs->tabBar()->setAccessibleName(tr("Pages of the preferences"));
    tabs->addTab(new QWidget, tr("Audio device"));
    tabs->addTab(new QWidget, tr("Keys"));
    tabs->setCurrentIndex(static_cast<int>(page));
    // A page is made when it is first turned to: each takes a while, and mostly one is looked at.
    const auto make = [tabs, &desk] {
        QWidget* const place = tabs->currentWidget();
        if (place->layout()) return;
        auto* const whole = new QVBoxLayout(place);
        whole->setContentsMargins(0, 0, 0, 0);
        if (tabs->currentIndex() == static_cast<int>(Page::device))
            whole->addWidget(new DevicePage(desk));
        else
            whole->addWidget(new KeysPage(desk.actions()));
    };
    connect(tabs, &QTabWidget::currentChanged, this, make);
    make();
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* const down = new QVBoxLayout(this);
    down->addWidget(tabs, 1);
    down->addWidget(buttons);
}

} // namespace ui::preferences
