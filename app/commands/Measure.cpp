#include "app/Interrupt.h"
#include "app/Json.h"
#include "app/ProgressLine.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "engine/metering/MeasureFile.h"

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

Json toJson(const engine::metering::FilesMeasurement& measured) {
    Json files = Json::array();
    for (const auto& file : measured.files) {
        files.push_back(
            {{"path", file.path.string()}, {"rate", file.rate}, {"frames", file.frames}, {"channels", file.channels}});
        addLoudness(files.back(), file.loudness);
    }
    Json album = Json::object();
    addLoudness(album, measured.album);
    return {{"files", std::move(files)}, {"album", std::move(album)}};
}

void printLine(const std::string& name, const std::string& length, const core::Loudness& loudness) {
    std::cout << fitted(name, 38) << "  " << right(length, 7) << right(decimal(loudness.integratedLufs, 1), 8)
              << right(decimal(loudness.rangeLu, 1), 7) << right(decimal(loudness.truePeakDbtp, 1), 8)
              << right(decimal(loudness.samplePeakDb, 1), 8) << right(decimal(loudness.maxMomentaryLufs, 1), 8)
              << right(decimal(loudness.maxShortTermLufs, 1), 8) << '\n';
}

void printTable(const engine::metering::FilesMeasurement& measured) {
    std::cout << fitted("", 38) << "   length    LUFS     LU    dBTP    dBFS   max M   max S\n";
    double seconds = 0.0;
    for (const auto& file : measured.files) {
        const double own = static_cast<double>(file.frames) / file.rate;
        printLine(file.path.filename().string(), minutes(own), file.loudness);
        seconds += own;
        if (file.replaced > 0)
            std::cout << "  " << file.replaced << " samples that are no numbers were measured as silence\n";
    }
    if (measured.files.size() > 1) printLine("Together", minutes(seconds), measured.album);
}

void run(const Options& options) {
    const Interrupt interrupt;
    const std::vector<std::filesystem::path> paths(options.files.begin(), options.files.end());
    engine::metering::FilesMeasurement measured;
    {
        ProgressLine line;
        measured = engine::metering::measureFiles(
            paths, [&](double share) { line.show("measuring", share); }, interrupt.token());
    }
    if (options.json)
        print(toJson(measured));
    else
        printTable(measured);
}

} // namespace

void addMeasure(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("measure", "Measure loudness and peaks of files, alone and together");
    command->add_option("files", options->files, "Audio files")->required();
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options] { run(*options); });
}

} // namespace app
