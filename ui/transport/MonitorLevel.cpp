#include "ui/transport/MonitorLevel.h"

#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QAccessibleWidget>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace ui::transport {

namespace {

constexpr double dbPerPixel = 0.2;
constexpr double finePerPixel = 0.02;
constexpr double stepDb = 1.0;
constexpr double fineStepDb = 0.1;
constexpr double pageDb = 6.0;

class AccessibleLevel : public QAccessibleWidget, public QAccessibleValueInterface {
  public:
    explicit AccessibleLevel(MonitorLevel* level) : QAccessibleWidget(level, QAccessible::Slider), level_(level) {}

    QString text(QAccessible::Text text) const override {
        return text == QAccessible::Value ? signedDb(level_->levelDb()) : QAccessibleWidget::text(text);
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface) return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QVariant currentValue() const override { return level_->levelDb(); }
    void setCurrentValue(const QVariant& value) override { level_->setLevelDb(value.toDouble()); }
    QVariant maximumValue() const override { return 0.0; }
    QVariant minimumValue() const override { return Listening::lowestMonitorDb; }
    QVariant minimumStepSize() const override { return fineStepDb; }

  private:
    MonitorLevel* level_;
};

QAccessibleInterface* accessible(const QString&, QObject* object) {
    auto* const level = qobject_cast<MonitorLevel*>(object);
    return level ? new AccessibleLevel(level) : nullptr;
}

} // namespace

std::optional<double> typedDb(const QString& typed) {
    static const QRegularExpression form(QStringLiteral("^\\s*([-\u2212+]?)(\\d+(?:[.,]\\d*)?)\\s*(?:dB)?\\s*$"),
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(typed);
    if (!match.hasMatch()) return std::nullopt;
    const double size = match.captured(2).replace(QLatin1Char(','), QLatin1Char('.')).toDouble();
    return match.captured(1).isEmpty() || match.captured(1) == QStringLiteral("+") ? size : -size;
}

MonitorLevel::MonitorLevel(Desk& desk, QWidget* parent) : QWidget(parent), desk_(desk) {
    QAccessible::installFactory(accessible);
    setAccessibleName(tr("Monitor level"));
    setToolTip(tr("Monitor level: drag, turn the wheel or type. It never reaches a file"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::SizeVerCursor);
    setFixedSize(sizeHint());
    connect(&desk_.listening(), &Listening::monitorChanged, this, [this] {
        update();
        QAccessibleValueChangeEvent changed(this, levelDb());
        QAccessible::updateAccessibility(&changed);
    });
}

QSize MonitorLevel::sizeHint() const {
    return {78, 36};
}

double MonitorLevel::levelDb() const {
    return desk_.listening().monitor().levelDb;
}

void MonitorLevel::setLevelDb(double levelDb) {
    engine::MonitorChoice monitor = desk_.listening().monitor();
    monitor.levelDb = std::round(levelDb * 10.0) / 10.0;
    desk_.listening().setMonitor(monitor);
}

void MonitorLevel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        painter.setPen(palette::amber);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::corner, metrics::corner);
    }
    const QRect inside = rect().adjusted(6, 3, -6, -3);
    painter.setFont(theme::words(metrics::smallSize));
    painter.setPen(palette::dim);
    painter.drawText(inside, Qt::AlignRight | Qt::AlignTop, tr("Monitor"));
    painter.setFont(theme::figures(metrics::smallSize));
    painter.setPen(levelDb() == 0.0 ? palette::text : palette::amber);
    painter.drawText(inside, Qt::AlignRight | Qt::AlignBottom, signedDb(levelDb()));
}

void MonitorLevel::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    if (event->modifiers().testFlag(Qt::AltModifier)) return setLevelDb(0.0);
    drag_ = Drag{event->position().y(), levelDb(), levelDb()};
}

void MonitorLevel::mouseMoveEvent(QMouseEvent* event) {
    if (!drag_) return;
    const bool fine = event->modifiers().testFlag(Qt::ShiftModifier);
    drag_->levelDb += (drag_->lastY - event->position().y()) * (fine ? finePerPixel : dbPerPixel);
    drag_->levelDb = std::clamp(drag_->levelDb, Listening::lowestMonitorDb, 0.0);
    drag_->lastY = event->position().y();
    setLevelDb(drag_->levelDb);
    QToolTip::showText(event->globalPosition().toPoint(), signedDb(levelDb()), this);
}

void MonitorLevel::mouseReleaseEvent(QMouseEvent*) {
    drag_.reset();
}

void MonitorLevel::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) type();
}

void MonitorLevel::wheelEvent(QWheelEvent* event) {
    if (!hasFocus() && !event->modifiers().testFlag(Qt::ControlModifier)) return event->ignore();
    const double step = event->modifiers().testFlag(Qt::ShiftModifier) ? fineStepDb : stepDb;
    const QPoint turned = event->angleDelta();
    setLevelDb(levelDb() + step * (turned.y() != 0 ? turned.y() : turned.x()) / 120.0);
    event->accept();
}

void MonitorLevel::keyPressEvent(QKeyEvent* event) {
    const double step = event->modifiers().testFlag(Qt::ShiftModifier) ? fineStepDb : stepDb;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Right:
        return setLevelDb(levelDb() + step);
    case Qt::Key_Down:
    case Qt::Key_Left:
        return setLevelDb(levelDb() - step);
    case Qt::Key_PageUp:
        return setLevelDb(levelDb() + pageDb);
    case Qt::Key_PageDown:
        return setLevelDb(levelDb() - pageDb);
    case Qt::Key_Home:
        return setLevelDb(0.0);
    case Qt::Key_End:
        return setLevelDb(Listening::lowestMonitorDb);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return type();
    case Qt::Key_Escape:
        if (!drag_) break;
        setLevelDb(drag_->beforeDb);
        drag_.reset();
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void MonitorLevel::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu;
    menu.addAction(tr("Reset to 0 dB"), this, [this] { setLevelDb(0.0); });
    menu.addAction(tr("Type a level..."), this, &MonitorLevel::type);
    menu.exec(event->globalPos());
}

void MonitorLevel::type() {
    if (!field_) {
        field_ = new QLineEdit(this);
        field_->setAccessibleName(tr("Monitor level in dB"));
        field_->setFont(theme::figures(metrics::smallSize));
        field_->setAlignment(Qt::AlignRight);
        field_->installEventFilter(this);
        connect(field_, &QLineEdit::editingFinished, this, &MonitorLevel::take);
    }
    field_->setGeometry(rect());
    field_->setText(decimal(levelDb()));
    field_->selectAll();
    field_->show();
    field_->setFocus();
}

/// What is no level leaves the one that there was. Nothing is ever raised, so "6" can only mean -6 dB.
void MonitorLevel::take() {
    if (!field_->isVisible()) return;
    field_->hide();
    setFocus();
    if (const auto typed = typedDb(field_->text())) setLevelDb(-std::abs(*typed));
}

bool MonitorLevel::eventFilter(QObject* watched, QEvent* event) {
    const bool escapes = event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (watched != field_ || !escapes) return QWidget::eventFilter(watched, event);
    field_->clear();
    take();
    return true;
}

} // namespace ui::transport
