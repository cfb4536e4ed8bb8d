// A line of text that is a field only while one is in it: no frame until then, elided where it is too long. Enter takes
// what was typed, and so does leaving it; Escape brings back what was there.
#pragma once

#include <QLineEdit>

namespace ui::sequence {

class InlineField : public QLineEdit {
    Q_OBJECT

  public:
    explicit InlineField(const QString& name, QWidget* parent = nullptr);

    /// Never emits, and leaves alone what is being typed.
    void show(const QString& text);
    /// Takes what is being typed, if it is, as Enter does.
    void take();
    void setElideMode(Qt::TextElideMode mode) { elide_ = mode; }

  signals:
    void typed(const QString& text); ///< Another text than was shown, trimmed.

  protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    QString shown_;
    Qt::TextElideMode elide_ = Qt::ElideRight;
};

} // namespace ui::sequence
