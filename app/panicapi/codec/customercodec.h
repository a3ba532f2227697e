// SPDX-FileCopyrightText: Callout Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bytes become a customer, in both dialects. The end of the mobile number is the safe code: it is
// dropped here, and the one reader that keeps the number gives it in a type that only dials.
#pragma once

#include "domain/lookups.h"
#include "panicapi/codec/wire.h"
#include "panicapi/dialnumber.h"

#include <QByteArrayView>

namespace console {

/// The mobile number loses its last four digits here; `id` stands in where the answer has none.
[[nodiscard]] DecodeResult<Customer> decodeCustomer(QByteArrayView body, CustomerId id);
/// An error when the answer holds no number that can be dialled.
[[nodiscard]] DecodeResult<DialNumber> decodeDialNumber(QByteArrayView body);

} // namespace console
