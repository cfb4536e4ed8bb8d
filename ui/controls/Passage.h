// Plain words in as many lines as they need, to be selected with the mouse and copied.
#pragma once

#include <QColor>
#include <QLabel>

#include <map>

namespace ui::controls {

class Passage : public QLabel {
    Q_OBJECT

  public:
    explicit Passage(QColor colour, QWidget* parent = nullptr);
    void say(const QString& words);

    /// Kept by width: words that can be selected are laid out as a document, and a layout asks again and again.
    int heightForWidth(int width) const override;

  protected:
    void changeEvent(QEvent* event) override;

  private:
    mutable std::map<int, int> heights_;
};

} // namespace ui::controls
