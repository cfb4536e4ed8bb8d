#include "ui/theme/Theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QPixmapCache>
#include <QStyle>
#include <QSvgRenderer>

// Resources of a static library are only there when somebody asks for them; the macro must stand outside of namespaces.
static void initResources() {
    Q_INIT_RESOURCE(resources);
}

namespace ui::theme {

namespace {

using namespace palette;

QByteArray svgOf(const QString& name, QColor colour) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) qFatal("there is no icon %s", qPrintable(name));
    return file.readAll().replace("currentColor", colour.name().toLatin1());
}

void paint(QPainter& painter, const QRectF& where, const QString& name, QColor colour) {
    QSvgRenderer renderer(svgOf(name, colour));
    renderer.render(&painter, where);
}

/// Drawn once: buttons ask for their icon whenever they are painted.
QPixmap drawn(const QString& name, QColor colour, const QSize& pixels, qreal scale) {
    const QString key = QStringLiteral("%1 %2 %3 x %4 at %5")
                            .arg(name, colour.name())
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(scale);
    QPixmap picture;
    if (QPixmapCache::find(key, &picture)) return picture;
    picture = QPixmap(pixels);
    picture.setDevicePixelRatio(scale);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paint(painter, QRectF(QPointF(), QSizeF(pixels) / scale), name, colour);
    QPixmapCache::insert(key, picture);
    return picture;
}

/// The icon at the size and scale that is asked for, in the colour of the state.
class LineIcon : public QIconEngine {
  public:
    explicit LineIcon(QString name) : name_(std::move(name)) {}

    void paint(QPainter* painter, const QRect& where, QIcon::Mode mode, QIcon::State state) override {
        theme::paint(*painter, where, name_, colourOf(mode, state));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return drawn(name_, colourOf(mode, state), size, 1.0);
    }
    QIconEngine* clone() const override { return new LineIcon(*this); }

  private:
    static QColor colourOf(QIcon::Mode mode, QIcon::State state) {
        if (mode == QIcon::Disabled) return faint;
        return state == QIcon::On ? background : text;
    }
    QString name_;
};

QPalette colours() {
    QPalette colours;
    colours.setColor(QPalette::Window, background);
    colours.setColor(QPalette::Base, panel);
    colours.setColor(QPalette::AlternateBase, raised);
    colours.setColor(QPalette::Button, raised);
    colours.setColor(QPalette::ToolTipBase, raised);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        colours.setColor(role, text);
    colours.setColor(QPalette::PlaceholderText, dim);
    colours.setColor(QPalette::Highlight, amber);
    colours.setColor(QPalette::HighlightedText, background);
    colours.setColor(QPalette::Link, amber);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        colours.setColor(QPalette::Disabled, role, faint);
    return colours;
}

/// The sheet's "@name" become the palette's colours.
QString styleSheet() {
    QFile file(QStringLiteral(":/lacquer.qss"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("there is no style sheet");
    QString sheet = QString::fromUtf8(file.readAll());
    // Longer names first: none may be the beginning of one that comes later.
    const std::pair<const char*, QColor> named[] = {{"@background", background},
                                                    {"@wrongText", wrongText},
                                                    {"@selection", selection},
                                                    {"@raised", raised},
                                                    {"@panel", panel},
                                                    {"@amber", amber},
                                                    {"@faint", faint},
                                                    {"@wrong", wrong},
                                                    {"@line", line},
                                                    {"@text", text},
                                                    {"@good", good},
                                                    {"@dim", dim}};
    for (const auto& [name, colour] : named) sheet.replace(QLatin1String(name), colour.name());
    return sheet;
}

} // namespace

void loadFonts() {
    initResources();
    for (const char* file : {"Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf",
                             "JetBrainsMono-Medium.ttf"})
        if (QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/") + QLatin1String(file)) < 0)
            qWarning("cannot use the font %s", file);
}

void apply(QApplication& application) {
    loadFonts();
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(colours());
    QApplication::setFont(words());
    application.setStyleSheet(styleSheet());
}

QFont words(int pixels, QFont::Weight weight) {
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

QFont figures(int pixels, QFont::Weight weight) {
    QFont font(QStringLiteral("JetBrains Mono"));
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

QIcon icon(const QString& name) {
    return QIcon(new LineIcon(name));
}

QPixmap pixmap(const QString& name, QColor colour, int pixels, qreal scale) {
    return drawn(name, colour, QSize(pixels, pixels) * scale, scale);
}

} // namespace ui::theme
