#include "ui/controls/Indicator.h"

#include <QAccessibleWidget>

namespace ui {

namespace {

class AccessibleIndicator : public QAccessibleWidget, public QAccessibleValueInterface {
  public:
    explicit AccessibleIndicator(Indicator* indicator) : QAccessibleWidget(indicator), indicator_(indicator) {}

    QAccessible::Role role() const override {
        return indicator_->place() ? QAccessible::ProgressBar : QAccessible::Indicator;
    }

    QString text(QAccessible::Text text) const override {
        return text == QAccessible::Value ? indicator_->reading() : QAccessibleWidget::text(text);
    }

    QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        return state;
    }

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface && indicator_->place())
            return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    QVariant currentValue() const override { return indicator_->place().value_or(Indicator::Place{}).value; }
    QVariant maximumValue() const override { return indicator_->place().value_or(Indicator::Place{}).highest; }
    QVariant minimumValue() const override { return indicator_->place().value_or(Indicator::Place{}).lowest; }
    QVariant minimumStepSize() const override { return 0.0; }
    void setCurrentValue(const QVariant&) override {} // It only shows.

  private:
    Indicator* indicator_;
};

QAccessibleInterface* accessible(const QString&, QObject* object) {
    auto* const indicator = qobject_cast<Indicator*>(object);
    return indicator ? new AccessibleIndicator(indicator) : nullptr;
}

} // namespace

Indicator::Indicator(const QString& name, QWidget* parent) : QWidget(parent) {
    setAccessibleName(name);
    QAccessible::installFactory(accessible); // Once for all, however often it is asked.
}

} // namespace ui
