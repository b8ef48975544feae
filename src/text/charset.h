/* SPDX-License-Identifier: MIT */
/*
 * charset - what encoding bytes are in, and bytes to valid UTF-8.
 *
 * Total: there is always an answer and decoding never fails; bytes that mean
 * nothing become U+FFFD and are counted.
 */
#ifndef TEXT_CHARSET_H
#define TEXT_CHARSET_H

#include "base/arena.h"

enum charset {
    CHARSET_UNKNOWN, /* only as "nothing declared" */
    CHARSET_UTF8,
    CHARSET_UTF16LE,
    CHARSET_UTF16BE,
    CHARSET_GB18030,
    CHARSET_BIG5,
    CHARSET_EUC_JP,
    CHARSET_SHIFT_JIS,
    CHARSET_EUC_KR,
    CHARSET_ISO_2022_JP,
};
enum { CHARSETS = CHARSET_ISO_2022_JP + 1 };

/* "UTF-8", "GB18030", …; static. */
const char *charset_name(enum charset c);

/* By a label as documents write it ("gbk", "x-sjis", "big5-hkscs", …, WHATWG
 * Encoding section 4.2); CHARSET_UNKNOWN if it is none of ours. */
enum charset charset_label(struct str label);

/*
 * By mark, by the looks of UTF-16, by the escapes of ISO-2022-JP, by
 * well-formedness, by declaration, else by trial of the legacy ones over the
 * first and last 4 KiB, or where these are all ASCII over the 4 KiB from the
 * first byte that is not UTF-8. A legacy one, also a declared one, wins only
 * if more than 1 in 50 of the non-ASCII bytes is bad UTF-8 and its own decoder
 * errs at most a tenth as often.
 */
enum charset charset_detect(struct str bytes, enum charset declared);

/* CHARSET_UTF16LE or CHARSET_UTF16BE by mark, else by what the first 4 KiB
 * look like: NUL in one half of the pairs only, and units that text of these
 * languages has. CHARSET_UNKNOWN if it is neither. */
enum charset charset_utf16(struct str bytes);

/* bytes as valid UTF-8 without mark. Well-formed UTF-8 is returned as it is
 * (then the result lives as long as bytes), else it lies in the arena.
 * *bad (may be NULL) gets the number of U+FFFD put in. */
struct str charset_decode(struct arena *a, struct str bytes, enum charset c,
                          size_t *bad);

#endif
