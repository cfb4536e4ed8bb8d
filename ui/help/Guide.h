// The short illustrated guide: pages of resources/guide, opened at the one that is asked for.
#pragma once

#include <QDialog>

class QListWidget;
class QTextBrowser;

namespace ui::help {

class Guide : public QDialog {
    Q_OBJECT

  public:
    explicit Guide(QWidget* parent = nullptr);

    /// A page's file name without ".html": "sequence".
    void showPage(const QString& page);

    /// The names of all pages, in their order.
    static QStringList pages();

  private:
    QListWidget* contents_;
    QTextBrowser* text_;
};

} // namespace ui::help
