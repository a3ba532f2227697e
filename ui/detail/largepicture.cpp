// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/largepicture.h"

#include "ui/theme/keybutton.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QDialog>
#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

namespace {

class LargePicture final {
    Q_DECLARE_TR_FUNCTIONS(console::LargePicture)
};

} // namespace

void showLargePicture(const Theme &theme, QWidget *parent, const QString &title,
                      const QImage &image)
{
    auto *window = new QDialog(parent);
    window->setObjectName(u"largePicture"_s);
    window->setWindowTitle(title);
    window->setAttribute(Qt::WA_DeleteOnClose);
    const int edge = theme.metric("dialogPadding"_L1);
    auto *column = new QVBoxLayout(window);
    column->setContentsMargins(edge, edge, edge, edge - 4);
    column->setSpacing(12);
    const QSize room = parent->screen()->availableSize() - QSize(120, 200);
    QSize size = image.size();
    if (size.width() > room.width() || size.height() > room.height())
        size.scale(room, Qt::KeepAspectRatio);
    auto *label = new QLabel(window);
    label->setAccessibleName(title);
    label->setPixmap(
        QPixmap::fromImage(image.scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
    column->addWidget(label, 0, Qt::AlignCenter);
    auto *close = new KeyButton(theme, LargePicture::tr("Close"), window);
    close->setObjectName(u"largePicture.close"_s);
    close->setAccessibleName(close->text());
    close->setKeyHint(LargePicture::tr("Esc"));
    close->setDefault(true);
    QObject::connect(close, &QPushButton::clicked, window, &QDialog::close);
    column->addWidget(close, 0, Qt::AlignRight);
    window->show();
}

} // namespace console
