/* SPDX-License-Identifier: MIT */
/* words - the few words that follow the article's language, not the user's. */
#ifndef LAYOUT_WORDS_H
#define LAYOUT_WORDS_H

#include "text/lang.h"

enum word { WORD_FIGURE, WORD_VIDEO, WORD_AUDIO, WORD_COLON, WORDS };

/* Static. */
struct str word_of(enum word w, enum lang lang);

#endif
