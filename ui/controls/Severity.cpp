#include "ui/controls/Severity.h"

#include "ui/theme/Palette.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(ui::Severity)
};

} // namespace

QString severityIcon(core::Severity severity) {
    switch (severity) {
    case core::Severity::note:
        return QStringLiteral("info");
    case core::Severity::warning:
        return QStringLiteral("triangle-alert");
    case core::Severity::rule:
        return QStringLiteral("shield-alert");
    case core::Severity::error:
        return QStringLiteral("octagon-alert");
    }
    return {};
}

QColor severityColour(core::Severity severity) {
    switch (severity) {
    case core::Severity::note:
        return palette::dim;
    case core::Severity::warning:
        return palette::amber;
    case core::Severity::rule:
    case core::Severity::error:
        return palette::wrongText;
    }
    return palette::dim;
}

QString severityWord(core::Severity severity) {
    switch (severity) {
    case core::Severity::note:
        return Tr::tr("Note");
    case core::Severity::warning:
        return Tr::tr("Warning");
    case core::Severity::rule:
        return Tr::tr("Rule");
    case core::Severity::error:
        return Tr::tr("Error");
    }
    return {};
}

core::Severity gravest(const core::Findings& findings) {
    core::Severity found = core::Severity::note;
    for (const core::Finding& finding : findings) found = std::max(found, finding.severity);
    return found;
}

} // namespace ui
