#include "app/AlbumSheet.h"
#include "app/Interrupt.h"
#include "app/Json.h"
#include "app/ProgressLine.h"
#include "app/Session.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/Error.h"
#include "engine/disc/CompareDiscs.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>

namespace app {

namespace {

using engine::disc::DiscDifference;
using engine::disc::DiscsComparison;
using engine::disc::SoundDifference;

struct Options {
    std::string one;
    std::string other;
    bool json = false;
};

constexpr core::FrameCount sectorFrames = core::framesPerSector(core::cdRate);

std::string placeOf(core::FramePos frame) {
    return core::sectorTime(frame / sectorFrames) + " frame " + std::to_string(frame % sectorFrames);
}

std::string textOf(const SoundDifference& sound) {
    return std::to_string(sound.differing) + " of " + std::to_string(sound.samples) + " samples differ, first at " +
           placeOf(sound.firstFrame) + ", by up to " + decimal(sound.loudestDb, 1) + " dBFS at " +
           placeOf(sound.loudestFrame);
}

std::string textOf(core::SectorCount moved) {
    return (moved > 0 ? "+" : "") + std::to_string(moved) + (moved == 1 || moved == -1 ? " sector" : " sectors");
}

void printTable(const DiscsComparison& compared) {
    const bool several = std::ranges::any_of(compared.differences, [](const auto& each) { return each.disc > 1; });
    std::cout << fitted("", 24) << "  " << fitted("first", 28) << "  " << fitted("second", 28) << "  moved\n";
    for (const auto& each : compared.differences) {
        std::string name = several ? "disc " + std::to_string(each.disc) + " " : "";
        name += (each.track > 0 ? "track " + std::to_string(each.track) + " " : "") + each.what;
        std::cout << fitted(name, 24) << "  ";
        if (each.sound) {
            const auto lines = wrapped(textOf(*each.sound), 74);
            for (std::size_t n = 0; n < lines.size(); ++n)
                std::cout << (n > 0 ? std::string(26, ' ') : "") << lines[n] << '\n';
            continue;
        }
        const auto shown = [](const std::string& text) {
            return fitted(text.empty() ? "-" : oneLine(harmless(text)), 28);
        };
        std::cout << shown(each.one) << "  " << shown(each.other);
        if (each.movedSectors) std::cout << "  " << textOf(*each.movedSectors);
        std::cout << '\n';
    }
}

Json jsonOf(const DiscDifference& difference) {
    Json json = {{"disc", difference.disc},
                 {"track", difference.track > 0 ? Json(difference.track) : Json()},
                 {"what", difference.what},
                 {"one", difference.one},
                 {"other", difference.other},
                 {"movedSectors", difference.movedSectors ? Json(*difference.movedSectors) : Json()},
                 {"sound", nullptr}};
    if (const auto& sound = difference.sound)
        json["sound"] = {{"samples", sound->samples},
                         {"differing", sound->differing},
                         {"firstFrame", sound->firstFrame},
                         {"loudestFrame", sound->loudestFrame},
                         {"loudestDb", sound->loudestDb}};
    return json;
}

void run(const Options& options) {
    const Interrupt interrupt;
    DiscsComparison compared;
    {
        ProgressLine line;
        compared = engine::disc::compareDiscs(
            options.one, options.other, [&](double share) { line.show("comparing", share); }, interrupt.token());
    }
    const auto count = compared.differences.size();
    if (options.json) {
        Json differences = Json::array();
        for (const auto& each : compared.differences) differences.push_back(jsonOf(each));
        print({{"equal", count == 0}, {"differences", differences}, {"findings", toJson(compared.findings)}});
    } else {
        say(compared.findings);
        if (count == 0)
            std::cout << "the discs are equal: marks, texts, codes, flags and every sample\n";
        else
            printTable(compared);
    }
    if (count > 0)
        throw core::Error("the discs differ in " + std::to_string(count) + (count == 1 ? " point" : " points"));
}

} // namespace

void addCompare(CLI::App& program) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand("compare", "Compare two discs: marks, texts, codes, flags, samples");
    command
        ->add_option(
            "first", options->one,
            "A .cue, a .toc, a WAV or FLAC file with marks; the folder of a disc (DDP, CUE, TOC) or of a delivery")
        ->required();
    command->add_option("second", options->other, "The other one")->required();
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options] { run(*options); });
}

} // namespace app
