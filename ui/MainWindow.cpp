#include "ui/MainWindow.h"

#include "ui/Columns.h"
#include "ui/actions/KeyMaps.h"
#include "ui/album/AlbumCommands.h"
#include "ui/album/RecentAlbums.h"
#include "ui/chain/ChainPanel.h"
#include "ui/controls/Files.h"
#include "ui/controls/Words.h"
#include "ui/delivery/DeliveryPage.h"
#include "ui/foot/FootBar.h"
#include "ui/help/AppCommands.h"
#include "ui/history/HistoryList.h"
#include "ui/meters/MeterPanel.h"
#include "ui/notes/ClientCommands.h"
#include "ui/notices/NoticeBar.h"
#include "ui/sequence/SequencePanel.h"
#include "ui/settings/Settings.h"
#include "ui/start/StartPage.h"
#include "ui/theme/Motion.h"
#include "ui/theme/Theme.h"
#include "ui/timeline/TimelinePanel.h"
#include "ui/transport/TransportBar.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QCloseEvent>
#include <QDropEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>

namespace ui {

MainWindow::MainWindow(Desk& desk) : desk_(desk), ownCommands_(desk.actions()) {
    setMinimumSize(1024, 640);
    setAcceptDrops(true);
    theme::findOutAboutMotion(*this);
    commands_ = new album::AlbumCommands(desk_, *this);
    layOut();
    addCommands();
    applyRememberedKeys(desk_.actions());
    fillMenus();
    connect(&desk_, &Desk::albumChanged, this, &MainWindow::showAlbum);
    connect(&desk_, &Desk::fileChanged, this, &MainWindow::showTitle);
    restoreLayout();
    showAlbum();
    showTitle();
}

/// What is still being typed is taken when the window hides: now, while it can show it.
MainWindow::~MainWindow() {
    hide();
}

void MainWindow::layOut() {
    sequence_ = new sequence::SequencePanel(desk_);
    meters_ = new meters::MeterPanel(desk_);

    centre_ = new QSplitter(Qt::Vertical);
    centre_->setChildrenCollapsible(false);
    centre_->setContentsMargins(0, 0, metrics::grid + 4, 0);
    timeline_ = new timeline::TimelinePanel(desk_);
    chain_ = new chain::ChainPanel(desk_);
    centre_->addWidget(timeline_);
    centre_->addWidget(chain_);
    centre_->setStretchFactor(0, 2);
    centre_->setStretchFactor(1, 3);

    pages_ = new QStackedWidget;
    pages_->addWidget(centre_);
    auto* const delivery = new ui::delivery::DeliveryPage(desk_);
    connect(delivery, &ui::delivery::DeliveryPage::openAsked, this, &MainWindow::openAlbum);
    pages_->addWidget(delivery);

    tabs_ = new QTabBar;
    tabs_->setObjectName(QStringLiteral("pages"));
    tabs_->setAccessibleName(tr("Pages"));
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    tabs_->addTab(tr("Album"));
    tabs_->addTab(tr("Delivery"));
    connect(tabs_, &QTabBar::currentChanged, this, [this](int at) { showPage(static_cast<Page>(at)); });

    auto* const page = new QWidget;
    auto* const middle = new QVBoxLayout(page);
    middle->setContentsMargins(metrics::grid + 4, metrics::grid, 0,
                               0); // the delivery's right side ends with the window
    middle->setSpacing(metrics::grid);
    middle->addWidget(tabs_);
    middle->addWidget(pages_, 1);

    columns_ = new Columns(sequence_, page, meters_);

    stage_ = new QStackedWidget;

    auto* const whole = new QWidget;
    auto* const down = new QVBoxLayout(whole);
    down->setContentsMargins(0, 0, 0, 0);
    down->setSpacing(0);
    transport_ = new transport::TransportBar(desk_);
    transport_->setFixedHeight(metrics::transportHeight);
    notices_ = new notices::NoticeBar(desk_);
    auto* const foot = new foot::FootBar(desk_);
    foot->setFixedHeight(metrics::footHeight);
    down->addWidget(transport_);
    down->addWidget(notices_);
    down->addWidget(stage_, 1);
    down->addWidget(foot);
    auto* const start = new start::StartPage(desk_); // offers commands of the others
    connect(start, &start::StartPage::albumAsked, this, [this](const QString& file) { openAlbum(pathOf(file)); });
    stage_->addWidget(start);
    stage_->addWidget(columns_);
    setCentralWidget(whole);
}

void MainWindow::addCommands() {
    const auto hasTracks = [this] { return !desk_.album().tracks.empty(); };
    ownCommands_.add({.id = QStringLiteral("view.album"),
                      .text = tr("Album page"),
                      .menu = Menu::view,
                      .key = QKeySequence(QStringLiteral("F2")),
                      .run = [this] { showPage(Page::album); },
                      .enabled = hasTracks,
                      .checked = [this] { return page() == Page::album; }});
    ownCommands_.add({.id = QStringLiteral("view.delivery"),
                      .text = tr("Delivery page"),
                      .menu = Menu::view,
                      .key = QKeySequence(QStringLiteral("F3")),
                      .run = [this] { showPage(Page::delivery); },
                      .enabled = hasTracks,
                      .checked = [this] { return page() == Page::delivery; }});
    ownCommands_.addSeparator(Menu::view);
    ownCommands_.add({.id = QStringLiteral("view.reducedMotion"),
                      .text = tr("Reduced motion"),
                      .menu = Menu::view,
                      .run = [] { theme::chooseReducedMotion(!theme::reducedMotion()); },
                      .checked = [] { return theme::reducedMotion(); }});
    ownCommands_.addSeparator(Menu::album);
    ownCommands_.add({.id = QStringLiteral("album.quit"),
                      .text = tr("Quit"),
                      .menu = Menu::album,
                      .key = QKeySequence(QStringLiteral("Ctrl+Q")),
                      .run = [this] { close(); }});
    new notes::ClientCommands(desk_, *this);
    new help::AppCommands(desk_, *this, [this] { return guidePage(); });
    connect(commands_, &album::AlbumCommands::historyAsked, this, [this] {
        auto* const list = new history::HistoryList(desk_, this);
        list->setAttribute(Qt::WA_DeleteOnClose);
        list->show();
    });
    desk_.actions().refresh();
}

void MainWindow::fillMenus() {
    for (const Menu menu :
         {Menu::album, Menu::edit, Menu::track, Menu::chain, Menu::view, Menu::play, Menu::deliver, Menu::help}) {
        const auto actions = desk_.actions().of(menu);
        if (actions.empty()) continue;
        QMenu* const shown = menuBar()->addMenu(Actions::title(menu));
        QMenu* within = shown;
        for (QAction* action : actions) {
            const QString submenu = desk_.actions().submenuOf(action);
            if (submenu.isEmpty())
                within = shown;
            else if (within->title() != submenu)
                within = shown->addMenu(submenu);
            within->addAction(action);
            if (action->shortcutContext() == Qt::WindowShortcut) addAction(action); // others have a place of their own
            if (action->objectName() == QStringLiteral("album.open")) shown->addMenu(commands_->recentMenu(shown));
        }
    }
}

void MainWindow::showPage(Page page) {
    const bool turns = page != this->page();
    const bool keepsFocus = tabs_->hasFocus() || !turns;
    // A page is shown at the width that it will have, and left before that changes: to lay one out takes long.
    if (turns) pages_->currentWidget()->hide();
    columns_->showSides(page == Page::album);
    pages_->setCurrentIndex(static_cast<int>(page));
    tabs_->setCurrentIndex(static_cast<int>(page));
    if (!keepsFocus) enterPage();
    desk_.actions().refresh();
}

/// The focus goes to what the page is for: the rows, or the table.
void MainWindow::enterPage() {
    QWidget* const place = page() == Page::album ? sequence_ : pages_->currentWidget();
    if (auto* const rows = place->findChild<QAbstractItemView*>()) rows->setFocus();
}

MainWindow::Page MainWindow::page() const {
    return static_cast<Page>(pages_->currentIndex());
}

void MainWindow::showAlbum() {
    const int stage = desk_.album().tracks.empty() ? 0 : 1;
    if (stage != stage_->currentIndex()) {
        stage_->setCurrentIndex(stage);
        if (stage == 1) enterPage();
    }
    if (unshared_ && !desk_.album().tracks.empty()) {
        unshared_ = false;
        QTimer::singleShot(0, this, &MainWindow::shareCentre);
    }
    showTitle();
}

/// The lanes get two fifths of the height. Not before the desk is seen: a splitter keeps the shares that it had when it
/// was still too small for anything.
void MainWindow::shareCentre() {
    const int lanes = centre_->height() * 2 / 5;
    centre_->setSizes({lanes, centre_->height() - lanes});
}

void MainWindow::showTitle() {
    const QString title = QString::fromStdString(desk_.album().metadata.title);
    const QString name = !desk_.file().empty() ? fileName(desk_.file()) : title.isEmpty() ? tr("New album") : title;
    setWindowTitle(name + QStringLiteral("[*] \u2014 Lacquer"));
    setWindowModified(desk_.dirty());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!mayClose_ && (desk_.dirty() || desk_.isSaving())) {
        event->ignore();
        commands_->whenSaved([this] {
            mayClose_ = true;
            close();
        });
        return;
    }
    keepLayout();
    desk_.listening().stop();
    event->accept();
}

void MainWindow::openAlbum(const std::filesystem::path& file) {
    commands_->open(file);
}

/// The guide's page about the place that has the focus, else about the page.
QString MainWindow::guidePage() const {
    if (desk_.album().tracks.empty()) return QStringLiteral("start");
    if (page() == Page::delivery) return QStringLiteral("delivery");
    const std::pair<const QWidget*, const char*> places[] = {{sequence_, "sequence"},
                                                             {timeline_, "timeline"},
                                                             {chain_, "chain"},
                                                             {meters_, "meters"},
                                                             {transport_, "listening"}};
    for (const auto& [place, name] : places)
        if (place->hasFocus() || (QApplication::focusWidget() && place->isAncestorOf(QApplication::focusWidget())))
            return QString::fromLatin1(name);
    return QStringLiteral("start");
}

/// Space is the transport's, so Enter presses the button that has the focus.
void MainWindow::keyPressEvent(QKeyEvent* event) {
    auto* const button = qobject_cast<QAbstractButton*>(focusWidget());
    if (button && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) return button->click();
    QMainWindow::keyPressEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const auto files = filesOf(*event->mimeData());
    if (files.empty()) return;
    event->acceptProposedAction();
    if (const auto opened = openedBy(files)) return openAlbum(*opened);
    if (areNotes(files)) return findChild<notes::ClientCommands*>()->importNotes(files);
    desk_.sounds().importMixes(files);
}

void MainWindow::restoreLayout() {
    resize(1680, 1010);
    restoreGeometry(settings::value(QStringLiteral("window/geometry")).toByteArray());
    unshared_ = !centre_->restoreState(settings::value(QStringLiteral("window/centre")).toByteArray());
}

void MainWindow::keepLayout() const {
    album::rememberLastAlbum(desk_.file());
    settings::setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings::setValue(QStringLiteral("window/centre"), centre_->saveState());
}

} // namespace ui
