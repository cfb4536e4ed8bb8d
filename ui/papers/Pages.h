// Pages of A4 that are filled from top to bottom: what has no room any more begins the next one. Lengths in
// millimetres.
#pragma once

#include <QPainter>
#include <QString>

#include <functional>

class QPdfWriter;

namespace ui::papers {

class Pages {
  public:
    /// `count`: of all pages, for their numbers; 0 = nobody knows yet. `head`: above every page but the first.
    Pages(QPdfWriter& writer, QString head, QString foot, int count);

    QPainter& painter() { return painter_; }
    static constexpr double margin = 16.0;
    static constexpr double left = margin;
    double right() const { return right_; }
    double width() const { return right_ - left; }
    double y() const { return y_; }
    int number() const { return number_; } ///< Of the page, from 1.

    void skip(double height) { y_ += height; }
    /// Makes room for that height, on the next page where this one has too little; true where that was begun.
    bool need(double height);

  private:
    void begin();

    QPdfWriter& writer_;
    QString head_;
    QString foot_;
    int count_;
    QPainter painter_;
    int number_ = 0;
    double right_;
    double bottom_;
    double y_ = 0.0;
};

} // namespace ui::papers
