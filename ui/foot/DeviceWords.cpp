#include "ui/foot/DeviceWords.h"

#include "ui/controls/Words.h"
#include "ui/theme/Palette.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace ui::foot {

namespace {

QString tr(const char* text, int count = -1) {
    return QCoreApplication::translate("DeviceWords", text, nullptr, count);
}

/// "96 000 Hz", which no line break divides.
QString hertz(int rate) {
    const QString digits = QString::number(rate);
    const QChar space(0x00a0);
    return digits.left(digits.size() - 3) + space + digits.right(3) + space + QStringLiteral("Hz");
}

/// "JACK", not "JACK Audio Connection Kit".
QString apiOf(const engine::DeviceState& device) {
    const QString name = QString::fromStdString(device.hostApi);
    return name.startsWith(QStringLiteral("JACK")) ? QStringLiteral("JACK") : name;
}

QString dropouts(std::uint64_t count) {
    return count == 1 ? tr("1 dropout") : tr("%1 dropouts").arg(count);
}

/// Why the device does not get the print itself.
QString departure(const engine::MonitorChoice& monitor) {
    if (monitor.listen == engine::MonitorChoice::Listen::source) return tr("not bit-exact: mixes");
    if (monitor.listen == engine::MonitorChoice::Listen::part) return tr("not bit-exact: part of a module");
    if (monitor.dim) return tr("not bit-exact: dimmed");
    if (monitor.mono) return tr("not bit-exact: mono");
    if (monitor.levelDb != 0.0) return tr("not bit-exact: %1").arg(signedDb(monitor.levelDb));
    return tr("not bit-exact");
}

void addRunning(std::vector<Part>& parts, const engine::DeviceState& device, const engine::TransportState& transport,
                const engine::MonitorChoice& monitor) {
    using Tone = Part::Tone;
    parts.push_back({tr("device %1 (%2)").arg(hertz(device.rate), apiOf(device))});
    parts.push_back({tr("%1 frames").arg(device.blockFrames)});
    if (device.latencyMs > 0.0) parts.push_back({tr("%1 ms").arg(decimal(device.latencyMs))});
    parts.push_back({dropouts(transport.dropouts), transport.dropouts > 0 ? Tone::wrong : Tone::plain});
    parts.push_back(transport.bitExact ? Part{tr("bit-exact"), Tone::good} : Part{departure(monitor)});
}

} // namespace

std::vector<Part> deviceWords(int albumRate, const engine::DeviceState& device, const engine::TransportState& transport,
                              const engine::MonitorChoice& monitor) {
    using Kind = engine::DeviceState::Kind;
    std::vector<Part> parts;
    if (albumRate > 0) parts.push_back({tr("album %1").arg(hertz(albumRate))});
    if (device.kind == Kind::running)
        addRunning(parts, device, transport, monitor);
    else if (device.kind == Kind::lost)
        parts.push_back({tr("device lost: %1").arg(QString::fromStdString(device.says)), Part::Tone::wrong});
    else
        parts.push_back({tr("no device open")});
    return parts;
}

QString between() {
    return QStringLiteral(" \u00b7 ");
}

QString plainText(const std::vector<Part>& parts) {
    QStringList words;
    for (const Part& part : parts) words += part.words;
    return words.join(between());
}

QColor colourOf(Part::Tone tone) {
    switch (tone) {
    case Part::Tone::good:
        return palette::good;
    case Part::Tone::wrong:
        return palette::wrongText;
    case Part::Tone::plain:
        return palette::dim;
    }
    return palette::dim;
}

} // namespace ui::foot
