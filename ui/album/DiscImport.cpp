#include "ui/album/DiscImport.h"

#include "core/FileName.h"
#include "engine/disc/Import.h"
#include "ui/desk/Desk.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace ui::album {

namespace {

QString tr(const char* words) {
    return QCoreApplication::translate("ui::album::DiscImport", words);
}

} // namespace

bool isDisc(const std::filesystem::path& file) {
    constexpr std::array extensions = {".cue", ".toc", ".wav", ".flac", ".zip"};
    const std::string name = core::lowered(file.filename().string());
    return name == "ddpid" ||
           std::ranges::find(extensions, core::lowered(file.extension().string())) != extensions.end();
}

void importDisc(Desk& desk, const std::filesystem::path& disc, const std::filesystem::path& file,
                std::function<void(const core::Findings& findings)> then) {
    desk.jobs().start(
        Job::Kind::asked, tr("Importing the disc"),
        [disc, file](JobProgress& progress, std::stop_token stop) {
            engine::source::SourceLibrary library;
            return engine::disc::importDiscs(
                       disc, file, library, [&](double share) { progress.share(share); }, stop)
                .findings;
        },
        [then = std::move(then)](const core::Findings& findings) { then(findings); });
}

} // namespace ui::album
