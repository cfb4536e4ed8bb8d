#include "ui/controls/Files.h"

#include "core/FileName.h"
#include "ui/controls/Words.h"

#include <QCoreApplication>
#include <QMimeData>
#include <QUrl>

namespace ui {

namespace {

namespace fs = std::filesystem;

bool isDdpId(const fs::path& file) {
    return core::lowered(file.filename().string()) == "ddpid";
}

/// The text that says what the other files of a disc are.
bool isDiscText(const fs::path& file) {
    const std::string extension = core::lowered(file.extension().string());
    return isDdpId(file) || extension == ".cue" || extension == ".toc";
}

bool holdsDdpId(const fs::path& folder) {
    std::error_code error; // a folder that cannot be read holds nothing
    for (const auto& each : fs::directory_iterator(folder, error))
        if (isDdpId(each.path())) return true;
    return false;
}

/// The folder of a fileset, or one whose folders are of filesets.
bool holdsFileset(const fs::path& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error)) return false;
    if (holdsDdpId(folder)) return true;
    for (const auto& each : fs::directory_iterator(folder, error))
        if (each.is_directory(error) && holdsDdpId(each.path())) return true;
    return false;
}

} // namespace

std::vector<std::filesystem::path> filesOf(const QMimeData& drop) {
    std::vector<std::filesystem::path> files;
    for (const QUrl& url : drop.urls())
        if (url.isLocalFile()) files.push_back(pathOf(url.toLocalFile()));
    return files;
}

std::optional<fs::path> openedBy(const std::vector<fs::path>& files) {
    if (files.size() == 1 && (files.front().extension() == ".lacquer" || holdsFileset(files.front())))
        return files.front();
    std::optional<fs::path> disc;
    for (const fs::path& file : files) {
        if (!isDiscText(file)) continue;
        if (disc) return std::nullopt; // which of them nobody can say
        disc = file;
    }
    return disc;
}

bool areNotes(const std::vector<fs::path>& files) {
    return !files.empty() && std::ranges::all_of(files, [](const auto& file) { return file.extension() == ".json"; });
}

bool areTheWindows(const std::vector<fs::path>& files) {
    return openedBy(files) || areNotes(files);
}

QString audioFilter() {
    const auto tr = [](const char* words) { return QCoreApplication::translate("ui::Files", words); };
    return tr("Audio files") +
           QStringLiteral(" (*.wav *.wave *.rf64 *.w64 *.aif *.aiff *.aifc *.caf *.flac *.ogg *.oga *.opus *.mp3);;") +
           tr("All files") + QStringLiteral(" (*)");
}

} // namespace ui
