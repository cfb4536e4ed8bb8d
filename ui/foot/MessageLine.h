// The last thing that was said, in one line at the right end of the foot. What went wrong stays until it is clicked
// away or was long enough to be read; what is said meanwhile waits behind it.
#pragma once

#include <QTimer>
#include <QToolButton>

namespace ui::foot {

class MessageLine : public QToolButton {
    Q_OBJECT

  public:
    explicit MessageLine(QWidget* parent = nullptr);

    void say(const QString& words);
    void complain(const QString& words);
    void dismiss();

    /// Whole, however much of it there is room for.
    const QString& words() const { return words_; }
    bool complains() const { return complains_; }

    static constexpr int complaintMs = 12000;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void present(const QString& words, bool complains);

    QString words_;
    QString said_; ///< Last, whether it was seen or waits.
    bool complains_ = false;
    QTimer timer_;
};

} // namespace ui::foot
