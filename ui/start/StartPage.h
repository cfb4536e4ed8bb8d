// What an empty desk offers: drop mixes, open, recent albums, the demo album.
#pragma once

#include <QWidget>

namespace ui {
class Desk;
}

namespace ui::start {

class StartPage : public QWidget {
    Q_OBJECT

  public:
    explicit StartPage(Desk& desk, QWidget* parent = nullptr);

  private:
    Desk& desk_;
};

} // namespace ui::start
