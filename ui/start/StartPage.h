// What an empty desk offers: drop mixes, open an album, the recent ones, the demo album.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace ui {
class Desk;
}

namespace ui::start {

class StartPage : public QWidget {
    Q_OBJECT

  public:
    explicit StartPage(Desk& desk, QWidget* parent = nullptr);

  signals:
    void albumAsked(const QString& file);

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    void showAlbums();
    QWidget* dropArea();

    Desk& desk_;
    QVBoxLayout* albums_;
};

} // namespace ui::start
