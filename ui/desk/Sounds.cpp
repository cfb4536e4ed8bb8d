#include "ui/desk/Sounds.h"

#include "core/AudioFile.h"
#include "core/Edits.h"
#include "core/Error.h"
#include "engine/analysis/ReplaceMix.h"
#include "engine/source/Mixes.h"
#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/desk/ImportCourse.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {

namespace {

namespace fs = std::filesystem;
using engine::analysis::ReplacedMix;
using engine::source::Imported;
using engine::source::SourceLibrary;

/// Each names its file.
QStringList sentencesOf(const core::Findings& findings) {
    QStringList sentences;
    for (const core::Finding& finding : findings) sentences << QString::fromStdString(finding.message);
    return sentences;
}

/// Files as they were given; in the place of a folder what it holds, by name.
std::vector<fs::path> filesOf(const std::vector<fs::path>& given) {
    std::vector<fs::path> files;
    for (const fs::path& each : given) {
        std::error_code none;
        if (!fs::is_directory(each, none)) {
            files.push_back(fs::absolute(each).lexically_normal());
            continue;
        }
        std::vector<fs::path> inside;
        for (const auto& entry : fs::recursive_directory_iterator(each, none))
            if (entry.is_regular_file(none)) inside.push_back(fs::absolute(entry.path()).lexically_normal());
        std::ranges::sort(inside);
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

struct Mixes {
    std::vector<Imported> imported;
    QStringList refused;
    QStringList findings;
    int rate = 0;
};

/// Everything that can be used; what cannot is named.
Mixes importAll(SourceLibrary& library, const std::vector<fs::path>& given, int albumRate, ImportCourse& course,
                JobProgress& progress, const std::stop_token& stop) {
    Mixes mixes;
    const std::vector<fs::path> files = filesOf(given);
    std::vector<fs::path> sounding;
    std::vector<std::size_t> places; // of those among the files
    course.begin(files);
    const auto refuse = [&](std::size_t at, const core::Error& why) {
        mixes.refused << QString::fromUtf8(why.what());
        course.refused(at, mixes.refused.back());
    };
    for (std::size_t at = 0; at < files.size() && !stop.stop_requested(); ++at) {
        try {
            (void)core::audioFacts(files[at]);
            sounding.push_back(files[at]);
            places.push_back(at);
        } catch (const core::Error& why) {
            refuse(at, why);
        }
    }
    mixes.rate = albumRate > 0 ? albumRate : engine::source::commonestRate(sounding);
    for (std::size_t n = 0; n < sounding.size(); ++n) {
        const fs::path& file = sounding[n];
        progress.doing(fileName(file));
        const auto share = [&](double ofFile) {
            course.reading(places[n], ofFile);
            progress.share((static_cast<double>(n) + ofFile) / static_cast<double>(sounding.size()));
        };
        share(0.0);
        try {
            mixes.imported.push_back(library.import(file, mixes.rate, share, stop));
            course.done(places[n]);
            mixes.findings << sentencesOf(mixes.imported.back().findings);
        } catch (const core::Cancelled&) {
            throw;
        } catch (const core::Error& why) {
            refuse(places[n], why);
        }
    }
    return mixes;
}

/// The mixes as tracks at that place, the first of them under the heading of the disc where that was meant.
core::Album withMixes(core::Album album, const std::vector<Imported>& mixes, std::optional<Sounds::ImportPlace> at) {
    const std::size_t first = std::min(at ? at->before : album.tracks.size(), album.tracks.size());
    std::size_t place = first;
    for (const Imported& mix : mixes) album = engine::source::withMix(std::move(album), mix, place++);
    if (at && at->openingItsDisc && place < album.tracks.size())
        std::swap(album.tracks[first].opensDisc, album.tracks[place].opensDisc);
    return album;
}

/// "begins 0.098 s later and is 0.3 dB softer; likeness 97 %".
QString howItLies(const ReplacedMix& made) {
    return Sounds::tr("begins %1 s %2 and is %3 dB %4; likeness %5 %")
        .arg(std::abs(static_cast<double>(made.offsetFrames)) / made.album.rate, 0, 'f', 3)
        .arg(made.offsetFrames < 0 ? Sounds::tr("earlier") : Sounds::tr("later"))
        .arg(std::abs(made.levelDifferenceDb), 0, 'f', 1)
        .arg(made.levelDifferenceDb < 0.0 ? Sounds::tr("softer") : Sounds::tr("louder"))
        .arg(100.0 * made.confidence, 0, 'f', 0);
}

/// What is said of a mix that is laid beside a track's own.
struct Laying {
    QString doing;
    QString step;    ///< Of the history.
    QString changed; ///< The album, meanwhile.
    QString found;   ///< With how it lies.
};

/// `lay(progress, stop)` makes of the album as it is now one with that mix.
template <class Lay>
void align(Desk& desk, const Laying& words, Lay lay) {
    desk.jobs().start(
        Job::Kind::asked, words.doing,
        [lay = std::move(lay)](JobProgress& progress, std::stop_token stop) {
            return lay([&](double share) { progress.share(share); }, stop);
        },
        [&desk, words, before = desk.sharedAlbum()](const ReplacedMix& made) {
            if (desk.album() != *before) return desk.complain(words.changed);
            desk.change(words.step, [&](const core::Album&) { return made.album; });
            desk.say((QStringList(words.found.arg(howItLies(made))) << sentencesOf(made.findings))
                         .join(QStringLiteral("; ")));
        });
}

} // namespace

Sounds::Sounds(Desk& desk, const fs::path& cacheFolder)
    : desk_(desk), library_(std::make_shared<SourceLibrary>(cacheFolder)) {
    connect(&desk_.jobs(), &Jobs::changed, this, &Sounds::drawNext);
    connect(&desk_.jobs(), &Jobs::changed, this, [this] {
        if (std::erase_if(imports_, [this](const Import& each) { return !desk_.jobs().isRunning(each.job); }) > 0)
            emit importsChanged();
    });
}

std::vector<Sounds::Import> Sounds::imports() const {
    return imports_;
}

std::shared_ptr<const engine::source::AudioSource> Sounds::audio(core::SourceId source) const {
    const auto it = opened_.audio.find(source);
    return it == opened_.audio.end() ? nullptr : it->second;
}

std::shared_ptr<const engine::source::Waveform> Sounds::waveform(core::SourceId source) const {
    const auto it = waveforms_.find(source);
    return it == waveforms_.end() ? nullptr : it->second;
}

void Sounds::drawNext() {
    if (undrawn_.empty() || beginsToDraw_ || desk_.jobs().isRunning(drawing_)) return;
    const QScopedValueRollback once(beginsToDraw_, true); // the jobs tell of the new one before they hand it over
    const core::SourceId source = undrawn_.front();
    undrawn_.pop_front();
    drawing_ = desk_.jobs().start(
        Job::Kind::background, tr("Drawing waveforms"),
        [sound = audio(source)](JobProgress& progress, std::stop_token stop) {
            return engine::source::waveformOf(
                *sound, [&](double share) { progress.share(share); }, stop);
        },
        [this, source, generation = generation_](std::shared_ptr<const engine::source::Waveform> waveform) {
            if (generation != generation_) return;
            waveforms_[source] = std::move(waveform);
            emit waveformsChanged();
        });
}

bool Sounds::isMissing(core::SourceId source) const {
    return std::ranges::find(opened_.missing, source) != opened_.missing.end();
}

bool Sounds::isChanged(core::SourceId source) const {
    return std::ranges::find(opened_.changed, source) != opened_.changed.end();
}

bool Sounds::isLost(core::SourceId source) const {
    return isMissing(source) || isChanged(source);
}

void Sounds::forgetAll() {
    ++generation_;
    opened_ = {};
    waveforms_.clear();
    undrawn_.clear();
    asked_.clear();
    rate_ = 0;
    known_ = true;
}

void Sounds::openFor(const core::Album& album) {
    if (rate_ != album.rate) {
        forgetAll();
        rate_ = album.rate;
    }
    core::Album wanted = album;
    std::erase_if(wanted.sources, [&](const core::Source& source) { return asked_.contains(source.id); });
    if (wanted.sources.empty()) return;
    for (const core::Source& source : wanted.sources) asked_.insert(source.id);
    known_ = false;
    Job* const job = desk_.jobs().start(
        Job::Kind::asked, tr("Opening the mixes"),
        [library = library_, wanted](JobProgress& progress, std::stop_token stop) {
            return library->open(
                wanted, [&](double share) { progress.share(share); }, stop);
        },
        [this, generation = generation_](SourceLibrary::Opened opened) {
            if (generation == generation_) take(std::move(opened));
        });
    job->whenCancelled = [this, sources = wanted.sources, generation = generation_] {
        if (generation != generation_) return;
        for (const core::Source& source : sources) asked_.erase(source.id); // to be opened when the album changes
    };
}

void Sounds::take(SourceLibrary::Opened opened) {
    for (const auto& [source, sound] : opened.audio)
        if (!opened_.audio.contains(source)) undrawn_.push_back(source);
    opened_.audio.merge(opened.audio);
    opened_.missing.insert(opened_.missing.end(), opened.missing.begin(), opened.missing.end());
    opened_.changed.insert(opened_.changed.end(), opened.changed.begin(), opened.changed.end());
    opened_.findings.insert(opened_.findings.end(), opened.findings.begin(), opened.findings.end());
    known_ = std::ranges::all_of(desk_.album().sources, [this](const core::Source& source) {
        return opened_.audio.contains(source.id) || isLost(source.id);
    });
    drawNext();
    emit changed();
}

void Sounds::importMixes(const std::vector<fs::path>& files, std::optional<ImportPlace> at) {
    const int rate = desk_.album().tracks.empty() ? 0 : desk_.album().rate;
    const auto course = std::make_shared<ImportCourse>();
    Job* const job = desk_.jobs().start(
        Job::Kind::asked, tr("Importing"),
        [library = library_, files, rate, course](JobProgress& progress, std::stop_token stop) {
            return importAll(*library, files, rate, *course, progress, stop);
        },
        [this, files, at](Mixes mixes) {
            // Meanwhile another import may have given an empty album its rate.
            if (!desk_.album().tracks.empty() && desk_.album().rate != mixes.rate) return importMixes(files, at);
            if (!mixes.imported.empty()) {
                desk_.change(tr("Add %1").arg(counted(std::ssize(mixes.imported), tr("track"), tr("tracks"))),
                             [&](core::Album album) {
                                 if (album.tracks.empty()) album = core::withRate(std::move(album), mixes.rate);
                                 return withMixes(std::move(album), mixes.imported, at);
                             });
            }
            if (!mixes.findings.empty()) desk_.say(mixes.findings.join(QStringLiteral("; ")));
            if (!mixes.refused.empty()) emit refused(mixes.refused);
        });
    imports_.push_back({course, job});
    emit importsChanged();
}

void Sounds::importBed(const fs::path& file, core::TrackId before) {
    desk_.jobs().start(
        Job::Kind::asked, tr("Importing"),
        [library = library_, file, rate = desk_.album().rate](JobProgress& progress, std::stop_token stop) {
            progress.doing(fileName(file));
            return library->import(
                file, rate, [&](double share) { progress.share(share); }, stop);
        },
        [this, file, before, rate = desk_.album().rate](const Imported& bed) {
            if (rate != desk_.album().rate) return importBed(file, before);
            if (!core::findTrack(desk_.album(), before))
                return desk_.complain(tr("The track that the bed was for is gone: add the bed again."));
            desk_.change(tr("Add bed"), [&](core::Album album) {
                auto [with, source] = core::withSource(std::move(album), bed.source);
                return core::addBed(std::move(with), before, source, bed.audio->frames());
            });
            if (!bed.findings.empty()) desk_.say(sentencesOf(bed.findings).join(QStringLiteral("; ")));
        },
        [this](const QString& why) { emit refused({why}); });
}

void Sounds::findIn(const fs::path& folder) {
    desk_.jobs().start(
        Job::Kind::asked, tr("Looking for mixes"),
        [library = library_, album = desk_.sharedAlbum(), folder](JobProgress&, std::stop_token stop) {
            return library->relocated(*album, folder, stop);
        },
        [this](const core::Album& found) {
            std::size_t mended = 0;
            desk_.change(tr("Find mixes"), [&](core::Album album) {
                for (core::Source& source : album.sources) {
                    const core::Source* const there = core::findSource(found, source.id);
                    if (!there || there->path == source.path) continue;
                    source.path = there->path;
                    ++mended;
                }
                return album;
            });
            if (mended == 0) return desk_.complain(tr("None of the missing mixes is in that folder."));
            desk_.say(tr("Found: %1").arg(counted(static_cast<qsizetype>(mended), tr("mix"), tr("mixes"))));
            forgetAll();
            openFor(desk_.album());
        });
}

void Sounds::replaceMix(core::TrackId track, const fs::path& file) {
    align(desk_,
          {.doing = tr("Replacing the mix"),
           .step = tr("Replace mix"),
           .changed = tr("The album was changed meanwhile: replace the mix again."),
           .found = tr("The new mix %1")},
          [library = library_, album = desk_.sharedAlbum(), track, file](const auto& progress, const auto& stop) {
              return engine::analysis::replaceMix(*album, track, file, *library, progress, stop);
          });
}

void Sounds::bindVersion(core::TrackId track, const fs::path& file, const core::Version& as) {
    align(desk_,
          {.doing = tr("Binding a version"),
           .step = tr("Bind version"),
           .changed = tr("The album was changed meanwhile: bind the version again."),
           .found = tr("The %1 version %2").arg(versionText(as.kind))},
          [library = library_, album = desk_.sharedAlbum(), track, file, as](const auto& progress, const auto& stop) {
              return engine::analysis::addVersion(*album, track, file, as, *library, progress, stop);
          });
}

} // namespace ui
