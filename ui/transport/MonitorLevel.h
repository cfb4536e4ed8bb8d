// How loud one listens: a level in dB to drag, turn, nudge and type. It comes after the print and reaches no file.
#pragma once

#include <QWidget>

#include <optional>

class QLineEdit;

namespace ui {
class Desk;
}

namespace ui::transport {

/// "-6", "−6.5 dB" as decibels; nullopt for what is none.
std::optional<double> typedDb(const QString& typed);

class MonitorLevel : public QWidget {
    Q_OBJECT

  public:
    explicit MonitorLevel(Desk& desk, QWidget* parent = nullptr);

    double levelDb() const;
    void setLevelDb(double levelDb);

    QSize sizeHint() const override;

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    void type();
    void take();

    Desk& desk_;
    QLineEdit* field_ = nullptr; ///< Shown while a level is typed.
    struct Drag {
        double lastY = 0.0;
        double levelDb = 0.0; ///< Finer than what is shown.
        double beforeDb = 0.0;
    };
    std::optional<Drag> drag_;
};

} // namespace ui::transport
