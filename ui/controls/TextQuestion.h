// A dialog that asks for a line of text and waits for nobody.
#pragma once

#include <QString>

#include <functional>

class QObject;
class QWidget;

namespace ui::controls {

struct TextQuestion {
    QString title;
    QString label;
    QString text{}; ///< What stands there already.
    QString ok{};   ///< On the button; empty = as Qt has it.
};

/// `then` gets what was typed, as long as `receiver` lives; nothing where it was cancelled.
void ask(const TextQuestion& question, QWidget* parent, QObject* receiver,
         const std::function<void(const QString&)>& then);

} // namespace ui::controls
