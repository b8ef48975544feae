/* SPDX-License-Identifier: MIT */
/* iso2022 - ISO-2022-JP, the charset of Japanese mail, written as EUC-JP. */
#ifndef TEXT_ISO2022_H
#define TEXT_ISO2022_H

#include "base/buf.h"

/* Is s ASCII up to an escape to a set of kanji, and do two bytes of one
 * follow it? */
bool iso2022_is(struct str s);

/* s in EUC-JP, behind what out holds. What no set explains stays as it is,
 * for the decoder of EUC-JP to judge. */
void iso2022_to_euc(struct buf *out, struct str s);

#endif
