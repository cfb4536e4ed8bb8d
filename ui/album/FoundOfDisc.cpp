#include "ui/album/FoundOfDisc.h"

#include "ui/controls/Severity.h"
#include "ui/controls/WrappedLines.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>

namespace ui::album {

namespace {

constexpr QSize size(640, 420);
constexpr int iconSize = 14;

QString tr(const char* words) {
    return QCoreApplication::translate("ui::album::FoundOfDisc", words);
}

QListWidget* listOf(const core::Findings& findings, qreal scale) {
    auto* const list = new QListWidget;
    list->setObjectName(QStringLiteral("foundOfDisc"));
    list->setAccessibleName(tr("Findings of the disc"));
    list->setItemDelegate(new controls::WrappedLines(list));
    list->setWordWrap(true);
    list->setResizeMode(QListView::Adjust);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setIconSize({iconSize, iconSize});
    for (const core::Finding& finding : findings) {
        QString words = QString::fromStdString(finding.message);
        if (finding.track) words = tr("Track %1: %2").arg(*finding.track).arg(words);
        auto* const item = new QListWidgetItem(words, list);
        item->setIcon(
            QIcon(theme::pixmap(severityIcon(finding.severity), severityColour(finding.severity), iconSize, scale)));
        item->setData(Qt::AccessibleTextRole, severityWord(finding.severity) + QStringLiteral(": ") + words);
    }
    return list;
}

} // namespace

void showFoundOfDisc(core::Findings findings, QWidget& window) {
    std::ranges::stable_sort(findings, std::greater{}, &core::Finding::severity);
    auto* const dialog = new QDialog(&window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Found of the disc"));
    dialog->resize(size);
    auto* const says =
        new QLabel(tr("The album was made of it. This is what was wrong with the disc, and what an album "
                      "cannot hold:"));
    says->setWordWrap(true);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* const down = new QVBoxLayout(dialog);
    down->setContentsMargins(20, 20, 20, 16);
    down->setSpacing(metrics::grid + 4);
    down->addWidget(says);
    down->addWidget(listOf(findings, window.devicePixelRatioF()), 1);
    down->addWidget(buttons);
    dialog->open();
}

} // namespace ui::album
