#include "ui/desk/Listening.h"

#include "core/Error.h"
#include "ui/desk/Desk.h"

#include <QSettings>

namespace ui {

namespace {

constexpr int tickMs = 16;

engine::DeviceChoice remembered() {
    const QSettings settings;
    engine::DeviceChoice choice;
    choice.name = settings.value(QStringLiteral("device/name")).toString().toStdString();
    choice.hostApi = settings.value(QStringLiteral("device/hostApi")).toString().toStdString();
    if (const int frames = settings.value(QStringLiteral("device/blockFrames")).toInt(); frames > 0)
        choice.blockFrames = frames;
    return choice;
}

void remember(const engine::DeviceChoice& choice) {
    QSettings settings;
    settings.setValue(QStringLiteral("device/name"), QString::fromStdString(choice.name));
    settings.setValue(QStringLiteral("device/hostApi"), QString::fromStdString(choice.hostApi));
    settings.setValue(QStringLiteral("device/blockFrames"), choice.blockFrames.value_or(0));
}

bool isOpen(const engine::DeviceState& device) {
    return device.kind == engine::DeviceState::Kind::running;
}

} // namespace

Listening::Listening(Desk& desk) : desk_(desk), choice_(remembered()) {
    timer_.setTimerType(Qt::PreciseTimer);
    connect(&timer_, &QTimer::timeout, this, &Listening::tick);
    timer_.start(tickMs);
}

void Listening::show(const core::Album& album, const engine::source::AudioSources& audio) {
    const bool wasPlaying = transport_.playing;
    const bool otherRate = isOpen(device_) && device_.rate != album.rate;
    engine_.show(album, audio);
    shown_ = true;
    if (otherRate) openDevice();
    if (otherRate && wasPlaying) play();
    tick();
}

/// Every order may find that the device has gone.
template <class Order>
void Listening::order(Order&& order) {
    if (!shown_) return;
    try {
        order();
    } catch (const core::Error& why) {
        desk_.complain(QString::fromUtf8(why.what()));
    }
    tick();
}

void Listening::playOrStop() {
    transport_.playing ? stop() : play();
}

void Listening::play() {
    if (desk_.layout().tracks.empty()) return;
    if (!isOpen(engine_.device())) openDevice();
    if (!isOpen(engine_.device())) return;
    order([this] {
        if (transport_.ended) engine_.locate(loop_ ? loop_->from : desk_.layout().begin);
        engine_.play();
    });
}

void Listening::stop() {
    order([this] { engine_.stop(); });
}

void Listening::locate(core::FramePos at) {
    order([this, at] {
        engine_.playUntil({});
        engine_.locate(at);
    });
}

void Listening::playFrom(core::FramePos at, std::optional<core::FramePos> until) {
    if (desk_.layout().tracks.empty()) return;
    if (!isOpen(engine_.device())) openDevice();
    if (!isOpen(engine_.device())) return;
    order([this, at, until] {
        engine_.locate(at);
        engine_.playUntil(until);
        engine_.play();
    });
}

void Listening::setLoop(std::optional<core::FramePos> from, core::FramePos to) {
    if (from && to <= *from) from.reset();
    const auto loop = from ? std::optional(Range{*from, to}) : std::nullopt;
    if (loop == loop_) return;
    loop_ = loop;
    order([this] { loop_ ? engine_.loop(loop_->from, loop_->to) : engine_.loop({}); });
    emit loopChanged();
}

void Listening::nextTrack() {
    order([this] {
        engine_.playUntil({});
        engine_.nextTrack();
    });
}

void Listening::previousTrack() {
    order([this] {
        engine_.playUntil({});
        engine_.previousTrack();
    });
}

void Listening::resetMeters() {
    engine_.resetMeters();
}

void Listening::choose(const engine::DeviceChoice& choice, bool now) {
    choice_ = choice;
    remember(choice_);
    if (now || isOpen(device_)) openDevice();
}

void Listening::openDevice() {
    order([this] { engine_.openDevice(choice_); });
    emit deviceChanged();
}

void Listening::closeDevice() {
    engine_.closeDevice();
    tick();
    emit deviceChanged();
}

void Listening::tick() {
    const auto before = device_.kind;
    device_ = engine_.device();
    transport_ = engine_.transport();
    meters_ = engine_.meters();
    if (before == engine::DeviceState::Kind::running && device_.kind == engine::DeviceState::Kind::lost) {
        desk_.complain(QString::fromStdString(device_.says));
        emit deviceChanged();
    }
    emit ticked();
}

} // namespace ui
