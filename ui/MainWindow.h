// The window: one view of the whole desk. Knows where each place lies, and nothing of what the places show.
#pragma once

#include "ui/actions/CommandSet.h"
#include "ui/desk/Desk.h"

#include <QMainWindow>

class QSplitter;
class QStackedWidget;
class QTabBar;

namespace ui::album {
class AlbumCommands;
}

namespace ui::notices {
class NoticeBar;
}

namespace ui {

class Columns;

class MainWindow : public QMainWindow {
    Q_OBJECT

  public:
    explicit MainWindow(Desk& desk);
    ~MainWindow() override;

    enum class Page { album, delivery };
    void showPage(Page page);
    Page page() const;
    void openAlbum(const std::filesystem::path& file);
    notices::NoticeBar& notices() { return *notices_; }

  protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void addCommands();
    void fillMenus();
    void layOut();
    void showAlbum();
    void shareCentre();
    void showTitle();
    QString guidePage() const;
    void enterPage();
    void restoreLayout();
    void keepLayout() const;

    Desk& desk_;
    album::AlbumCommands* commands_ = nullptr;
    notices::NoticeBar* notices_ = nullptr;
    Columns* columns_ = nullptr;
    QTabBar* tabs_ = nullptr;
    QStackedWidget* pages_ = nullptr;
    QStackedWidget* stage_ = nullptr; ///< The start page, or the desk.
    QWidget* sequence_ = nullptr;
    QWidget* meters_ = nullptr;
    QWidget* transport_ = nullptr;
    QWidget* timeline_ = nullptr;
    QWidget* chain_ = nullptr;
    bool mayClose_ = false;
    QSplitter* centre_ = nullptr;
    bool unshared_ = false; ///< Nobody has divided the centre's height yet.
    CommandSet ownCommands_;
};

} // namespace ui
