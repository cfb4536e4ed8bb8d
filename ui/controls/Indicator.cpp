#include "ui/controls/Indicator.h"

#include <QAccessibleWidget>

namespace ui::controls {

namespace {

class Interface : public QAccessibleWidget {
  public:
    explicit Interface(Indicator* indicator) : QAccessibleWidget(indicator, indicator->role()), indicator_(indicator) {}

    QString text(QAccessible::Text what) const override {
        if (what != QAccessible::Value) return QAccessibleWidget::text(what);
        const QString reading = indicator_->reading();
        return reading.isEmpty() ? Indicator::tr("nothing") : reading;
    }
    QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        return state;
    }

  private:
    Indicator* indicator_;
};

QAccessibleInterface* interfaceOf(const QString&, QObject* object) {
    auto* const indicator = qobject_cast<Indicator*>(object);
    return indicator ? new Interface(indicator) : nullptr;
}

} // namespace

Indicator::Indicator(const QString& name, QWidget* parent) : QWidget(parent) {
    setAccessibleName(name);
    QAccessible::installFactory(interfaceOf); // one of a kind: Qt knows it already from the second time on
}

} // namespace ui::controls
