#include "ui/help/About.h"

#include "ui/theme/Theme.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui::help {

namespace {

QString textOf(const QString& resource) {
    QFile file(resource);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QWidget* page(const QString& text, const QString& name) {
    auto* const edit = new QPlainTextEdit(text);
    edit->setReadOnly(true);
    edit->setFont(theme::figures(metrics::smallSize));
    edit->setAccessibleName(name);
    edit->setTabChangesFocus(true);
    return edit;
}

} // namespace

About::About(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("About Lacquer"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(640, 520);
    auto* const name = new QLabel(tr("Lacquer %1").arg(QApplication::applicationVersion()));
    name->setFont(theme::words(24, QFont::DemiBold));
    auto* const says = new QLabel(tr(
        "A mastering workstation. Free software under the GNU General Public License, version 3 or later, without any "
        "warranty. Not affiliated with the owner of the DDP trade mark."));
    says->setWordWrap(true);
    const QString made = tr("Lacquer is made with:\n\n"
                            "  Qt 6                 LGPL 3\n"
                            "  FFTW 3               GPL 2 or later\n"
                            "  libsndfile           LGPL 2.1 or later\n"
                            "  libebur128           MIT\n"
                            "  TagLib               LGPL 2.1, MPL 1.1\n"
                            "  PortAudio            MIT\n"
                            "  soxr                 LGPL 2.1 or later\n"
                            "  Highway              Apache 2.0\n"
                            "  OpenSSL (libcrypto)  Apache 2.0\n"
                            "  zlib                 zlib\n"
                            "  nlohmann-json        MIT\n"
                            "  CLI11                BSD 3-clause\n"
                            "  Inter                SIL Open Font License 1.1\n"
                            "  JetBrains Mono       Apache 2.0\n"
                            "  Lucide icons         ISC\n");
    auto* const tabs = new QTabWidget;
    tabs->setDocumentMode(true);
    tabs->tabBar()->setDrawBase(false);
    tabs->setAccessibleName(tr("Licences"));
    tabs->tabBar()->setAccessibleName(tr("Licences"));
    tabs->addTab(page(made, tr("What Lacquer is made with")), tr("Made with"));
    tabs->addTab(page(textOf(QStringLiteral(":/LICENSE")), tr("Licence of Lacquer")), tr("Lacquer"));
    tabs->addTab(page(textOf(QStringLiteral(":/fonts/LICENSE.Inter")), tr("Licence of Inter")), tr("Inter"));
    tabs->addTab(page(textOf(QStringLiteral(":/fonts/LICENSE.JetBrainsMono")), tr("Licence of JetBrains Mono")),
                 tr("JetBrains Mono"));
    tabs->addTab(page(textOf(QStringLiteral(":/icons/LICENSE")), tr("Licence of the Lucide icons")), tr("Lucide"));
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* const down = new QVBoxLayout(this);
    down->addWidget(name);
    down->addWidget(says);
    down->addWidget(tabs, 1);
    down->addWidget(buttons);
}

} // namespace ui::help
