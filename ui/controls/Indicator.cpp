#include "ui/controls/Indicator.h"

#include <QAccessibleWidget>

namespace ui::controls {

namespace {

class Interface : public QAccessibleWidget {
  public:
    explicit Interface(Indicator* indicator) : QAccessibleWidget(indicator, indicator->role()), indicator_(indicator) {}

    QString text(QAccessible::Text what) const override {
        return what == QAccessible::Value ? indicator_->reading() : QAccessibleWidget::text(what);
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
