#include "ui/settings/Settings.h"

#include <QCoreApplication>
#include <QHash>
#include <QObject>
#include <QSettings>
#include <QThreadPool>
#include <QTimer>

#include <utility>
#include <vector>

namespace ui::settings {

namespace {

constexpr int gatherMs = 300; ///< A level that is dragged is not written at every step.

/// Belongs to the application.
class Store : public QObject {
  public:
    using Edit = std::function<void(QSettings&)>;

    explicit Store(QObject* application) : QObject(application) {
        const QSettings file;
        for (const QString& key : file.allKeys()) values.insert(key, file.value(key));
        writer_.setMaxThreadCount(1); // in the order of the edits
        gathering_.setSingleShot(true);
        connect(&gathering_, &QTimer::timeout, this, &Store::handOver);
    }
    ~Store() override { flush(); }

    void keep(Edit edit) {
        edits_.push_back(std::move(edit));
        if (!gathering_.isActive()) gathering_.start(gatherMs);
    }
    void flush() {
        handOver();
        writer_.waitForDone();
    }

    QHash<QString, QVariant> values;

  private:
    void handOver() {
        if (edits_.empty()) return;
        writer_.start([edits = std::exchange(edits_, {})] {
            QSettings file;
            for (const Edit& edit : edits) edit(file);
        });
    }

    std::vector<Edit> edits_;
    QTimer gathering_;
    QThreadPool writer_;
};

Store& store() {
    QCoreApplication* const application = QCoreApplication::instance();
    for (QObject* const child : application->children())
        if (auto* const found = dynamic_cast<Store*>(child)) return *found;
    return *new Store(application);
}

} // namespace

QVariant value(const QString& key) {
    return store().values.value(key);
}

void setValue(const QString& key, const QVariant& value) {
    QVariant& kept = store().values[key];
    if (kept == value) return;
    kept = value;
    store().keep([key, value](QSettings& file) { file.setValue(key, value); });
}

void edit(const QString& key, const std::function<QVariant(const QVariant&)>& edit) {
    QVariant& kept = store().values[key];
    kept = edit(kept);
    store().keep([key, edit](QSettings& file) { file.setValue(key, edit(file.value(key))); });
}

void remove(const QString& key) {
    const QString below = key + QLatin1Char('/');
    store().values.removeIf(
        [&](std::pair<const QString&, QVariant&> each) { return each.first == key || each.first.startsWith(below); });
    store().keep([key](QSettings& file) { file.remove(key); });
}

void clear() {
    store().values.clear();
    store().keep([](QSettings& file) { file.clear(); });
}

void flush() {
    store().flush();
}

} // namespace ui::settings
