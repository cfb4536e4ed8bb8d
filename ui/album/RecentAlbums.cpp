#include "ui/album/RecentAlbums.h"

#include "ui/controls/Words.h"

#include <QSettings>
#include <QStandardPaths>
#include <QStringList>

#include <algorithm>

namespace ui::album {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most = 10;
const QString key = QStringLiteral("albums/recent");
const QString lastKey = QStringLiteral("albums/last");

} // namespace

std::vector<fs::path> recentAlbums() {
    std::vector<fs::path> found;
    for (const QString& each : QSettings().value(key).toStringList()) {
        std::error_code none;
        const fs::path file = pathOf(each);
        if (fs::is_regular_file(file, none) && found.size() < most) found.push_back(file);
    }
    return found;
}

void rememberAlbum(const fs::path& file) {
    auto all = recentAlbums();
    std::erase(all, file);
    all.insert(all.begin(), file);
    if (all.size() > most) all.resize(most);
    QStringList words;
    for (const fs::path& each : all) words << pathText(each);
    QSettings().setValue(key, words);
}

fs::path lastAlbum() {
    const fs::path file = pathOf(QSettings().value(lastKey).toString());
    std::error_code none;
    return fs::is_regular_file(file, none) ? file : fs::path();
}

void rememberLastAlbum(const fs::path& file) {
    QSettings().setValue(lastKey, pathText(file));
}

fs::path demoAlbum() {
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(pathOf(data) / "lacquer" / "demo", none))
        if (entry.path().extension() == ".lacquer") return entry.path();
    return {};
}

} // namespace ui::album
