#include "ui/preferences/DevicePage.h"

#include "ui/controls/Words.h"
#include "ui/desk/Desk.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QFormLayout>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace ui::preferences {

namespace {

QString ratesOf(const engine::DeviceDescription& device) {
    QStringList rates;
    for (const int rate : device.rates) rates << QString::number(rate / 1000.0, 'g', 5);
    return rates.isEmpty() ? DevicePage::tr("no rate of ours")
                           : rates.join(QStringLiteral(" \u00b7 ")) + DevicePage::tr(" kHz");
}

QString nameOf(const engine::DeviceDescription& device) {
    return QString::fromStdString(device.name) + QStringLiteral(" (") + QString::fromStdString(device.hostApi) +
           QStringLiteral(") \u2014 ") + ratesOf(device);
}

} // namespace

DevicePage::DevicePage(Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), device_(new QComboBox), block_(new QComboBox), state_(new QLabel),
      open_(new QPushButton), tone_(new QPushButton(tr("Test tone"))) {
    device_->setAccessibleName(tr("Audio device"));
    block_->setAccessibleName(tr("Block, frames"));
    block_->addItem(tr("As the device likes it"), 0);
    for (const int frames : {64, 128, 256, 512, 1024, 2048}) block_->addItem(tr("%1 frames").arg(frames), frames);
    const auto frames = desk_.listening().choice().blockFrames;
    block_->setCurrentIndex(std::max(0, block_->findData(frames.value_or(0))));
    auto* const again = new QPushButton(tr("Look again"));
    again->setToolTip(tr("Looks for devices anew; the one that is open is closed first"));
    state_->setFont(theme::figures(12));
    state_->setWordWrap(true);
    state_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    tone_->setCheckable(true);
    tone_->setToolTip(tr("1 kHz at \u221220 dBFS, left and right in turn"));

    auto* const form = new QFormLayout;
    form->setContentsMargins(metrics::grid, metrics::grid * 2, metrics::grid, metrics::grid);
    form->setHorizontalSpacing(metrics::grid * 2);
    form->setVerticalSpacing(metrics::grid + 4);
    const auto name = [](const QString& words) {
        auto* const label = new QLabel(words);
        label->setProperty("role", QStringLiteral("dim"));
        label->setMinimumHeight(metrics::buttonHeight);
        return label;
    };
    auto* const card = new QFrame;
    card->setProperty("role", QStringLiteral("card"));
    auto* const within = new QVBoxLayout(card);
    within->setContentsMargins(12, 10, 12, 10);
    within->addWidget(state_);
    auto* const hint =
        new QLabel(tr("While the device runs at the album's rate, at 0 dB and without dim or mono, it gets "
                      "the print bit for bit: the foot of the window says so, and why where it does not."));
    hint->setProperty("role", QStringLiteral("dim"));
    hint->setWordWrap(true);
    auto* const first = new QHBoxLayout;
    first->setSpacing(metrics::grid);
    first->addWidget(device_, 1);
    first->addWidget(again);
    form->addRow(name(tr("Device")), first);
    form->addRow(name(tr("Block")), block_);
    form->addRow(name(tr("State")), card);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(metrics::grid);
    buttons->addWidget(open_);
    buttons->addWidget(tone_);
    buttons->addStretch();
    form->addRow(QString(), buttons);
    form->addRow(QString(), hint);
    auto* const down = new QVBoxLayout(this);
    down->addLayout(form);
    down->addStretch();

    connect(device_, &QComboBox::activated, this, &DevicePage::choose);
    connect(block_, &QComboBox::activated, this, &DevicePage::choose);
    connect(again, &QPushButton::clicked, this, [this] {
        desk_.listening().closeDevice();
        lookAnew();
    });
    connect(open_, &QPushButton::clicked, this, [this] {
        const bool isOpen = desk_.listening().device().kind == engine::DeviceState::Kind::running;
        isOpen ? desk_.listening().closeDevice() : desk_.listening().openDevice();
    });
    connect(tone_, &QPushButton::toggled, this, [this](bool on) { desk_.listening().testTone(on); });
    connect(&desk_.listening(), &Listening::deviceChanged, this, &DevicePage::showState);
    connect(&desk_.listening(), &Listening::ticked, this, &DevicePage::showState);
    lookAnew();
}

DevicePage::~DevicePage() {
    if (looking_) looking_->cancel();
    if (tone_->isChecked()) desk_.listening().testTone(false);
}

/// Devices can only be looked for anew while none is open; and a machine takes a while to name its own.
void DevicePage::lookAnew() {
    if (looking_) return;
    device_->setEnabled(false);
    device_->clear();
    device_->addItem(tr("Looking for devices..."));
    looking_ = desk_.jobs().start(
        Job::Kind::background, tr("Looking for audio devices"),
        [look = desk_.listening().engine().looking()](JobProgress&, std::stop_token) { return look(); },
        [this](std::vector<engine::DeviceDescription> found) {
            looking_ = nullptr;
            devices_ = std::move(found);
            showDevices();
        },
        [this](const QString& why) {
            looking_ = nullptr;
            devices_.clear();
            showDevices();
            desk_.complain(why);
        });
    looking_->whenCancelled = [this] { looking_ = nullptr; };
    showState();
}

void DevicePage::showDevices() {
    const QSignalBlocker quiet(device_);
    device_->setEnabled(true);
    device_->clear();
    const auto usual = std::ranges::find_if(devices_, &engine::DeviceDescription::isDefault);
    device_->addItem(usual == devices_.end()
                         ? tr("The system's default")
                         : tr("The system's default: %1 (%2)")
                               .arg(QString::fromStdString(usual->name), QString::fromStdString(usual->hostApi)));
    const engine::DeviceChoice& choice = desk_.listening().choice();
    for (const auto& each : devices_) {
        device_->addItem(nameOf(each));
        if (each.name == choice.name && (choice.hostApi.empty() || each.hostApi == choice.hostApi))
            device_->setCurrentIndex(device_->count() - 1);
    }
    showState();
}

void DevicePage::choose() {
    engine::DeviceChoice choice;
    if (const int at = device_->currentIndex() - 1; at >= 0) {
        choice.name = devices_[static_cast<std::size_t>(at)].name;
        choice.hostApi = devices_[static_cast<std::size_t>(at)].hostApi;
    }
    if (const int frames = block_->currentData().toInt(); frames > 0) choice.blockFrames = frames;
    desk_.listening().choose(choice, true);
}

void DevicePage::showState() {
    const engine::DeviceState& device = desk_.listening().device();
    const bool isOpen = device.kind == engine::DeviceState::Kind::running;
    const QString words = isOpen ? tr("%1 (%2)\n%3 Hz \u00b7 %4 frames \u00b7 %5 ms \u00b7 %6 dropouts")
                                       .arg(QString::fromStdString(device.name), QString::fromStdString(device.hostApi))
                                       .arg(device.rate)
                                       .arg(device.blockFrames)
                                       .arg(decimal(device.latencyMs))
                                       .arg(desk_.listening().transport().dropouts)
                          : desk_.listening().isOpening() ? tr("Opening...")
                          : device.says.empty()           ? tr("No device is open. It opens when you play.")
                                                          : QString::fromStdString(device.says);
    if (state_->text() != words) state_->setText(words);
    open_->setText(isOpen ? tr("Close the device") : tr("Open the device"));
    open_->setEnabled(isOpen || (!desk_.layout().tracks.empty() && !desk_.listening().isOpening()));
    tone_->setEnabled(isOpen);
    if (!isOpen) tone_->setChecked(false);
}

} // namespace ui::preferences
