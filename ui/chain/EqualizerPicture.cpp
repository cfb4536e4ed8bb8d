#include "ui/chain/EqualizerPicture.h"

#include "engine/metering/Spectrum.h"
#include "ui/chain/Bands.h"
#include "ui/controls/Rows.h"
#include "ui/controls/SegmentedChoice.h"
#include "ui/settings/Settings.h"
#include "ui/theme/Theme.h"

#include <QMouseEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui::chain {

namespace {

constexpr std::array scalesDb = {6.0, 12.0, 18.0, 24.0};
constexpr double columnPixels = 2.0;
constexpr double fine = 0.1;
constexpr double keyStepDb = 0.1;
constexpr int wheelRestMs = 400;
constexpr int notch = 120;
const char* const scaleSetting = "chain/equalizerScale";

core::ParameterRef row(const char* id, int band) {
    return {core::findParameter(*core::findModule("equalizer"), std::string("band1.") + id)->row, band};
}

QStringList scaleNames() {
    QStringList names;
    for (const double db : scalesDb) names.push_back(QStringLiteral("\u00b1%1").arg(db));
    return names;
}

} // namespace

EqualizerPicture::EqualizerPicture(SlotEdit& edit, QWidget* parent) : ModulePicture(parent), edit_(edit) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(240, 60);
    setAccessibleName(tr("Equalizer curve"));
    setToolTip(tr("Double click adds a band; drag a node, with Ctrl its Q; Alt-click resets, Del removes"));
    slot_.settings = core::EqualizerSettings{};
    wheelRest_.setSingleShot(true);
    wheelRest_.setInterval(wheelRestMs);
    connect(&wheelRest_, &QTimer::timeout, this, &EqualizerPicture::letGoOfWheel);
    scale_ = new controls::SegmentedChoice(scaleNames(), tr("Decibels in view"), this);
    scale_->setFolded(true);
    const QVariant kept = settings::value(QLatin1String(scaleSetting));
    const int chosen = std::clamp(kept.isValid() ? kept.toInt() : 1, 0, 3);
    scale_->setChosen(chosen);
    shownDb_ = scalesDb[static_cast<std::size_t>(chosen)];
    connect(scale_, &controls::SegmentedChoice::chose, this, [this](int place) {
        shownDb_ = scalesDb[static_cast<std::size_t>(place)];
        settings::setValue(QLatin1String(scaleSetting), place);
        grid_ = {};
        layOut();
    });
}

FrequencyAxis EqualizerPicture::hertz() const {
    return {.left = 0.0, .width = width() * 1.0, .lowestHz = 16.0, .highestHz = 22000.0};
}

DecibelAxis EqualizerPicture::decibels() const {
    constexpr double room = 1.12;
    return {.top = 0.0, .height = height() * 1.0, .highestDb = shownDb_ * room, .lowestDb = -shownDb_ * room};
}

void EqualizerPicture::showSlot(const core::Slot& slot, int rate, int band) {
    if (slot.id != slot_.id) {
        hasSpectrum_ = false;
        gainsDb_ = {};
    }
    if (slot == slot_ && rate == rate_ && band == band_ && !nodes_.empty()) return;
    slot_ = slot;
    rate_ = rate;
    band_ = band;
    layOut();
    controls::announceValue(this);
}

void EqualizerPicture::showReading(const engine::SlotReading* reading) {
    if (!reading || reading->slot != slot_.id || reading->steps == steps_) return;
    steps_ = reading->steps;
    before_ = reading->spectrumBeforeDb;
    after_ = reading->spectrumAfterDb;
    hasSpectrum_ = true;
    if (gainsDb_ != reading->bandGainsDb) {
        gainsDb_ = reading->bandGainsDb;
        layOutNow();
    }
    update();
}

void EqualizerPicture::layOut() {
    const FrequencyAxis axis = hertz();
    xs_.clear();
    hz_.clear();
    for (double x = 0.0; x <= width() + columnPixels; x += columnPixels) {
        xs_.push_back(x);
        hz_.push_back(std::min(axis.hz(x), 0.499 * rate_));
    }
    curve_.setRate(rate_);
    curve_.show(settings(), hz_, engine::dsp::PhaseDesign::zerosOf(slot_.version));
    nodes_.clear();
    for (const int place : usedBands(slot_)) nodes_.push_back({place, placeOf(place, curve_)});
    layOutNow();
    curves_ = {};
    curvesTurned_ = true;
    update();
}

void EqualizerPicture::layOutNow() {
    marks_.clear();
    core::EqualizerSettings now = settings();
    for (std::size_t place = 0; place < now.bands.size(); ++place)
        now.bands[place].gainDb += std::abs(gainsDb_[place]) < leastSeenDb ? 0.0 : double{gainsDb_[place]};
    if (now == settings()) return;
    now_.setRate(rate_);
    now_.show(now, hz_, engine::dsp::PhaseDesign::zerosOf(slot_.version));
    for (const auto& [place, at] : nodes_)
        if (now.bands[static_cast<std::size_t>(place)] != band(place)) marks_.push_back({place, placeOf(place, now_)});
}

QPointF EqualizerPicture::placeOf(int place, const EqualizerCurve& on) const {
    constexpr double inset = 12.0;
    const Band& shown = band(place);
    const double x = hertz().x(shown.frequencyHz);
    const double y = decibels().y(on.totalDb(shown.channel, shown.frequencyHz));
    return {std::clamp(x, inset, width() - inset), std::clamp(y, inset, height() - inset)};
}

void EqualizerPicture::setBand(int place, const Band& wanted, const QString& label) {
    edit_.change(label, [&](core::Slot& slot) {
        auto& bands = std::get<core::EqualizerSettings>(slot.settings).bands;
        bands[static_cast<std::size_t>(place)] = wanted; // the rows clamp it, see core::normalised
    });
}

QString EqualizerPicture::bandLabel(int place) const {
    return tr("Equalizer: band %1").arg(place + 1);
}

QString EqualizerPicture::bandWords(int place) const {
    const Band& shown = band(place);
    const core::ParameterRef frequency = row("frequency", place);
    QString words = controls::said(*frequency.row, shown.frequencyHz);
    if (core::hasGain(shown.type))
        words += QStringLiteral("   ") + controls::said(*row("gain", place).row, shown.gainDb);
    const bool cuts = core::isCut(shown.type);
    const core::ParameterRef sharpness = row(cuts ? "resonance" : "q", place);
    if (core::applies(slot_, sharpness))
        words += QStringLiteral("   Q ") + controls::said(*sharpness.row, sharpness.get(slot_));
    return words;
}

QString EqualizerPicture::spokenText() const {
    return tr("band %1: %2").arg(band_ + 1).arg(bandWords(band_));
}

double EqualizerPicture::spokenValue() const {
    return band(band_).gainDb;
}

bool EqualizerPicture::event(QEvent* event) {
    // Its own keys are no shortcuts while it has the focus; every other key ends what the wheel began.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* const key = static_cast<QKeyEvent*>(event);
        const bool own = key->key() == Qt::Key_Left || key->key() == Qt::Key_Right || key->key() == Qt::Key_Up ||
                         key->key() == Qt::Key_Down || key->key() == Qt::Key_Delete;
        if (drag_ || (own && !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier)))) {
            event->accept();
            return true;
        }
        letGoOfWheel();
    }
    return ModulePicture::event(event);
}

void EqualizerPicture::resizeEvent(QResizeEvent*) {
    scale_->setGeometry(width() - scale_->foldedWidth() - 8, 8, scale_->foldedWidth(), 24);
    grid_ = {};
    layOut();
}

void EqualizerPicture::mousePressEvent(QMouseEvent* event) {
    letGoOfWheel();
    if (event->button() != Qt::LeftButton) return;
    const auto hit = nodeAt(nodes_, event->position(), band_);
    if (!hit) return;
    emit bandChosen(*hit);
    if (event->modifiers() & Qt::AltModifier) {
        Band reset = band(*hit);
        reset.gainDb = row("gain", *hit).row->standard;
        reset.q = row("q", *hit).row->standard;
        reset.resonanceQ = row("resonance", *hit).row->standard;
        return setBand(*hit, reset, bandLabel(*hit));
    }
    drag_ = Drag{event->position(), band(*hit), band(*hit)};
    edit_.grab(bandLabel(*hit));
    curves_ = {};
    update();
}

void EqualizerPicture::mouseMoveEvent(QMouseEvent* event) {
    if (!drag_) {
        const auto under = nodeAt(nodes_, event->position(), band_);
        if (under == hovered_) return;
        hovered_ = under;
        setCursor(under ? Qt::SizeAllCursor : Qt::ArrowCursor);
        curves_ = {};
        return update();
    }
    QPointF by = event->position() - drag_->last;
    drag_->last = event->position();
    if (event->modifiers() & Qt::ShiftModifier) by *= fine;
    drag_->band = event->modifiers() & Qt::ControlModifier ? sharpened(drag_->band, -by.y())
                                                           : moved(drag_->band, by, hertz(), decibels());
    setBand(band_, drag_->band, bandLabel(band_));
}

void EqualizerPicture::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) endDrag();
}

void EqualizerPicture::endDrag() {
    if (!drag_) return;
    drag_.reset();
    edit_.letGo();
    curves_ = {};
    update();
}

void EqualizerPicture::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const auto hit = nodeAt(nodes_, event->position(), band_);
    if (!hit) return addBand(event->position());
    const core::ParameterRef on = row("on", *hit);
    emit bandChosen(*hit);
    edit_.set(on, band(*hit).on ? 0.0 : 1.0);
}

void EqualizerPicture::addBand(QPointF at) {
    const auto free = freeBand(slot_);
    if (!free) return edit_.desk().say(tr("All %1 bands are in use").arg(settings().bands.size()));
    Band added = band(*free);
    added.on = true;
    added.frequencyHz = hertz().hz(at.x());
    added.gainDb = decibels().db(at.y()) - curve_.totalDb(added.channel, added.frequencyHz);
    setBand(*free, added, tr("Equalizer: add band %1").arg(*free + 1));
    emit bandChosen(*free);
}

void EqualizerPicture::wheelEvent(QWheelEvent* event) {
    const auto under = nodeAt(nodes_, event->position(), band_);
    if (drag_ || (!hasFocus() && !(event->modifiers() & Qt::ControlModifier))) return event->ignore();
    event->accept();
    if (under && *under != band_) {
        letGoOfWheel();
        emit bandChosen(*under);
    }
    if (nodes_.empty()) return;
    if (!std::exchange(wheels_, true)) edit_.grab(labelOf(*core::findModule("equalizer"), row("q", band_)));
    const double notches = static_cast<double>(event->angleDelta().y() + event->angleDelta().x()) / notch;
    const double size = event->modifiers() & Qt::ShiftModifier ? 1.0 : 6.0;
    setBand(band_, sharpened(band(band_), notches * size), {});
    wheelRest_.start();
}

void EqualizerPicture::letGoOfWheel() {
    wheelRest_.stop();
    if (std::exchange(wheels_, false)) edit_.letGo();
}

/// To the next band by frequency.
void EqualizerPicture::step(int by) {
    std::vector<EqualizerNode> inOrder = nodes_;
    if (inOrder.empty()) return;
    std::ranges::stable_sort(inOrder, {}, [this](const auto& node) { return band(node.band).frequencyHz; });
    const auto here = std::ranges::find(inOrder, band_, &EqualizerNode::band);
    const auto at = here == inOrder.end() ? 0 : here - inOrder.begin() + by;
    const auto last = static_cast<std::ptrdiff_t>(inOrder.size()) - 1;
    emit bandChosen(inOrder[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at, 0, last))].band);
}

void EqualizerPicture::keyPressEvent(QKeyEvent* event) {
    letGoOfWheel();
    if (drag_) {
        if (event->key() != Qt::Key_Escape) return;
        setBand(band_, drag_->before, bandLabel(band_));
        return endDrag();
    }
    const core::ParameterRef gain = row("gain", band_);
    const double stepDb = keyStepDb * (event->modifiers() & Qt::ShiftModifier ? fine : 1.0);
    switch (event->key()) {
    case Qt::Key_Left:
        return step(-1);
    case Qt::Key_Right:
        return step(1);
    case Qt::Key_Up:
        return edit_.set(gain, gain.get(slot_) + stepDb);
    case Qt::Key_Down:
        return edit_.set(gain, gain.get(slot_) - stepDb);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (std::ranges::find(nodes_, band_, &EqualizerNode::band) == nodes_.end()) return;
        return edit_.change(tr("Equalizer: remove band %1").arg(band_ + 1),
                            [this](core::Slot& slot) { clearBand(slot, band_); });
    default:
        ModulePicture::keyPressEvent(event);
    }
}

void EqualizerPicture::focusInEvent(QFocusEvent*) {
    update();
}

void EqualizerPicture::focusOutEvent(QFocusEvent*) {
    letGoOfWheel();
    update();
}

void EqualizerPicture::leaveEvent(QEvent*) {
    if (!hovered_) return;
    hovered_.reset();
    curves_ = {};
    update();
}

} // namespace ui::chain
