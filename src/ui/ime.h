/* SPDX-License-Identifier: MIT */
/*
 * ime - keys typed while an input method of another script is on.
 */
#ifndef UI_IME_H
#define UI_IME_H

#include <stdbool.h>
#include <stdint.h>

/* The ASCII key of a full-width character, of a single Hangul jamo on the
 * 2-set layout, of a bopomofo letter on the Dachen layout, or of 、 。 ；;
 * any other code point as it is. */
uint32_t ime_key(uint32_t cp);

/* Han, kana or a Hangul syllable: text that was meant to be searched for. */
bool ime_is_text(uint32_t cp);

#endif
