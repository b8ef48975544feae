/* SPDX-License-Identifier: MIT */
/* lang - the language of a text, as far as layout and lists care. */
#ifndef TEXT_LANG_H
#define TEXT_LANG_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum lang {
    LANG_UNKNOWN,
    LANG_ZH, /* Chinese, script not known */
    LANG_ZH_HANS,
    LANG_ZH_HANT,
    LANG_JA,
    LANG_KO,
    LANG_EN,
    LANG_OTHER,
};

/* BCP 47 tag ("zh-Hans", "ja"); NULL for LANG_UNKNOWN and LANG_OTHER. */
const char *lang_tag(enum lang l);
/* By a tag or a lang attribute, any case; zh-TW, zh-HK are LANG_ZH_HANT. */
enum lang lang_of_tag(struct str tag);
/* By the letters of at most the first 4 KiB of s: kana and Hangul by their
 * share, simplified against traditional by characters only one has. */
enum lang lang_guess(struct str s);

/* The same but for blanks and what search keys (text/fold) are the same for:
 * script, width, case, marks? */
bool lang_same_name(struct str x, struct str y);

#endif
