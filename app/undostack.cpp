// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "undostack.h"

namespace console {

void UndoStack::push(UndoStep step)
{
    m_steps.append(std::move(step));
    if (m_steps.size() > most)
        m_steps.removeFirst();
}

qsizetype UndoStack::newestPossible() const
{
    qsizetype at = m_steps.size() - 1;
    while (at >= 0 && !m_steps.at(at).isPossible())
        --at;
    return at;
}

QString UndoStack::words() const
{
    const qsizetype at = newestPossible();
    return at < 0 ? QString() : m_steps.at(at).words;
}

UndoStep UndoStack::undo()
{
    const qsizetype at = newestPossible();
    if (at < 0)
        return {};
    const UndoStep step = m_steps.at(at);
    m_steps.resize(at);
    return step.undo() ? step : UndoStep();
}

} // namespace console
