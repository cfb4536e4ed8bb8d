#include "ui/controls/TextQuestion.h"

#include <QInputDialog>

namespace ui::controls {

void ask(const TextQuestion& question, QWidget* parent, QObject* receiver,
         const std::function<void(const QString&)>& then) {
    auto* const dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(question.title);
    dialog->setLabelText(question.label);
    dialog->setTextValue(question.text);
    if (!question.ok.isEmpty()) dialog->setOkButtonText(question.ok);
    QObject::connect(dialog, &QInputDialog::textValueSelected, receiver, then);
    dialog->open();
}

} // namespace ui::controls
