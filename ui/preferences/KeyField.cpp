#include "ui/preferences/KeyField.h"

#include <QAccessibleWidget>

namespace ui::preferences {

namespace {

class Interface : public QAccessibleWidget {
  public:
    explicit Interface(KeyField* field) : QAccessibleWidget(field, QAccessible::HotkeyField), field_(field) {}

    QString text(QAccessible::Text what) const override {
        if (what != QAccessible::Value) return QAccessibleWidget::text(what);
        const QKeySequence key = field_->keySequence();
        return key.isEmpty() ? KeyField::tr("no key") : key.toString(QKeySequence::NativeText);
    }

  private:
    KeyField* field_;
};

QAccessibleInterface* interfaceOf(const QString&, QObject* object) {
    auto* const field = qobject_cast<KeyField*>(object);
    return field ? new Interface(field) : nullptr;
}

} // namespace

KeyField::KeyField(QWidget* parent) : QKeySequenceEdit(parent) {
    QAccessible::installFactory(interfaceOf); // one of a kind: Qt knows it already from the second time on
}

} // namespace ui::preferences
