#include "ui/desk/Listening.h"

#include "core/Error.h"
#include "engine/analysis/Comparison.h"
#include "ui/desk/Desk.h"
#include "ui/settings/Settings.h"
#include "ui/theme/Motion.h"

#include <QGuiApplication>
#include <QWindow>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int tickMs = 16;
constexpr int idleTickMs = 100;
constexpr int unseenTickMs = 500;
constexpr int settleMs = 5000; ///< By then every needle has fallen.

engine::DeviceChoice rememberedDevice() {
    engine::DeviceChoice choice;
    choice.name = settings::value(QStringLiteral("device/name")).toString().toStdString();
    choice.hostApi = settings::value(QStringLiteral("device/hostApi")).toString().toStdString();
    if (const int frames = settings::value(QStringLiteral("device/blockFrames")).toInt(); frames > 0)
        choice.blockFrames = frames;
    return choice;
}

void remember(const engine::DeviceChoice& choice) {
    settings::setValue(QStringLiteral("device/name"), QString::fromStdString(choice.name));
    settings::setValue(QStringLiteral("device/hostApi"), QString::fromStdString(choice.hostApi));
    settings::setValue(QStringLiteral("device/blockFrames"), choice.blockFrames.value_or(0));
}

double rememberedLevelDb() {
    const double levelDb = settings::value(QStringLiteral("monitor/levelDb")).toDouble();
    return std::clamp(levelDb, Listening::lowestMonitorDb, 0.0);
}

bool isOpen(const engine::DeviceState& device) {
    return device.kind == engine::DeviceState::Kind::running;
}

/// Where there is no window at all, somebody else listens.
bool anyWindowIsSeen() {
    const auto windows = QGuiApplication::topLevelWindows();
    const auto isSeen = [](const QWindow* window) {
        return window->isExposed() && !window->windowStates().testFlag(Qt::WindowMinimized);
    };
    return windows.isEmpty() || std::ranges::any_of(windows, isSeen);
}

} // namespace

int tickMsFor(bool isSeen, bool moves, bool reducedMotion) {
    if (!isSeen) return unseenTickMs;
    return moves && !reducedMotion ? tickMs : idleTickMs;
}

std::vector<double> comparisonGainsDb(const core::Album& album, const engine::analysis::AlbumPrint& print) {
    const std::vector<double> matching = engine::analysis::matchingGainsDb(print);
    std::vector<double> gains;
    for (const core::Track& track : album.tracks) {
        const auto it = std::ranges::find(print.tracks, track.id, &engine::analysis::TrackFigures::track);
        const auto place = static_cast<std::size_t>(it - print.tracks.begin());
        gains.push_back(place < matching.size() ? matching[place] : 0.0);
    }
    return gains;
}

Listening::Listening(Desk& desk)
    : desk_(desk), building_(desk.jobs(), {.follow = std::bind_front(&engine::Engine::follow, &engine_),
                                           .take = [this](engine::BuiltAlbum album) { engine_.show(std::move(album)); },
                                           .settled = [this] { shown(); }}),
      comparison_(desk.jobs(), {.follow = std::bind_front(&engine::Engine::followCompared, &engine_),
                                .take = [this](engine::BuiltAlbum album) { engine_.compareWith(std::move(album)); },
                                .settled = [] {}}),
      choice_(rememberedDevice()) {
    engine_.show(desk.heard(), {});
    monitor_.levelDb = rememberedLevelDb();
    engine_.monitor(monitor_);
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, &Listening::tick);
    timer_.start(tickMs);
    moved_.start();
}

void Listening::show(const core::Album& album, const engine::source::AudioSources& audio) {
    building_.show(album, audio);
}

/// The desk's album is the engine's.
void Listening::shown() {
    const int rate = engine_.rate();
    const bool wasPlaying = transport_.playing;
    const bool otherRate = opening_ ? openingRate_ != rate : isOpen(device_) && device_.rate != rate;
    compare();
    if (otherRate) openDevice();
    if (otherRate && wasPlaying) play();
    tick();
    playOnceReady();
}

/// Every order may find that the device has gone.
template <class Order>
void Listening::order(Order&& order) {
    moved_.restart();
    try {
        order();
    } catch (const core::Error& why) {
        desk_.complain(QString::fromUtf8(why.what()));
    }
    tick();
}

void Listening::playOrStop() {
    transport_.playing || onceOpen_ ? stop() : play();
}

void Listening::onceOpen(std::function<void()> then) {
    if (desk_.layout().tracks.empty()) return;
    if (!opening_ && !isOpen(engine_.device())) openDevice();
    onceOpen_ = std::move(then);
    playOnceReady();
}

void Listening::playOnceReady() {
    if (!onceOpen_ || opening_ || building_.isUnderWay()) return;
    const auto then = std::exchange(onceOpen_, {});
    if (isOpen(engine_.device())) then();
}

void Listening::play() {
    onceOpen([this] {
        leaveSeams();
        order([this] {
            engine_.playUntil({});
            if (transport_.ended) engine_.locate(loop_ ? loop_->from : desk_.layout().begin);
            engine_.play();
        });
    });
}

void Listening::stop() {
    onceOpen_ = {};
    leaveSeams();
    order([this] { engine_.stop(); });
}

void Listening::locate(core::FramePos at) {
    leaveSeams();
    order([this, at] {
        engine_.playUntil({});
        engine_.locate(at);
    });
}

void Listening::playFrom(core::FramePos at, std::optional<core::FramePos> until) {
    onceOpen([this, at, until] {
        leaveSeams();
        playRange(at, until);
    });
}

void Listening::playRange(core::FramePos at, std::optional<core::FramePos> until) {
    order([this, at, until] {
        obeysLoop_ = !until;
        applyLoop();
        engine_.locate(at);
        engine_.playUntil(until);
        engine_.play();
    });
}

void Listening::setLoop(std::optional<core::FramePos> from, core::FramePos to) {
    if (from && to <= *from) from.reset();
    range_ = from ? std::optional(Range{*from, to}) : std::nullopt;
    if (range_ == loop_) return;
    loop_ = range_;
    order([this] { applyLoop(); });
    emit loopChanged();
}

void Listening::toggleLoop() {
    const auto& tracks = desk_.layout().tracks;
    if (tracks.empty()) return;
    if (loop_) {
        loop_.reset();
    } else if (range_) {
        loop_ = range_;
    } else {
        const auto later = std::ranges::find_if(
            tracks, [this](const core::PlacedTrack& track) { return track.start > transport_.position; });
        const core::PlacedTrack& track = later == tracks.begin() ? *later : *std::prev(later);
        loop_ = Range{track.in, std::min(track.soundEnd(), desk_.layout().end)};
    }
    order([this] { applyLoop(); });
    emit loopChanged();
}

void Listening::applyLoop() {
    if (loop_ && obeysLoop_)
        engine_.loop(loop_->from, loop_->to);
    else
        engine_.loop({});
}

void Listening::nextTrack() {
    leaveSeams();
    order([this] {
        engine_.playUntil({});
        engine_.nextTrack();
    });
}

void Listening::previousTrack() {
    leaveSeams();
    order([this] {
        engine_.playUntil({});
        engine_.previousTrack();
    });
}

void Listening::playSeam() {
    const auto all = seams(desk_.layout());
    if (const auto nearest = seam_ ? seam_ : nearestSeam(all, transport_.position)) startSeam(*nearest, false);
}

void Listening::playAllSeams() {
    startSeam(0, true);
}

void Listening::nextSeam() {
    stepSeam(1);
}

void Listening::previousSeam() {
    stepSeam(-1);
}

/// From the seam that is played; else to the first one whose middle lies on that side of the playhead.
void Listening::stepSeam(int by) {
    const auto all = seams(desk_.layout());
    const auto behind = static_cast<std::ptrdiff_t>(
        std::ranges::count_if(all, [this](const Seam& seam) { return seam.middle <= transport_.position; }));
    const std::ptrdiff_t from = seam_ ? static_cast<std::ptrdiff_t>(*seam_) + by : by > 0 ? behind : behind - 1;
    const std::ptrdiff_t last = static_cast<std::ptrdiff_t>(all.size()) - 1;
    if (last >= 0) startSeam(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(from, 0, last)), allSeams_);
}

void Listening::startSeam(std::size_t seam, bool all) {
    onceOpen([this, seam, all] {
        const auto found = seams(desk_.layout());
        if (seam >= found.size()) return;
        seam_ = seam;
        allSeams_ = all;
        playRange(found[seam].from, found[seam].to);
        emit seamChanged();
    });
}

/// What nobody stopped has come to the seam's end.
void Listening::followSeams() {
    if (!seam_ || transport_.playing) return;
    const auto found = seams(desk_.layout());
    const bool heard = *seam_ < found.size() && transport_.position >= found[*seam_].to && isOpen(device_);
    if (heard && allSeams_ && *seam_ + 1 < found.size())
        startSeam(*seam_ + 1, true);
    else
        leaveSeams();
}

void Listening::leaveSeams() {
    const bool played = seam_.has_value();
    seam_.reset();
    allSeams_ = false;
    if (!std::exchange(obeysLoop_, true)) order([this] { applyLoop(); });
    if (played) emit seamChanged();
}

void Listening::resetMeters() {
    moved_.restart();
    engine_.resetMeters();
    emit metersReset();
}

void Listening::setMonitor(const engine::MonitorChoice& monitor) {
    const auto before = monitor_;
    monitor_ = monitor;
    monitor_.levelDb = std::clamp(monitor_.levelDb, lowestMonitorDb, 0.0);
    if (monitor_.listen != engine::MonitorChoice::Listen::part) part_.reset();
    if (monitor_ == before) return;
    if (monitor_.levelDb != before.levelDb) settings::setValue(QStringLiteral("monitor/levelDb"), monitor_.levelDb);
    engine_.monitor(monitor_);
    if (monitor_.listen != before.listen) compare();
    emit monitorChanged();
}

void Listening::listenTo(std::optional<engine::analysis::Audition> part) {
    using Listen = engine::MonitorChoice::Listen;
    if (part == part_) return;
    const bool wasPart = part_.has_value();
    part_ = part;
    engine::MonitorChoice monitor = monitor_;
    monitor.listen = part ? Listen::part : Listen::master;
    setMonitor(monitor);
    if (!wasPart || !part) return;
    compare(); // another part
    emit monitorChanged();
}

bool Listening::isMatched() const {
    return desk_.print().newest() != nullptr;
}

void Listening::albumMeasured() {
    compare();
    emit monitorChanged();
}

/// Only what is listened to is kept ready.
void Listening::compare() {
    if (monitor_.listen == engine::MonitorChoice::Listen::master) {
        comparison_.drop();
        return engine_.compareWith();
    }
    if (part_) {
        const auto album = engine::analysis::auditionAlbum(desk_.heard(), *part_);
        return album ? comparison_.show(*album, desk_.sounds().audio()) : listenTo({});
    }
    const auto* const print = desk_.print().newest();
    const auto gains = print ? comparisonGainsDb(desk_.album(), *print) : std::vector<double>();
    comparison_.show(engine::analysis::comparisonAlbum(desk_.heard(), gains), desk_.sounds().audio());
}

void Listening::choose(const engine::DeviceChoice& choice, bool now) {
    choice_ = choice;
    remember(choice_);
    if (now || opening_ || isOpen(device_)) openDevice();
}

void Listening::openDevice() {
    auto then = std::exchange(onceOpen_, {});
    if (opening_) opening_->cancel();
    onceOpen_ = std::move(then);
    leaveSeams();
    openingRate_ = engine_.rate();
    opening_ = desk_.jobs().start(
        Job::Kind::unseen, tr("Opening the audio device"),
        [open = engine_.opening(choice_)](JobProgress&, std::stop_token) { return open(); },
        [this](engine::OpenedDevice device) { opened(std::move(device)); },
        [this](const QString& why) {
            opening_ = nullptr;
            onceOpen_ = {};
            desk_.complain(why);
        });
    opening_->whenCancelled = [this] {
        opening_ = nullptr;
        onceOpen_ = {};
    };
    tick();
    emit deviceChanged();
}

void Listening::opened(engine::OpenedDevice device) {
    opening_ = nullptr;
    order([&] { engine_.take(std::move(device)); });
    emit deviceChanged();
    playOnceReady();
}

void Listening::closeDevice() {
    if (opening_) opening_->cancel();
    leaveSeams();
    engine_.letGoOfDevice();
    tick();
    emit deviceChanged();
}

void Listening::testTone(bool on) {
    order([this, on] { engine_.testTone(on); });
}

void Listening::tick() {
    const auto before = device_.kind;
    device_ = engine_.device();
    transport_ = engine_.transport();
    meters_ = engine_.meters();
    if (transport_.playing) moved_.restart();
    if (before == engine::DeviceState::Kind::running && device_.kind == engine::DeviceState::Kind::lost) {
        desk_.complain(QString::fromStdString(device_.says));
        emit deviceChanged();
    }
    followSeams();
    pace();
    emit ticked();
}

void Listening::pace() {
    const bool moves = moved_.elapsed() < settleMs;
    const int wanted = tickMsFor(anyWindowIsSeen(), moves, theme::reducedMotion());
    if (timer_.interval() != wanted) timer_.setInterval(wanted);
}

} // namespace ui
