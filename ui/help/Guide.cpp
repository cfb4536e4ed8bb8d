#include "ui/help/Guide.h"

#include "ui/theme/Theme.h"

#include <QFile>
#include <QHBoxLayout>
#include <QListWidget>
#include <QRegularExpression>
#include <QTextBrowser>

namespace ui::help {

namespace {

QString sourceOf(const QString& page) {
    QFile file(QStringLiteral(":/guide/%1.html").arg(page));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The page's first heading.
QString titleOf(const QString& page) {
    static const QRegularExpression heading(QStringLiteral("<h1>(.*?)</h1>"));
    return heading.match(sourceOf(page)).captured(1);
}

QString sheet() {
    return QStringLiteral("body { color: %1; } h1 { color: %2; font-size: 20px; } h2 { font-size: 15px; } "
                          "a { color: %2; } code { font-family: 'JetBrains Mono'; color: %3; } p, li { line-height: "
                          "140%; } p.picture { line-height: 100%; }")
        .arg(palette::text.name(), palette::amber.name(), palette::blue.name());
}

} // namespace

QStringList Guide::pages() {
    return {QStringLiteral("start"),    QStringLiteral("sequence"), QStringLiteral("timeline"),
            QStringLiteral("chain"),    QStringLiteral("meters"),   QStringLiteral("listening"),
            QStringLiteral("delivery"), QStringLiteral("files"),    QStringLiteral("keys")};
}

Guide::Guide(QWidget* parent) : QDialog(parent), contents_(new QListWidget), text_(new QTextBrowser) {
    setWindowTitle(tr("Guide"));
    resize(940, 660);
    contents_->setFixedWidth(190);
    contents_->ensurePolished(); // rows are measured in the sheet's look
    contents_->setAccessibleName(tr("Pages of the guide"));
    for (const QString& page : pages()) contents_->addItem(titleOf(page));
    text_->setAccessibleName(tr("Guide"));
    text_->setOpenLinks(false);
    text_->document()->setDefaultStyleSheet(sheet());
    text_->document()->setDocumentMargin(20);
    connect(contents_, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0) text_->setHtml(sourceOf(pages()[row]));
    });
    connect(text_, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) { showPage(link.path()); });
    auto* const across = new QHBoxLayout(this);
    across->addWidget(contents_);
    across->addWidget(text_, 1);
    showPage(pages().front());
}

void Guide::showPage(const QString& page) {
    if (const auto row = pages().indexOf(page); row >= 0) contents_->setCurrentRow(static_cast<int>(row));
}

} // namespace ui::help
