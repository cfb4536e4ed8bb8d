// The album's own texts that the table has no column for, and its cover picture, which one may drop here.
#pragma once

#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {
class Desk;
}

namespace ui::delivery {

class AlbumForm : public QWidget {
    Q_OBJECT

  public:
    explicit AlbumForm(Desk& desk, QWidget* parent = nullptr);

    /// To the field of that place of the project file ("metadata.date"); false where there is none.
    bool edit(const QString& place);

  protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void showAlbum();
    struct Cover;
    void showCover(); ///< Read by a job.
    void showCover(const Cover& cover);
    void chooseCover();
    void takeCover(const QString& file);

    Desk& desk_;
    std::vector<QLineEdit*> texts_;
    QPushButton* cover_;
    QLabel* coverSays_;
    QPushButton* noCover_;
    QString shownCover_;
};

} // namespace ui::delivery
