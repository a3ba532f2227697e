// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "basemap/tiletrial.h"

#include "basemap/mbtilesfile.h"
#include "basemap/tileimage.h"
#include "basemap/xyzsource.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace console {

TileTrial::TileTrial(const QString &version, QObject *parent) : QObject(parent), m_version(version)
{
    m_pool.setMaxThreadCount(1);
}

TileTrial::~TileTrial()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void TileTrial::start(const BasemapSettings &settings)
{
    ++m_number;
    m_fetcher.reset();
    const QStringList problems = validate(settings);
    if (!problems.isEmpty()) {
        emit finished(false, problems.join(u' '));
        return;
    }
    switch (settings.kind) {
    case BasemapKind::BuiltIn:
        emit finished(true, u"The built-in map needs neither a network nor a file."_s);
        return;
    case BasemapKind::Xyz: tryServer(settings); return;
    case BasemapKind::Mbtiles: tryFile(settings.mbtilesFile); return;
    }
}

void TileTrial::tryServer(const BasemapSettings &settings)
{
    TileFetcher::Options options;
    options.userAgent = TileFetcher::userAgent(m_version, settings.contact);
    m_fetcher = std::make_unique<TileFetcher>(options);
    QElapsedTimer timer;
    timer.start();
    const QUrl url = XyzSource::addressOf(settings.xyzTemplate.trimmed(), {}, 1);
    m_fetcher->fetch(url, {}, {}, [this, timer](const FetchedTile &answer) {
        using Kind = FetchedTile::Kind;
        if (answer.kind == Kind::Absent) {
            emit finished(false, u"The server answers, but has no tile of the whole world (0/0/0): "
                                 "check the address."_s);
        } else if (answer.kind != Kind::New) {
            emit finished(false, answer.problem);
        } else if (const QImage image = QImage::fromData(answer.bytes); image.isNull()) {
            emit finished(false, u"The server answers, but not with a picture."_s);
        } else {
            emit finished(true, u"The server answered in %1 ms with a picture of %2 × %3 pixels."_s
                                    .arg(timer.elapsed())
                                    .arg(image.width())
                                    .arg(image.height()));
        }
    });
}

void TileTrial::tryFile(const QString &path)
{
    m_pool.start([this, path, number = m_number] {
        const MbtilesFile::Opened file = MbtilesFile::open(path);
        const bool ok = file.has_value();
        const QString sentence = ok ? u"\"%1\", zoom %2 to %3."_s.arg((*file)->info().name)
                                          .arg((*file)->info().minZoom)
                                          .arg((*file)->info().maxZoom)
                                    : file.error();
        QMetaObject::invokeMethod(
            this,
            [this, ok, sentence, number] {
                if (number == m_number)
                    emit finished(ok, sentence);
            },
            Qt::QueuedConnection);
    });
}

} // namespace console
