/* SPDX-License-Identifier: MIT */
/* One row for a word, one column for a language; static text. */
#include <config.h>

#include "layout/words.h"

enum { COLUMN_EN, COLUMN_HANS, COLUMN_HANT, COLUMN_JA, COLUMN_KO, COLUMNS };

struct str word_of(enum word w, enum lang lang)
{
    static const unsigned char column[] = {
        [LANG_UNKNOWN] = COLUMN_EN,   [LANG_ZH] = COLUMN_HANS,
        [LANG_ZH_HANS] = COLUMN_HANS, [LANG_ZH_HANT] = COLUMN_HANT,
        [LANG_JA] = COLUMN_JA,        [LANG_KO] = COLUMN_KO,
        [LANG_EN] = COLUMN_EN,        [LANG_OTHER] = COLUMN_EN,
    };
    /* clang-format off */
    static const struct str words[WORDS][COLUMNS] = {
        [WORD_FIGURE] = { STR_INIT("Fig.: "), STR_INIT("图："),
                          STR_INIT("圖："), STR_INIT("図："),
                          STR_INIT("그림: ") },
        [WORD_VIDEO]  = { STR_INIT("Video"), STR_INIT("视频"),
                          STR_INIT("影片"), STR_INIT("動画"),
                          STR_INIT("영상") },
        [WORD_AUDIO]  = { STR_INIT("Audio"), STR_INIT("音频"),
                          STR_INIT("音訊"), STR_INIT("音声"),
                          STR_INIT("음성") },
        [WORD_COLON]  = { STR_INIT(": "), STR_INIT("："), STR_INIT("："),
                          STR_INIT("："), STR_INIT(": ") },
    };
    /* clang-format on */
    return words[w][column[lang]];
}
