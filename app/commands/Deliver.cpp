#include "engine/delivery/Deliver.h"
#include "app/AlbumSheet.h"
#include "app/DeliverBatch.h"
#include "app/Interrupt.h"
#include "app/Json.h"
#include "app/Keys.h"
#include "app/Presets.h"
#include "app/ProgressLine.h"
#include "app/Session.h"
#include "app/TargetOptions.h"
#include "app/Text.h"
#include "app/commands/Commands.h"
#include "core/DeliveredAlbum.h"
#include "core/Error.h"
#include "core/FileFormat.h"
#include "core/ProjectFile.h"
#include "engine/ledger/Record.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace app {

namespace {

using engine::delivery::Delivered;
using engine::delivery::DeliveryProgress;
using engine::delivery::DeliveryReport;

struct Options {
    std::vector<std::string> files;
    int jobs = 1;
    std::string to;
    std::vector<std::string> as;
    std::vector<std::string> sets;
    std::optional<int> rate;
    std::string single;
    std::optional<std::string> versions;
    std::string master;
    TargetOptions target;
    bool zip = false;
    bool replace = false;
    std::string reason;
    int threads = 0;
    int block = 4096;
    bool json = false;

    /// The one album where it is one.
    const std::string& file() const { return files.front(); }
};

/// Equal but for the reason.
bool sameTarget(core::Delivery a, const core::Delivery& b) {
    a.reason = b.reason;
    return a == b;
}

core::TrackId singleOf(core::Album album, const std::string& number) {
    return trackNumbered(album, number, "--single").id;
}

/// Of the formats and sets that were named, each once.
std::vector<core::Delivery> targetsAsked(const Options& options) {
    core::Album asked;
    for (const std::string& word : options.as) asked.deliveries.push_back(*engine::delivery::deliveryNamed(word));
    for (const std::string& name : options.sets) {
        const core::Preset set = presetNamed(core::PresetKind::deliveries(), name);
        asked = core::withMoreDeliveries(std::move(asked), set.deliveries);
    }
    return std::move(asked.deliveries);
}

/// What was asked for, or else the album's own; with the reason that the album keeps for it.
std::vector<core::Delivery> targetsOf(const core::Album& album, const Options& options) {
    std::vector<core::Delivery> targets = targetsAsked(options);
    if (targets.empty()) targets = album.deliveries;
    if (targets.empty())
        throw core::Error(
            "nothing to deliver: the album has no deliveries of its own, so say --as ddp, --as wav24, --set CD, ...",
            options.file());
    const auto isDdp = [](const core::Delivery& target) { return target.format == core::Delivery::Format::ddp; };
    if ((options.zip || options.target.plant) && std::ranges::none_of(targets, isDdp))
        throw core::Error(std::string(options.zip ? "--zip" : "--plant") +
                          " is for a DDP, and none is asked for: say --as ddp too");
    for (core::Delivery& target : targets) {
        if (options.rate && !core::isDisc(target)) target.rate = options.rate;
        options.target.applyTo(target);
        if (options.zip && target.format == core::Delivery::Format::ddp) target.zipped = true;
        if (!options.single.empty()) target.single = singleOf(album, options.single);
        if (options.versions) target.version = core::versionKind(*options.versions);
        if (!options.master.empty()) target.master = options.master;
        const auto kept = std::ranges::find_if(album.deliveries,
                                               [&](const core::Delivery& each) { return sameTarget(each, target); });
        if (kept != album.deliveries.end()) target.reason = kept->reason;
        if (!options.reason.empty()) target.reason = options.reason;
    }
    return targets;
}

/// The album with the reason in each of the deliveries that it answered for.
core::Album withReasons(core::Album album, const std::vector<core::Delivery>& targets) {
    for (const core::Delivery& target : targets) {
        const auto kept = std::ranges::find_if(album.deliveries,
                                               [&](const core::Delivery& each) { return sameTarget(each, target); });
        if (kept == album.deliveries.end())
            album.deliveries.push_back(target);
        else
            kept->reason = target.reason;
    }
    return album;
}

std::string loudnessOf(const core::Loudness& loudness) {
    return right(decimal(loudness.integratedLufs, 1), 6) + " LUFS  " + right(decimal(loudness.rangeLu, 1), 5) +
           " LU  " + right(decimal(loudness.truePeakDbtp, 1), 6) + " dBTP";
}

std::uintmax_t bytesOf(const Delivered& delivered) {
    std::uintmax_t all = 0;
    for (const auto& file : delivered.files) all += file.bytes;
    return all;
}

void printDelivered(const Delivered& delivered) {
    std::cout << '\n'
              << delivered.format << ", " << delivered.rate << " Hz, " << delivered.word << ": "
              << delivered.files.size() << " files, " << decimal(static_cast<double>(bytesOf(delivered)) / 1e6, 1)
              << " MB in " << delivered.path.string() << '\n';
    for (const auto& track : delivered.tracks)
        std::cout << right(std::to_string(track.number), 4) << "  " << fitted(track.title, 40) << "  "
                  << right(minutes(static_cast<double>(track.lengthFrames) / delivered.rate), 7) << "  "
                  << loudnessOf(track.loudness) << '\n';
    std::cout << "      " << fitted("The album", 40) << "           " << loudnessOf(delivered.album) << '\n';
    if (const auto depth = engine::delivery::nullDepthDb(delivered))
        std::cout << "      Decoded again: every file as long as the sound to the frame, null depth "
                  << decimal(*depth, 1) << " dB or more\n";
}

void printReport(const DeliveryReport& report) {
    for (const Delivered& delivered : report.deliveries) printDelivered(delivered);
    std::cout << '\n' << decimal(report.timesRealTime, 1) << " times real time\n";
}

/// What the ledger says of it. That nobody has approved it wants a reason of its own, now.
core::Findings ledgerFindings(const core::Album& album, const Options& options) {
    core::Findings findings = engine::ledger::findingsOf(options.file(), album);
    for (const core::Finding& finding : findings)
        if (finding.severity == core::Severity::rule && options.reason.empty())
            throw core::Error(finding.message + ": approve it with lacquer approve, or say why with --reason",
                              options.file());
    return findings;
}

DeliveryReport deliverAll(const core::Album& album, const std::vector<core::Delivery>& targets,
                          const engine::source::SourceLibrary::Opened& sources, const Options& options,
                          core::Findings more, const MakePapers& papers, const Interrupt& interrupt) {
    ProgressLine line;
    const auto progress = [&](const DeliveryProgress& now) {
        line.show(now.doing, now.share,
                  decimal(now.timesRealTime, 0) + "x real time, " + minutes(now.secondsLeft) + " left");
    };
    engine::delivery::DeliveryOptions how;
    how.folder = std::filesystem::absolute(options.to);
    how.existing = options.replace ? core::Existing::replace : core::Existing::keep;
    how.reason = options.reason;
    how.more = std::move(more);
    how.render = {.threads = options.threads, .blockFrames = options.block};
    const auto hasPapers = [](const auto& target) {
        return core::fileFormatOf(target.format).holds != core::FileFormat::Holds::tracks;
    };
    if (std::ranges::any_of(targets, hasPapers)) {
        how.papers = papers();
        how.papers.revision = engine::ledger::revisionOf(options.file(), album);
    }
    return engine::delivery::deliver(album, targets, sources, how, progress, interrupt.token());
}

/// Each format goes to a folder of its name, so none is written twice.
void refuseTwice(std::vector<std::string> formatsAsked) {
    std::ranges::sort(formatsAsked);
    const auto twice = std::ranges::adjacent_find(formatsAsked);
    if (twice != formatsAsked.end()) throw CLI::ValidationError("--as " + *twice, "is asked for twice");
}

void run(const Options& options, const MakePapers& papers) {
    refuseTwice(options.as);
    const Interrupt interrupt;
    const core::Album album = core::loadAlbum(options.file());
    const std::vector<core::Delivery> targets = targetsOf(album, options);
    const auto sources = openSources(album, interrupt.token(), engine::source::Rehash::all);
    core::Findings more = ledgerFindings(album, options);
    for (const std::string& name : options.sets)
        std::ranges::move(core::rateFindings(presetNamed(core::PresetKind::deliveries(), name), album),
                          std::back_inserter(more));
    core::Findings ahead = engine::delivery::findingsFor(album, targets, sources);
    std::ranges::copy(more, std::back_inserter(ahead));
    // Before the work begins, so that nobody waits for what will not do.
    if (!options.json) say(ahead);
    DeliveryReport report = deliverAll(album, targets, sources, options, std::move(more), papers, interrupt);
    engine::ledger::record(options.file(), album, targets, "lacquer " LACQUER_VERSION, report);
    if (!options.reason.empty()) core::saveAlbum(options.file(), withReasons(album, targets));
    if (options.json) return print(toJson(report));
    core::Findings later;
    for (const core::Finding& finding : report.findings)
        if (std::ranges::find(ahead, finding) == ahead.end()) later.push_back(finding);
    say(later);
    printReport(report);
    if (report.revision) std::cout << "revision " << *report.revision << " of the album, written into its ledger\n";
}

std::vector<std::string> versionWords() {
    return {core::versionWords.begin(), core::versionWords.end()};
}

std::vector<int> rates() {
    return {core::albumRates.begin(), core::albumRates.end()};
}

} // namespace

void addDeliver(CLI::App& program, const MakePapers& papers) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = program.add_subcommand(
        "deliver", "Write discs as DDP, CUE or TOC; WAV, FLAC, AIFF, MP3 and more as tracks and as one file");
    command->add_option("album", options->files, "The project file, or several")->required();
    command
        ->add_option("--to", options->to,
                     "The folder to write into; each format gets its own in there, and each of several albums")
        ->required();
    command->add_option("--as", options->as, "A format, any number of times; without it the album's own deliveries")
        ->allow_extra_args(false)
        ->check(CLI::IsMember(engine::delivery::deliveryWords()));
    command
        ->add_option(
            "--set", options->sets,
            "A set of deliveries, any number of times; the album keeps its own. See lacquer presets deliveries")
        ->allow_extra_args(false);
    command->add_option("--rate", options->rate, "Hz, for files; without it the album's. A disc is always at 44100")
        ->check(CLI::IsMember(rates()));
    command->add_option("--single", options->single, "The number of a track: it alone, with its own head and tail");
    command
        ->add_option("--versions", options->versions, "Another version of the tracks that have it; else the main one")
        ->check(CLI::IsMember(versionWords()));
    command->add_option("--master", options->master, "The name of another master than the main one");
    options->target.addTo(*command);
    command->add_flag("--zip", options->zip, "Each disc of a DDP as one archive, its PQ sheet beside it");
    command->add_flag("--replace", options->replace, "Replace what is there");
    command->add_option("--reason", options->reason,
                        "Why findings that break a rule are accepted; kept with the album");
    command->add_option("--threads", options->threads, "Rendering threads; 0: as many as there are")
        ->check(CLI::Range(0, 1024));
    command->add_option("--block", options->block, "Frames of a block")->check(CLI::Range(1, 65536));
    command->add_option("--jobs", options->jobs, "How many of several albums are delivered at the same time")
        ->check(CLI::Range(1, 1024));
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, papers, command] {
        if (options->files.size() == 1) return run(*options, papers);
        refuseTwice(options->as);
        deliverBatch({options->files, options->to, options->jobs, options->json}, *command);
    });
}

} // namespace app
