#include "ui/album/RecentAlbums.h"

#include "ui/controls/Words.h"
#include "ui/settings/Settings.h"

#include <QStandardPaths>
#include <QStringList>

#include <algorithm>

namespace ui::album {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most = 10;
constexpr qsizetype mostKept = 30; ///< Some of which may be gone.
const QString key = QStringLiteral("albums/recent");
const QString lastKey = QStringLiteral("albums/last");

} // namespace

std::vector<fs::path> recentAlbums() {
    std::vector<fs::path> found;
    for (const QString& each : settings::value(key).toStringList()) {
        std::error_code none;
        const fs::path file = pathOf(each);
        if (fs::is_regular_file(file, none) && found.size() < most) found.push_back(file);
    }
    return found;
}

void rememberAlbum(const fs::path& file) {
    settings::edit(key, [file = pathText(file)](const QVariant& before) {
        QStringList all = before.toStringList();
        all.removeAll(file);
        all.prepend(file);
        return QVariant(all.mid(0, mostKept));
    });
}

fs::path lastAlbum() {
    const fs::path file = pathOf(settings::value(lastKey).toString());
    std::error_code none;
    return fs::is_regular_file(file, none) ? file : fs::path();
}

void rememberLastAlbum(const fs::path& file) {
    settings::setValue(lastKey, pathText(file));
}

fs::path demoAlbum() {
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(pathOf(data) / "lacquer" / "demo", none))
        if (entry.path().extension() == ".lacquer") return entry.path();
    return {};
}

} // namespace ui::album
