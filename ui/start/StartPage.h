// What an empty desk offers: drop mixes, open an album, the recent ones, the demo album; and while the first mixes come
// in, how far they are.
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace ui {
class Desk;
class Job;
} // namespace ui

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
    void showWork();
    Job* shownJob() const;
    QWidget* dropArea();
    QWidget* invitation();
    QWidget* work();

    Desk& desk_;
    QVBoxLayout* albums_;
    QWidget* invitation_ = nullptr;
    QPushButton* first_ = nullptr; ///< The button one most likely wants.
    QWidget* work_ = nullptr;
    QLabel* doing_ = nullptr;
    QLabel* file_ = nullptr;
    QProgressBar* progress_ = nullptr;
};

} // namespace ui::start
