// One of a few, all of them in view: segments side by side. Where there is not the room for them, folded to one button
// with a menu.
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QAbstractButton;
class QToolButton;

namespace ui::controls {

class SegmentedChoice : public QWidget {
    Q_OBJECT

  public:
    /// `name` is said of the whole; each segment says it with its own word.
    SegmentedChoice(const QStringList& choices, const QString& name, QWidget* parent = nullptr);

    int count() const { return static_cast<int>(choices_.size()); }
    int chosen() const { return chosen_; }
    void setChosen(int place); ///< Shows it; never emits. -1 = none.
    /// What the segments' tooltips say instead of their own words, and the key that goes on to the next one.
    void sayOfEach(const QStringList& words, const QString& key);

    void setFolded(bool folded);
    bool isFolded() const { return folded_; }
    int unfoldedWidth() const { return unfoldedWidth_; }
    int foldedWidth() const { return foldedWidth_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  signals:
    void chose(int place); ///< The user did; another one than was chosen.

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void choose(int place);
    void makeMenu();

    QStringList choices_;
    std::vector<QAbstractButton*> segments_;
    QToolButton* fold_ = nullptr;
    int chosen_ = -1;
    bool folded_ = false;
    int unfoldedWidth_ = 0;
    int foldedWidth_ = 0;
};

} // namespace ui::controls
