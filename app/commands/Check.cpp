#include "app/Interrupt.h"
#include "app/Json.h"
#include "app/ProgressLine.h"
#include "app/Session.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/ClockText.h"
#include "core/Error.h"
#include "core/ProjectFile.h"
#include "engine/analysis/FileQuality.h"
#include "engine/analysis/QualityCheck.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace app {

namespace {

struct Options {
    std::vector<std::string> files;
    bool json = false;
};

/// What was checked, an album or a bare file.
struct Checked {
    std::filesystem::path path;
    int rate = core::cdRate;
    core::Findings findings;
};

Checked checkedAlbum(const std::filesystem::path& path, const std::stop_token& stop) {
    const core::Album album = core::loadAlbum(path);
    auto opened = openSources(album, stop);
    ProgressLine line;
    Checked checked{path, album.rate, std::move(opened.findings)};
    const auto heard = engine::analysis::checkQuality(
        album, opened.audio, [&](double share) { line.show("listening", share); }, stop);
    checked.findings.insert(checked.findings.end(), heard.begin(), heard.end());
    return checked;
}

Checked checkedFile(const std::filesystem::path& path, const std::stop_token& stop) {
    ProgressLine line;
    auto quality = engine::analysis::checkFile(
        path, [&](double share) { line.show("listening", share); }, stop);
    return {path, quality.rate, std::move(quality.findings)};
}

/// On the clock of the album or the file; empty for what has no place.
std::string timeOf(const core::Finding& finding, int rate) {
    if (!finding.at) return "";
    return core::clock(*finding.at, rate);
}

void printTable(const Checked& checked) {
    constexpr std::size_t sentenceWidth = 66;
    std::cout << harmless(checked.path.string()) << '\n';
    if (checked.findings.empty()) std::cout << "  nothing found\n";
    for (const core::Finding& finding : checked.findings) {
        const std::string track = finding.track ? "track " + std::to_string(*finding.track) + ": " : "";
        const auto lines = wrapped(harmless(track + finding.message), sentenceWidth);
        for (std::size_t i = 0; i < lines.size(); ++i)
            std::cout << (i == 0 ? "  " + right(timeOf(finding, checked.rate), 12) + "  " +
                                       fitted(core::severityName(finding.severity), 8)
                                 : std::string(22, ' '))
                      << "  " << lines[i] << '\n';
    }
}

Json jsonOf(const Checked& checked) {
    Json findings = toJson(checked.findings);
    for (std::size_t n = 0; n < checked.findings.size(); ++n) {
        const core::Finding& finding = checked.findings[n];
        findings[n]["atFrames"] = finding.at ? Json(*finding.at) : Json(nullptr);
        findings[n]["lengthFrames"] = finding.lengthFrames;
        findings[n]["time"] = finding.at ? Json(timeOf(finding, checked.rate)) : Json(nullptr);
    }
    return {{"path", checked.path.string()}, {"rate", checked.rate}, {"findings", std::move(findings)}};
}

void run(const Options& options) {
    const Interrupt interrupt;
    Json all = Json::array();
    core::FrameCount serious = 0;
    for (const std::filesystem::path path : options.files) {
        const bool isAlbum = path.extension() == ".lacquer";
        const Checked checked = isAlbum ? checkedAlbum(path, interrupt.token()) : checkedFile(path, interrupt.token());
        serious += std::ranges::count_if(
            checked.findings, [](const core::Finding& finding) { return finding.severity != core::Severity::note; });
        if (options.json)
            all.push_back(jsonOf(checked));
        else
            printTable(checked);
    }
    if (options.json) print({{"checked", std::move(all)}, {"well", serious == 0}});
    if (serious > 0)
        throw core::Error(std::to_string(serious) + (serious == 1 ? " finding" : " findings") + " worse than a note");
}

} // namespace

void addCheck(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand(
        "check", "Listen for faults in an album's mixes and print, or in audio files: clicks, dropouts, clipping, ...");
    command->add_option("files", options->files, "The project file, or audio files")->required();
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options] { run(*options); });
}

} // namespace app
