#include "ui/controls/SpokenValue.h"

#include <QAccessibleWidget>
#include <QWidget>

namespace ui::controls {

namespace {

class Interface : public QAccessibleWidget, public QAccessibleValueInterface {
  public:
    Interface(QWidget* widget, SpokenValue* value) : QAccessibleWidget(widget, value->spokenRole()), value_(value) {}

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::ValueInterface) return static_cast<QAccessibleValueInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text what) const override {
        return what == QAccessible::Value ? value_->spokenText() : QAccessibleWidget::text(what);
    }
    QVariant currentValue() const override { return value_->spokenValue(); }
    void setCurrentValue(const QVariant& value) override { value_->speakValue(value.toDouble()); }
    QVariant maximumValue() const override { return value_->spokenMost(); }
    QVariant minimumValue() const override { return value_->spokenLeast(); }
    QVariant minimumStepSize() const override { return {}; }

  private:
    SpokenValue* value_;
};

QAccessibleInterface* interfaceOf(const QString&, QObject* object) {
    auto* const widget = qobject_cast<QWidget*>(object);
    auto* const value = dynamic_cast<SpokenValue*>(widget);
    return value ? new Interface(widget, value) : nullptr;
}

} // namespace

SpokenValue::SpokenValue() {
    QAccessible::installFactory(interfaceOf); // one of a kind: Qt knows it already from the second time on
}

void announceValue(QWidget* widget) {
    if (!QAccessible::isActive()) return;
    const auto* const value = dynamic_cast<SpokenValue*>(widget);
    QAccessibleValueChangeEvent event(widget, value->spokenValue());
    QAccessible::updateAccessibility(&event);
}

} // namespace ui::controls
