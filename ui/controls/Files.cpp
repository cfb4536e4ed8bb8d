#include "ui/controls/Files.h"

#include "ui/controls/Words.h"

#include <QCoreApplication>
#include <QMimeData>
#include <QUrl>

namespace ui {

std::vector<std::filesystem::path> filesOf(const QMimeData& drop) {
    std::vector<std::filesystem::path> files;
    for (const QUrl& url : drop.urls())
        if (url.isLocalFile()) files.push_back(pathOf(url.toLocalFile()));
    return files;
}

bool isAlbum(const std::vector<std::filesystem::path>& files) {
    return files.size() == 1 && files.front().extension() == ".lacquer";
}

bool areNotes(const std::vector<std::filesystem::path>& files) {
    return !files.empty() && std::ranges::all_of(files, [](const auto& file) { return file.extension() == ".json"; });
}

bool areTheWindows(const std::vector<std::filesystem::path>& files) {
    return isAlbum(files) || areNotes(files);
}

QString audioFilter() {
    const auto tr = [](const char* words) { return QCoreApplication::translate("ui::Files", words); };
    return tr("Audio files") +
           QStringLiteral(" (*.wav *.wave *.rf64 *.w64 *.aif *.aiff *.aifc *.caf *.flac *.ogg *.oga *.opus *.mp3);;") +
           tr("All files") + QStringLiteral(" (*)");
}

} // namespace ui
