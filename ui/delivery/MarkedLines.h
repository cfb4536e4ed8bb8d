// Lines of text under each other, each with a mark ahead of it.
#pragma once

#include <QColor>
#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace ui::delivery {

class MarkedLines : public QWidget {
    Q_OBJECT

  public:
    explicit MarkedLines(QWidget* parent = nullptr);

    void clear();
    void add(const QString& mark, const QString& words, QColor colour);

  private:
    QVBoxLayout* lines_;
};

} // namespace ui::delivery
