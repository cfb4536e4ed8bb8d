// Above the rows: what the album comes to in tracks and time, what is found about it as a whole, and the columns'
// heads.
#pragma once

#include "core/AlbumLayout.h"
#include "core/Finding.h"

#include <QWidget>

class QLabel;

namespace ui {
class Desk;
}

namespace ui::sequence {

/// Names of the columns over the rows, in the rows' own geometry.
class ColumnHeads : public QWidget {
    Q_OBJECT

  public:
    /// `rows`: whose width they share; it gives way to its scroll bar.
    explicit ColumnHeads(QWidget& rows, QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QWidget& rows_;
};

class SequenceHead : public QWidget {
    Q_OBJECT

  public:
    explicit SequenceHead(QWidget& rows, QWidget* parent = nullptr);
    void show(const core::AlbumLayout& layout, std::size_t disabledTracks, const core::Findings& findings);
    QString totals() const;

  private:
    void showFindings(const core::Findings& findings);

    QLabel* totals_ = nullptr;
    QLabel* findings_ = nullptr;
};

} // namespace ui::sequence
